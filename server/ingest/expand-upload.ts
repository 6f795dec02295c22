/** Reads an upload from the disk, uncompressed: within the caps, and in the end with the digest that its sender stated. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { apiError } from '#shared/api/api-error.ts';
import { headers, type ResultLimits } from '#shared/protocol/protocol.ts';
import { overLimit } from '#shared/protocol/result-fault.ts';

/** What an upload states about itself. */
export interface StatedUpload {
  readonly file: string;
  readonly encoding: 'gzip' | 'identity';
  /** Bytes on the disk. */
  readonly bytes: number;
  /** Lower-case hex, of the uncompressed bytes. */
  readonly sha256: string;
  /** Uncompressed bytes that the signature states; null for an unsigned one. */
  readonly signedSize: number | null;
}

/** How far the reading is. */
export interface Tally {
  /** Bytes of the file. */
  read: number;
  /** Bytes, uncompressed. */
  size: number;
}

/** Bytes before the ratio is looked at: a short text of one letter compresses well and harms nobody. */
const ratioFreeBytes = 1024 * 1024;

const chunkBytes = 262_144;

/**
 * The uncompressed bytes in chunks; `tally` goes along. Throws after the last chunk when digest or size are not as stated, so nothing made
 * of the chunks may be kept before this has ended.
 * @throws {AppError} `payload_too_large` with the cap's name, `validation_error` (not gzip, or cut short), `unprocessable` (digest),
 *   `signature_invalid` (size).
 */
export async function* expandUpload(upload: StatedUpload, limits: ResultLimits, tally: Tally): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const file = createReadStream(upload.file, { highWaterMark: chunkBytes });
  const gunzip = upload.encoding === 'gzip' ? createGunzip({ chunkSize: chunkBytes }) : undefined;
  if (gunzip !== undefined) file.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of gunzip === undefined ? file : file.pipe(gunzip)) {
      tally.size += chunk.length;
      tally.read = file.bytesRead;
      if (tally.size > limits.expandedBytesMax) throw overLimit('expandedBytesMax', limits.expandedBytesMax);
      if (tally.size > ratioFreeBytes && tally.size > upload.bytes * limits.expansionRatioMax) throw overLimit('expansionRatioMax', limits.expansionRatioMax);
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw apiError('validation_error', 'The body is not the gzip that it says, or was cut short.', { field: 'Content-Encoding' });
    }
    throw error;
  } finally {
    file.destroy();
    gunzip?.destroy();
  }
  if (hash.digest('hex') !== upload.sha256) throw apiError('unprocessable', 'The body does not have the digest that its header states.', { field: headers.digest });
  if (upload.signedSize !== null && upload.signedSize !== tally.size) throw apiError('signature_invalid', 'The signature states another size than the body has.', { field: headers.signature });
}
