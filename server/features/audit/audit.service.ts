/** The audit log: read, exported as a chain that proves itself, its old begin retired into files. */
import { createReadStream } from 'node:fs';
import { access as accessFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { apiError, notFound } from '#shared/api/api-error.ts';
import { segmentText, signStatement } from '#shared/api/audit-statements.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import type { AccessConfig } from '../../config/access.ts';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { BlobFolder } from '../../ingest/blob-folder.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as reads from './audit.reads.ts';
import { appendAudit } from './audit.store.ts';
import { chainLines } from './chain-file.ts';
import { writeSegmentFile } from './segment-file.ts';
import * as segments from './segments.store.ts';

export interface AuditDependencies {
  readonly access: Pick<AccessConfig, 'auditRetentionDays'>;
  readonly blobs: BlobFolder;
  /** Entries of one segment; for tests. */
  readonly segmentEntriesMax?: number;
}

/** Entries that one cleanup retires at most; the reply says when there are more. A hundred thousand rows go in one transaction of about a second. */
const segmentEntriesDefault = 100_000;

const dayMs = 24 * 60 * 60_000;

/** What a list shows when no begin is asked for. */
const listedMs = 7 * dayMs;

export interface EntryReply {
  readonly id: string;
  readonly seq: number;
  readonly actor: { readonly type: string; readonly id: string; readonly name?: string };
  readonly action: string;
  readonly target: string;
  readonly at: string;
  readonly detail: JsonObject;
  readonly hash: string;
}

export interface SegmentReply {
  readonly id: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly prev_hash: string;
  readonly last_hash: string;
  readonly sha256: string;
  readonly statement: string;
  readonly signature: string;
  readonly key_id: string;
  readonly created_by: string;
  readonly created_at: string;
}

export interface EntryQuery {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A file to send. */
export interface Download {
  readonly name: string;
  readonly body: Readable;
}

export type AuditService = ReturnType<typeof createAuditService>;

export function createAuditService(foundation: Foundation, { access, blobs, segmentEntriesMax = segmentEntriesDefault }: AuditDependencies) {
  const { db, clock, random, keys, cursors } = foundation;

  return {
    /** Entries of an organization, newest first; of the last seven days when no begin is given. */
    async list(orgId: string, query: EntryQuery): Promise<Page<EntryReply>> {
      const { from, to, actor, action, target } = query;
      const now = clock.now();
      const filter = { from: from ?? now - listedMs, to: to ?? now, actor, action, target };
      if (filter.from > filter.to) throw apiError('validation_error', 'from must not be after to.', { field: 'from' });
      const scope = { orgId, list: 'listAuditEntries', filter: { from: from?.toString(), to: to?.toString(), actor, action, target } };
      const rows = await reads.listEntries(db.kysely, orgId, filter, pageRequest(cursors, scope, query));
      const names = await reads.actorNames(db.kysely, orgId, [...new Set(rows.map((row) => row.actor_id))]);
      const position = (row: reads.StoredEntry) => ({ key: row.at, id: String(row.seq) });
      return toPage({ rows, limit: query.limit, cursors, scope, position, item: (row) => replyOf(row, names.get(row.actor_id)) });
    },

    /**
     * The chain from an entry on, or from the first that is kept. The export is itself an entry, the last one in it.
     * @throws {AppError} `unprocessable` when the chain does not reach that far.
     */
    async export(fromSeq: number, caller: Caller): Promise<Download> {
      const { orgId } = caller;
      const at = clock.now();
      const range = await db.transaction(async (tx) => {
        await appendAudit(tx, entryOf(caller, { action: 'audit.export', target: orgId, detail: { from_seq: fromSeq }, at }));
        const state = await reads.chainState(tx, orgId);
        if (fromSeq > state.audit_seq) throw apiError('unprocessable', `The chain has ${state.audit_seq - 1} entries.`, { field: 'from_seq' });
        const known = await segments.allSegments(tx, orgId);
        const last = known.at(-1);
        const keptFrom = last === undefined ? 1 : last.last_seq + 1;
        const begin = Math.max(fromSeq, keptFrom);
        const [first] = await reads.entriesBetween(tx, { orgId, first: begin, last: begin, limit: 1 });
        const prevHash = begin === keptFrom ? (last?.last_hash ?? '') : (first?.prev_hash ?? '');
        return { kind: 'export' as const, organization: state, fromSeq: begin, prevHash, headSeq: state.audit_seq, headHash: state.audit_head, segments: known, at };
      });
      const lines = async function* () {
        yield* chainLines(db.kysely, keys, range);
        // Entries may have been retired while they were read: rather no file than one with a hole.
        const known = await segments.lastSegment(db.kysely, orgId);
        if (known?.id !== range.segments.at(-1)?.id) throw new Error('The audit log was cleaned up during an export.');
      };
      return { name: `audit-${range.organization.slug}-${range.fromSeq}-${range.headSeq}.jsonl`, body: Readable.from(lines()) };
    },

    /**
     * Retires the entries before an instant: writes them to a file, keeps a signed anchor in their place and removes
     * the rows. Always a closed begin of the chain, never one that does not hold.
     * @param limit - an instant, milliseconds since the epoch, or an age in days.
     * @throws {AppError} `unprocessable` inside the retention, `conflict` under a legal hold or when the chain is broken.
     */
    async cleanup(limit: { readonly before: number } | { readonly olderThanDays: number }, caller: Caller): Promise<{ removed_count: number; has_more: boolean; segment: SegmentReply | null }> {
      const { orgId } = caller;
      const at = clock.now();
      const before = 'before' in limit ? limit.before : at - limit.olderThanDays * dayMs;
      const { auditRetentionDays: days } = access;
      if (before > at - days * dayMs) {
        throw apiError('unprocessable', `Audit entries are kept for at least ${days} days (limit auditRetentionDays).`, { field: 'before', hint: 'The operator sets WAYBILL_AUDIT_RETENTION_DAYS.' });
      }
      const state = await reads.chainState(db.kysely, orgId);
      assertNoHold(state);
      const previous = await segments.lastSegment(db.kysely, orgId);
      const first = (previous?.last_seq ?? 0) + 1;
      const since = await reads.firstEntrySince(db.kysely, { orgId, first, since: before });
      const end = since === undefined ? state.audit_seq : since - 1;
      const last = Math.min(end, first + segmentEntriesMax - 1);
      if (last < first) {
        await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'audit.cleanup', target: orgId, detail: { before: new Date(before).toISOString(), removed_count: 0 }, at })));
        return { removed_count: 0, has_more: false, segment: null };
      }
      const segment = await writeSegment({ state, previous, first, last, at, createdBy: caller.actor.id });
      try {
        await db.transaction(async (tx) => {
          await lockOrganization(tx, orgId);
          assertNoHold(await reads.chainState(tx, orgId));
          const known = await segments.lastSegment(tx, orgId);
          if (known?.id !== previous?.id) throw apiError('conflict', 'The audit log was cleaned up by somebody else meanwhile. Try again.');
          await segments.insertSegment(tx, segment);
          const removed = await segments.removeEntries(tx, { orgId, first, last });
          if (removed !== last - first + 1) throw new Error(`A segment of ${last - first + 1} entries removed ${removed} rows.`);
          const detail = { before: new Date(before).toISOString(), removed_count: removed, first_seq: first, last_seq: last, last_hash: segment.last_hash, sha256: segment.sha256 };
          await appendAudit(tx, entryOf(caller, { action: 'audit.cleanup', target: segment.id, detail, at }));
        });
      } catch (error) {
        await blobs.removeOf(segment.id);
        throw error;
      }
      return { removed_count: last - first + 1, has_more: last < end, segment: segmentReplyOf(segment) };
    },

    async listSegments(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<SegmentReply>> {
      const scope = { orgId, list: 'listAuditSegments' };
      const rows = await segments.listSegments(db.kysely, orgId, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.last_seq, id: row.id }), item: segmentReplyOf });
    },

    /** The file of a segment. The download is an entry. */
    async segment(id: string, caller: Caller): Promise<Download> {
      const segment = await segments.findSegment(db.kysely, { orgId: caller.orgId, id });
      if (segment === undefined) throw notFound('audit segment', id);
      const file = blobs.path(segment.blob);
      await accessFile(file).catch(() => {
        throw apiError('not_found', `The file of the audit segment ${id} is not in the data directory.`, { hint: 'Put it back from a backup; its SHA-256 stands in the list of segments.' });
      });
      await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'audit_segment.download', target: id, detail: { sha256: segment.sha256 }, at: clock.now() })));
      return { name: `audit-segment-${segment.first_seq}-${segment.last_seq}.jsonl.gz`, body: createReadStream(file) };
    },
  };

  /** Writes the file of a segment to its lasting place, and signs what stands in it. */
  async function writeSegment(of: { state: reads.ChainState; previous: segments.StoredSegment | undefined; first: number; last: number; at: number; createdBy: string }): Promise<segments.StoredSegment> {
    const { state, previous, first, last, at, createdBy } = of;
    const orgId = state.id;
    const id = newId('aus', { clock, random });
    const [end] = await reads.entriesBetween(db.kysely, { orgId, first: last, last, limit: 1 });
    if (end === undefined) throw brokenChain(last);
    const prevHash = previous?.last_hash ?? '';
    const lines = chainLines(db.kysely, keys, { kind: 'segment', organization: state, fromSeq: first, prevHash, headSeq: last, headHash: end.hash, segments: [], at });
    const incoming = blobs.incomingPath(id);
    try {
      const { sha256, problem } = await writeSegmentFile({ lines, file: incoming, publicKey: keys.resultSigning.publicPem });
      if (problem !== undefined) throw brokenChain(problem.seq ?? first);
      const blob = await blobs.keep({ incoming, id, encoding: 'gzip' });
      const signed = signStatement(segmentText({ orgId, firstSeq: first, lastSeq: last, prevHash, lastHash: end.hash, sha256, at }), keys.resultSigning.privateKey);
      return { id, org_id: orgId, first_seq: first, last_seq: last, prev_hash: prevHash, last_hash: end.hash, sha256, blob, ...signed, created_by: createdBy, created_at: at };
    } finally {
      await rm(incoming, { force: true });
    }
  }
}

function assertNoHold(state: reads.ChainState): void {
  if (state.legal_hold === 1) throw apiError('conflict', 'The organization is under a legal hold: nothing of its audit log is removed.', { hint: 'An owner lifts the hold first.' });
}

function brokenChain(seq: number) {
  return apiError('conflict', `The chain does not hold at entry ${seq}, so nothing of it is removed.`, { hint: 'Export it and run waybill audit verify on the file.' });
}

function replyOf(row: reads.StoredEntry, name: string | undefined): EntryReply {
  const { id, seq, actor_type: type, actor_id: actorId, action, target, at, detail, hash } = row;
  return { id, seq, actor: { type, id: actorId, ...(name === undefined ? {} : { name }) }, action, target, at: new Date(at).toISOString(), detail: JSON.parse(detail) as JsonObject, hash };
}

function segmentReplyOf(row: segments.StoredSegment): SegmentReply {
  const { org_id: _, blob: __, created_at: createdAt, ...shown } = row;
  return { ...shown, created_at: new Date(createdAt).toISOString() };
}
