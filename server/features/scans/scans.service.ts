/** Scans as people and keys see them: asked for, looked at, judged again, exported, cancelled. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { createScan, type NewScanRequest } from './create-scan.ts';
import * as evaluations from './evaluations.store.ts';
import { removeExpiredScans, removeScan } from './retention.ts';
import { evaluationReplyOf, scanReplyOf, violationReplyOf, type ScanReply } from './scan-reply.ts';
import * as store from './scans.store.ts';
import { sourcesOfScans, unopenedOfScans } from './standing.reads.ts';

/** Limits of one graph reply; what does not fit is counted in `total_nodes` and `is_cut`. */
export const graphLimits = { nodesMax: 5_000, edgesMax: 20_000 } as const;

/** Tasks that may wait for the thread that exports and judges. */
const waitingTasksMax = 16;

export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ScansDependencies {
  /** For evaluations and exports. */
  readonly thread: TaskThread;
  /** Told after a scan was queued in this process, so that a waiting agent gets it at once. */
  readonly onQueued: (orgId: string) => void;
}

export type ScansService = ReturnType<typeof createScansService>;

export function createScansService(foundation: Foundation, { thread, onQueued }: ScansDependencies) {
  const { db, clock, cursors } = foundation;

  async function existing(orgId: string, id: string): Promise<store.StoredScan> {
    const scan = await store.findScan(db.kysely, { orgId, id });
    if (scan === undefined) throw notFound('scan', id);
    return scan;
  }

  /** The scan with the result that it shows. */
  async function withResult(orgId: string, id: string): Promise<store.StoredScan & { result_id: string }> {
    const scan = await existing(orgId, id);
    if (scan.result_id === null) throw apiError('conflict', `The scan has no result; its state is ${scan.state}.`, { hint: 'Wait for the event scan.completed.' });
    return { ...scan, result_id: scan.result_id };
  }

  function assertThreadHasRoom(): void {
    if (thread.depth >= waitingTasksMax) throw apiError('unavailable', `Too many exports and evaluations are waiting (limit waitingTasksMax is ${waitingTasksMax}).`);
  }

  return {
    /**
     * Queues a scan. An agent that is waiting for work gets it at once.
     * @throws {AppError} `unprocessable` for a target, a credential or an integration that cannot be scanned with; `not_found` for one that is not there.
     */
    async create(request: NewScanRequest, caller: Caller): Promise<ScanReply & { warnings: string[] }> {
      const { scan, warnings } = await createScan(foundation, { request, caller });
      onQueued(caller.orgId);
      return { ...scanReplyOf(scan), warnings };
    },

    /** Scans newest first, by cursor. */
    async list(orgId: string, query: ListQuery & store.ScanFilter): Promise<Page<ScanReply>> {
      const scope = listScope(orgId, query);
      const rows = await store.listScans(db.kysely, { orgId, filter: query, page: pageRequest(cursors, scope, query) });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: scanReplyOf });
    },

    /** The same by page number, for clients of the older form. */
    async listByPage(orgId: string, query: { offset: number; limit: number } & store.ScanFilter): Promise<Page<ScanReply>> {
      const { offset, limit } = query;
      const rows = await store.listScans(db.kysely, { orgId, filter: query, page: { limit, after: undefined }, offset });
      const total = await store.countScans(db.kysely, { orgId, filter: query });
      return toPage({ rows, limit, cursors, scope: listScope(orgId, query), position: (row) => ({ key: row.created_at, id: row.id }), item: scanReplyOf, total });
    },

    async get(orgId: string, id: string) {
      const scan = await existing(orgId, id);
      const result = scan.result_id === null ? undefined : await store.findResultSummary(db.kysely, { orgId, resultId: scan.result_id });
      return {
        ...scanReplyOf(scan),
        result:
          scan.result_id === null || result === undefined
            ? null
            : { id: scan.result_id, sha256: result.sha256, size_bytes: result.size_bytes, is_signed: result.signature !== null, received_at: new Date(result.received_at).toISOString() },
        sources: [...((await sourcesOfScans(db.kysely, { orgId, scanIds: [id] })).get(id) ?? [])],
        unopened: [...((await unopenedOfScans(db.kysely, { orgId, scanIds: [id] })).get(id) ?? [])],
      };
    },

    /** Components by id, whole as the agent sent them. Empty while there is no result. */
    async components(orgId: string, id: string, query: ListQuery & store.ComponentFilter): Promise<Page<unknown>> {
      const scan = await existing(orgId, id);
      const filter = { scan: id, kind: query.kind, is_ai: query.isAi === undefined ? undefined : String(query.isAi), q: query.q };
      const scope = { orgId, list: 'listComponents', filter };
      const page = pageRequest(cursors, scope, query);
      const rows = scan.result_id === null ? [] : await store.listComponents(db.kysely, { orgId, resultId: scan.result_id, filter: query, page });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.id, id: row.id }), item: (row) => JSON.parse(row.body) as unknown });
    },

    /** Nodes and edges for drawing; an edge is there when both its ends are. */
    async graph(orgId: string, id: string) {
      const scan = await existing(orgId, id);
      if (scan.result_id === null) return { nodes: [], edges: [], total_nodes: 0, is_cut: false };
      const of = { orgId, resultId: scan.result_id };
      const nodes = await store.listNodes(db.kysely, { ...of, limit: graphLimits.nodesMax });
      const edges = await store.listEdges(db.kysely, { ...of, limit: graphLimits.edgesMax });
      const shown = new Set(nodes.map((node) => node.id));
      return {
        nodes: nodes.map(({ is_ai, ...node }) => ({ ...node, is_ai: is_ai === 1 })),
        edges: edges.filter((edge) => shown.has(edge.from_id) && shown.has(edge.to_id)).map((edge) => ({ id: edge.id, type: edge.type, from: edge.from_id, to: edge.to_id })),
        total_nodes: scan.component_count ?? nodes.length,
        is_cut: nodes.length < (scan.component_count ?? 0) || edges.length === graphLimits.edgesMax,
      };
    },

    /** Every evaluation of the result, newest first. */
    async evaluations(orgId: string, id: string, query: ListQuery) {
      const scan = await existing(orgId, id);
      const scope = { orgId, list: 'listEvaluations', filter: { scan: id } };
      const page = pageRequest(cursors, scope, query);
      const rows = scan.result_id === null ? [] : await evaluations.listEvaluations(db.kysely, { orgId, scanId: id, resultId: scan.result_id }, page);
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: evaluationReplyOf });
    },

    /** Violations of the newest evaluations, waived ones among them. */
    async violations(orgId: string, id: string, query: ListQuery & evaluations.ViolationFilter & { policy?: string | undefined }) {
      const scan = await existing(orgId, id);
      const { state, severity, policy } = query;
      const scope = { orgId, list: 'listViolations', filter: { scan: id, state, severity, policy } };
      const page = pageRequest(cursors, scope, query);
      const latest = scan.result_id === null ? [] : await evaluations.latestEvaluations(db.kysely, { orgId, scanId: id, resultId: scan.result_id });
      const asked = latest.filter((row) => policy === undefined || row.policy_id === policy || row.policy_name === policy);
      const policies = new Map(asked.map((row) => [row.id, row.policy_name]));
      const rows = await evaluations.listViolations(db.kysely, { orgId, evaluationIds: [...policies.keys()], filter: { state, severity } }, page);
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.id, id: row.id }), item: (row) => violationReplyOf(row, policies.get(row.evaluation_id) ?? '') });
    },

    /** What came, went and changed from one scan to another. */
    async compare(orgId: string, scans: { before: string; after: string; limit: number }) {
      const before = await withResult(orgId, scans.before);
      const after = await withResult(orgId, scans.after);
      assertThreadHasRoom();
      const comparison = await thread.run<'compare'>({ kind: 'compare', job: { orgId, beforeId: before.result_id, afterId: after.result_id, limit: scans.limit } });
      return { before: sideOf(before), after: sideOf(after), ...comparison };
    },

    delete: (id: string, caller: Caller): Promise<void> => removeScan(foundation, id, caller),

    /** Removes what organizations keep no longer; the count of scans. */
    retain: (signal: AbortSignal): Promise<number> => removeExpiredScans(foundation, signal),

    /** Judges the result again by the policies in force now. */
    async evaluate(id: string, caller: Caller, isTest: boolean) {
      const scan = await withResult(caller.orgId, id);
      assertMayChange(scan, isTest);
      assertThreadHasRoom();
      const { orgId } = caller;
      const verdict = await thread.run<'evaluate'>({ kind: 'evaluate', job: { orgId, scanId: id, resultId: scan.result_id, caller, at: clock.now() } });
      const rows = await evaluations.latestEvaluations(db.kysely, { orgId, scanId: id, resultId: scan.result_id });
      return { scan_id: id, verdict, evaluations: rows.map(evaluationReplyOf) };
    },

    /** The result in a format; the caller sends it as a file. */
    async export(id: string, format: string, caller: Caller): Promise<{ bytes: Uint8Array; mediaType: string; fileName: string }> {
      // Loaded when first needed: the libraries of the formats would make every start slower.
      const { allExporters } = await import('./export-stored.ts');
      const exporter = allExporters.find((candidate) => candidate.id === format);
      if (exporter === undefined) {
        const accepted = allExporters.map((candidate) => candidate.id).join(', ');
        throw apiError('validation_error', `There is no format ${JSON.stringify(format.slice(0, 40))}.`, { field: 'format', hint: `Accepted: ${accepted}.` });
      }
      const scan = await withResult(caller.orgId, id);
      assertThreadHasRoom();
      const bytes = await thread.run<'export'>({ kind: 'export', job: { orgId: caller.orgId, scanId: id, resultId: scan.result_id, format } });
      const at = clock.now();
      await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'scan.export', target: id, detail: { format }, at })));
      return { bytes, mediaType: exporter.mediaType, fileName: `${id}${exporter.extension}` };
    },

    /**
     * Cancels: a queued scan at once, a held one when its agent has heard of it or its lease has run out. Twice is once.
     * @throws {AppError} `conflict` when the scan has ended in another way.
     */
    async cancel(id: string, caller: Caller, isTest: boolean): Promise<ScanReply> {
      const at = clock.now();
      const of = { orgId: caller.orgId, id, at };
      await db.transaction(async (tx) => {
        const scan = await store.findScan(tx, of);
        if (scan === undefined) throw notFound('scan', id);
        assertMayChange(scan, isTest);
        if (scan.state === 'cancelled' || scan.cancel_requested_at !== null) {
          await appendAudit(tx, entryOf(caller, { action: 'scan.cancel', target: id, detail: { changed: false }, at }));
          return;
        }
        const isCancelled = await store.cancelQueued(tx, of);
        // Between two states (an agent took it just now) the second one answers.
        const isAsked = isCancelled || (await store.requestCancel(tx, of));
        if (!isAsked) throw apiError('conflict', `The scan cannot be cancelled; its state is ${scan.state}.`);
        if (isCancelled) await appendEvent(tx, { orgId: caller.orgId, type: 'scan.cancelled', subject: id, data: { scan_id: id, target: scan.target }, at });
        await appendAudit(tx, entryOf(caller, { action: 'scan.cancel', target: id, detail: { changed: true }, at }));
      });
      return scanReplyOf(await existing(caller.orgId, id));
    },
  };
}

function listScope(orgId: string, filter: store.ScanFilter) {
  const { state, source, kind, verdict, trigger, scheduleId, integrationId, q } = filter;
  const [from, to] = [filter.from?.toString(), filter.to?.toString()];
  return { orgId, list: 'listScans', filter: { state, source, kind, verdict, trigger, scheduleId, integrationId, from, to, q } };
}

/** One side of a comparison. */
function sideOf({ id, target, finished_at, component_count, verdict }: store.StoredScan) {
  return { scan_id: id, target, finished_at: isoOrNull(finished_at), component_count, verdict };
}

/** A test key changes only what test keys made. */
function assertMayChange(scan: store.StoredScan, isTest: boolean): void {
  if (isTest && scan.is_test !== 1) throw apiError('insufficient_scope', 'A test key may only change scans that are marked as test.');
}
