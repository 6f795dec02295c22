/** The folder of undelivered results. What is in it survives a restart; an entry goes only when its result was acknowledged. */
import { appendFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { byCodeUnit } from '#shared/model/order.ts';
import { resultLimits } from '#shared/protocol/protocol.ts';
import { isMissing, makePrivateDir, syncDir } from './durable-file.ts';
import { errorData, type Log } from './log.ts';
import { entryTime, readEntry, writeEntry, type PackLimits, type SignDigest, type SpoolEntry, type SpoolOrder } from './spool-entry.ts';

export interface SpoolLimits {
  readonly bytesMax: number;
  readonly ageMaxMs: number;
  /** `stop`: a full spool takes no more work. `drop_oldest`: it makes room and records what it dropped. */
  readonly whenFull: 'stop' | 'drop_oldest';
}

export interface SpoolUsage {
  readonly entryCount: number;
  readonly bytes: number;
  /** Age of the oldest entry, milliseconds; 0 when empty. */
  readonly oldestAgeMs: number;
}

/** Bytes of damaged or refused entries that are kept for a person to look at; the oldest go first. */
const quarantineBytesMax = 256 * 1024 * 1024;

export interface Spool {
  readonly dir: string;
  /** Packs a result and returns once it is on disk. It is taken even when the spool is full: its scan has been done. */
  add(order: SpoolOrder, lines: Iterable<string>, sign: SignDigest): Promise<SpoolEntry>;
  /** Paths, oldest first. */
  paths(): Promise<string[]>;
  /** @throws {AppError} `spool_entry_corrupt`. */
  read(path: string): Promise<SpoolEntry>;
  /** After the acknowledgement. An entry that is gone already is no error. */
  remove(path: string): Promise<void>;
  /** Moves an entry that can never be delivered out of the way, with the reason beside it. */
  quarantine(path: string, reason: Error): Promise<string>;
  usage(): Promise<SpoolUsage>;
  /** Why no more work may be taken, as a sentence; undefined when it may. */
  fullness(): Promise<string | undefined>;
}

export interface SpoolOptions {
  readonly dir: string;
  readonly limits: SpoolLimits;
  readonly packLimits?: PackLimits;
  readonly now: () => number;
  readonly log: Log;
}

/** Opens the spool in `dir`, making it when it is not there. */
export async function openSpool({ dir, limits, packLimits = resultLimits, now, log }: SpoolOptions): Promise<Spool> {
  await makePrivateDir(dir);

  const spool: Spool = {
    dir,
    async add(order, lines, sign) {
      const entry = await writeEntry(dir, order, lines, { limits: packLimits, sign });
      if (limits.whenFull === 'drop_oldest') await makeRoom(entry.path);
      return entry;
    },
    async paths() {
      const names = await readdir(dir);
      return names.filter((name) => entryTime(name) !== undefined).sort(byCodeUnit).map((name) => join(dir, name));
    },
    read: readEntry,
    async remove(path) {
      await rm(path, { force: true });
      await syncDir(dir);
    },
    async quarantine(path, reason) {
      const target = join(dir, 'quarantine', basename(path));
      await makePrivateDir(join(dir, 'quarantine'));
      await rename(path, target);
      await appendFile(`${target}.reason.json`, `${JSON.stringify(errorData(reason))}\n`, { mode: 0o600 });
      await syncDir(dir);
      await trimQuarantine();
      return target;
    },
    async usage() {
      const paths = await spool.paths();
      const first = paths[0];
      const sizes = await Promise.all(paths.map(sizeOf));
      return {
        entryCount: paths.length,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        oldestAgeMs: first === undefined ? 0 : Math.max(0, now() - (entryTime(first) ?? 0)),
      };
    },
    async fullness() {
      if (limits.whenFull === 'drop_oldest') return undefined;
      const usage = await spool.usage();
      if (usage.bytes >= limits.bytesMax) return `The spool ${dir} holds ${usage.bytes} bytes; spoolBytesMax is ${limits.bytesMax}.`;
      if (usage.oldestAgeMs >= limits.ageMaxMs) return `The oldest entry of the spool ${dir} is ${usage.oldestAgeMs} ms old; the limit is ${limits.ageMaxMs} ms.`;
      return undefined;
    },
  };
  return spool;

  /** Drops the oldest entries, never the newest, until the limits hold; each leaves a line in `dropped.jsonl`. */
  async function makeRoom(newest: string): Promise<void> {
    for (const path of await spool.paths()) {
      const usage = await spool.usage();
      if (path === newest || (usage.bytes <= limits.bytesMax && usage.oldestAgeMs <= limits.ageMaxMs)) return;
      const record = { dropped_at: new Date(now()).toISOString(), entry: basename(path), bytes: await sizeOf(path) };
      await appendFile(join(dir, 'dropped.jsonl'), `${JSON.stringify(record)}\n`, { mode: 0o600 });
      await spool.remove(path);
      log.error('an undelivered result was dropped because the spool is full', record);
    }
  }

  async function trimQuarantine(): Promise<void> {
    const folder = join(dir, 'quarantine');
    const names = (await readdir(folder)).sort(byCodeUnit);
    const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))));
    let total = sizes.reduce((sum, size) => sum + size, 0);
    for (const [index, name] of names.entries()) {
      if (total <= quarantineBytesMax) return;
      total -= sizes[index] ?? 0;
      await rm(join(folder, name), { force: true });
      log.warn('a quarantined result was removed to make room', { entry: name });
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

/** Temp files of writers that died stay behind; the holder of the spool's lock sweeps those of processes that are gone. */
export async function sweepTempFiles(dir: string, isAlive: (pid: number) => boolean): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = /^\.tmp-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(dir, name), { force: true });
  }
}

