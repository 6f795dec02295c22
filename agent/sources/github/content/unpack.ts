/** The entries of a tarball as it streams by. What it holds was written by strangers: nothing is unpacked to disk, and every limit ends it. */
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import type { CoverageReason } from '#shared/model/report.ts';
import { entryPath } from './entry-path.ts';
import type { ArchiveLimits } from './archive-limits.ts';

export interface UnpackedEntry {
  /** Below the repository's root; as the tarball has it, without its first folder. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'link' | 'special';
  readonly sizeBytes: number;
  /** Of a symbolic link. */
  readonly target: string;
  /** Reads it whole; only before the next entry is asked for. */
  bytes(): Promise<Buffer>;
}

/** The tarball is not whole, or over a limit; the entries before stay. */
export class ArchiveTrouble extends Error {
  readonly reason: CoverageReason;
  constructor(reason: CoverageReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** @throws {ArchiveTrouble} when it is cut off, damaged or over a limit. */
export async function* unpack(from: AsyncIterable<Buffer>, limits: ArchiveLimits): AsyncGenerator<UnpackedEntry> {
  const extract = tar.extract();
  const sizes = { packed: 0, unpacked: 0 };
  const pumping = pipeline(Readable.from(counted(from, sizes)), createGunzip(), limited(sizes, limits), extract);
  let failure: unknown;
  pumping.catch((error: unknown) => {
    failure = error;
  });
  const trouble = (error: unknown) => [error, failure].find((one) => one instanceof ArchiveTrouble) ?? new ArchiveTrouble('broke_off', `The archive is cut off or damaged after ${sizes.unpacked} bytes; what came before was read.`);
  let count = 0;
  try {
    for await (const entry of extract) {
      count += 1;
      if (count > limits.entriesMax) throw new ArchiveTrouble('broke_off', `The archive holds more than ${limits.entriesMax} entries; the rest was not read.`);
      const path = entryPath(entry.header.name);
      const size = entry.header.size ?? 0;
      if (path === undefined) throw new ArchiveTrouble('broke_off', 'The archive holds a path that leads out of it; it was not read further.');
      if (path !== '') {
        yield { path, type: typeOf(entry.header.type), sizeBytes: size, target: entry.header.linkname ?? '', bytes: () => collect(entry, size).catch((error: unknown) => Promise.reject(trouble(error) as Error)) };
      }
      entry.resume();
    }
    await pumping;
  } catch (error) {
    throw trouble(error);
  } finally {
    extract.destroy();
  }
}

async function* counted(from: AsyncIterable<Buffer>, sizes: { packed: number }): AsyncGenerator<Buffer> {
  for await (const piece of from) {
    sizes.packed += piece.length;
    yield piece;
  }
}

function limited(sizes: { packed: number; unpacked: number }, { unpackedBytesMax, ratioMax, ratioFromBytes }: ArchiveLimits): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      sizes.unpacked += piece.length;
      if (sizes.unpacked > unpackedBytesMax) done(new ArchiveTrouble('too_large', `The archive unpacks to more than ${unpackedBytesMax} bytes; the rest was not read.`));
      else if (sizes.unpacked > ratioFromBytes && sizes.unpacked > sizes.packed * ratioMax) {
        done(new ArchiveTrouble('too_large', `The archive unpacks to more than ${ratioMax} times its size; it was not read further.`));
      } else done(null, piece);
    },
  });
}

function typeOf(type: string | null | undefined): UnpackedEntry['type'] {
  if (type === 'file' || type === 'contiguous-file' || type === null || type === undefined) return 'file';
  if (type === 'directory') return 'folder';
  return type === 'symlink' ? 'link' : 'special';
}

async function collect(entry: AsyncIterable<unknown>, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for await (const piece of entry) at += (piece as Buffer).copy(bytes, at);
  return bytes.subarray(0, at);
}
