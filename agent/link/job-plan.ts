/**
 * What a job reads, and with what. The server says which targets; a credential that this agent holds itself goes only where its own
 * configuration says, so that whoever may start scans at the server cannot have it sent to an address of their choice.
 */
import { AppError } from '#shared/model/app-error.ts';
import type { JobCredential, LeasedJob } from '#shared/protocol/messages.ts';
import type { Integration, NamedCredential } from '../config/waybill-file.ts';
import { mergeSettings, settingsFrom } from '../sources/settings.ts';
import type { SettingTable, SourcePlugin } from '../sources/source.ts';
import { isTargetIn } from '../sources/target-pattern.ts';
import { resolveTarget } from './scan-target.ts';

/** One target of a scan as the engine takes it. */
export interface TargetPlan {
  readonly target: string;
  readonly sourceName?: string;
  /** Credentials and settings of the source, by the names of its table. Kept in memory for this scan alone. */
  readonly sourceSettings?: Readonly<Record<string, unknown>>;
}

/** What the agent has of its own to read sources with. */
export interface SourceAccess {
  readonly sources: readonly Pick<SourcePlugin, 'id' | 'settings'>[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly integrations: readonly Pick<Integration, 'target' | 'settings'>[];
  readonly credentials: readonly NamedCredential[];
}

/** Nothing: only what needs no credential can be read. */
export const noAccess: SourceAccess = { sources: [], variables: {}, integrations: [], credentials: [] };

/**
 * The targets of a job, the first one first.
 * @param roots - each list that is not empty must hold a directory that is scanned.
 * @param onWithheld - a target is read without the credentials that the environment has for its kind: it names an address.
 * @throws {AppError} `target_refused`, `target_unreadable`, `credential_missing`.
 */
export async function planJob(job: LeasedJob, { roots, access, onWithheld = () => {} }: { roots: readonly (readonly string[])[]; access: SourceAccess; onWithheld?: (target: string) => void }): Promise<readonly [TargetPlan, ...TargetPlan[]]> {
  const plans: TargetPlan[] = [];
  for (const written of [job.target, ...(job.options.targets ?? [])]) {
    let target = written;
    for (const allowed of roots) target = await resolveTarget(target, allowed);
    const credential = job.credentials?.find((each) => each.target === written);
    plans.push({ target, sourceSettings: settingsFor(written, credential, access, onWithheld) });
  }
  const [first, ...more] = plans as [TargetPlan, ...TargetPlan[]];
  return [{ ...first, ...(job.options.source === undefined ? {} : { sourceName: job.options.source }) }, ...more];
}

/** What one target is read with. */
function settingsFor(target: string, given: JobCredential | undefined, access: SourceAccess, onWithheld: (target: string) => void): Record<string, unknown> {
  const kind = /^([a-z][a-z0-9]+):/.exec(target)?.[1] ?? 'dir';
  const table = access.sources.find(({ id }) => id === kind)?.settings ?? {};
  const settings = given?.settings ?? {};
  const file = Object.keys({ ...settings, ...given?.secret }).find((name) => name.endsWith('_file'));
  if (file !== undefined) throw new AppError('target_refused', `The job names a file of this machine in the setting ${file}. Only the agent's own configuration may.`);
  // What the server keeps goes where the server says.
  if (given?.secret !== undefined) return { ...settings, ...given.secret };
  if (given?.credential_name !== undefined) {
    const named = access.credentials.find(({ name, kind: of }) => name === given.credential_name && of === kind);
    if (named === undefined) throw new AppError('credential_missing', `This agent has no credential ${JSON.stringify(given.credential_name)} of the kind ${kind}. Add it to credentials: of its waybill.yaml.`);
    if (!isFor(named, target)) throw new AppError('target_refused', `The credential ${JSON.stringify(named.name)} of this agent is not for ${target}. Add the target to it in waybill.yaml.`);
    return ownSettings(table, named.settings, settings, `the credential ${JSON.stringify(named.name)}`);
  }
  const named = access.credentials.find((each) => each.kind === kind && isFor(each, target));
  if (named !== undefined) return ownSettings(table, named.settings, settings, `the credential ${JSON.stringify(named.name)}`);
  const integration = access.integrations.find((each) => each.target === target);
  if (integration !== undefined) return ownSettings(table, integration.settings, settings, 'an integration');
  const around = settingsFrom(table, access.variables);
  // A source may find credentials that no setting names, such as the role of a machine; they would go there, too.
  assertOwnAddress(around, settings, 'what the environment gives');
  if (!namesAddress(target)) return { ...around, ...settings };
  const open = withoutSecrets(table, around);
  if (Object.keys(open).length < Object.keys(around).length) onWithheld(target);
  return { ...open, ...settings };
}

/** The agent's own settings with what the job adds; never another address for the agent's own credential. */
function ownSettings(table: SettingTable, own: Readonly<Record<string, unknown>>, added: Readonly<Record<string, unknown>>, what: string): Record<string, unknown> {
  assertOwnAddress(own, added, what);
  return mergeSettings(table, { base: own, over: added });
}

/** @throws {AppError} `target_refused`. */
function assertOwnAddress(own: Readonly<Record<string, unknown>>, added: Readonly<Record<string, unknown>>, what: string): void {
  const foreign = foreignAddress(own, added);
  if (foreign !== undefined) throw new AppError('target_refused', `The job would send ${what} of this agent to another address: its setting ${foreign} is not what is configured here. Set it in waybill.yaml, or give the job a credential of its own.`);
}

function isFor({ targets }: NamedCredential, target: string): boolean {
  return targets.some((pattern) => isTargetIn(pattern, target));
}

/** The name of an added setting that is an address and not the one that is configured here. */
function foreignAddress(own: Readonly<Record<string, unknown>>, added: Readonly<Record<string, unknown>>): string | undefined {
  const isAddress = (value: unknown): boolean => (Array.isArray(value) ? value.some(isAddress) : typeof value === 'string' && value.includes('://'));
  return Object.keys(added).find((name) => isAddress(added[name]) && own[name] !== added[name]);
}

/** Whether what follows the kind begins with a host, as in `n8n:https://…` or `git:git@host:…`; `github:acme/shop` and `aws:eu-west-1` do not. */
function namesAddress(target: string): boolean {
  const location = target.slice(target.indexOf(':') + 1);
  return location.includes('://') || /[.@]/.test(location.split('/', 1)[0] ?? '');
}

function withoutSecrets(table: SettingTable, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => table[name]?.isSecret !== true));
}
