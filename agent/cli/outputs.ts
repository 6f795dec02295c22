/** What `-o FORMAT[=WHERE]` asks for. */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Exporter } from '#shared/exporters/exporter.ts';
import { exporterIds, findExporter } from '#shared/exporters/exporters.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { ExportRule } from '../config/waybill-file.ts';
import { formsOf, parseDestination } from '../exports/destinations.ts';
import { exportSettings } from '../exports/export-report.ts';
import { templateNames, unknownNames } from '../exports/template.ts';
import { checkSettings } from '../sources/settings.ts';

export interface Output {
  readonly exporter: Exporter;
  /** Absolute; absent for standard output. */
  readonly file?: string;
  /** A bucket or code scanning, instead of a file. */
  readonly remote?: { readonly to: string; readonly settings: Readonly<Record<string, unknown>> };
}

export interface OutputWorld {
  readonly standingDir: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** `exports:` of the configuration: their settings serve the places of the same bucket or repository. */
  readonly exports: readonly ExportRule[];
}

/**
 * The outputs of a scan; the table on standard output when none is asked for.
 * @throws {AppError} `usage` for an unknown format, two formats on standard output, or a file or place that cannot be written;
 *   `config_invalid` for settings of a place that are missing or wrong.
 */
export function parseOutputs(specifications: readonly string[], world: OutputWorld): Output[] {
  const outputs = (specifications.length === 0 ? ['table'] : specifications).map((specification) => parseOutput(specification, world));
  if (outputs.filter(({ file, remote }) => file === undefined && remote === undefined).length > 1) {
    throw new AppError('usage', 'Only one format can go to standard output. Give the others a file: -o FORMAT=FILE.');
  }
  const places = outputs.flatMap(({ file, remote }) => file ?? remote?.to ?? []);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw new AppError('usage', `Two outputs go to ${twice}. Give each its own ${parseDestination(twice) === undefined ? 'file' : 'place'}.`);
  return outputs;
}

function parseOutput(specification: string, world: OutputWorld): Output {
  const equals = specification.indexOf('=');
  const id = equals < 0 ? specification : specification.slice(0, equals);
  const exporter = findExporter(id);
  if (!exporter) throw new AppError('usage', `Unknown format ${JSON.stringify(id)}. Accepted: ${exporterIds.join(', ')}.`);
  if (equals < 0) return { exporter };
  const name = specification.slice(equals + 1);
  if (name === '') throw new AppError('usage', `-o ${specification} names no file. Write -o ${id}=FILE, or -o ${id} for standard output.`);
  return parseDestination(name) === undefined ? { exporter, file: fileOf(name, world.standingDir) } : { exporter, remote: remoteOf(name, exporter, world) };
}

function fileOf(name: string, standingDir: string): string {
  const file = resolve(standingDir, name);
  try {
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
  } catch (cause) {
    const isAddress = /^[a-z][a-z0-9]+:\/\//.test(name);
    throw new AppError('usage', isAddress ? `Cannot write ${name}. Accepted: ${formsOf()}.` : `Cannot write ${file}: its folder is not there or not writable.`, { cause });
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('usage', `Cannot write ${file}: it is a directory.`);
  return file;
}

function remoteOf(to: string, exporter: Exporter, { variables, exports }: OutputWorld): NonNullable<Output['remote']> {
  const { destination, place } = parseDestination(to) as NonNullable<ReturnType<typeof parseDestination>>;
  const trouble = destination.problemOf(place);
  if (trouble !== undefined) throw new AppError('usage', `Cannot write ${to}: ${trouble}.`);
  if (destination.formats?.includes(exporter.id) === false) throw new AppError('usage', `Cannot write ${to}: ${destination.title} takes ${destination.formats.join(', ')}, and this is ${exporter.id}.`);
  const [unknown] = unknownNames(to);
  if (unknown !== undefined) throw new AppError('usage', `Cannot write ${to}: there is no {${unknown}}. Accepted: ${templateNames.map((name) => `{${name}}`).join(', ')}.`);
  const account = destination.accountOf(place);
  const rule = exports.find((each) => {
    const known = parseDestination(each.to);
    return known?.destination.id === destination.id && known.destination.accountOf(known.place) === account;
  });
  const settings = exportSettings(destination, rule?.settings ?? {}, variables);
  const checked = checkSettings(destination.settings, settings);
  const problems = 'problems' in checked ? checked.problems.map(({ name, message }) => `${name}: ${message}`) : [destination.settingsProblem?.(settings) ?? []].flat();
  if (problems.length > 0) throw new AppError('config_invalid', `Cannot write ${to}: ${problems.join('. ')}.`);
  return { to, settings };
}
