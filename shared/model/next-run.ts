/**
 * When a cron expression comes next in a time zone. Pure: the instant to start from is given, and the zone's rules are those that
 * the runtime carries.
 *
 * A run is a second whose local date and time all fields name; day of month and day of week must both hold. Where clocks change:
 * - local times that a change skips run once, at the moment of the change, when the hours are restricted;
 * - local times that come twice run the first time only when the hours are restricted, and both times when every hour runs.
 * So "every day at 02:30" runs once on every day, and "every 15 minutes" runs every 15 minutes.
 */

import { offsetsOf } from './time-zone.ts';

/** What an expression names, field by field. Text stands for `L`, `L-3`, `15W`, `LW` (days of the month) and `5L`, `1#2` (weekdays). */
export interface CronFields {
  readonly second: readonly number[];
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly dayOfMonth: readonly (number | string)[];
  /** 1–12. */
  readonly month: readonly number[];
  /** 0 is Sunday. */
  readonly dayOfWeek: readonly (number | string)[];
}

/** Years looked ahead: 29 February on a given weekday comes after 40 at most, across 2100. */
const yearsMax = 41;

const dayMs = 86_400_000;

/** Hours around a local day, in UTC, within which its instants lie: zones go from -12 to +14. */
const zoneMs = 16 * 3_600_000;

interface LocalDay {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

/** The first run after an instant, milliseconds; undefined when none comes within 41 years. @param timeZone - an IANA name. */
export function nextRun(fields: CronFields, timeZone: string, after: number): number | undefined {
  return nextRuns(fields, timeZone, after, 1)[0];
}

/** The next runs in order, at most `count`. */
export function nextRuns(fields: CronFields, timeZone: string, after: number, count: number): number[] {
  const runs: number[] = [];
  for (const at of runsAfter(fields, timeZone, after)) {
    if (runs.length === count) break;
    runs.push(at);
  }
  return runs;
}

/** Every run after an instant in order, as far as 41 years. */
export function* runsAfter(fields: CronFields, timeZone: string, after: number): Generator<number, void> {
  const offsetAt = offsetsOf(timeZone);
  const start = new Date(after + offsetAt(after));
  // A day earlier: where a change at midnight repeats the end of a day, that day is not over.
  let dayAt = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()) - dayMs;
  const lastAt = dayAt + yearsMax * 366 * dayMs;
  // For the same reason a day around a change is held back until the next one is known.
  let held: readonly number[] = [];
  for (; dayAt <= lastAt; dayAt += dayMs) {
    const isNamed = isDayNamed(fields, localDay(dayAt));
    if (!isNamed && held.length === 0) continue;
    const before = offsetAt(dayAt - zoneMs);
    const behind = offsetAt(dayAt + dayMs + zoneMs);
    const isOver = dayAt + dayMs - Math.min(before, behind) <= after;
    const runs = !isNamed || isOver ? [] : before === behind ? localTimes(fields, dayAt).map((local) => local - before) : runsAroundChange(fields, dayAt, { before, behind, offsetAt });
    const later = runs.filter((at) => at > after);
    const [first = Number.POSITIVE_INFINITY] = later;
    const last = held.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (last < first) {
      yield* held;
      held = later;
    } else {
      const both = [...held, ...later].sort((a, b) => a - b);
      yield* both.filter((at) => at <= last);
      held = both.filter((at) => at > last);
    }
    if (before === behind) {
      yield* held;
      held = [];
    }
  }
  yield* held;
}

/** In order, each once. @param dayAt - the local midnight that begins the day, read as UTC. */
function runsAroundChange(fields: CronFields, dayAt: number, { before, behind, offsetAt }: { before: number; behind: number; offsetAt: (at: number) => number }): readonly number[] {
  const isEveryHour = fields.hour.length === 24;
  const runs = new Set<number>();
  for (const local of localTimes(fields, dayAt)) {
    const instants = [...new Set([local - before, local - behind])].filter((at) => local - offsetAt(at) === at).sort((a, b) => a - b);
    if (instants.length > 0) for (const at of isEveryHour ? instants : instants.slice(0, 1)) runs.add(at);
    else if (!isEveryHour) runs.add(changeBetween(local - Math.max(before, behind), local - Math.min(before, behind), offsetAt));
  }
  return [...runs].sort((a, b) => a - b);
}

/** Local times of a day that the fields name, as if they were UTC, in order. */
function localTimes({ hour, minute, second }: CronFields, dayAt: number): number[] {
  const [hours, minutes, seconds] = [inOrder(hour), inOrder(minute), inOrder(second)];
  const times: number[] = [];
  for (const h of hours) for (const m of minutes) for (const s of seconds) times.push(dayAt + ((h * 60 + m) * 60 + s) * 1000);
  return times;
}

/** A range may wrap: minutes 58-1 are the last two and the first two. */
function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The moment between two instants at which the offset changes, to the second. */
function changeBetween(from: number, to: number, offsetAt: (at: number) => number): number {
  const before = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function localDay(at: number): LocalDay {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function isDayNamed(fields: CronFields, date: LocalDay): boolean {
  return fields.month.includes(date.month) && fields.dayOfMonth.some((each) => isDayOfMonth(each, date)) && fields.dayOfWeek.some((each) => isDayOfWeek(each, date));
}

function isDayOfMonth(named: number | string, { year, month, day }: LocalDay): boolean {
  if (typeof named === 'number') return named === day;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (named === 'L') return day === last;
  const fromEnd = /^L-(\d{1,2})$/.exec(named)?.[1];
  if (fromEnd !== undefined) return day === last - Number(fromEnd);
  const near = /^(\d{1,2}|L)W$/.exec(named)?.[1];
  return near !== undefined && day === nearestWorkday({ year, month, day: near === 'L' ? last : Number(near) }, last);
}

/** Monday to Friday, in the same month; 0 where the month has no such day. */
function nearestWorkday({ year, month, day }: LocalDay, last: number): number {
  if (day < 1 || day > last) return 0;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === last ? last - 2 : day + 1;
  return day;
}

function isDayOfWeek(named: number | string, { year, month, day }: LocalDay): boolean {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (typeof named === 'number') return named % 7 === weekday;
  const [, wanted, mark, nth] = /^([0-7])(?:(L)|#([1-5]))$/i.exec(named) ?? [];
  if (wanted === undefined || Number(wanted) % 7 !== weekday) return false;
  if (mark !== undefined) return day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Math.ceil(day / 7) === Number(nth);
}
