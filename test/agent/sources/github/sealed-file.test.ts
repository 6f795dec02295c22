import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSealed, SealBroken, writeSealed } from '../../../../agent/sources/github/state/sealed-file.ts';
import { stateFolder } from './listed.ts';

const chunk = 64 * 1024;

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string, key: Buffer): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const piece of readSealed(file, key)) found.push(piece);
  return Buffer.concat(found);
}

async function sealed(bytes: Buffer, size = 1000): Promise<{ readonly file: string; readonly key: Buffer }> {
  const file = join(stateFolder(), 'x');
  const key = randomBytes(32);
  await writeSealed(file, key, pieces(bytes, size), new AbortController().signal);
  return { file, key };
}

describe('a sealed file', () => {
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17])('gives back its %i bytes, and shows them to nobody else', async (length) => {
    const bytes = randomBytes(length);

    const { file, key } = await sealed(bytes, 10_007);

    expect((await read(file, key)).equals(bytes)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    if (length > 16) expect(readFileSync(file).includes(bytes.subarray(0, 16))).toBe(false);
  });

  it('opens with no other key', async () => {
    const { file } = await sealed(Buffer.from('text'));

    await expect(read(file, randomBytes(32))).rejects.toBeInstanceOf(SealBroken);
  });

  it.each([
    ['one bit is changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), Buffer.from([(bytes[100] as number) ^ 1]), bytes.subarray(101)])],
    ['it ends early, between two chunks', (bytes: Buffer) => bytes.subarray(0, 23 + chunk + 16)],
    ['it ends early, inside a chunk', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5)],
    ['two chunks are exchanged', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 23), bytes.subarray(23 + chunk + 16, 23 + 2 * (chunk + 16)), bytes.subarray(23, 23 + chunk + 16), bytes.subarray(23 + 2 * (chunk + 16))])],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is something else', () => Buffer.from('{"version":1}'.repeat(10))],
  ])('does not open when %s', async (_, change) => {
    const { file, key } = await sealed(randomBytes(3 * chunk));
    writeFileSync(file, change(readFileSync(file)));

    await expect(read(file, key)).rejects.toBeInstanceOf(SealBroken);
  });
});
