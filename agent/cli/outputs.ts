/** What `-o FORMAT[=FILE]` asks for, and the writing of it. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { exporterIds, findExporter } from '#shared/exporters/exporters.ts';
import type { Exporter } from '#shared/exporters/exporter.ts';
import { AppError } from '#shared/model/app-error.ts';

export interface Output {
  readonly exporter: Exporter;
  /** Absolute; absent for standard output. */
  readonly file?: string;
}

/**
 * The outputs of a scan; the table on standard output when none is asked for.
 * @throws {AppError} `usage` for an unknown format, two formats on standard output, or a file that cannot be written.
 */
export function parseOutputs(specifications: readonly string[], standingDir: string): Output[] {
  const outputs = (specifications.length === 0 ? ['table'] : specifications).map((specification) => parseOutput(specification, standingDir));
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new AppError('usage', 'Only one format can go to standard output. Give the others a file: -o FORMAT=FILE.');
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new AppError('usage', `Two outputs go to ${twice}. Give each its own file.`);
  return outputs;
}

/** Writes the whole document or nothing: a reader never sees half a file. */
export function writeOutput(file: string, text: string): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new AppError('usage', `Cannot write ${file}: ${(cause as NodeJS.ErrnoException).code}.`, { cause });
  }
}

function parseOutput(specification: string, standingDir: string): Output {
  const equals = specification.indexOf('=');
  const id = equals < 0 ? specification : specification.slice(0, equals);
  const exporter = findExporter(id);
  if (!exporter) throw new AppError('usage', `Unknown format ${JSON.stringify(id)}. Accepted: ${exporterIds.join(', ')}.`);
  if (equals < 0) return { exporter };
  const name = specification.slice(equals + 1);
  if (name === '') throw new AppError('usage', `-o ${specification} names no file. Write -o ${id}=FILE, or -o ${id} for standard output.`);
  const file = resolve(standingDir, name);
  try {
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError('usage', `Cannot write ${file}: its folder is not there or not writable.`, { cause });
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('usage', `Cannot write ${file}: it is a directory.`);
  return { exporter, file };
}
