/** Opens files of a tree that may change while it is read: no link is followed, no pipe waited for. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { CoverageReason } from '#shared/model/report.ts';
import type { LargeArtifact } from '../readers/reader.ts';

/** Why a file was not read. */
export interface Unread {
  readonly reason: CoverageReason;
  readonly detail: string;
}

/** A buffer that is used for file after file, and replaced by a larger one when it must be. */
export interface ReusedBuffer {
  bytes: Buffer<ArrayBuffer>;
}

/** One range of a large file; bytes. */
const rangeBytesMax = 64 * 1024 * 1024;

/** The bytes of a file, as a view on the reused buffer; `sizeBytes` beside the reason when it is too large. */
export function loadFile(file: string, bytesMax: number, reused: ReusedBuffer): { readonly bytes: Buffer } | (Unread & { readonly sizeBytes?: number }) {
  return opened(file, (handle) => {
    // Most files fit the buffer: a read that does not fill it has met the end, and nothing else needs to be asked.
    const first = readSync(handle, reused.bytes, 0, reused.bytes.length, null);
    // The buffer may have grown beyond this file's limit for another one.
    if (first < reused.bytes.length && first <= bytesMax) return { bytes: reused.bytes.subarray(0, first) };
    const found = fstatSync(handle);
    if (!found.isFile()) return notAFile;
    const { size } = found;
    if (size > bytesMax) return { reason: 'too_large', detail: `${size} bytes; at most ${bytesMax} are read.`, sizeBytes: size };
    if (size > reused.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(bytesMax, size * 2));
      reused.bytes.copy(larger, 0, 0, first);
      reused.bytes = larger;
    }
    let length = first;
    while (length < size) {
      const got = readSync(handle, reused.bytes, length, size - length, null);
      if (got === 0) break;
      length += got;
    }
    return { bytes: reused.bytes.subarray(0, length) };
  });
}

/** Gives a large file to a reader, piece by piece, while it is open. */
export function withLargeFile<T>(file: string, path: string, use: (artifact: LargeArtifact) => T): T | Unread {
  return opened(file, (handle) => {
    const found = fstatSync(handle);
    if (!found.isFile()) return notAFile;
    return use({
      path,
      sizeBytes: found.size,
      range: (offset, length) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, rangeBytesMax, found.size - offset)));
        return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, offset));
      },
    });
  });
}

/** The same limit for bytes that a source holds already. */
export function loadBytes(bytes: Uint8Array, bytesMax: number): { readonly bytes: Buffer } | Unread {
  if (bytes.byteLength > bytesMax) return { reason: 'too_large', detail: `${bytes.byteLength} bytes; at most ${bytesMax} are read.` };
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** Such bytes, piece by piece. */
export function largeBytes(path: string, bytes: Uint8Array): LargeArtifact {
  return { path, sizeBytes: bytes.byteLength, range: (offset, length) => bytes.slice(offset, offset + Math.max(0, Math.min(length, rangeBytesMax))) };
}

const notAFile: Unread = { reason: 'special_file', detail: 'No longer a regular file when it was opened.' };

function opened<T>(file: string, use: (handle: number) => T): T | Unread {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    return use(handle);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    if (code === 'EACCES' || code === 'EPERM') return { reason: 'permission_denied', detail: 'The file cannot be opened. Grant the agent read access or exclude it.' };
    if (code === 'ENOENT') return { reason: 'vanished', detail: 'The file was gone when it was to be read.' };
    if (code === 'ELOOP' || code === 'ENXIO') return notAFile;
    return { reason: 'read_error', detail: `The file cannot be read: ${code}.` };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
