/** Settings of a source meet its table. All mistakes are told at once, and no value of a secret stands in an error. */
import { AppError } from '#shared/model/app-error.ts';
import type { SettingTable, SettingValues } from './source.ts';

/** One setting that cannot be used. */
export interface SettingProblem {
  readonly name: string;
  /** A sentence with what is accepted; holds no value of a secret. */
  readonly message: string;
}

/** The values, with defaults; or every problem there is. */
export function checkSettings<Table extends SettingTable>(table: Table, given: Readonly<Record<string, unknown>>): { readonly values: SettingValues<Table> } | { readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(table, name))
    .map((name) => ({ name, message: `there is no setting ${name}; accepted: ${Object.keys(table).join(', ') || 'none'}` }));
  const values: Record<string, unknown> = {};
  for (const [name, record] of Object.entries(table)) {
    const parsed = record.schema.safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else problems.push({ name, message: `${parsed.error.issues.map(({ message }) => message).join('; ')}; it is: ${record.help}` });
  }
  return problems.length > 0 ? { problems } : { values: values as SettingValues<Table> };
}

/** The values, with defaults. @throws {AppError} `config_invalid` with every problem. */
export function parseSettings<Table extends SettingTable>({ id, settings }: { readonly id: string; readonly settings: Table }, given: Readonly<Record<string, unknown>>): SettingValues<Table> {
  const checked = checkSettings(settings, given);
  if ('values' in checked) return checked.values;
  throw new AppError('config_invalid', `The settings of the source ${id} are not usable: ${checked.problems.map(({ name, message }) => `${name}: ${message}`).join('. ')}.`);
}

/** What the environment gives for a table; unset and empty variables give nothing. */
export function settingsFrom(table: SettingTable, variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, record] of Object.entries(table)) {
    const value = record.variables?.map((variable) => variables[variable]).find((text) => text !== undefined && text !== '');
    if (value !== undefined) given[name] = value;
  }
  return given;
}

/**
 * Settings from two places, `over` winning. What proves who asks is taken from one place only: parts of two credentials do not make one.
 * An id proves nothing, although a table may keep it out of sight: an external id is added to credentials of the other place.
 */
export function mergeSettings(table: SettingTable, { base, over }: { readonly base: Readonly<Record<string, unknown>>; readonly over: Readonly<Record<string, unknown>> }): Record<string, unknown> {
  const isProof = (name: string) => table[name]?.isSecret === true && !name.endsWith('_id');
  const keepsProofs = !Object.keys(over).some(isProof);
  return { ...Object.fromEntries(Object.entries(base).filter(([name]) => keepsProofs || !isProof(name))), ...over };
}
