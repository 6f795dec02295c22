/** Cron expressions in the grammar of node-cron: five fields, or six with the second first. */
import { createRequire } from 'node:module';
import type * as NodeCron from 'node-cron';
import { nextRun, type CronFields } from '#shared/model/next-run.ts';

/** UTF-16 units of an expression, as at the server. */
export const cronLengthMax = 200;

/** What is accepted, for errors. */
export const cronHelp = 'five fields: minute, hour, day of month, month, weekday; "30 2 * * mon-fri" is half past two from Monday to Friday';

const fieldNames: Readonly<Record<string, string>> = {
  second: 'seconds (0-59)',
  minute: 'minutes (0-59)',
  hour: 'hours (0-23)',
  dayOfMonth: 'days of the month (1-31, L, L-3, 15W)',
  month: 'months (1-12 or names)',
  dayOfWeek: 'weekdays (0-7 or names, 5L, 1#2)',
};

/** The fields, or every mistake as a sentence without a full stop. */
export function readCron(expression: string): { readonly fields: CronFields } | { readonly problems: readonly string[] } {
  if (expression.length > cronLengthMax) return { problems: [`it is longer than ${cronLengthMax} characters`] };
  const { valid, fields, errors } = nodeCron().validateDetailed(expression);
  if (!valid || fields === undefined) {
    return { problems: errors.map(({ field, value, message }) => (fieldNames[field] === undefined ? message : `${JSON.stringify(value ?? '')} is not possible in the field of ${fieldNames[field]}`)) };
  }
  if (new Set(fields.second).size > 1) return { problems: ['it names several seconds, and a scan starts at most once a minute'] };
  if (nextRun(fields, 'UTC', 0) === undefined) return { problems: ['it names a moment that never comes: day of month and weekday must both hold'] };
  return { fields };
}

/** Loaded with the first expression: every command reads the configuration, and most have none. */
function nodeCron(): typeof NodeCron {
  return createRequire(import.meta.url)('node-cron') as typeof NodeCron;
}
