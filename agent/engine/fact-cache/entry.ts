/** One remembered reading of one file, and the line of text that it is kept as. */
import type { Fact } from '#shared/model/fact.ts';
import type { CoverageEntry } from '#shared/model/report.ts';

/** What the file system says of a file; when all of it is the same, the bytes are. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds with fractions, as the system gives them. */
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly inode: number;
}

/** What reading gave: facts as they are after masking, never a credential. */
export interface Reading {
  readonly parsedBy: readonly string[];
  readonly entries: readonly CoverageEntry[];
  readonly facts: readonly Fact[];
}

/** A reading as it is kept, in one piece of text without line ends and tabs; empty for one that gave nothing. */
export type KeptReading = string;

export function keptReading({ parsedBy, entries, facts }: Reading): KeptReading {
  return parsedBy.length + entries.length + facts.length === 0 ? '' : JSON.stringify([parsedBy, entries, facts]);
}

/** Undefined when it is damaged. */
export function readingOf(kept: KeptReading): Reading | undefined {
  if (kept === '') return { parsedBy: [], entries: [], facts: [] };
  try {
    const [parsedBy, entries, facts] = JSON.parse(kept) as [readonly string[], readonly CoverageEntry[], readonly Fact[]];
    return Array.isArray(parsedBy) && Array.isArray(entries) && Array.isArray(facts) ? { parsedBy, entries, facts } : undefined;
  } catch {
    return undefined;
  }
}

export interface CacheEntry {
  readonly path: string;
  /** SHA-256 of the bytes, base64url. */
  readonly digest: string;
  /** The writing of the file in which the entry was last of use; a count. */
  readonly generation: number;
  /** Absent for a version that is not the newest, and for a file too fresh to be known by its times. */
  readonly stamp?: FileStamp;
  readonly bytes: number;
  readonly kept: KeptReading;
}

/** A line without its end: path, digest, generation, stamp, bytes and reading, parted by tabs. */
export function lineOf({ path, digest, generation, stamp, bytes, kept }: CacheEntry): string {
  return `${escaped(path)}\t${digest}\t${generation}\t${stamp === undefined ? '' : timesOf(stamp)}\t${bytes}\t${kept}`;
}

function timesOf({ size, modifiedMs, changedMs, inode }: FileStamp): string {
  return `${size},${modifiedMs},${changedMs},${inode}`;
}

/** What a line says when it has exactly this stamp; undefined otherwise. The whole entry is not taken apart: most lines are only asked this. */
export function readingWithStamp(line: string, stamp: FileStamp): { readonly bytes: number; readonly kept: KeptReading } | undefined {
  const times = line.indexOf('\t', line.indexOf('\t', line.indexOf('\t') + 1) + 1) + 1;
  const sought = `${timesOf(stamp)}\t`;
  if (times <= 0 || !line.startsWith(sought, times)) return undefined;
  const from = times + sought.length;
  const end = line.indexOf('\t', from);
  return end < 0 ? undefined : { bytes: Number(line.slice(from, end)), kept: line.slice(end + 1) };
}

/** The path of a line; empty when it is none. */
export function pathOfLine(line: string): string {
  const path = line.slice(0, Math.max(0, line.indexOf('\t')));
  return path.includes('%') ? unescaped(path) : path;
}

/** The entry of a line; undefined when the line is damaged. */
export function entryOf(line: string): CacheEntry | undefined {
  const [, digest = '', generation = '', times = '', bytes = '', kept] = parts(line);
  if (kept === undefined || digest.length !== digestChars || !(Number(generation) > 0) || !(Number(bytes) >= 0)) return undefined;
  const stamp = stampOf(times);
  return { path: pathOfLine(line), digest, generation: Number(generation), ...(stamp && { stamp }), bytes: Number(bytes), kept };
}

const digestChars = 43;

/** Six parts; JSON escapes its tabs, so there are no more. */
function parts(line: string): string[] {
  return line.split('\t', 6);
}

function stampOf(times: string): FileStamp | undefined {
  const [size, modifiedMs, changedMs, inode] = times.split(',').map(Number);
  return times === '' || size === undefined || modifiedMs === undefined || changedMs === undefined || inode === undefined ? undefined : { size, modifiedMs, changedMs, inode };
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

function escaped(path: string): string {
  return /[%\t\n\r]/.test(path) ? path.replace(/[%\t\n\r]/g, encodeURIComponent) : path;
}
