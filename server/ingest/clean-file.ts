/** Writes an upload again with its raw credentials masked, in the same encoding. Rare, so it reads the file a second time. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createSecretCleaner } from './secret-cleaner.ts';

/** `to` is complete and synced when this resolves. Lines stay whole, so that a credential is never cut in two. */
export async function cleanFile({ from, to, encoding }: { from: string; to: string; encoding: 'gzip' | 'identity' }): Promise<void> {
  const cleaner = createSecretCleaner();
  async function* cleaned(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let pending: Buffer[] = [];
    for await (const chunk of chunks) {
      const end = chunk.lastIndexOf(10) + 1;
      if (end === 0) {
        pending.push(chunk);
        continue;
      }
      const whole = Buffer.concat([...pending, chunk.subarray(0, end)]);
      pending = [chunk.subarray(end)];
      yield Buffer.from(cleaner.clean(whole.toString('utf8')), 'utf8');
    }
  }
  const source = createReadStream(from, { highWaterMark: 65_536 });
  const target = createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true });
  if (encoding === 'gzip') await pipeline(source, createGunzip({ chunkSize: 65_536 }), cleaned, createGzip(), target);
  else await pipeline(source, cleaned, target);
}
