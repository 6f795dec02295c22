import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../../agent/link/log.ts';
import { entryBody, headerBlockBytes, type SpoolOrder } from '../../../agent/link/spool-entry.ts';
import { openSpool, sweepTempFiles, type SpoolLimits } from '../../../agent/link/spool.ts';
import { tempDir } from './temp-dir.ts';

const roomy: SpoolLimits = { bytesMax: 1024 ** 3, ageMaxMs: 1_000_000, whenFull: 'stop' };
const lines = ['{"t":"header"}\n', '{"t":"trailer"}\n'];
const unsigned = () => undefined;
const order = (scanId: string, createdAt = 1_000): SpoolOrder => ({ scan_id: scanId, server: 'http://server.test', target: 'dir:/srv', created_at: createdAt });
const spoolIn = async (dir: string, limits = roomy, now = () => 1_000) => openSpool({ dir: join(dir, 'spool'), limits, now, log: silentLog });

test('an entry holds the bytes that were given, their digest and their signature', async () => {
  const spool = await spoolIn(await tempDir());
  const digest = createHash('sha256').update(lines.join('')).digest('hex');

  const written = await spool.add(order('scn_1'), lines, ({ sha256, size }) => `signed ${sha256} ${size}`);
  const entry = await spool.read(written.path);

  expect(entry.header).toEqual(written.header);
  expect(entry.header).toMatchObject({ sha256: digest, signature: `signed ${digest} ${lines.join('').length}`, expanded_bytes: lines.join('').length });
  expect(gunzipSync(await buffer(entryBody(entry))).toString()).toBe(lines.join(''));
});

test('entries come oldest first, from a folder that another process opened', async () => {
  const dir = await tempDir();
  const first = await spoolIn(dir);
  await first.add(order('scn_b', 2_000), lines, unsigned);
  await first.add(order('scn_a', 10_000), lines, unsigned);
  await first.add(order('scn_c', 1_000), lines, unsigned);

  const again = await spoolIn(dir);
  const entries = await Promise.all((await again.paths()).map(again.read));

  expect(entries.map(({ header }) => header.scan_id)).toEqual(['scn_c', 'scn_b', 'scn_a']);
});

test('files are readable by their owner alone', async () => {
  const spool = await spoolIn(await tempDir());

  const { path } = await spool.add(order('scn_1'), lines, unsigned);

  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(spool.dir)).mode & 0o777).toBe(0o700);
});

test.each([
  ['cut inside its bytes', async (path: string) => truncate(path, headerBlockBytes + 3)],
  ['cut inside its header', async (path: string) => truncate(path, 100)],
  ['emptied', async (path: string) => truncate(path, 0)],
  ['with a flipped bit', flipLastBit],
  ['with a header of another program', async (path: string) => writeFile(path, 'x'.repeat(headerBlockBytes + 10))],
])('an entry %s is known as damaged', async (_how, damage) => {
  const spool = await spoolIn(await tempDir());
  const { path } = await spool.add(order('scn_1'), lines, unsigned);

  await damage(path);

  await expect(spool.read(path)).rejects.toMatchObject({ code: 'spool_entry_corrupt' });
});

test('a quarantined entry is out of the queue, kept, and has its reason beside it', async () => {
  const spool = await spoolIn(await tempDir());
  const { path } = await spool.add(order('scn_1'), lines, unsigned);

  const moved = await spool.quarantine(path, new Error('refused for ever'));

  expect(await spool.paths()).toEqual([]);
  expect((await stat(moved)).size).toBeGreaterThan(headerBlockBytes);
  expect(await readFile(`${moved}.reason.json`, 'utf8')).toContain('refused for ever');
});

test('a spool over its bytes is full, takes the result of the scan that just ended, and names its limit', async () => {
  const spool = await spoolIn(await tempDir(), { ...roomy, bytesMax: headerBlockBytes });
  await spool.add(order('scn_1'), lines, unsigned);

  const why = await spool.fullness();
  await spool.add(order('scn_2'), lines, unsigned);

  expect(why).toContain(`spoolBytesMax is ${headerBlockBytes}`);
  expect(await spool.paths()).toHaveLength(2);
});

test('a spool with an entry past its age is full', async () => {
  let now = 1_000;
  const spool = await spoolIn(await tempDir(), { ...roomy, ageMaxMs: 500 }, () => now);
  await spool.add(order('scn_1', now), lines, unsigned);
  const before = await spool.fullness();

  now += 500;

  expect(before).toBeUndefined();
  expect(await spool.fullness()).toContain('500 ms');
});

test('a spool told to drop its oldest entry keeps the newest and records what it dropped', async () => {
  const spool = await spoolIn(await tempDir(), { ...roomy, bytesMax: headerBlockBytes + 500, whenFull: 'drop_oldest' });
  await spool.add(order('scn_old', 1_000), lines, unsigned);
  await spool.add(order('scn_new', 2_000), lines, unsigned);

  const left = await Promise.all((await spool.paths()).map(spool.read));
  const record = await readFile(join(spool.dir, 'dropped.jsonl'), 'utf8');

  expect(left.map(({ header }) => header.scan_id)).toEqual(['scn_new']);
  expect(record).toContain('scn_old');
  expect(await spool.fullness()).toBeUndefined();
});

test('a result past its limit leaves no file and names the limit', async () => {
  const dir = await tempDir();
  const spool = await openSpool({
    dir,
    limits: roomy,
    packLimits: { compressedBytesMax: 1_000, expandedBytesMax: 10 },
    now: () => 1,
    log: silentLog,
  });

  const adding = spool.add(order('scn_1'), lines, unsigned);

  await expect(adding).rejects.toMatchObject({ code: 'result_too_large', detail: { limit: 'expandedBytesMax' } });
  expect(await readdir(dir)).toEqual([]);
});

test('a writer that fails half-way leaves no file', async () => {
  const spool = await spoolIn(await tempDir());

  const adding = spool.add(order('scn_1'), failingLines(), unsigned);

  await expect(adding).rejects.toThrow('the report broke');
  expect(await readdir(spool.dir)).toEqual([]);
});

test('temp files of processes that are gone are swept, those of living ones are not, and foreign files are left alone', async () => {
  const spool = await spoolIn(await tempDir());
  await mkdir(join(spool.dir, 'folder'));
  for (const name of ['.tmp-11-a', '.tmp-12-b', 'notes.txt']) await writeFile(join(spool.dir, name), '');

  await sweepTempFiles(spool.dir, (pid) => pid === 12);

  expect((await readdir(spool.dir)).toSorted()).toEqual(['.tmp-12-b', 'folder', 'notes.txt']);
  expect(await spool.paths()).toEqual([]);
});

async function flipLastBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(path, bytes);
}

function* failingLines(): Generator<string> {
  yield 'one\n';
  throw new Error('the report broke');
}
