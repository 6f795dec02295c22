import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from '../../../agent/link/process-lock.ts';
import { tempDir } from './temp-dir.ts';

test('a second taker gets nothing until the first lets go', async () => {
  const path = join(await tempDir(), 'lock');

  const first = await takeLock(path);
  const second = await takeLock(path);
  await first?.release();
  const third = await takeLock(path);

  expect(first).toBeDefined();
  expect(second).toBeUndefined();
  expect(third).toBeDefined();
});

test('the lock of a process that is gone is taken over and leaves nothing behind', async () => {
  const dir = await tempDir();
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  await writeFile(join(dir, 'lock'), JSON.stringify({ pid: child.pid, started: 'boot/1' }));

  const lock = await takeLock(join(dir, 'lock'));

  expect(lock).toBeDefined();
  expect(JSON.parse(await readFile(join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(await readdir(dir)).toEqual(['lock']);
});

test.runIf(process.platform === 'linux')('a living process with the same id that started at another time does not hold the lock', async () => {
  const path = join(await tempDir(), 'lock');
  await writeFile(path, JSON.stringify({ pid: process.pid, started: 'another-boot/77' }));

  expect(await takeLock(path)).toBeDefined();
});

test('a lock file that nobody can read is taken over', async () => {
  const path = join(await tempDir(), 'lock');
  await writeFile(path, '{"pid":');

  expect(await takeLock(path)).toBeDefined();
});

test('of many who see the same dead holder exactly one gets the lock', async () => {
  const path = join(await tempDir(), 'lock');
  await writeFile(path, JSON.stringify({ pid: 2 ** 30, started: 'boot/1' }));

  const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(path)));

  expect(locks.filter((lock) => lock !== undefined)).toHaveLength(1);
});
