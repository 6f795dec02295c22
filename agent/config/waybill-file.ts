/** `waybill.yaml`: read once, every mistake with its place. The tables of sources and destinations say what settings there are. */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import type { CronFields } from '#shared/model/next-run.ts';
import type { Destination } from '../exports/destination.ts';
import type { SourcePlugin } from '../sources/source.ts';
import { listHelp } from './file-fields.ts';
import { agentOptions } from './options.ts';
import { ProblemList, type ConfigProblem } from './problems.ts';
import { hasReference, tellUnusable } from './read-fields.ts';
import { readCredentials, readExports, readIntegrations, type FileContext } from './read-lists.ts';
import { plainOf, readYamlTree, type YamlMap } from './yaml-tree.ts';

/** One entry of `integrations:`. */
export interface Integration {
  readonly id: string;
  /** In its full form; a directory's path is absolute. */
  readonly target: string;
  readonly schedule: { readonly expression: string; readonly timeZone: string; readonly fields: CronFields };
  /** Milliseconds over which starts are spread. */
  readonly jitterMs: number;
  readonly deep: boolean;
  readonly sourceName: string | undefined;
  readonly isEnabled: boolean;
  /** Resolved; secrets among them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** One entry of `credentials:`. */
export interface NamedCredential {
  readonly name: string;
  readonly kind: string;
  readonly targets: readonly string[];
  /** Resolved; secrets among them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** One entry of `exports:`. */
export interface ExportRule {
  readonly format: string;
  /** A file's path is absolute; braces are not filled yet. */
  readonly to: string;
  /** Undefined: all. */
  readonly integrations: readonly string[] | undefined;
  /** Resolved; secrets among them. Those of the file alone, without what the environment gives. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface WaybillFile {
  /** Absent when there is no file. */
  readonly path?: string;
  /** Options of the agent by their names in the file, each already judged by its own schema. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly integrations: readonly Integration[];
  readonly credentials: readonly NamedCredential[];
  readonly exports: readonly ExportRule[];
  readonly problems: readonly ConfigProblem[];
}

/** What the file is judged by. */
export interface FileWorld {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly sources: readonly SourcePlugin[];
  readonly destinations: readonly Destination[];
  readonly formats: readonly string[];
}

/** Nothing, as without a file. */
export const noFile: WaybillFile = { options: {}, integrations: [], credentials: [], exports: [], problems: [] };

/** Bytes of a configuration file. */
const fileBytesMax = 1024 * 1024;

/** The options that the file may hold, by their names in it. */
export const fileOptions = Object.fromEntries(
  Object.entries(agentOptions)
    .filter(([, { isInFile }]) => isInFile)
    .map(([name, record]) => [snake(name), record]),
);

/** Reads a file that must be there. @throws {AppError} `config_invalid` when it cannot be read at all. */
export function readWaybillFile(path: string, world: FileWorld): WaybillFile {
  let text: string;
  let mode = 0;
  try {
    const found = statSync(path);
    if (found.size > fileBytesMax) throw new AppError('config_invalid', `The configuration ${path} has ${found.size} bytes; fileBytesMax is ${fileBytesMax}.`);
    mode = found.mode;
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('config_invalid', `Cannot read the configuration ${path}. Give a file that this user may read.`, { cause });
  }
  const file = parseWaybillFile(text, { path, ...world });
  // Who may write it decides where the credentials go.
  const isOpen = process.platform !== 'win32' && (mode & 0o022) !== 0;
  if (!isOpen) return file;
  const warning: ConfigProblem = { place: { line: 1, column: 1 }, path: '', message: `Others than its owner may change this file (mode ${(mode & 0o777).toString(8).padStart(4, '0')}); run chmod go-w.`, severity: 'warning', isReference: false };
  return { ...file, problems: [warning, ...file.problems] };
}

/** Reads a text; relative paths in it start at the folder of `path`. */
export function parseWaybillFile(text: string, { path, ...world }: FileWorld & { readonly path: string }): WaybillFile {
  const problems = new ProblemList();
  const { root, problems: syntax } = readYamlTree(text);
  for (const { place, message } of syntax) problems.error(place, '', message);
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return { ...noFile, path, problems: problems.sorted() };
  if (root.kind !== 'map') {
    problems.error(root.place, '', 'it must hold a mapping of options');
    return { ...noFile, path, problems: problems.sorted() };
  }
  const context: FileContext = { ...world, folder: dirname(path), problems };
  const options = readOptions(root, problems);
  const credentials = readCredentials(root, context);
  const integrations = readIntegrations(root, credentials, context);
  const exports = readExports(root, integrations, context);
  return {
    path,
    options,
    integrations: integrations.flatMap(({ integration }) => integration ?? []),
    credentials: credentials.flatMap(({ credential }) => credential ?? []),
    exports,
    problems: problems.sorted(),
  };
}

/** All that is wrong, as one error. @throws {AppError} `config_invalid`. @param ignoresReferences - what is only wrong with the integrations of this machine does not count. */
export function assertUsable({ path = '', problems }: WaybillFile, ignoresReferences: boolean): void {
  const errors = problems.filter(({ severity, isReference }) => severity === 'error' && !(isReference && ignoresReferences));
  if (errors.length === 0) return;
  throw new AppError('config_invalid', `The configuration is not usable:\n${errors.map((problem) => `  ${problemLine(path, problem)}`).join('\n')}`);
}

/** `waybill.yaml:3:9: slots: …`, as editors understand it. */
export function problemLine(file: string, { place, path, message, severity }: ConfigProblem): string {
  return `${file}:${place.line}:${place.column}: ${severity === 'warning' ? 'warning: ' : ''}${path === '' ? '' : `${path}: `}${message}`;
}

function readOptions(root: YamlMap, problems: ProblemList): Record<string, unknown> {
  const accepted = [...Object.keys(fileOptions), ...Object.keys(listHelp)];
  const options: Record<string, unknown> = {};
  for (const [name, { place, value }] of root.entries) {
    const record = Object.hasOwn(fileOptions, name) ? fileOptions[name] : undefined;
    if (record === undefined) {
      if (!Object.hasOwn(listHelp, name)) problems.unknown(place, '', { what: 'option', given: name, accepted });
      continue;
    }
    const given = plainOf(value);
    const at = { path: name, problems };
    const parsed = record.schema.safeParse(given ?? undefined);
    if (hasReference(given)) problems.error(value.place, name, 'a reference cannot stand here; give the environment variable of the option, or write the value out');
    else if (parsed.success) options[name] = given ?? undefined;
    else tellUnusable(value, parsed.error.issues, record.help, at);
  }
  return options;
}

/** The name of an option in the file. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
