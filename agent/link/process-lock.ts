/** A lock file that names the process that holds it: its id, and when it started, because ids are used again. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { isMissing } from './durable-file.ts';

const holderSchema = z.object({ pid: z.number().int().positive(), started: z.string() });
type Holder = z.output<typeof holderSchema>;

export interface ProcessLock {
  release(): Promise<void>;
}

/**
 * The lock, or undefined while a living process (this one included) holds it.
 * A lock whose process is gone is taken over: it is moved aside first and looked at again,
 * so that of two who see the same dead holder only one goes on.
 */
export async function takeLock(path: string): Promise<ProcessLock | undefined> {
  const own: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (let tries = 0; tries < 5; tries += 1) {
    if (await create(path, own)) return { release: () => rm(path, { force: true }) };
    const holder = await readHolder(path);
    if (holder !== 'gone' && holder !== 'unreadable' && isHolderAlive(holder)) return undefined;
    if (holder !== 'gone') await moveAside(path, holder);
  }
  return undefined;
}

/** Whether a process with this id runs. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isHolderAlive(holder: Holder): boolean {
  if (!isProcessAlive(holder.pid)) return false;
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

/** Boot and tick at which a process started; empty where the system does not say (then the id alone decides). */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command, which may hold spaces and brackets: proc(5).
    const tick = fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
    return tick === undefined ? '' : `${boot}/${tick}`;
  } catch {
    return '';
  }
}

/** Creates the file with its content in one step: a link to a finished temp file fails when the name is taken. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const temp = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(temp, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  try {
    await link(temp, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temp, { force: true });
  }
}

async function moveAside(path: string, seen: Holder | 'unreadable'): Promise<void> {
  const aside = `${path}.stale.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const moved = await readHolder(aside);
  // Somebody was quicker and this is their fresh lock: give it back.
  if (JSON.stringify(moved) !== JSON.stringify(seen)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return 'gone';
    throw error;
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}
