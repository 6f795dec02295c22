import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Integration } from '../../../agent/config/waybill-file.ts';
import { readCron } from '../../../agent/cron/cron-expression.ts';
import { openCronMemories } from '../../../agent/cron/cron-memory.ts';
import { runCron, type CronRun } from '../../../agent/cron/run-cron.ts';
import { jsonLog } from '../../../agent/link/log.ts';
import { createSlots } from '../../../agent/link/slots.ts';
import { treeOf } from '../../harness/tree.ts';
import { turnedClock, type TurnedClock } from './turned-clock.ts';

function integration(id: string, expression: string, more: Partial<Integration> = {}): Integration {
  const read = readCron(expression);
  if (!('fields' in read)) throw new Error(read.problems.join());
  return { id, target: `dir:/srv/${id}`, schedule: { expression, timeZone: 'UTC', fields: read.fields }, jitterMs: 0, deep: false, sourceName: undefined, isEnabled: true, settings: {}, ...more };
}

interface Started {
  readonly runs: (CronRun & { readonly atMs: number })[];
  readonly logged: string[];
  /** Ends the run of an integration that goes on. */
  end(id: string, outcome?: string): void;
  /** Resolves when so many runs have begun. */
  untilBegun(count: number): Promise<void>;
  /** Resolves when so many have ended. */
  untilEnded(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** The schedules of one agent. Runs go on until the test ends them, or end at once. */
async function start(clock: TurnedClock, integrations: readonly Integration[], { file, slots = 4, endsAtOnce = true }: { file: string; slots?: number; endsAtOnce?: boolean }): Promise<Started> {
  const stop = new AbortController();
  const watchers = new Set<() => void>();
  const told = () => [...watchers].forEach((watch) => watch());
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const watch = () => {
        if (!isSo()) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  const runs: Started['runs'] = [];
  const logged: string[] = [];
  const ends = new Map<string, (outcome: string) => void>();
  let ended = 0;
  let ids = 0;
  const log = jsonLog((line) => logged.push(line), clock.now);
  const done = runCron({
    integrations,
    memories: await openCronMemories(file, log),
    slots: createSlots(slots),
    run: (run, signal) =>
      new Promise((resolve) => {
        runs.push({ ...run, atMs: clock.now() });
        if (endsAtOnce) resolve('scanned');
        else ends.set(run.integration.id, resolve);
        signal.addEventListener('abort', () => resolve('interrupted'));
        told();
      }),
    newScanId: () => `scn_${(ids += 1)}`,
    agent: 'agt_1',
    onRunEnd: () => {
      ended += 1;
      told();
    },
    clock,
    log,
    signal: stop.signal,
  });
  const stopped = async () => {
    stop.abort();
    await done;
  };
  onTestFinished(stopped);
  return { runs, logged, end: (id, outcome = 'scanned') => ends.get(id)?.(outcome), untilBegun: (count) => until(() => runs.length >= count), untilEnded: (count) => until(() => ended >= count), stop: stopped };
}

const times = ({ runs }: Started) => runs.map(({ integration: { id }, dueMs, atMs, missed }) => `${id} ${new Date(dueMs).toISOString().slice(8, 16)} at ${new Date(atMs).toISOString().slice(8, 19)}${missed > 0 ? ` missed ${missed}` : ''}`);
const fileIn = () => join(treeOf({}), 'cron.json');

/** Turns the clock in steps as a day passes, each step when somebody waits. */
async function pass(clock: TurnedClock, instants: readonly string[]): Promise<void> {
  for (const instant of instants) {
    await clock.untilWaiting();
    clock.turnTo(instant);
  }
}

describe('the schedules of an agent', () => {
  it('start each integration at its moments and not before', async () => {
    const clock = turnedClock('2026-11-20T12:00:00Z');
    const agent = await start(clock, [integration('nightly', '0 2 * * *'), integration('weekly', '0 3 * * sat')], { file: fileIn() });

    await pass(clock, ['2026-11-21T01:59:59Z']);
    await clock.untilWaiting();
    expect(times(agent)).toEqual([]);
    await pass(clock, ['2026-11-21T02:00:00Z']);
    await agent.untilEnded(1);
    await pass(clock, ['2026-11-21T03:00:30Z']);
    await agent.untilEnded(2);
    await pass(clock, ['2026-11-22T02:00:10Z']);
    await agent.untilEnded(3);

    expect(times(agent)).toEqual(['nightly 21T02:00 at 21T02:00:00', 'weekly 21T03:00 at 21T03:00:30', 'nightly 22T02:00 at 22T02:00:10']);
  });

  it('never start an integration over itself, and leave out what comes due meanwhile', async () => {
    const clock = turnedClock('2026-11-21T00:00:30Z');
    const agent = await start(clock, [integration('often', '*/5 * * * *'), integration('other', '7 * * * *')], { file: fileIn(), endsAtOnce: false });

    await pass(clock, ['2026-11-21T00:05:00Z']);
    await agent.untilBegun(1);
    await pass(clock, ['2026-11-21T00:07:00Z']);
    await agent.untilBegun(2);
    clock.turnTo('2026-11-21T00:16:00Z');
    agent.end('often');
    await agent.untilEnded(1);
    await pass(clock, ['2026-11-21T00:20:00Z']);
    await agent.untilBegun(3);

    expect(times(agent)).toEqual(['often 21T00:05 at 21T00:05:00', 'other 21T00:07 at 21T00:07:00', 'often 21T00:20 at 21T00:20:00']);
    expect(agent.logged.find((line) => line.includes('left out'))).toContain('"skipped":2');
  });

  it('make up once for everything that passed while the machine slept', async () => {
    const clock = turnedClock('2026-11-21T00:00:30Z');
    const agent = await start(clock, [integration('hourly', '0 * * * *')], { file: fileIn() });

    await pass(clock, ['2026-11-21T09:30:00Z']);
    await agent.untilEnded(1);
    await pass(clock, ['2026-11-21T10:00:00Z']);
    await agent.untilEnded(2);

    expect(times(agent)).toEqual(['hourly 21T09:00 at 21T09:30:00 missed 8', 'hourly 21T10:00 at 21T10:00:00']);
  });

  it('make up once for everything that passed while the agent was down', async () => {
    const file = fileIn();
    const first = await start(turnedClock('2026-11-20T12:00:00Z'), [integration('nightly', '0 2 * * *')], { file });
    await first.stop();

    const again = await start(turnedClock('2026-11-25T09:00:00Z'), [integration('nightly', '0 2 * * *')], { file });
    await again.untilEnded(1);

    expect(times(again)).toEqual(['nightly 25T02:00 at 25T09:00:00 missed 4']);
  });

  it('make nothing up for a schedule that is new or was changed', async () => {
    const file = fileIn();
    const first = await start(turnedClock('2026-11-20T12:00:00Z'), [integration('nightly', '0 2 * * *')], { file });
    await first.stop();

    const clock = turnedClock('2026-11-25T09:00:00Z');
    const again = await start(clock, [integration('nightly', '0 4 * * *'), integration('new', '0 5 * * *')], { file });
    await clock.untilWaiting();

    expect(times(again)).toEqual([]);
  });

  it('make a run again within which the agent was stopped or killed', async () => {
    const file = fileIn();
    const clock = turnedClock('2026-11-21T01:59:00Z');
    const first = await start(clock, [integration('nightly', '0 2 * * *')], { file, endsAtOnce: false });
    await pass(clock, ['2026-11-21T02:00:00Z']);
    await first.untilBegun(1);
    const killed = readFileSync(file, 'utf8');
    await first.stop();

    for (const state of [readFileSync(file, 'utf8'), killed]) {
      writeFileSync(file, state);
      const again = await start(turnedClock('2026-11-21T02:05:00Z'), [integration('nightly', '0 2 * * *')], { file });
      await again.untilEnded(1);
      expect(times(again)).toEqual(['nightly 21T02:00 at 21T02:05:00']);
      await again.stop();
    }
  });

  it('give a moment up at which the agent ended three times, and go on with the next', async () => {
    const file = fileIn();
    const memory = { expression: '0 2 * * *', time_zone: 'UTC', since_ms: 1, due_ms: Date.parse('2026-11-21T02:00:00Z'), started_ms: Date.parse('2026-11-21T02:00:00Z'), breaks: 3 };
    writeFileSync(file, JSON.stringify({ format: 'waybill-cron/1', integrations: { nightly: memory } }));

    const clock = turnedClock('2026-11-21T02:05:00Z');
    const agent = await start(clock, [integration('nightly', '0 2 * * *')], { file });
    await pass(clock, ['2026-11-22T02:00:00Z']);
    await agent.untilEnded(1);

    expect(times(agent)).toEqual(['nightly 22T02:00 at 22T02:00:00']);
    expect(agent.logged.join()).toContain('not made again');
  });

  it('count how often the agent was killed in a run, and not how often it was stopped', async () => {
    const file = fileIn();
    const breaks = () => (JSON.parse(readFileSync(file, 'utf8')) as { integrations: { nightly: { breaks?: number } } }).integrations.nightly.breaks;
    const clock = turnedClock('2026-11-21T01:59:00Z');
    const first = await start(clock, [integration('nightly', '0 2 * * *')], { file, endsAtOnce: false });
    await pass(clock, ['2026-11-21T02:00:00Z']);
    await first.untilBegun(1);

    expect(breaks()).toBe(1);
    await first.stop();
    expect(breaks()).toBe(0);
  });

  it('start at most as many scans as there are places, in the order in which they came due', async () => {
    const clock = turnedClock('2026-11-21T01:59:00Z');
    const agent = await start(clock, ['a', 'b', 'c'].map((id) => integration(id, '0 2 * * *')), { file: fileIn(), slots: 1, endsAtOnce: false });

    await pass(clock, ['2026-11-21T02:00:00Z']);
    await agent.untilBegun(1);
    expect(agent.runs).toHaveLength(1);
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      await agent.untilBegun(index + 1);
      agent.end(id);
    }
    await agent.untilEnded(3);

    expect(agent.runs.map(({ integration: { id } }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('go on after a run that failed', async () => {
    const clock = turnedClock('2026-11-21T01:59:00Z');
    const agent = await start(clock, [integration('nightly', '0 2 * * *')], { file: fileIn(), endsAtOnce: false });

    await pass(clock, ['2026-11-21T02:00:00Z']);
    await agent.untilBegun(1);
    agent.end('nightly', 'target_unreadable');
    await agent.untilEnded(1);
    await pass(clock, ['2026-11-22T02:00:00Z']);
    await agent.untilBegun(2);

    expect(agent.runs).toHaveLength(2);
  });

  it('do not run a moment twice when the clock is set back an hour, and count anew when it is set back for long', async () => {
    const file = fileIn();
    const clock = turnedClock('2026-11-21T01:59:00Z');
    const agent = await start(clock, [integration('nightly', '0 2 * * *')], { file });
    await pass(clock, ['2026-11-21T02:00:00Z']);
    await agent.untilEnded(1);
    await pass(clock, ['2026-11-21T01:00:00Z', '2026-11-21T02:30:00Z']);
    await clock.untilWaiting();
    expect(agent.runs).toHaveLength(1);
    await agent.stop();

    const back = turnedClock('2025-11-21T01:59:00Z');
    const again = await start(back, [integration('nightly', '0 2 * * *')], { file });
    await pass(back, ['2025-11-21T02:00:00Z']);
    await again.untilEnded(1);

    expect(times(again)).toEqual(['nightly 21T02:00 at 21T02:00:00']);
  });

  it('count from now when what they remembered cannot be read, and say so', async () => {
    const file = fileIn();
    writeFileSync(file, '{"format":"waybill-cron/1","integrations":{"nightly":');

    const clock = turnedClock('2026-11-21T09:00:00Z');
    const agent = await start(clock, [integration('nightly', '0 2 * * *')], { file });
    await clock.untilWaiting();

    expect(times(agent)).toEqual([]);
    expect(agent.logged.join()).toContain('cannot be read');
  });

  it('go on when the disk does not take what they remember', async () => {
    const folder = treeOf({});
    mkdirSync(join(folder, 'cron.json'));
    const clock = turnedClock('2026-11-21T01:59:00Z');
    const agent = await start(clock, [integration('nightly', '0 2 * * *')], { file: join(folder, 'cron.json') });

    await pass(clock, ['2026-11-21T02:00:00Z']);
    await agent.untilEnded(1);

    expect(agent.logged.join()).toContain('cannot be written');
  });
});
