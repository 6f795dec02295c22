import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { AppError } from '#shared/model/app-error.ts';
import type { Surroundings } from './environment.ts';
import { agentOptions, type AgentOptionName, type AgentOptionValues } from './options.ts';

/** Everything the agent was told, checked, with every path absolute. */
export interface AgentConfig extends Omit<AgentOptionValues, 'dataDir' | 'keyFile' | 'tokenFile' | 'config' | 'labels' | 'allowedRoots'> {
  readonly dataDir: string;
  /** The agent's own folder in the data directory: identity and spools. */
  readonly agentDir: string;
  /** Where the person stood; relative paths of the command line start here. */
  readonly standingDir: string;
  readonly hostName: string;
  readonly labels: readonly string[];
  readonly allowedRoots: readonly string[];
  readonly tokenFile: string | undefined;
  readonly keyFile: string | undefined;
  /** The instant that reports carry: `SOURCE_DATE_EPOCH`, else now. */
  readonly generatedAt: Date;
  /** `SOURCE_DATE_EPOCH`; what runs for long takes the time of each report where it is undefined. */
  readonly fixedTime: Date | undefined;
  /** Whether standard error may carry colours and a redrawn line. */
  readonly isColorAllowed: boolean;
  readonly isRedrawAllowed: boolean;
}

/** Values from the command line, by option name; absent when not given. */
export type AgentFlags = { readonly [Name in AgentOptionName]?: unknown };

/**
 * The configuration from flags, variables and `waybill.yaml`, in this order of weight.
 * @throws {AppError} `config_invalid` with the option's spelling and what it accepts.
 */
export function agentConfig(flags: AgentFlags, around: Surroundings): AgentConfig {
  const { variables } = around;
  // npm sets INIT_CWD to where the person stood before it changed to the project's root.
  const standingDir = variables['INIT_CWD'] || around.workingDir;
  const given = <Name extends AgentOptionName>(name: Name) => valueOf(name, flags, variables, {});
  const dataDir = resolve(standingDir, given('dataDir') ?? join(around.homeDir, '.local/share/waybill'));
  const file = readConfigFile(given('config'), { dataDir, standingDir });
  const value = <Name extends AgentOptionName>(name: Name) => valueOf(name, flags, variables, file);
  const fixedTime = fixedTimeOf(variables['SOURCE_DATE_EPOCH']);
  const path = (text: string | undefined) => (text === undefined ? undefined : resolve(standingDir, text));

  return {
    dataDir,
    agentDir: join(dataDir, 'agent'),
    standingDir,
    server: value('server'),
    apiKey: value('apiKey'),
    keyFile: path(value('keyFile')),
    fingerprintKey: value('fingerprintKey'),
    name: value('name'),
    hostName: around.hostName,
    labels: value('labels') ?? [],
    allowedRoots: (value('allowedRoots') ?? []).map((root) => resolve(standingDir, root)),
    slots: value('slots'),
    tokenFile: path(value('tokenFile')),
    token: value('token'),
    tokenStdin: value('tokenStdin'),
    withParent: value('withParent'),
    spoolBytesMax: value('spoolBytesMax'),
    spoolAgeMaxHours: value('spoolAgeMaxHours'),
    spoolWhenFull: value('spoolWhenFull'),
    generatedAt: fixedTime ?? around.now,
    fixedTime,
    isColorAllowed: !variables['NO_COLOR'] && variables['TERM'] !== 'dumb',
    isRedrawAllowed: variables['TERM'] !== 'dumb' && !variables['CI'],
  };
}

/**
 * The key that delivers own results: the key file's first line, else `WAYBILL_API_KEY`; undefined when neither is given.
 * @throws {AppError} `config_invalid` when the key file cannot be read or is empty.
 */
export function apiKeyOf(config: Pick<AgentConfig, 'apiKey' | 'keyFile'>): string | undefined {
  return config.keyFile === undefined ? config.apiKey : secretFile(config.keyFile, '--key-file');
}

/** A file's first line without the newline. @throws {AppError} `config_invalid` when it cannot be read or is empty. */
export function secretFile(path: string, flag: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('config_invalid', `Cannot read the file of ${flag}: ${path}. Give a file that this user may read.`, { cause });
  }
  const line = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (line === '') throw new AppError('config_invalid', `The file of ${flag} is empty: ${path}.`);
  return line;
}

function valueOf<Name extends AgentOptionName>(
  name: Name,
  flags: AgentFlags,
  variables: Surroundings['variables'],
  file: Readonly<Record<string, unknown>>,
): AgentOptionValues[Name] {
  const record: (typeof agentOptions)[AgentOptionName] = agentOptions[name];
  const flag = 'flag' in record ? record.flag : undefined;
  const variable = 'variable' in record ? record.variable : undefined;
  const fromVariable = variable === undefined ? undefined : variables[variable] || undefined;
  const candidates: readonly (readonly [unknown, string])[] = [
    [flags[name], flag?.split(' ')[0] ?? name],
    [fromVariable, variable ?? name],
    [file[snake(name)], `${snake(name)} in waybill.yaml`],
  ];
  const [raw, spelling] = candidates.find(([candidate]) => candidate !== undefined) ?? [undefined, flag ?? name];

  const parsed = record.schema.safeParse(raw);
  if (!parsed.success) {
    const why = parsed.error.issues.map((issue) => issue.message).join('; ');
    throw new AppError('config_invalid', `${spelling} is not usable: ${why}. It is: ${record.help}.`, { detail: { option: name } });
  }
  return parsed.data as AgentOptionValues[Name];
}

function readConfigFile(asked: string | undefined, at: { dataDir: string; standingDir: string }): Readonly<Record<string, unknown>> {
  const path = asked === undefined ? join(at.dataDir, 'waybill.yaml') : resolve(at.standingDir, asked);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (asked === undefined) return {};
    throw new AppError('config_invalid', `Cannot read the configuration ${path}. Give a file that this user may read.`, { cause });
  }
  const document: unknown = parseDocument(text, path);
  if (document === null || document === undefined) return {};
  if (typeof document !== 'object' || Array.isArray(document)) {
    throw new AppError('config_invalid', `${path} must hold a mapping of options.`);
  }
  const accepted = Object.entries(agentOptions)
    .filter(([, record]) => record.isInFile)
    .map(([name]) => snake(name));
  const unknown = Object.keys(document).find((key) => !accepted.includes(key));
  if (unknown !== undefined) {
    throw new AppError('config_invalid', `${path} holds ${JSON.stringify(unknown)}, which is no option. Accepted: ${accepted.join(', ')}.`);
  }
  return document as Readonly<Record<string, unknown>>;
}

function parseDocument(text: string, path: string): unknown {
  try {
    return parseYaml(text);
  } catch (cause) {
    throw new AppError('config_invalid', `${path} is not valid YAML.`, { cause });
  }
}

/** @see https://reproducible-builds.org/specs/source-date-epoch/ (whole seconds since the epoch). */
function fixedTimeOf(epoch: string | undefined): Date | undefined {
  if (epoch === undefined || epoch === '') return undefined;
  if (!/^\d{1,12}$/.test(epoch)) {
    throw new AppError('config_invalid', `SOURCE_DATE_EPOCH is not usable: ${JSON.stringify(epoch)}. It is whole seconds since 1970.`);
  }
  return new Date(Number(epoch) * 1000);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
