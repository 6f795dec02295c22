/** Leases that ran out, uploads that a crash left, events that are old. Safe to run in several servers. */
import type { Foundation } from '../foundation.ts';
import { finishAttempt } from '../features/internal/end-attempt.ts';
import { listExpired } from '../features/internal/leases.store.ts';
import { leaseTimes } from '#shared/protocol/protocol.ts';
import { systemCaller } from '../http/caller.ts';
import type { BlobFolder } from '../ingest/blob-folder.ts';
import { abandonStagedResults, listAbandonedResults, recoverIngestingScans, removeStagedSlice, removeUnsettledResult } from '../ingest/results.store.ts';
import type { Doorbell } from './doorbell.ts';
import type { Job } from './job.ts';
import { removeEventsBefore } from './retention.store.ts';

export const maintenanceTimes = {
  /** Between two looks for leases that ran out. */
  sweepMs: 5_000,
  collectMs: 60_000,
  retainMs: 60 * 60_000,
  /** After which a result that another server staged counts as left behind. */
  stagedMsMax: 60 * 60_000,
  /** For which events are kept. */
  eventsMsMax: 30 * 24 * 60 * 60_000,
  /** Difference between wall and monotonic time that counts as a jump of the clock. */
  jumpMs: 30_000,
} as const;

/** Scans looked at in one sweep. */
const sweptMax = 200;

export interface Maintenance {
  /** Clears what an earlier run left. */
  recover(): Promise<void>;
  /** Its work by the clock. */
  readonly jobs: readonly Job[];
  /** Takes scans from agents that have gone silent; the ids of those it changed. */
  sweep(): Promise<string[]>;
  /** Removes rows and files of results that were never finished. */
  collect(): Promise<void>;
  retain(): Promise<void>;
}

/** @param monotonicMs - a clock that only goes forward, so that a jump of the other is noticed. */
export function createMaintenance(foundation: Foundation, { blobs, doorbell, monotonicMs = () => performance.now() }: { blobs: BlobFolder; doorbell: Doorbell; monotonicMs?: () => number }): Maintenance {
  const { db, clock, log } = foundation;
  let last = { wall: clock.now(), monotonic: monotonicMs() };
  // Nobody could beat while the server was down, so nobody's lease ends for it.
  let graceUntil = last.monotonic + leaseTimes.leaseMs;

  /** Whether leases may be judged now. After a jump of the clock every holder first gets the time to beat. */
  function mayJudge(): boolean {
    const now = { wall: clock.now(), monotonic: monotonicMs() };
    const jump = now.wall - last.wall - (now.monotonic - last.monotonic);
    last = now;
    if (Math.abs(jump) > maintenanceTimes.jumpMs) {
      log.warn({ jump_ms: Math.round(jump) }, 'the clock jumped; no lease ends until its holder had time to beat');
      graceUntil = now.monotonic + leaseTimes.leaseMs;
    }
    return now.monotonic >= graceUntil;
  }

  async function sweep(): Promise<string[]> {
    if (!mayJudge()) return [];
    const at = clock.now();
    const changed: string[] = [];
    for (const scan of await listExpired(db.kysely, { before: at, limit: sweptMax })) {
      const trouble = { code: 'lease_expired', message: `The agent fell silent during attempt ${scan.attempt}.`, retry: true };
      const end = await db.transaction((tx) => finishAttempt(tx, { scan, trouble, caller: systemCaller(scan.org_id), at, expiredBefore: at }));
      if (end === undefined) continue;
      changed.push(scan.id);
      log.info({ scan_id: scan.id, agent_id: scan.agent_id, attempt: scan.attempt, state: end.state }, 'a lease ran out');
      if (end.state === 'queued') doorbell.ring(scan.org_id);
    }
    return changed;
  }

  async function collect(): Promise<void> {
    const now = clock.now();
    await db.transaction((tx) => abandonStagedResults(tx, now - maintenanceTimes.stagedMsMax));
    await removeAbandoned();
    await db.transaction((tx) => recoverIngestingScans(tx, { now, graceMs: 2 * leaseTimes.leaseMs }));
  }

  async function removeAbandoned(): Promise<void> {
    for (const { id, org_id: orgId } of await listAbandonedResults(db.kysely)) {
      while (await db.transaction((tx) => removeStagedSlice(tx, { orgId, resultId: id }))) {
        // Slice by slice, so that others get to write in between.
      }
      await blobs.removeOf(id);
      await db.transaction((tx) => removeUnsettledResult(tx, { orgId, resultId: id }));
      log.info({ result_id: id }, 'a result that was never finished was removed');
    }
  }

  const retain = async () => void (await db.transaction((tx) => removeEventsBefore(tx, clock.now() - maintenanceTimes.eventsMsMax)));

  return {
    jobs: [
      { id: 'sweep', everyMs: maintenanceTimes.sweepMs, run: sweep },
      { id: 'collect', everyMs: maintenanceTimes.collectMs, run: collect },
      { id: 'retain', everyMs: maintenanceTimes.retainMs, run: retain },
    ],
    async recover() {
      // An embedded database has one server: whatever is staged now was staged by one that is gone.
      const isAlone = db.dialect === 'sqlite';
      const now = clock.now();
      await blobs.clearIncoming(isAlone ? Number.POSITIVE_INFINITY : now - maintenanceTimes.stagedMsMax);
      if (isAlone) await db.transaction((tx) => abandonStagedResults(tx, Number.MAX_SAFE_INTEGER));
      await collect();
    },
    sweep,
    collect,
    retain,
  };
}
