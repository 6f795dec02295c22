/** What the schedules remember between starts of the agent, in one small file. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { byCodeUnit } from '#shared/model/order.ts';
import { isMissing, writeDurably } from '../link/durable-file.ts';
import type { Log } from '../link/log.ts';
import type { CronClock, CronMemory } from './next-start.ts';

const instant = z.number().int().nonnegative();
const memorySchema = z.object({
  expression: z.string(),
  time_zone: z.string(),
  since_ms: instant,
  due_ms: instant.optional(),
  started_ms: instant.optional(),
  ended_ms: instant.optional(),
  breaks: z.number().int().nonnegative().optional(),
  scan_id: z.string().optional(),
  outcome: z.string().optional(),
});
const fileSchema = z.object({ format: z.literal('waybill-cron/1'), integrations: z.record(z.string(), memorySchema) });

export interface CronMemories {
  /** What is remembered of an integration under its schedule; under another schedule it begins anew. */
  of(id: string, clock: CronClock, nowMs: number): CronMemory;
  /** Returns once it would survive a power cut. A disk that does not take it is logged. */
  keep(id: string, memory: CronMemory): Promise<void>;
}

/** A wall clock that was set back makes the last run lie ahead; more than this and nobody waits for it. Milliseconds. */
const aheadMsMax = 24 * 60 * 60_000;

/** Reads the file; one that is not there or not readable remembers nothing. */
export async function openCronMemories(path: string, log: Log): Promise<CronMemories> {
  const known = new Map<string, CronMemory>(await read(path, log));
  let writing: Promise<void> = Promise.resolve();
  return {
    of(id, { expression, timeZone }, nowMs) {
      const memory = known.get(id);
      const isSame = memory?.expression === expression && memory.timeZone === timeZone;
      if (memory !== undefined && isSame && (memory.dueMs ?? 0) <= nowMs + aheadMsMax && memory.sinceMs <= nowMs + aheadMsMax) return memory;
      if (isSame) log.warn('the clock was set back; an integration counts from now', { integration: id });
      return { expression, timeZone, sinceMs: nowMs };
    },
    keep(id, memory) {
      known.set(id, memory);
      // One after the other, each with everything that is known by then.
      writing = writing
        .then(() => writeDurably(path, text(known)))
        // The schedules go on: what is forgotten is at worst run once more.
        .catch((error: unknown) => log.error('what the schedules remember cannot be written', { path, error: error instanceof Error ? error : new Error(String(error)) }));
      return writing;
    },
  };
}

function text(known: ReadonlyMap<string, CronMemory>): string {
  const integrations = Object.fromEntries(
    [...known]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([id, { expression, timeZone, sinceMs, dueMs, startedMs, endedMs, breaks, scanId, outcome }]): [string, z.input<typeof memorySchema>] => [
        id,
        { expression, time_zone: timeZone, since_ms: sinceMs, due_ms: dueMs, started_ms: startedMs, ended_ms: endedMs, breaks, scan_id: scanId, outcome },
      ]),
  );
  return `${JSON.stringify({ format: 'waybill-cron/1', integrations }, undefined, 2)}\n`;
}

async function read(path: string, log: Log): Promise<[string, CronMemory][]> {
  try {
    const { integrations } = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return Object.entries(integrations).map(([id, each]) => [
      id,
      {
        expression: each.expression,
        timeZone: each.time_zone,
        sinceMs: each.since_ms,
        ...(each.due_ms !== undefined && { dueMs: each.due_ms }),
        ...(each.started_ms !== undefined && { startedMs: each.started_ms }),
        ...(each.ended_ms !== undefined && { endedMs: each.ended_ms }),
        ...(each.breaks !== undefined && { breaks: each.breaks }),
        ...(each.scan_id !== undefined && { scanId: each.scan_id }),
        ...(each.outcome !== undefined && { outcome: each.outcome }),
      },
    ]);
  } catch (error) {
    if (!isMissing(error)) log.error('what the schedules remembered cannot be read; they count from now', { path });
    return [];
  }
}
