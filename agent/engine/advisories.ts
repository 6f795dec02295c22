/** Vulnerabilities of packages from OSV files that the operator has brought: one file, or a folder of them with its sub-folders. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readOsv, type Advisory, type AdvisoryData } from '#shared/model/advisory.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { Json } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';

export const advisoryLimits = {
  /** Files of one import; all of npm were about 220,000 in 2026. */
  filesMax: 1_000_000,
  /** One file, which may hold a list of advisories; bytes. */
  fileBytesMax: 256 * 1024 * 1024,
} as const;

/**
 * Everything that the files say. The data is of the day on which the newest of them was written: whoever brings files brings them as they are on that day.
 * @throws {AppError} `config_invalid` when nothing is there, when a file cannot be read or is no JSON, and above the limits.
 */
export function loadAdvisories(path: string): AdvisoryData {
  const files = filesOf(path);
  if (files.length === 0) throw invalid(path, 'it holds no .json file');
  let newestMs = 0;
  const advisories: Advisory[] = [];
  for (const file of files) {
    const found = statSync(file);
    if (found.size > advisoryLimits.fileBytesMax) throw invalid(file, `it has ${found.size} bytes, and at most ${advisoryLimits.fileBytesMax} are read (fileBytesMax)`);
    newestMs = Math.max(newestMs, found.mtimeMs);
    // One by one: a file with the whole of an ecosystem has more items than a call has arguments.
    for (const document of documentsOf(file)) for (const advisory of readOsv(document)) advisories.push(advisory);
  }
  return { asOf: new Date(newestMs).toISOString().slice(0, 10), advisories };
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    if (names.length > advisoryLimits.filesMax) throw invalid(path, `it holds ${names.length} files, and at most ${advisoryLimits.filesMax} are read (filesMax)`);
    return names.sort(byCodeUnit).map((name) => join(path, name));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalid(path, `the system says ${(error as NodeJS.ErrnoException).code}`, error);
  }
}

/** A file is one advisory or a list of them. */
function documentsOf(file: string): readonly Json[] {
  let document: Json;
  try {
    document = JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw invalid(file, 'it cannot be read as JSON', error);
  }
  return Array.isArray(document) ? (document as readonly Json[]) : [document];
}

function invalid(path: string, why: string, cause?: unknown): AppError<'config_invalid'> {
  return new AppError('config_invalid', `Cannot take vulnerabilities from ${path}: ${why}. Give a file or a folder of advisories in the OSV format.`, { cause });
}
