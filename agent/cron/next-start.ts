/** When an integration starts next. Pure: what is remembered of it and the time are given. */
import { createHash } from 'node:crypto';
import { nextRun, runsAfter, type CronFields } from '#shared/model/next-run.ts';

/** A schedule's clock. */
export interface CronClock {
  readonly expression: string;
  readonly timeZone: string;
  readonly fields: CronFields;
}

/** What is remembered of an integration. Instants are milliseconds since the epoch. */
export interface CronMemory {
  readonly expression: string;
  readonly timeZone: string;
  /** When the agent first saw this schedule: nothing that was due before counts as missed. */
  readonly sinceMs: number;
  /** The newest moment that was due and has been dealt with. */
  readonly dueMs?: number;
  readonly startedMs?: number;
  /** Absent while a run goes on, and when the agent ended within it. */
  readonly endedMs?: number;
  /** How often the agent has ended within the run for this moment. */
  readonly breaks?: number;
  readonly scanId?: string;
  /** How the last run ended: `delivered`, `failed`, … */
  readonly outcome?: string;
}

export interface NextStart {
  /** When to start; not after `nowMs` means at once. */
  readonly startMs: number;
  /** The moment that it is for. */
  readonly dueMs: number;
  /** Earlier moments that passed without a run, and are made up for by this one. */
  readonly missed: number;
}

/** Moments counted at most after a long time. */
export const countedMax = 10_000;

/** The next start; undefined when none comes. @param jitterMs - how late this integration always starts. */
export function nextStart(clock: CronClock, memory: CronMemory, { jitterMs, nowMs }: { jitterMs: number; nowMs: number }): NextStart | undefined {
  const { fields, timeZone } = clock;
  const { dueMs, sinceMs } = memory;
  let last = isBroken(memory) ? dueMs : undefined;
  let missed = 0;
  for (const at of runsAfter(fields, timeZone, dueMs ?? sinceMs)) {
    if (at + jitterMs > nowMs) return last === undefined ? { startMs: at + jitterMs, dueMs: at, missed } : { startMs: nowMs, dueMs: last, missed };
    if (last !== undefined) missed += 1;
    last = at;
    // How many more there were is not worth the time; the next one counts from now.
    if (missed >= countedMax) return { startMs: nowMs, dueMs: nowMs - jitterMs, missed };
  }
  return last === undefined ? undefined : { startMs: nowMs, dueMs: last, missed };
}

/** Whether the agent ended within the last run, so that it is made again. */
export function isBroken({ startedMs, endedMs }: CronMemory): boolean {
  return startedMs !== undefined && endedMs === undefined;
}

/** Moments that were due in a span and are left out: from after `fromMs` to `toMs`. */
export function skippedIn({ fields, timeZone }: CronClock, { fromMs, toMs }: { fromMs: number; toMs: number }): number {
  let count = 0;
  for (const at of runsAfter(fields, timeZone, fromMs)) {
    if (at > toMs || count >= countedMax) break;
    count += 1;
  }
  return count;
}

/** When the schedule comes next by the clock alone, for people. */
export function nextDue({ fields, timeZone }: CronClock, afterMs: number): number | undefined {
  return nextRun(fields, timeZone, afterMs);
}

/** How late an integration always starts: whole seconds below `withinMs`, the same in every run, another one for another agent. Milliseconds. */
export function jitterOf({ agent, integration, withinMs }: { agent: string; integration: string; withinMs: number }): number {
  const share = createHash('sha256').update(JSON.stringify([agent, integration])).digest().readUInt32BE(0) / 2 ** 32;
  return Math.floor((share * withinMs) / 1000) * 1000;
}
