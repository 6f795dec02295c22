/** Results as they arrive: who may send one, what must be true of it, and what its sender is told. */
import { AppError } from '#shared/model/app-error.ts';
import { apiError, notFound } from '#shared/api/api-error.ts';
import { scanIdSchema, targetHeader, type ResultAnswer } from '#shared/protocol/messages.ts';
import { headers as names, resultMediaType, type ResultLimits } from '#shared/protocol/protocol.ts';
import { verifyResult } from '#shared/protocol/signing.ts';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import type { Caller } from '../../http/caller.ts';
import type { Principal } from '../../http/route.ts';
import type { BlobFolder } from '../../ingest/blob-folder.ts';
import { diskLimits, type DiskProbe } from '../../ingest/disk-space.ts';
import type { StatedUpload } from '../../ingest/expand-upload.ts';
import { receiveUpload } from '../../ingest/receive-upload.ts';
import { findSettledResult, type StoredHeader } from '../../ingest/results.store.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { findAgent } from '../agents/agents.store.ts';
import { organizationAcceptsUnsigned } from '../organizations/organizations.store.ts';
import { findScan, type StoredScan } from '../scans/scans.store.ts';
import { parseTarget } from '../scans/target.ts';
import { isLeaseOf } from './lease-id.ts';
import { isOpenedBy, openOwnScan } from './own-scans.ts';

/** Results that arrive or wait for the ingest thread; the next one is told to come again. */
export const resultsWaitingMax = 16;

/** Seconds after which a result that found the server full is sent again. */
const retryAfterS = 10;

export interface ResultsDependencies {
  readonly thread: TaskThread;
  readonly blobs: BlobFolder;
  readonly disk: DiskProbe;
  readonly limits: ResultLimits;
  /** Events were written by the thread; this process's own listeners did not hear it. */
  readonly onEvents: (orgId: string) => void;
  readonly onProgress: (orgId: string, progress: { scan_id: string; stage: string; done: number; total: number }) => void;
}

/** One delivery. */
export interface Delivery {
  readonly principal: Principal;
  readonly caller: Caller;
  readonly scanId: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Readable;
  readonly signal: AbortSignal;
}

export type ResultsService = ReturnType<typeof createResultsService>;

export function createResultsService(foundation: Foundation, dependencies: ResultsDependencies) {
  const { db, clock, random, keys, log } = foundation;
  const { thread, blobs, disk, limits, onEvents, onProgress } = dependencies;
  /** Results in the making, by scan and digest: the second of two that arrive at once gets the answer of the first. */
  const underWay = new Map<string, Promise<ResultAnswer>>();
  let waiting = 0;

  return {
    /** Takes a result. The answer means that it is on disk and visible, or was before. */
    async deliver(delivery: Delivery): Promise<ResultAnswer> {
      if ((await disk()) < diskLimits.resultFreeMin) throw busy('unavailable', 'The disk of the server is nearly full (limit resultFreeMin).', 60);
      if (waiting >= resultsWaitingMax) throw busy('rate_limited', `Too many results are being taken in (limit resultsWaitingMax is ${resultsWaitingMax}).`, retryAfterS);
      waiting += 1;
      try {
        return await take(delivery);
      } finally {
        waiting -= 1;
      }
    },
  };

  async function take(delivery: Delivery): Promise<ResultAnswer> {
    const { principal, scanId } = delivery;
    const { orgId } = principal;
    const stated = readHeaders(delivery.headers);
    const publicKey = await signingKey(principal, stated.signature);
    const scan = await scanFor(delivery, stated);
    const resultId = newId('res', { clock, random });
    const { encoding, sha256, signature, fencing } = stated;
    const verified = publicKey === undefined || signature === undefined ? undefined : verifyResult(signature, { scan_id: scanId, sha256 }, publicKey);
    const file = blobs.incomingPath(resultId);
    try {
      const bytes = await receiveUpload({ body: delivery.body, file, bytesMax: limits.compressedBytesMax, signal: delivery.signal });
      if (scan === undefined) await openOnDelivery(delivery);
      const upload = { file, encoding, bytes, sha256, signedSize: verified?.size ?? null };
      return await once({ delivery, upload, envelope: verified?.envelope ?? null, fencing, resultId, orgId });
    } finally {
      await rm(file, { force: true });
    }
  }

  async function once(options: { delivery: Delivery; upload: StatedUpload; envelope: string | null; fencing: number | null; resultId: string; orgId: string }): Promise<ResultAnswer> {
    const { delivery, upload, envelope, fencing, resultId, orgId } = options;
    const { scanId, principal, caller } = delivery;
    const identity = JSON.stringify([orgId, scanId, upload.sha256]);
    const shared = await answerUnderWay(identity);
    if (shared !== undefined) return shared;
    const known = await findSettledResult(db.kysely, { orgId, scanId, sha256: upload.sha256 });
    const answer = known === undefined ? null : (JSON.parse(known.header) as StoredHeader).answer;
    if (answer !== null) return answer;
    // Asked again: the look at the database took a while.
    const faster = await answerUnderWay(identity);
    if (faster !== undefined) return faster;

    const { actor, requestId, ip } = caller;
    const job = { orgId, scanId, resultId, agentId: principal.type === 'agent' ? principal.id : null, fencing, upload, signature: envelope, limits, at: clock.now(), actor, requestId, ip };
    const total = upload.bytes;
    onProgress(orgId, { scan_id: scanId, stage: 'ingest', done: 0, total });
    const task = thread
      .run<'ingest'>({ kind: 'ingest', job }, (done) => onProgress(orgId, { scan_id: scanId, stage: 'ingest', done, total }))
      .finally(() => underWay.delete(identity));
    underWay.set(identity, task);
    const result = await task;
    if (result.cleaned_count > 0) log.warn({ scan_id: scanId, agent_id: job.agentId, count: result.cleaned_count }, 'a result held raw credentials; they were masked');
    onEvents(orgId);
    return result;
  }

  /** The answer that another delivery of the same bytes gets; undefined when there is none, or when it failed: its bytes may have been spoilt on the way. */
  async function answerUnderWay(identity: string): Promise<ResultAnswer | undefined> {
    return underWay.get(identity)?.catch(() => undefined);
  }

  /** The key to verify with; undefined for a result that nobody signs. */
  async function signingKey(principal: Principal, signature: string | undefined): Promise<string | undefined> {
    if (principal.type === 'agent') {
      if (signature === undefined) throw apiError('signature_invalid', 'An enrolled agent signs its results, and this one is not signed.', { field: names.signature });
      const agent = await findAgent(db.kysely, { orgId: principal.orgId, id: principal.id });
      if (agent === undefined) throw notFound('agent', principal.id);
      return agent.public_key;
    }
    if (await organizationAcceptsUnsigned(db.kysely, principal.orgId)) return undefined;
    throw apiError('insufficient_scope', 'This organization takes only signed results.', { hint: 'Enrol an agent and let it deliver.' });
  }

  /**
   * The scan that a result is for, when its sender may deliver it; undefined for a scan that is not known yet.
   * @throws {AppError} `not_found` for a scan of others, `lease_lost` for a lease that its sender never had.
   */
  async function scanFor({ principal, scanId }: Delivery, stated: StatedHeaders): Promise<StoredScan | undefined> {
    const scan = await findScan(db.kysely, { orgId: principal.orgId, id: scanId });
    if (scan === undefined) {
      if (!scanIdSchema.safeParse(scanId).success) throw notFound('scan', scanId);
      return undefined;
    }
    if (isOpenedBy(scan, principal)) return scan;
    if (principal.type !== 'agent') throw notFound('scan', scanId);
    const { leaseId, fencing } = stated;
    if (leaseId === undefined || fencing === null || fencing > scan.fencing || !isLeaseOf(keys.pepper, leaseId, { scanId, fencing, agentId: principal.id })) {
      throw apiError('lease_lost', 'This agent never held a lease of this scan by that name.', { field: names.leaseId });
    }
    return scan;
  }

  /** A spooled result may be the first word of its scan. */
  async function openOnDelivery({ principal, scanId, headers, caller }: Delivery): Promise<void> {
    const target = parseTarget(decoded(headers[targetHeader]) ?? 'dir:.');
    const options = { deep: false, labels: [] };
    await db.transaction((tx) => openOwnScan(tx, keys.pepper, { id: scanId, target, trigger: 'cli', options, principal, caller, at: clock.now() }));
    // Taken by another organization, or by somebody else's scan a moment ago.
    const scan = await findScan(db.kysely, { orgId: principal.orgId, id: scanId });
    if (scan === undefined || !isOpenedBy(scan, principal)) throw notFound('scan', scanId);
  }
}

interface StatedHeaders {
  readonly encoding: 'gzip' | 'identity';
  readonly sha256: string;
  readonly signature: string | undefined;
  readonly leaseId: string | undefined;
  readonly fencing: number | null;
}

function readHeaders(sent: Readonly<Record<string, string | undefined>>): StatedHeaders {
  const type = (sent['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== resultMediaType) throw apiError('unsupported_media_type', 'The body must be a result.', { field: 'Content-Type', hint: `Send Content-Type: ${resultMediaType}.` });
  const encoding = (sent['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity') throw apiError('unsupported_media_type', 'The body may be compressed with gzip only.', { field: 'Content-Encoding', hint: 'Send gzip, or no encoding.' });
  const sha256 = sent[names.digest] ?? '';
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw apiError('validation_error', 'The digest of the body is missing or malformed.', { field: names.digest, hint: 'Lower-case hex SHA-256 of the uncompressed bytes.' });
  const fencing = sent[names.fencing];
  if (fencing !== undefined && !/^\d{1,15}$/u.test(fencing)) throw apiError('validation_error', 'The fencing number is malformed.', { field: names.fencing });
  return { encoding, sha256, signature: sent[names.signature], leaseId: sent[names.leaseId], fencing: fencing === undefined ? null : Number(fencing) };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    throw apiError('validation_error', 'The target of the scan is not URI-encoded.', { field: targetHeader });
  }
}

function busy(code: 'rate_limited' | 'unavailable', message: string, afterS: number): AppError {
  return new AppError(code, `${message} Send it again later.`, { detail: { retryAfterS: afterS } });
}
