/**
 * Readings of earlier scans, so that what has not changed is not read again. Kept by the SHA-256 of a file's bytes and by its path, which decides
 * its readers; several versions of a file are kept, so branches share them. Beside the newest stand the file's times: when they are the same,
 * the file is not even opened, as Git does with its index.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedArtifact } from '../../sources/source.ts';
import { entryOf, lineOf, pathOfLine, readingOf, readingWithStamp, type CacheEntry, type FileStamp, type KeptReading, type Reading } from './entry.ts';

export interface FactCache {
  /** What an artifact gave when it had exactly these times; undefined when it must be looked into. */
  unchanged(artifact: ListedArtifact): KnownReading | undefined;
  /** Digests of the versions of an artifact that are known; a damaged one is not. */
  digestsOf(path: string): readonly string[];
  /** What an artifact gave when its bytes had this digest. */
  version(path: string, digest: string): KnownReading | undefined;
  /** Keeps what an artifact gave. */
  remember(path: string, version: { readonly digest: string; readonly bytes: number; readonly kept: KeptReading }): void;
  /** Writes what is new; nothing when nothing is. Throws what the file system says. */
  save(): void;
}

/** A reading of an earlier scan; `bytes` is the size of what was read. */
export interface KnownReading extends Reading {
  readonly bytes: number;
}

/** Versions of one file; items. Four branches at once are many. */
const versionsMax = 4;
/** Writings after which an entry that nobody used is dropped; a count. */
const generationsMax = 20;
/** One cache file; bytes. Above it only what this scan used is kept. */
const fileBytesMax = 256 * 1024 * 1024;
/** A file changed this shortly before it was looked at may change again within the same tick of its clock; milliseconds. FAT counts in 2,000. */
const freshMs = 2_000;

const header = 'waybill-facts/1';

/** Opens the cache of a source; a missing, damaged or foreign file is an empty one. @param nowMs - the wall clock, in milliseconds. */
export function openFactCache({ dir, source, namespace, nowMs }: { dir: string; source: string; namespace: string; nowMs: number }): FactCache {
  const file = join(dir, `${createHash('sha256').update(source).digest('hex').slice(0, 32)}.facts`);
  const first = `${header}\t${namespace}`;
  const { generation, versions } = load(file, first);
  const stamps = new Map<string, FileStamp>();
  /** Lines whose files are as they were. */
  const usedLines = new Set<string>();
  let isChanged = false;

  const entriesOf = (path: string): Known[] => {
    const known = versions.get(path) ?? [];
    if (known.some((item) => typeof item === 'string')) {
      versions.set(path, known.flatMap((item) => (typeof item === 'string' ? (entryOf(item) ?? []) : [item])));
    }
    return (versions.get(path) ?? []) as Known[];
  };
  return {
    unchanged: ({ path, locator }) => {
      if (locator.kind !== 'file' || locator.isPassing) return undefined;
      const stamp = stampOf(`${locator.root}/${path}`);
      if (stamp === undefined) return undefined;
      // The newest version stands first, and only it has a stamp.
      const newest = versions.get(path)?.[0];
      const found = typeof newest === 'string' ? readingWithStamp(newest, stamp) : undefined;
      const reading = found && readingOf(found.kept);
      if (found === undefined || reading === undefined) {
        if (Math.max(stamp.modifiedMs, stamp.changedMs) < nowMs - freshMs) stamps.set(path, stamp);
        return undefined;
      }
      usedLines.add(newest as string);
      return { bytes: found.bytes, ...reading };
    },
    digestsOf: (path) => entriesOf(path).flatMap(({ digest, kept }) => (readingOf(kept) ? [digest] : [])),
    version: (path, digest) => {
      const entry = entriesOf(path).find((candidate) => candidate.digest === digest);
      const reading = entry && readingOf(entry.kept);
      if (entry === undefined || reading === undefined) return undefined;
      replace(path, { ...withoutStamp(entry), ...stampFor(path), isUsed: true });
      return { bytes: entry.bytes, ...reading };
    },
    remember: (path, { digest, bytes, kept }) => {
      replace(path, { path, digest, generation, ...stampFor(path), bytes, kept, isUsed: true });
    },
    save: () => {
      if (!isChanged) return;
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const temp = `${file}.${randomUUID()}.tmp`;
      try {
        writeFileSync(temp, textOf(), { mode: 0o600 });
        renameSync(temp, file);
      } catch (error) {
        rmSync(temp, { force: true });
        throw error;
      }
    },
  };

  function stampFor(path: string): { stamp?: FileStamp } {
    const stamp = stamps.get(path);
    stamps.delete(path);
    return stamp ? { stamp } : {};
  }

  /** The version that a file now has goes first, with its times; one that was only met in a copy does not displace it. */
  function replace(path: string, entry: Known): void {
    isChanged = true;
    const others = entriesOf(path).filter(({ digest }) => digest !== entry.digest);
    const staying = entry.stamp === undefined ? others.filter(({ stamp }) => stamp !== undefined) : [];
    const after = others.filter((other) => !staying.includes(other)).map(withoutStamp);
    versions.set(path, [...staying, entry, ...after].slice(0, versionsMax));
  }

  function textOf(): string {
    const rows = [`${first}\t${generation}`];
    let bytes = 0;
    for (const item of [...versions.values()].flat()) {
      const isUsed = typeof item === 'string' ? usedLines.has(item) : item.isUsed === true;
      const entry = typeof item === 'string' && isUsed ? entryOf(item) : item;
      if (entry === undefined) continue;
      const row = typeof entry === 'string' ? entry : lineOf(isUsed ? { ...entry, generation } : entry);
      if (!isUsed && (generation - generationOf(item) > generationsMax || bytes + row.length > fileBytesMax)) continue;
      bytes += row.length;
      rows.push(row);
    }
    return `${rows.join('\n')}\n`;
  }
}

/** `isUsed` when this scan found the file to be of this version. */
type Known = CacheEntry & { isUsed?: boolean };
/** A line that nobody asked for yet, or what it says. */
type Item = string | Known;

function generationOf(item: Item): number {
  return typeof item === 'string' ? Number(item.split('\t', 3)[2]) : item.generation;
}

function withoutStamp({ stamp: _stamp, ...entry }: Known): Known {
  return entry;
}

/** Versions of each path, newest first, as they stand in the file. */
function load(file: string, first: string): { generation: number; versions: Map<string, Item[]> } {
  const versions = new Map<string, Item[]>();
  const text = readText(file);
  const [head = '', ...rows] = text.split('\n');
  if (!head.startsWith(`${first}\t`)) return { generation: 1, versions };
  // What follows the last line end was cut off while it was written.
  for (const row of rows.slice(0, -1)) {
    const path = pathOfLine(row);
    const known = versions.get(path);
    if (known) known.push(row);
    else versions.set(path, [row]);
  }
  return { generation: Number(head.slice(first.length + 1)) + 1, versions };
}

function readText(file: string): string {
  try {
    return statSync(file).size > fileBytesMax * 1.5 ? '' : readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function stampOf(file: string): FileStamp | undefined {
  try {
    const found = lstatSync(file, { throwIfNoEntry: false });
    return found?.isFile() ? { size: found.size, modifiedMs: found.mtimeMs, changedMs: found.ctimeMs, inode: found.ino } : undefined;
  } catch {
    // Whoever opens it next says why it cannot be read.
    return undefined;
  }
}
