import { describe, expect, it } from 'vitest';
import { readCron } from '../../../agent/cron/cron-expression.ts';
import { countedMax, jitterOf, nextStart, skippedIn, type CronClock, type CronMemory } from '../../../agent/cron/next-start.ts';

function clockOf(expression: string, timeZone = 'UTC'): CronClock {
  const read = readCron(expression);
  if (!('fields' in read)) throw new Error(read.problems.join());
  return { expression, timeZone, fields: read.fields };
}

const at = (text: string) => Date.parse(text);
const shown = (start: ReturnType<typeof nextStart>) => start && { start: new Date(start.startMs).toISOString(), due: new Date(start.dueMs).toISOString(), missed: start.missed };
const daily = clockOf('0 2 * * *');
const memory = (of: Partial<CronMemory> = {}): CronMemory => ({ expression: '0 2 * * *', timeZone: 'UTC', sinceMs: at('2026-11-20T12:00:00Z'), ...of });
const now = (text: string, jitterMs = 0) => ({ jitterMs, nowMs: at(text) });

describe('the next start', () => {
  it('of a schedule that is new is the first moment after it was seen', () => {
    expect(shown(nextStart(daily, memory(), now('2026-11-20T12:00:00Z')))).toEqual({ start: '2026-11-21T02:00:00.000Z', due: '2026-11-21T02:00:00.000Z', missed: 0 });
  });

  it('after a run is the next moment', () => {
    const run = { dueMs: at('2026-11-21T02:00:00Z'), startedMs: at('2026-11-21T02:00:00Z'), endedMs: at('2026-11-21T02:07:00Z') };

    expect(shown(nextStart(daily, memory(run), now('2026-11-21T02:07:00Z')))).toMatchObject({ start: '2026-11-22T02:00:00.000Z', missed: 0 });
  });

  it('after the agent was down is at once and once, for the last moment that passed', () => {
    const run = { dueMs: at('2026-11-21T02:00:00Z'), startedMs: 1, endedMs: 2 };

    expect(shown(nextStart(daily, memory(run), now('2026-11-25T09:00:00Z')))).toEqual({ start: '2026-11-25T09:00:00.000Z', due: '2026-11-25T02:00:00.000Z', missed: 3 });
  });

  it('of a run within which the agent ended is at once, and for that run', () => {
    const run = { dueMs: at('2026-11-21T02:00:00Z'), startedMs: at('2026-11-21T02:00:00Z') };

    expect(shown(nextStart(daily, memory(run), now('2026-11-21T02:01:00Z')))).toEqual({ start: '2026-11-21T02:01:00.000Z', due: '2026-11-21T02:00:00.000Z', missed: 0 });
  });

  it('is late by the jitter, and not missed while the jitter lasts', () => {
    const jitterMs = 90_000;

    expect(shown(nextStart(daily, memory(), now('2026-11-21T02:01:29Z', jitterMs)))).toEqual({ start: '2026-11-21T02:01:30.000Z', due: '2026-11-21T02:00:00.000Z', missed: 0 });
    expect(shown(nextStart(daily, memory(), now('2026-11-21T02:01:30Z', jitterMs)))).toEqual({ start: '2026-11-21T02:01:30.000Z', due: '2026-11-21T02:00:00.000Z', missed: 0 });
  });

  it('keeps to the time zone over a change of clocks', () => {
    const berlin = clockOf('30 2 * * *', 'Europe/Berlin');
    const since = (text: string) => memory({ sinceMs: at(text) });

    // 29 March 2026: 02:30 does not exist; 25 October: it exists twice.
    expect(shown(nextStart(berlin, since('2026-03-28T12:00:00Z'), now('2026-03-28T12:00:00Z')))?.start).toBe('2026-03-29T01:00:00.000Z');
    expect(shown(nextStart(berlin, since('2026-10-24T12:00:00Z'), now('2026-10-24T12:00:00Z')))?.start).toBe('2026-10-25T00:30:00.000Z');
    expect(shown(nextStart(berlin, since('2026-10-25T00:30:00Z'), now('2026-10-25T00:30:00Z')))?.start).toBe('2026-10-26T01:30:00.000Z');
  });

  it('counts what was missed up to a limit', () => {
    const minutely = clockOf('* * * * *');

    const start = nextStart(minutely, memory({ dueMs: at('2020-01-01T00:00:00Z'), startedMs: 1, endedMs: 2 }), now('2026-11-21T00:00:30Z'));

    expect(start).toEqual({ startMs: at('2026-11-21T00:00:30Z'), dueMs: at('2026-11-21T00:00:30Z'), missed: countedMax });
  });
});

it('moments during a run are counted as left out', () => {
  expect(skippedIn(clockOf('*/5 * * * *'), { fromMs: at('2026-11-21T02:00:00Z'), toMs: at('2026-11-21T02:16:00Z') })).toBe(3);
  expect(skippedIn(daily, { fromMs: at('2026-11-21T02:00:00Z'), toMs: at('2026-11-21T02:16:00Z') })).toBe(0);
});

describe('the jitter of an integration', () => {
  const of = (integration: string, agent = 'agt_1') => jitterOf({ agent, integration, withinMs: 600_000 });

  it('is the same in every run, whole seconds within the span', () => {
    expect(of('shop')).toBe(of('shop'));
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      expect(of(id) % 1000).toBe(0);
      expect(of(id)).toBeGreaterThanOrEqual(0);
      expect(of(id)).toBeLessThan(600_000);
    }
  });

  it('spreads integrations, and agents with the same file', () => {
    expect(new Set(Array.from({ length: 100 }, (_, index) => of(`i${index}`))).size).toBeGreaterThan(80);
    expect(new Set(Array.from({ length: 100 }, (_, index) => of('shop', `agt_${index}`))).size).toBeGreaterThan(80);
  });

  it('is none where none is allowed', () => {
    expect(jitterOf({ agent: 'a', integration: 'b', withinMs: 0 })).toBe(0);
  });
});
