/** Takes an upload from the wire to the disk: counted, hashed and synced, or refused with nothing left behind. */
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { apiError } from '#shared/api/api-error.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { ResultLimits } from '#shared/protocol/protocol.ts';
import { overLimit } from '#shared/protocol/result-fault.ts';

export interface Upload {
  /** Where the bytes lie, as they came; the caller moves or removes the file. */
  readonly file: string;
  readonly encoding: 'gzip' | 'identity';
  /** Lower-case hex, of the uncompressed bytes. */
  readonly sha256: string;
  /** Bytes, uncompressed. */
  readonly size: number;
}

/** Bytes before the ratio is looked at: a short text of one letter compresses well and harms nobody. */
const ratioFreeBytes = 1024 * 1024;

/** Milliseconds without a single byte, and for a whole upload, before it is given up. */
export const uploadTimes = { idleMsMax: 30_000, wholeMsMax: 15 * 60_000 } as const;

/**
 * Writes the body to `file` and syncs it.
 * @throws {AppError} `payload_too_large` with the cap's name; `validation_error` when the body is not the gzip it says;
 *   `unavailable` when it broke off, came too slowly, or the disk is full.
 */
export async function receiveUpload(options: {
  readonly body: Readable;
  readonly encoding: 'gzip' | 'identity';
  readonly file: string;
  readonly limits: ResultLimits;
  readonly signal: AbortSignal;
}): Promise<Upload> {
  const { body, encoding, file, limits, signal } = options;
  const handle = await open(file, 'wx', 0o600);
  const hash = createHash('sha256');
  let received = 0;
  let size = 0;

  const count = (chunk: Buffer) => {
    size += chunk.length;
    if (size > limits.expandedBytesMax) throw overLimit('expandedBytesMax', limits.expandedBytesMax);
    if (size > ratioFreeBytes && size > received * limits.expansionRatioMax) throw overLimit('expansionRatioMax', limits.expansionRatioMax);
    hash.update(chunk);
  };
  /** Both at once: the bytes as they came go to the disk, and through the expander when there is one. */
  async function* written(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      idle.refresh();
      received += chunk.length;
      if (received > limits.compressedBytesMax) throw overLimit('compressedBytesMax', limits.compressedBytesMax);
      await handle.writeFile(chunk);
      yield chunk;
    }
  }
  const counted = new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        count(chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });

  const controller = new AbortController();
  // So that a slow sender does not hold a place for ever.
  const idle = setTimeout(() => controller.abort(apiError('unavailable', `Nothing came for ${uploadTimes.idleMsMax / 1000} s. Send the result again.`)), uploadTimes.idleMsMax);
  const abort = AbortSignal.any([signal, controller.signal, AbortSignal.timeout(uploadTimes.wholeMsMax)]);
  try {
    // Read by an iterator that leaves the stream open: a destroyed request would cut the connection before the refusal is read.
    const chunks = body.iterator({ destroyOnReturn: false });
    if (encoding === 'gzip') await pipeline(chunks, written, createGunzip({ chunkSize: 65_536 }), counted, { signal: abort });
    else await pipeline(chunks, written, counted, { signal: abort });
    await handle.sync();
    await handle.close();
    return { file, encoding, sha256: hash.digest('hex'), size };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    throw controller.signal.aborted ? controller.signal.reason : readable(error);
  } finally {
    clearTimeout(idle);
  }
}

function readable(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return apiError('validation_error', 'The body is not the gzip that it says, or was cut short.', { field: 'Content-Encoding' });
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS') return apiError('unavailable', 'The disk of the server is full. Try again later.');
  // Not the sender's mistake: the bytes may be sent again.
  if (['ECONNRESET', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'].includes(code)) return apiError('unavailable', 'The body broke off before its end. Send it again.');
  return error;
}
