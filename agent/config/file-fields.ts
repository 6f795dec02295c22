/** What the lists of `waybill.yaml` hold, field by field: for checking, for the JSON schema and for errors. One table. */
import { z } from 'zod';
import { isTimeZone } from '#shared/model/time-zone.ts';
import { cronHelp, cronLengthMax } from '../cron/cron-expression.ts';

/** One field. It is required when its schema takes no `undefined`. */
export interface FieldRecord<Schema extends z.ZodType = z.ZodType> {
  readonly help: string;
  readonly schema: Schema;
}
export type FieldTable = Readonly<Record<string, FieldRecord>>;
export type FieldValues<Table extends FieldTable> = { readonly [Name in keyof Table]: z.output<Table[Name]['schema']> };

const field = <Schema extends z.ZodType>(record: FieldRecord<Schema>): FieldRecord<Schema> => record;
const word = (what: string) => z.string({ error: 'must be text' }).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, `must be a ${what} of 1 to 64 letters, digits, . _ or -, beginning with a letter or digit`);
const line = (charactersMax: number) => z.string({ error: 'must be text' }).min(1, 'must not be empty').max(charactersMax, `must have at most ${charactersMax} characters`);

/** An address in a target must not carry who signs in there: targets are shown and kept. */
const target = line(4096).refine((text) => !/:\/\/[^/?#]*@/.test(text) || /^[a-z0-9]+:ssh:\/\/[^/?#:]*@/.test(text), 'must hold no user or password; use settings or a credential');

export const integrationFields = {
  id: field({ help: 'name of the integration, unique in this file; its runs are remembered under it', schema: word('name') }),
  target: field({ help: 'what is scanned, as for waybill scan', schema: target }),
  schedule: field({ help: `when: a cron expression, ${cronHelp}`, schema: line(cronLengthMax) }),
  time_zone: field({
    help: 'time zone of the schedule, an IANA name such as Europe/Berlin',
    schema: z.string({ error: 'must be text' }).refine(isTimeZone, 'there is no such time zone').default('UTC'),
  }),
  jitter_s: field({
    help: 'seconds over which starts are spread, 0-3600; each integration always starts equally late',
    schema: z.number({ error: 'must be a number' }).int('must be a whole number').min(0, 'must be 0 or more').max(3600, 'must be 3600 or less').default(0),
  }),
  deep: field({ help: 'ignored and vendored trees and Git history, too; true or false', schema: z.boolean({ error: 'must be true or false' }).default(false) }),
  source: field({ help: 'name of the source, instead of the one that follows from the target', schema: line(256).optional() }),
  enabled: field({ help: 'whether it runs; true or false', schema: z.boolean({ error: 'must be true or false' }).default(true) }),
  credential: field({ help: 'name of one of credentials:', schema: word('name').optional() }),
} as const satisfies FieldTable;

export const credentialFields = {
  name: field({ help: 'name, unique in this file; what a job of the server calls credential_name', schema: word('name') }),
  kind: field({ help: 'kind of source that it opens', schema: word('kind') }),
  targets: field({
    help: 'targets that it may be used for, such as github:acme/shop; a last * after / or : stands for the rest',
    schema: z
      .array(target.refine((text) => !text.includes('*') || /^[^*]*[/:]\*$/.test(text), 'may have one *, at its end and after / or :'), { error: 'must be a list of targets' })
      .min(1, 'must name at least one target'),
  }),
} as const satisfies FieldTable;

export const exportFields = {
  format: field({ help: 'format, as for waybill scan -o', schema: word('format') }),
  to: field({ help: 'where to: a file, s3://BUCKET/KEY, github:OWNER/REPO[@REF]; {date}, {time}, {source}, {integration}, {scan} and {format} are filled in', schema: line(2048) }),
  integrations: field({ help: 'ids of the integrations whose reports go there; default: all', schema: z.array(word('name'), { error: 'must be a list of ids' }).min(1, 'must name at least one integration').optional() }),
} as const satisfies FieldTable;

/** The lists themselves. */
export const listHelp = {
  integrations: 'what this agent scans on its own schedules',
  credentials: 'credentials that jobs of the server may name, and integrations',
  exports: 'where the reports of the integrations go',
} as const;
