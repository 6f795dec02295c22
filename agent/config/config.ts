import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exporterIds } from '#shared/exporters/exporters.ts';
import { AppError } from '#shared/model/app-error.ts';
import { destinations } from '../exports/destinations.ts';
import { listSources } from '../sources/target.ts';
import type { Surroundings } from './environment.ts';
import { agentOptions, type AgentOptionName, type AgentOptionValues } from './options.ts';
import { assertUsable, noFile, readWaybillFile, snake, type FileWorld, type WaybillFile } from './waybill-file.ts';

/** Everything the agent was told, checked, with every path absolute. */
export interface AgentConfig extends Omit<AgentOptionValues, 'dataDir' | 'keyFile' | 'tokenFile' | 'config' | 'labels' | 'allowedRoots'> {
  readonly dataDir: string;
  /** The agent's own folder in the data directory: identity and spools. */
  readonly agentDir: string;
  /** Where the person stood; relative paths of the command line start here. */
  readonly standingDir: string;
  readonly hostName: string;
  /** `waybill.yaml`: what this agent scans by itself, and where the reports go. */
  readonly file: WaybillFile;
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
 * @param runsIntegrations - references of the file must lead somewhere; who scans by hand needs none of them.
 * @throws {AppError} `config_invalid` with the option's spelling and what it accepts, or with everything that is wrong with the file.
 */
export function agentConfig(flags: AgentFlags, around: Surroundings, { runsIntegrations = false }: { runsIntegrations?: boolean } = {}): AgentConfig {
  const { variables } = around;
  const { dataDir, standingDir, file } = givenFile(flags, around);
  assertUsable(file, !runsIntegrations);
  const value = <Name extends AgentOptionName>(name: Name) => valueOf(name, flags, variables, file.options);
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
    file,
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

/** Where the data lies, and the configuration file with whatever is wrong with it. @throws {AppError} `config_invalid` when it cannot be read at all. */
export function givenFile(flags: Pick<AgentFlags, 'dataDir' | 'config'>, around: Surroundings): { dataDir: string; standingDir: string; file: WaybillFile } {
  const { variables } = around;
  // npm sets INIT_CWD to where the person stood before it changed to the project's root.
  const standingDir = variables['INIT_CWD'] || around.workingDir;
  const given = <Name extends AgentOptionName>(name: Name) => valueOf(name, flags, variables, {});
  const dataDir = resolve(standingDir, given('dataDir') ?? join(around.homeDir, '.local/share/waybill'));
  const world: FileWorld = { variables, sources: listSources(), destinations, formats: exporterIds };
  return { dataDir, standingDir, file: readConfigFile(given('config'), { dataDir, standingDir }, world) };
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

/** The file that was asked for, or the one in the data directory when there is one; never one in a scan target. */
function readConfigFile(asked: string | undefined, at: { dataDir: string; standingDir: string }, world: FileWorld): WaybillFile {
  const path = asked === undefined ? join(at.dataDir, 'waybill.yaml') : resolve(at.standingDir, asked);
  return asked === undefined && !existsSync(path) ? noFile : readWaybillFile(path, world);
}

/** @see https://reproducible-builds.org/specs/source-date-epoch/ (whole seconds since the epoch). */
function fixedTimeOf(epoch: string | undefined): Date | undefined {
  if (epoch === undefined || epoch === '') return undefined;
  if (!/^\d{1,12}$/.test(epoch)) {
    throw new AppError('config_invalid', `SOURCE_DATE_EPOCH is not usable: ${JSON.stringify(epoch)}. It is whole seconds since 1970.`);
  }
  return new Date(Number(epoch) * 1000);
}
