import { createTask, parse } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { nextRun, nextRuns } from '#shared/model/next-run.ts';

const at = (text: string) => Date.parse(text);
const next = (expression: string, zone: string, after: string, count = 1) => nextRuns(parse(expression), zone, at(after), count).map((each) => new Date(each).toISOString().replace('.000', ''));

describe('the next run', () => {
  it.each([
    ['every minute', '* * * * *', 'UTC', '2026-11-21T12:00:00Z', '2026-11-21T12:01:00Z'],
    ['never the instant itself', '0 12 * * *', 'UTC', '2026-11-21T12:00:00Z', '2026-11-22T12:00:00Z'],
    ['in the middle of a second', '0 12 * * *', 'UTC', '2026-11-21T11:59:59.999Z', '2026-11-21T12:00:00Z'],
    ['with a second', '30 0 12 * * *', 'UTC', '2026-11-21T12:00:00Z', '2026-11-21T12:00:30Z'],
    ['by steps', '*/20 9-17/4 * * *', 'UTC', '2026-11-21T09:40:00Z', '2026-11-21T13:00:00Z'],
    ['by lists and names', '0 3 * jan,JUL mon-fri', 'UTC', '2026-07-31T03:00:00Z', '2027-01-01T03:00:00Z'],
    ['on Sunday as 7', '0 0 * * 7', 'UTC', '2026-11-21T12:00:00Z', '2026-11-22T00:00:00Z'],
    ['only where day of month and weekday both hold', '0 0 13 * 5', 'UTC', '2026-03-14T00:00:00Z', '2026-11-13T00:00:00Z'],
    ['on 29 February', '0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['on 29 February across a year that has none', '0 0 29 2 *', 'UTC', '2096-03-01T00:00:00Z', '2104-02-29T00:00:00Z'],
    ['on the 31st, months without one passed over', '0 0 31 * *', 'UTC', '2026-03-31T00:00:00Z', '2026-05-31T00:00:00Z'],
    ['on the last day', '0 0 L * *', 'UTC', '2028-02-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['three days before the last', '0 0 L-3 * *', 'UTC', '2026-02-01T00:00:00Z', '2026-02-25T00:00:00Z'],
    ['on the workday nearest the 15th', '0 0 15W * *', 'UTC', '2026-08-01T00:00:00Z', '2026-08-14T00:00:00Z'],
    ['on the last workday', '0 0 LW * *', 'UTC', '2026-05-01T00:00:00Z', '2026-05-29T00:00:00Z'],
    ['on the second Tuesday', '0 0 * * 2#2', 'UTC', '2026-11-21T00:00:00Z', '2026-12-08T00:00:00Z'],
    ['on the last Friday', '0 0 * * 5L', 'UTC', '2026-11-21T00:00:00Z', '2026-11-27T00:00:00Z'],
    ['by a nickname', '@weekly', 'UTC', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'],
    ['in a zone ahead', '0 0 * * *', 'Pacific/Kiritimati', '2026-11-21T12:00:00Z', '2026-11-22T10:00:00Z'],
    ['in a zone behind', '0 0 * * *', 'Pacific/Pago_Pago', '2026-11-21T12:00:00Z', '2026-11-22T11:00:00Z'],
    ['by a range that wraps', '58-1 * * * *', 'UTC', '2026-11-21T12:01:00Z', '2026-11-21T12:58:00Z'],
    ['in a zone of three quarters', '0 0 * * *', 'Asia/Kathmandu', '2026-11-21T12:00:00Z', '2026-11-21T18:15:00Z'],
  ])('comes %s: %s in %s', (_, expression, zone, after, expected) => {
    expect(next(expression, zone, after)).toEqual([expected]);
  });

  it.each([
    ['a day keeps its local time over the change to summer', '0 9 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z', ['2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z']],
    ['a time that is skipped runs at the change', '30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z', ['2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z']],
    ['several times that are skipped run once', '*/15 2 29 3 *', 'Europe/Berlin', '2026-03-28T00:00:00Z', ['2026-03-29T01:00:00Z', '2027-03-29T00:00:00Z']],
    ['what runs every quarter of an hour skips nothing and adds nothing', '*/30 * * * *', 'Europe/Berlin', '2026-03-29T00:20:00Z', ['2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z']],
    ['a time that comes twice runs the first time', '30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', ['2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z']],
    ['what runs every hour runs in both hours', '30 * * * *', 'Europe/Berlin', '2026-10-25T00:00:00Z', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z']],
    ['in New York the same, in spring', '30 2 * * *', 'America/New_York', '2026-03-07T12:00:00Z', ['2026-03-08T07:00:00Z', '2026-03-09T06:30:00Z']],
    ['and in autumn', '30 1 * * *', 'America/New_York', '2026-10-31T12:00:00Z', ['2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z']],
    ['a change of half an hour', '15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00:00Z', ['2026-10-03T15:30:00Z', '2026-10-04T15:15:00Z']],
    ['a midnight that is skipped', '0 0 * * *', 'Asia/Beirut', '2026-03-28T00:00:00Z', ['2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z']],
    ['an hour before midnight that comes twice', '30 23 * * *', 'America/Santiago', '2026-04-04T12:00:00Z', ['2026-04-05T02:30:00Z', '2026-04-06T03:30:00Z']],
  ])('when clocks change: %s', (_, expression, zone, after, expected) => {
    expect(next(expression, zone, after, expected.length)).toEqual(expected);
  });

  it('of what never comes is none', () => {
    expect(nextRun({ second: [0], minute: [0], hour: [0], dayOfMonth: [30], month: [2], dayOfWeek: [0, 1, 2, 3, 4, 5, 6] }, 'UTC', 0)).toBeUndefined();
  });

  it('is the first that node-cron matches, for many expressions, zones and instants', () => {
    const random = generator(20261121);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca', 'Pacific/Apia'];
    const minutes = ['0', '*/7', '5,35', '10-20/3', '*', '59'];
    const hours = ['*', '0', '2', '1-3', '*/5', '23', '8,20'];
    const days = ['*', '1', 'L', '15W', '*/9', '28-31', 'LW'];
    const months = ['*', 'feb', '3,10', '*/4'];
    const weekdays = ['*', 'mon-fri', '0', '6#1', '5L'];

    let compared = 0;
    for (let round = 0; round < 120; round += 1) {
      const expression = [pick(minutes), pick(hours), pick(days), pick(months), pick(weekdays)].join(' ');
      const zone = pick(zones);
      const after = at('2025-06-01T00:00:00Z') + Math.floor(random() * 700 * 24 * 60) * 60_000;
      const run = nextRun(parse(expression), zone, after);
      const about = `${expression} in ${zone} after ${new Date(after).toISOString()} gave ${run === undefined ? 'none' : new Date(run).toISOString()}`;
      // The workday nearest the 15th is never a Sunday.
      if (run === undefined) continue;
      compared += 1;
      const task = createTask(expression, () => {}, { timezone: zone });
      const isOrdinary = !changesBetween(zone, after, run);
      if (isOrdinary) expect(task.match(new Date(run)), about).toBe(true);
      // Every minute in between where there are not too many, else the last day of them.
      if (isOrdinary) for (let between = Math.max(Math.floor(after / 60_000) * 60_000 + 60_000, run - 1440 * 60_000); between < run; between += 60_000) expect(task.match(new Date(between)), `${about}, but ${new Date(between).toISOString()} is earlier`).toBe(false);
      void task.destroy();
    }
    expect(compared).toBeGreaterThan(80);
  });
});

/** Whether the zone's clocks change from the day before one instant to the day after another. */
function changesBetween(zone: string, from: number, to: number): boolean {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (instant: number) => format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
  for (const day of [from, to]) if (offset(day - 86_400_000) !== offset(day + 86_400_000)) return true;
  return false;
}

/** A small repeatable source of numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
