/** Work for agents: leases, beats, scans they open themselves, and attempts that fail. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { BeatAnswer, BeatRequest, FailureAnswer, FailureRequest, JobCredential, LeasedJob, OpenScanAnswer, Progress, ScanOptions, TestAnswer, TestReport } from '#shared/protocol/messages.ts';
import { leaseTimes } from '#shared/protocol/protocol.ts';
import type { Foundation } from '../../foundation.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import type { Principal } from '../../http/route.ts';
import { diskLimits, type DiskProbe } from '../../ingest/disk-space.ts';
import { withoutSecrets } from '../../ingest/secret-cleaner.ts';
import type { Doorbell } from '../../jobs/doorbell.ts';
import { findAgent, touchAgent, type StoredAgent } from '../agents/agents.store.ts';
import { claimTest, reportTest } from '../integrations/connection-tests.ts';
import { endedStates, findScan, type StoredScan } from '../scans/scans.store.ts';
import { parseTarget } from '../scans/target.ts';
import { finishAttempt } from './end-attempt.ts';
import { jobCredentials } from './job-credentials.ts';
import { leaseIdOf } from './lease-id.ts';
import { claimScan, extendLease, listClaimable, type Claim } from './leases.store.ts';
import { isOpenedBy, openOwnScan } from './own-scans.ts';
import { revocationVersion } from './revocation.ts';

/** Milliseconds between two looks at the queue while an agent waits; a scan queued by this process rings at once. */
const lookMs = { sqlite: 10_000, postgres: 2_000 } as const;

/** Milliseconds within which an agent's last word is not written again. */
const touchMs = 10_000;

export interface WorkDependencies {
  readonly doorbell: Doorbell;
  readonly disk: DiskProbe;
  readonly drain: AbortSignal;
  /** A scan was given out or opened: its result will come. */
  readonly onStarted: () => void;
  /** Shows progress to whoever watches; lossy. */
  readonly onProgress: (orgId: string, progress: Omit<Progress, 'seq'> & { scan_id: string }) => void;
}

export type WorkService = ReturnType<typeof createWorkService>;

export function createWorkService(foundation: Foundation, { doorbell, disk, drain, onStarted, onProgress }: WorkDependencies) {
  const { db, clock, keys, vault } = foundation;
  /** The poll of each agent that is in flight; a newer one ends it. */
  const polls = new Map<string, AbortController>();
  const nowIso = () => new Date(clock.now()).toISOString();

  async function hear({ org_id: orgId, id, kinds, last_seen_at: lastSeenAt }: StoredAgent, offered: readonly string[]): Promise<void> {
    const at = clock.now();
    const offeredJson = JSON.stringify([...new Set(offered)].sort());
    if (kinds === offeredJson && lastSeenAt !== null && at - lastSeenAt < touchMs && at >= lastSeenAt) return;
    await db.transaction((tx) => touchAgent(tx, { orgId, id, at, kinds: offeredJson }));
  }

  /** A scan with the credentials for it. One whose credentials cannot be had fails, and the next one is looked at. */
  async function claimOne(claim: Omit<Claim, 'expiresAt'>, caller: Caller): Promise<{ scan: StoredScan; credentials: readonly JobCredential[] } | undefined> {
    for (const candidate of await listClaimable(db.kysely, claim)) {
      const claimed = await db.transaction(async (tx) => {
        const at = clock.now();
        const scan = await claimScan(tx, candidate, { ...claim, expiresAt: at + leaseTimes.leaseMs });
        if (scan === undefined) return undefined;
        const outcome = await jobCredentials(tx, vault, { scan, caller, at });
        if ('credentials' in outcome) return { scan, credentials: outcome.credentials };
        await finishAttempt(tx, { scan, trouble: outcome.trouble, caller: systemCaller(claim.orgId), at });
        return undefined;
      });
      if (claimed !== undefined) return claimed;
    }
    return undefined;
  }

  return {
    /** One job, or undefined when there was none in time, the disk is too full, or the server drains. */
    async lease(principal: Principal, request: { slots: number; kinds: readonly string[]; tests: boolean; wait_s: number }, caller: Caller, signal: AbortSignal): Promise<LeasedJob | undefined> {
      const { orgId, id: agentId } = principal;
      const agent = await findAgent(db.kysely, { orgId, id: agentId });
      if (agent === undefined) throw notFound('agent', agentId);
      await hear(agent, request.kinds);
      if (request.slots === 0) return undefined;

      polls.get(agentId)?.abort();
      const own = new AbortController();
      polls.set(agentId, own);
      const ended = AbortSignal.any([signal, own.signal]);
      const deadline = performance.now() + request.wait_s * 1000;
      const labels = JSON.parse(agent.labels) as string[];
      try {
        // After an abort nobody would read the job: it would only wait for its lease to run out.
        while (!ended.aborted) {
          // Somebody waits for it, and it is short.
          const test = request.tests ? await claimTest(foundation, { orgId, agentId, kinds: request.kinds }, caller) : undefined;
          if (test !== undefined) return test;
          const hasRoom = (await disk()) >= diskLimits.leaseFreeMin;
          const claimed = hasRoom ? await claimOne({ orgId, agentId, labels, kinds: request.kinds, leaseIdOf: (parts) => leaseIdOf(keys.pepper, parts) }, caller) : undefined;
          if (claimed !== undefined) {
            onStarted();
            onProgress(orgId, { scan_id: claimed.scan.id, stage: 'leased', done: 0, total: 0 });
            return jobOf(claimed.scan, claimed.credentials, nowIso());
          }
          const leftMs = deadline - performance.now();
          if (leftMs <= 0) return undefined;
          await doorbell.wait(orgId, Math.min(leftMs, lookMs[db.dialect]), ended);
        }
        return undefined;
      } finally {
        if (polls.get(agentId) === own) polls.delete(agentId);
      }
    },

    /** Takes over how far a test of a connection is, or how it ended. */
    report: async (principal: Principal, testId: string, report: TestReport, caller: Caller): Promise<TestAnswer> => ({ test_id: testId, state: await reportTest(foundation, { orgId: principal.orgId, agentId: principal.id, testId, report }, caller) }),

    /** Extends a lease and passes progress on; says what to do otherwise. */
    async beat(principal: Principal, scanId: string, beat: BeatRequest): Promise<BeatAnswer> {
      const { orgId, id: agentId } = principal;
      const now = clock.now();
      const said = beat.progress && cleaned(beat.progress);
      const { scan, isExtended, isNews } = await db.transaction(async (tx) => {
        const scan = await findScan(tx, { orgId, id: scanId });
        if (scan === undefined) throw notFound('scan', scanId);
        const isNews = said !== undefined && said.seq > lastSeq(scan);
        const isExtended = await extendLease(tx, {
          orgId,
          scanId,
          agentId,
          leaseId: beat.lease_id,
          now,
          expiresAt: now + leaseTimes.leaseMs,
          progress: isNews ? JSON.stringify(said) : undefined,
        });
        await touchAgent(tx, { orgId, id: agentId, at: now });
        return { scan, isExtended, isNews };
      });

      if (isExtended && isNews && said !== undefined) {
        const { seq: _, ...progress } = said;
        onProgress(orgId, { scan_id: scanId, ...progress });
      }
      const isHeld = scan.lease_id === beat.lease_id && scan.agent_id === agentId && !isEnded(scan);
      const state = isExtended ? (drain.aborted ? 'drain' : 'ok') : isHeld && scan.cancel_requested_at !== null ? 'cancel' : 'lease_lost';
      return { state, lease_expires_in_s: isExtended ? leaseTimes.leaseMs / 1000 : 0, revocation_version: revocationVersion, server_time: nowIso() };
    },

    /** Opens a scan that the caller runs itself. Safe to repeat. */
    async open(principal: Principal, request: { id: string; target: string; trigger: 'cron' | 'cli'; source?: string | undefined; deep: boolean }, caller: Caller): Promise<{ answer: OpenScanAnswer; isNew: boolean }> {
      const target = parseTarget(request.target);
      const { orgId } = principal;
      const at = clock.now();
      const options: ScanOptions = { deep: request.deep, labels: [], ...(request.source === undefined ? {} : { source: withoutSecrets(request.source) }) };
      const isNew = await db.transaction((tx) => openOwnScan(tx, keys.pepper, { id: request.id, target, trigger: request.trigger, options, principal, caller, at }));
      if (isNew) onStarted();
      const scan = await findScan(db.kysely, { orgId, id: request.id });
      if (scan === undefined || !isOpenedBy(scan, principal) || scan.target !== target || scan.trigger !== request.trigger) {
        throw apiError('conflict', 'The id of this scan is taken by another one.', { field: 'id', hint: 'Make a new id for each scan.' });
      }
      const leaseId = leaseIdOf(keys.pepper, { scanId: scan.id, fencing: scan.fencing, agentId: principal.id });
      const left = scan.lease_expires_at === null ? 0 : (scan.lease_expires_at - at) / 1000;
      return { answer: { scan_id: scan.id, lease_id: leaseId, fencing: scan.fencing, attempt: scan.attempt, lease_expires_in_s: Math.max(0, left), server_time: nowIso(), state: scan.state }, isNew };
    },

    /** Ends an attempt that will give no result. */
    async fail(principal: Principal, scanId: string, failure: FailureRequest, caller: Caller): Promise<FailureAnswer> {
      const { orgId, id: agentId } = principal;
      const at = clock.now();
      const state = await db.transaction(async (tx) => {
        const scan = await findScan(tx, { orgId, id: scanId });
        if (scan === undefined) throw notFound('scan', scanId);
        if (isEnded(scan)) return scan.state;
        if (scan.lease_id !== failure.lease_id || scan.agent_id !== agentId) throw apiError('lease_lost', 'This attempt does not hold the scan any more.', { field: 'lease_id' });
        const end = await finishAttempt(tx, { scan, trouble: { code: failure.reason, message: withoutSecrets(failure.message), retry: failure.retry }, caller, at });
        return end?.state ?? scan.state;
      });
      if (state === 'queued') doorbell.ring(orgId);
      return { scan_id: scanId, state };
    },
  };
}

function isEnded(scan: StoredScan): boolean {
  return endedStates.some((state) => state === scan.state);
}

/** The agent masks; a path that holds a credential, from a faulty or foreign agent, is masked here before anybody sees it. */
function cleaned({ current, ...progress }: Progress): Progress {
  return current === undefined ? progress : { ...progress, current: withoutSecrets(current) };
}

function lastSeq(scan: StoredScan): number {
  return scan.progress === null ? -1 : (JSON.parse(scan.progress) as Progress).seq;
}

function jobOf(scan: StoredScan, credentials: readonly JobCredential[], serverTime: string): LeasedJob {
  return {
    scan_id: scan.id,
    lease_id: scan.lease_id ?? '',
    fencing: scan.fencing,
    attempt: scan.attempt,
    lease_expires_in_s: leaseTimes.leaseMs / 1000,
    server_time: serverTime,
    target: scan.target,
    options: JSON.parse(scan.options) as ScanOptions,
    ...(credentials.length === 0 ? {} : { credentials: [...credentials] }),
  };
}
