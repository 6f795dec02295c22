/** The agent as a whole: identity, enrolment, spool, work. Built here from its parts; ends when the signal aborts. */
import { join } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import { leaseTimes } from '#shared/protocol/protocol.ts';
import type { BackoffTimes } from './backoff.ts';
import type { BeatTimes } from './beats.ts';
import { systemClock, type Clock } from './clock.ts';
import { deliverEntry } from './delivery.ts';
import { createDrainer, type Settlement } from './drainer.ts';
import type { Probe } from './connection-test.ts';
import { makePrivateDir } from './durable-file.ts';
import type { AgentSelf } from './enrol.ts';
import type { Heartbeat } from './heartbeat.ts';
import { loadEnrolment, loadKeys } from './identity.ts';
import { noAccess, planJob, type SourceAccess } from './job-plan.ts';
import type { JobEnd, JobWorld, Scan } from './job.ts';
import { runLeaseLoop } from './lease-loop.ts';
import type { Log } from './log.ts';
import { isProcessAlive, takeLock, type ProcessLock } from './process-lock.ts';
import { runIntegrations, type OwnWork } from './run-integrations.ts';
import { serverClient } from './server-client.ts';
import { openSession } from './session.ts';
import { createSlots, type Slots } from './slots.ts';
import { openSpool, sweepTempFiles, type SpoolLimits } from './spool.ts';

/** Every time that an agent keeps, milliseconds; tests pass shorter ones. */
export interface AgentTimes {
  readonly beats: BeatTimes;
  readonly pollMs: number;
  readonly pauseMs: number;
  readonly graceMs: number;
  /** How long to wait for the lock of an agent that is just stopping. */
  readonly lockMs: number;
  readonly delivery?: BackoffTimes;
  readonly poll?: BackoffTimes;
}

export const agentTimes: AgentTimes = {
  beats: { beatMs: leaseTimes.beatMs, progressMs: 500, timeoutMs: 10_000 },
  pollMs: leaseTimes.pollMs,
  pauseMs: 30_000,
  graceMs: 5_000,
  lockMs: 20_000,
};

export interface RunAgentOptions {
  /** Absent: the agent does its own work only. */
  readonly server: string | undefined;
  /** The agent's folder in the data directory. */
  readonly agentDir: string;
  readonly self: AgentSelf;
  readonly allowedRoots: readonly string[];
  /** What sources are read with; absent: only what needs no credential. */
  readonly access?: SourceAccess;
  /** What it scans on its own schedules. */
  readonly own?: OwnWork;
  readonly fingerprintKey?: string;
  readonly slots: number;
  readonly spoolLimits: SpoolLimits;
  readonly scan: Scan;
  /** Tests of connections; absent: this agent takes none. */
  readonly probe?: Probe;
  readonly generatedAt: () => Date;
  readonly nextToken: () => Promise<string | undefined>;
  /** Enrolled, and the server answered a poll. */
  readonly onReady?: (agentId: string) => void;
  readonly onJobEnd?: (scanId: string, end: JobEnd) => void;
  readonly onSettled?: (path: string, settlement: Settlement) => void;
  readonly times?: AgentTimes;
  /** What a heartbeat's thread starts with; default: the entry beside it. */
  readonly heartbeatEntry?: URL;
  readonly clock?: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Runs an agent until the signal aborts.
 * @throws {AppError} `agent_running` when another agent uses the folder; `enrolment_needed`, `enrolment_refused`, `identity_unreadable`.
 */
export async function runAgent(options: RunAgentOptions): Promise<void> {
  const { server, agentDir, self, log, signal, times = agentTimes, clock = systemClock } = options;
  await makePrivateDir(agentDir);
  const lock = await waitForLock(join(agentDir, 'agent.lock'), times.lockMs, { clock, log, signal });
  try {
    if (server === undefined) await runAlone(options, { times, clock });
    else await runLocked(options, serverClient({ server, agentVersion: self.version, clock }), { times, clock });
  } finally {
    await lock.release();
  }
}

/** Without a server there are no jobs: the schedules and their exports are all there is. */
async function runAlone(options: RunAgentOptions, { times, clock }: { times: AgentTimes; clock: Clock }): Promise<void> {
  const { agentDir, self, own, scan, generatedAt, fingerprintKey, log, signal } = options;
  if (own === undefined) throw new AppError('config_invalid', 'An agent without a server needs integrations of its own.');
  log.info('there is no server; reports go to the exports');
  await runIntegrations({
    work: own,
    agentDir,
    agent: self.name ?? self.hostName,
    slots: createSlots(options.slots),
    scan,
    generatedAt,
    ...(fingerprintKey === undefined ? {} : { fingerprintKey }),
    graceMs: times.graceMs,
    clock,
    log,
    signal,
  });
}

async function runLocked(
  options: RunAgentOptions,
  client: ReturnType<typeof serverClient>,
  { times, clock }: { times: AgentTimes; clock: Clock },
): Promise<void> {
  const { agentDir, self, scan, nextToken, log, signal } = options;
  const keys = await loadKeys(agentDir);
  const heartbeats = new Set<Heartbeat>();
  const session = await openSession(await loadEnrolment(agentDir), {
    client,
    agentDir,
    keys,
    self,
    nextToken,
    onRenewed: ({ key }) => heartbeats.forEach((heartbeat) => heartbeat.useKey(key)),
    clock,
    log,
    signal,
  });
  const spool = await openSpool({ dir: join(agentDir, 'spool'), limits: options.spoolLimits, now: clock.now, log });
  await sweepTempFiles(spool.dir, (pid) => pid !== process.pid && isProcessAlive(pid));
  const drainer = createDrainer({
    spool,
    deliver: async (entry, stop) => deliverEntry(client, session.current().key, entry, stop),
    onKeyUnknown: async () => session.renew(session.current().key),
    ...(options.onSettled === undefined ? {} : { onSettled: options.onSettled }),
    clock,
    log,
    ...(times.delivery === undefined ? {} : { backoff: times.delivery }),
  });

  const { allowedRoots, access = noAccess } = options;
  const slots = createSlots(options.slots);
  const world: Omit<JobWorld, 'onDrain'> = {
    client,
    session,
    keys,
    agentVersion: self.version,
    // Both who runs the agent and who enrolled it may set roots; a target must please both.
    plan: (job, enrolledRoots) =>
      planJob(job, {
        roots: [allowedRoots, enrolledRoots],
        access,
        onWithheld: (target) => log.warn('credentials of the environment are not sent to an address that the server names; list the target in credentials: of waybill.yaml', { scan_id: job.scan_id, target }),
      }),
    scan,
    ...(options.probe !== undefined && { probe: options.probe }),
    spool,
    drainer,
    heartbeats,
    beatTimes: times.beats,
    ...(options.heartbeatEntry && { heartbeatEntry: options.heartbeatEntry }),
    generatedAt: options.generatedAt,
    clock,
    log,
  };
  const drained = new AbortController();
  const stopped = new AbortController();
  const ownWork = runOwnWork(options, world, { slots, times, clock, signal: AbortSignal.any([signal, stopped.signal]) });
  // What an earlier run left comes first; only then is work taken.
  await drainer.pass(signal);
  const draining = drainer.run(drained.signal);
  let end: Awaited<ReturnType<typeof runLeaseLoop>>;
  try {
    end = await runLeaseLoop({
      world,
      slots,
      labels: self.labels,
      ...(options.access === undefined ? {} : { kinds: access.sources.map(({ id }) => id) }),
      pollMs: times.pollMs,
      pauseMs: times.pauseMs,
      graceMs: times.graceMs,
      ...(times.poll === undefined ? {} : { backoff: times.poll }),
      ...(options.onJobEnd === undefined ? {} : { onJobEnd: options.onJobEnd }),
      onReady: () => options.onReady?.(session.current().agent_id),
      signal,
    });
  } finally {
    stopped.abort();
    await ownWork;
    drained.abort();
    await draining;
  }
  await Promise.all([...heartbeats].map((heartbeat) => heartbeat.stop()));
  if (end === 'key_unknown') {
    throw new AppError('enrolment_needed', `${client.server} does not know this agent. Give a new enrolment token with --token-file, WAYBILL_ENROLMENT_TOKEN or --token-stdin.`);
  }
}

/** The schedules beside the jobs. A server that drains does not end them: their results wait in the spool. */
async function runOwnWork(
  { own, agentDir, scan, generatedAt, log }: RunAgentOptions,
  world: Omit<JobWorld, 'onDrain'>,
  { slots, times, clock, signal }: { slots: Slots; times: AgentTimes; clock: Clock; signal: AbortSignal },
): Promise<void> {
  if (own === undefined || own.integrations.length === 0) return;
  const agent = world.session.current().agent_id;
  await runIntegrations({ work: own, agentDir, agent, slots, scan, generatedAt, delivery: { ...world, onDrain: () => {} }, graceMs: times.graceMs, clock, log, signal }).catch((error: unknown) =>
    log.error('the schedules of this agent have stopped; jobs go on', { error: error instanceof Error ? error : new Error(String(error)) }),
  );
}

/** An agent that was just told to stop lets go within seconds; one that works does not. */
async function waitForLock(path: string, waitMs: number, { clock, log, signal }: { clock: Clock; log: Log; signal: AbortSignal }): Promise<ProcessLock> {
  const untilMs = clock.monotonicMs() + waitMs;
  for (let tries = 0; ; tries += 1) {
    const lock = await takeLock(path);
    if (lock !== undefined) return lock;
    if (signal.aborted) throw new AppError('cancelled', 'The agent was stopped before it began.');
    if (clock.monotonicMs() >= untilMs) {
      throw new AppError('agent_running', `Another agent uses this folder: ${path}. Stop it, or give this one a data directory of its own.`);
    }
    if (tries === 0) log.info('waiting for another agent to let go of the folder', { path });
    await clock.wait(250, signal);
  }
}
