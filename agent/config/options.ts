/** Every option of the agent, once: its flag, its variable, its place in `waybill.yaml`, its type. One table. */
import { z } from 'zod';
import { enrolRequestSchema, labelsSchema } from '#shared/protocol/messages.ts';
import { isOn, list, whole } from './forms.ts';

/** How one option is given. Of several, the flag wins over the variable, the variable over the file. */
export interface OptionRecord<Schema extends z.ZodType = z.ZodType> {
  /** As the command line shows it: `--server <url>`. Absent where a flag would leak it into the process list. */
  readonly flag?: string;
  readonly variable?: string;
  /** Whether `waybill.yaml` may hold it, under the option's own name in snake_case. */
  readonly isInFile: boolean;
  readonly help: string;
  readonly schema: Schema;
}

/** A server's address without a trailing slash; no user, query or fragment, so that it can be logged. */
const serverUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.search !== '' || url.hash !== '') {
    context.addIssue({ code: 'custom', message: 'must be an http:// or https:// address without user, query or fragment' });
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, '');
});

const option = <Schema extends z.ZodType>(record: OptionRecord<Schema>): OptionRecord<Schema> => record;

export const agentOptions = {
  dataDir: option({
    flag: '--data <dir>',
    variable: 'WAYBILL_DATA_DIR',
    isInFile: false,
    help: 'data directory; the agent uses its folder `agent`',
    schema: z.string().min(1).optional(),
  }),
  config: option({
    flag: '--config <file>',
    variable: 'WAYBILL_CONFIG',
    isInFile: false,
    help: 'waybill.yaml; by default the one in the data directory, never one in a scan target',
    schema: z.string().min(1).optional(),
  }),
  server: option({
    flag: '--server <url>',
    variable: 'WAYBILL_SERVER',
    isInFile: true,
    help: 'address of the control plane',
    schema: serverUrl.optional(),
  }),
  apiKey: option({
    variable: 'WAYBILL_API_KEY',
    isInFile: false,
    help: 'key with the scope ingest, to deliver results of own scans',
    schema: z.string().min(1).optional(),
  }),
  keyFile: option({
    flag: '--key-file <file>',
    isInFile: true,
    help: 'file that holds the key, instead of WAYBILL_API_KEY',
    schema: z.string().min(1).optional(),
  }),
  advisories: option({
    flag: '--advisories <path>',
    variable: 'WAYBILL_ADVISORIES',
    isInFile: true,
    help: 'file or folder of advisories in the OSV format; without it nothing is said about known vulnerabilities of what the checks ask for',
    schema: z.string().min(1).optional(),
  }),
  fingerprintKey: option({
    variable: 'WAYBILL_FINGERPRINT_KEY',
    isInFile: false,
    help: 'key for the fingerprints of secrets; an enrolled agent uses its organization\'s',
    schema: z.string().min(16, 'must have at least 16 characters').optional(),
  }),
  name: option({
    flag: '--name <name>',
    variable: 'WAYBILL_AGENT_NAME',
    isInFile: true,
    help: 'name of this agent at the server; default: from the host name',
    schema: enrolRequestSchema.shape.name.optional(),
  }),
  labels: option({
    flag: '--labels <list>',
    variable: 'WAYBILL_AGENT_LABELS',
    isInFile: true,
    help: 'labels that jobs may ask for, separated by commas',
    schema: list.pipe(labelsSchema).optional(),
  }),
  allowedRoots: option({
    flag: '--allowed-roots <list>',
    variable: 'WAYBILL_ALLOWED_ROOTS',
    isInFile: true,
    help: 'directories that the server may ask to scan, separated by commas; default: any',
    schema: list.optional(),
  }),
  slots: option({
    flag: '--slots <count>',
    variable: 'WAYBILL_SLOTS',
    isInFile: true,
    help: 'scans at one time, 1-16',
    schema: whole(1, 16).default(1),
  }),
  tokenFile: option({
    flag: '--token-file <file>',
    isInFile: true,
    help: 'file that holds an enrolment token',
    schema: z.string().min(1).optional(),
  }),
  token: option({
    variable: 'WAYBILL_ENROLMENT_TOKEN',
    isInFile: false,
    help: 'enrolment token',
    schema: z.string().min(1).optional(),
  }),
  tokenStdin: option({
    flag: '--token-stdin',
    isInFile: false,
    help: 'read an enrolment token from standard input when one is needed',
    schema: isOn.default(false),
  }),
  withParent: option({
    flag: '--with-parent',
    isInFile: false,
    help: 'drain and stop when standard input ends',
    schema: isOn.default(false),
  }),
  spoolBytesMax: option({
    flag: '--spool-bytes-max <bytes>',
    variable: 'WAYBILL_SPOOL_BYTES_MAX',
    isInFile: true,
    help: 'bytes that undelivered results may take',
    schema: whole(1, Number.MAX_SAFE_INTEGER).default(1024 ** 3),
  }),
  spoolAgeMaxHours: option({
    flag: '--spool-age-max-hours <hours>',
    variable: 'WAYBILL_SPOOL_AGE_MAX_HOURS',
    isInFile: true,
    help: 'age of the oldest undelivered result, hours',
    schema: whole(1, 24 * 365).default(24 * 30),
  }),
  spoolWhenFull: option({
    flag: '--spool-when-full <what>',
    variable: 'WAYBILL_SPOOL_WHEN_FULL',
    isInFile: true,
    help: 'stop (take no work) or drop_oldest (and record it)',
    schema: z.enum(['stop', 'drop_oldest']).default('stop'),
  }),
} as const;

export type AgentOptionName = keyof typeof agentOptions;
export type AgentOptionValues = { readonly [Name in AgentOptionName]: z.output<(typeof agentOptions)[Name]['schema']> };
