/** Cron expressions as people write them, in the grammar of node-cron: 5 fields, or 6 with seconds first. */
import { validateDetailed } from 'node-cron';
import { apiError } from '#shared/api/api-error.ts';
import { nextRun, nextRuns, runsAfter, type CronFields } from '#shared/model/next-run.ts';
import { isTimeZone } from '#shared/model/time-zone.ts';

/** UTF-16 units of an expression. */
export const cronLengthMax = 200;

/** Runs counted at most when a server comes back after a long time. */
export const countedRunsMax = 10_000;

/** A schedule's clock: an expression in a time zone. */
export interface CronClock {
  readonly cron: string;
  readonly timeZone: string;
}

const fieldNames: Readonly<Record<string, string>> = {
  second: 'seconds (0–59)',
  minute: 'minutes (0–59)',
  hour: 'hours (0–23)',
  dayOfMonth: 'days of the month (1–31, L, L-3, 15W)',
  month: 'months (1–12 or names)',
  dayOfWeek: 'weekdays (0–7 or names, 5L, 1#2)',
};

const hint = 'Five fields: minute, hour, day of month, month, weekday; "30 2 * * mon-fri" is half past two from Monday to Friday.';

/**
 * The fields of an expression.
 * @throws {AppError} `validation_error` with every mistake, and for one that would run more often than once a minute.
 */
export function parseCron(cron: string): CronFields {
  const { valid, fields, errors } = validateDetailed(cron);
  if (!valid || fields === undefined) {
    const issues = errors.map(({ field, value, message }) => ({ field: 'cron', message: explained(field, value, message) }));
    const [first, ...others] = issues;
    throw apiError('validation_error', first?.message ?? 'The expression cannot be read.', { field: 'cron', hint, ...(others.length === 0 ? {} : { issues: others }) });
  }
  if (new Set(fields.second).size > 1) {
    throw apiError('validation_error', 'A schedule runs at most once a minute, and this one names several seconds.', { field: 'cron', hint: 'Leave the field of seconds out, or name one second in it.' });
  }
  return fields;
}

/** @throws {AppError} `validation_error` for what is no IANA name of a time zone. */
export function assertTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw apiError('validation_error', `There is no time zone ${JSON.stringify(timeZone.slice(0, 80))}.`, { field: 'time_zone', hint: 'An IANA name such as Europe/Berlin, or UTC.' });
}

/**
 * The first run after an instant, milliseconds.
 * @throws {AppError} `validation_error` for a clock that names no moment, such as the Sunday nearest a workday.
 */
export function firstRun({ cron, timeZone }: CronClock, after: number): number {
  const at = nextRun(parseCron(cron), timeZone, after);
  if (at === undefined) throw apiError('validation_error', 'The expression names a moment that never comes.', { field: 'cron', hint: 'Day of month and weekday must both hold.' });
  return at;
}

/** The next runs after an instant, in order. */
export function upcomingRuns({ cron, timeZone }: CronClock, after: number, count: number): number[] {
  return nextRuns(parseCron(cron), timeZone, after, count);
}

/**
 * The runs of a clock that were due from one instant to another, both included when the first is a run: how many (at most
 * `countedRunsMax`), and the first one after.
 */
export function dueRuns({ cron, timeZone }: CronClock, span: { from: number; to: number }): { count: number; next: number | undefined } {
  const fields = parseCron(cron);
  let count = 1;
  for (const at of runsAfter(fields, timeZone, span.from)) {
    if (at > span.to) return { count, next: at };
    if (count === countedRunsMax) return { count, next: nextRun(fields, timeZone, span.to) };
    count += 1;
  }
  return { count, next: undefined };
}

function explained(field: string, value: string | undefined, message: string): string {
  const name = fieldNames[field];
  if (name === undefined) return `The expression cannot be read: ${message}.`;
  return `${JSON.stringify(value ?? '')} is not possible in the field of ${name}.`;
}
