/** Runs integrations on their own schedules: never one over itself, and once for all that was missed. */
import type { Integration } from '../config/waybill-file.ts';
import type { Clock } from '../link/clock.ts';
import type { Log } from '../link/log.ts';
import type { Slots } from '../link/slots.ts';
import type { CronMemories } from './cron-memory.ts';
import { isBroken, jitterOf, nextStart, skippedIn, type CronMemory, type NextStart } from './next-start.ts';

/** One run of an integration. */
export interface CronRun {
  readonly integration: Integration;
  readonly scanId: string;
  /** The moment that it is for, milliseconds since the epoch. */
  readonly dueMs: number;
  readonly missed: number;
}

export interface RunCronOptions {
  /** Those that are switched on. */
  readonly integrations: readonly Integration[];
  readonly memories: CronMemories;
  readonly slots: Slots;
  /**
   * Scans and exports; resolves with one word for what came of it. Never rejects for trouble of the run.
   * @param freeSlot - to be called when the scan has ended, so that the next one may start; called for it at the end.
   */
  readonly run: (run: CronRun, signal: AbortSignal, freeSlot: () => void) => Promise<string>;
  readonly newScanId: () => string;
  /** What tells this agent from others with the same file. */
  readonly agent: string;
  /** A run has ended, and that is remembered. */
  readonly onRunEnd?: (run: CronRun, outcome: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The wall clock is looked at this often, milliseconds: a machine that slept, or whose clock was set, starts what is due within it. */
const lookMs = 60_000;

/** A run at which the agent ended so often is not made again for the same moment: it may be what ends the agent. */
const breaksMax = 3;

/** Until the signal aborts and every run has ended. A run that the signal ends is made again at the next start of the agent. */
export async function runCron(options: RunCronOptions): Promise<void> {
  await Promise.all(options.integrations.map((integration) => follow(integration, options)));
}

async function follow(integration: Integration, options: RunCronOptions): Promise<void> {
  const { memories, slots, clock, log, signal } = options;
  const { id, schedule } = integration;
  const jitterMs = jitterOf({ agent: options.agent, integration: id, withinMs: integration.jitterMs });
  let memory = memories.of(id, schedule, clock.now());
  if (isBroken(memory) && (memory.breaks ?? 0) >= breaksMax) {
    log.error('an integration is not made again for a moment at which the agent ended time after time', { integration: id, breaks: memory.breaks });
    memory = { ...memory, endedMs: clock.now(), outcome: 'given_up' };
  }
  // Kept before anything ran: what comes due while the agent is down is then known to be missed.
  await memories.keep(id, memory);
  while (!signal.aborted) {
    const start = await untilStart(() => nextStart(schedule, memory, { jitterMs, nowMs: clock.now() }), options);
    if (start === undefined) {
      if (!signal.aborted) log.warn('an integration will not run again: its schedule names no further moment', { integration: id });
      return;
    }
    const giveBack = await slots.take(signal);
    if (giveBack === undefined) return;
    try {
      memory = await runOnce(integration, memory, { ...start, jitterMs, freeSlot: giveBack }, options);
    } finally {
      giveBack();
    }
  }
}

/** Waits until something is due; undefined when nothing comes or the signal aborts. */
async function untilStart(next: () => NextStart | undefined, { clock, signal }: RunCronOptions): Promise<NextStart | undefined> {
  while (!signal.aborted) {
    const start = next();
    if (start === undefined) return undefined;
    const leftMs = start.startMs - clock.now();
    if (leftMs <= 0) return start;
    await clock.wait(Math.min(leftMs, lookMs), signal);
  }
  return undefined;
}

async function runOnce(integration: Integration, before: CronMemory, { dueMs, missed, jitterMs, freeSlot }: NextStart & { jitterMs: number; freeSlot: () => void }, options: RunCronOptions): Promise<CronMemory> {
  const { memories, clock, log, signal } = options;
  const { id, schedule } = integration;
  const run: CronRun = { integration, scanId: options.newScanId(), dueMs, missed };
  const { expression, timeZone, sinceMs } = before;
  const breaks = isBroken(before) ? (before.breaks ?? 0) : 0;
  const begun: CronMemory = { expression, timeZone, sinceMs, dueMs, startedMs: clock.now(), scanId: run.scanId };
  // As if it had broken already: nobody writes anything when the process is killed.
  await memories.keep(id, { ...begun, breaks: breaks + 1 });
  const about = { integration: id, scan_id: run.scanId };
  log.info('an integration starts', { ...about, target: integration.target, due_at: new Date(dueMs).toISOString(), missed });
  const outcome = await options.run(run, signal, freeSlot).catch((error: unknown) => {
    log.error('an integration failed', { ...about, error: error instanceof Error ? error : new Error(String(error)) });
    return 'failed';
  });
  if (signal.aborted && outcome === 'interrupted') {
    // Not dealt with: the next start of the agent makes it again. It was not the run that ended the agent.
    await memories.keep(id, { ...begun, breaks });
    options.onRunEnd?.(run, outcome);
    return begun;
  }
  const endedMs = Math.max(clock.now(), dueMs);
  const skipped = skippedIn(schedule, { fromMs: dueMs, toMs: endedMs - jitterMs });
  if (skipped > 0) log.warn('moments of an integration were left out because it still ran', { ...about, skipped });
  log.info('an integration ended', { ...about, outcome });
  const ended: CronMemory = { ...begun, dueMs: skipped > 0 ? endedMs - jitterMs : dueMs, endedMs, outcome };
  await memories.keep(id, ended);
  options.onRunEnd?.(run, outcome);
  return ended;
}
