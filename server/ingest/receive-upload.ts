/** Takes an upload from the wire to the disk, as it comes: counted and synced, or refused with nothing left behind. What is in it, the ingest thread finds out. */
import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { apiError } from '#shared/api/api-error.ts';
import { AppError } from '#shared/model/app-error.ts';
import { overLimit } from '#shared/protocol/result-fault.ts';

/** Milliseconds without a single byte, and for a whole upload, before it is given up. */
export const uploadTimes = { idleMsMax: 30_000, wholeMsMax: 15 * 60_000 } as const;

/**
 * Writes the body to `file`, syncs it, and returns its bytes. The body is left open: a destroyed request would cut the connection before
 * a refusal is read.
 * @throws {AppError} `payload_too_large` past `bytesMax` (the cap compressedBytesMax); `unavailable` when the body broke off, came too
 *   slowly, or the disk is full: it may be sent again.
 */
export async function receiveUpload(options: {
  readonly body: Readable;
  readonly file: string;
  readonly bytesMax: number;
  readonly signal: AbortSignal;
  readonly times?: { readonly idleMsMax: number; readonly wholeMsMax: number };
}): Promise<number> {
  const { body, file, bytesMax, signal, times = uploadTimes } = options;
  const stop = new AbortController();
  const slow = () => stop.abort(apiError('unavailable', `The body came too slowly (limits idleMsMax ${times.idleMsMax}, wholeMsMax ${times.wholeMsMax}). Send it again.`));
  const idle = setTimeout(slow, times.idleMsMax);
  const whole = setTimeout(slow, times.wholeMsMax);
  const handle = await open(file, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of untilAborted(body.iterator({ destroyOnReturn: false }), AbortSignal.any([signal, stop.signal]))) {
      idle.refresh();
      bytes += chunk.length;
      if (bytes > bytesMax) throw overLimit('compressedBytesMax', bytesMax);
      await handle.writeFile(chunk);
    }
    await handle.sync();
    await handle.close();
    return bytes;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    throw readable(error);
  } finally {
    clearTimeout(idle);
    clearTimeout(whole);
  }
}

/** The chunks, until the signal aborts: a body that never ends must not be waited for. */
async function* untilAborted(chunks: AsyncIterator<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(abortReason(signal));
    signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true });
  });
  // Only a race listens to it, and there may be none left.
  aborted.catch(() => {});
  for (;;) {
    const next = await Promise.race([chunks.next(), aborted]);
    if (next.done === true) return;
    yield next.value;
  }
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof AppError ? signal.reason : apiError('unavailable', 'The body was broken off. Send it again.');
}

function readable(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS') return apiError('unavailable', 'The disk of the server is full. Try again later.');
  // Not the sender's mistake: the bytes may be sent again.
  if (['ECONNRESET', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'].includes(code)) return apiError('unavailable', 'The body broke off before its end. Send it again.');
  return error;
}
