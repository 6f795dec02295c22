/** Reads entries of a zip archive, whole or by its end: central directory first, local headers when that is broken or missing. */
import { inflateRawSync } from 'node:zlib';
import { ReaderTrouble } from '../reader.ts';
import { ByteCursor, startsWith } from './bytes.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly plainBytes: number;
  /** Offset of the local header. */
  readonly at: number;
}

const entriesMax = 100_000;
/** One entry unpacked, and how much larger than packed it may be: DEFLATE reaches 1032, weights and pickles stay below 20. */
const plainBytesMax = 64 * 1024 * 1024;
const ratioMax = 200;

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/** The entries, and whether they had to be found without the central directory. */
export function zipEntries(bytes: Uint8Array): { entries: ZipEntry[]; isDamaged: boolean } {
  try {
    const entries = fromDirectory(bytes);
    if (entries) return { entries, isDamaged: false };
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
  }
  return { entries: fromLocalHeaders(bytes), isDamaged: true };
}

/**
 * The entries of a large archive by its last bytes, which stand at `base` in the file; undefined when the directory is not among them.
 * @throws {ReaderTrouble} when the directory is broken.
 */
export function zipEntriesAtEnd(tail: Uint8Array, base: number): ZipEntry[] | undefined {
  return fromDirectory(tail, base);
}

/** Bytes of a local header with its names, at most: two lengths of 16 bits. */
export const localHeaderBytesMax = 30 + 2 * 65_535;

/** The content of an entry. @throws {ReaderTrouble} when it is packed in another way, encrypted, broken, or unpacks beyond the limits. */
export function zipContent(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const cursor = new ByteCursor(bytes, { at: entry.at + 26 });
  const nameLength = cursor.u16();
  cursor.skip(nameLength + cursor.u16());
  const packed = bytes.subarray(cursor.at, Math.min(bytes.length, cursor.at + entry.compressedBytes));
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new ReaderTrouble('parse_error', `A zip entry at byte ${entry.at} is packed by method ${entry.method}, which is not read.`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(plainBytesMax, Math.max(65_536, packed.length * ratioMax))) });
  } catch {
    throw new ReaderTrouble('parse_error', `A zip entry at byte ${entry.at} cannot be unpacked within ${plainBytesMax} bytes and ${ratioMax} times its size.`);
  }
}

function fromDirectory(bytes: Uint8Array, base = 0): ZipEntry[] | undefined {
  const end = endRecord(bytes);
  if (end === undefined) return undefined;
  const record = new ByteCursor(bytes, { at: end + 10 });
  let count = record.u16();
  record.skip(4);
  let start = record.u32();
  // Zip64: the locator stands right before the end record and gives the offset of the larger one.
  if ((start === 0xffffffff || count === 0xffff) && end >= 20 && startsWith(bytes, [0x50, 0x4b, 0x06, 0x07], end - 20)) {
    const at = new ByteCursor(bytes, { at: end - 12 }).u64() - base;
    if (at < 0) return undefined;
    const large = new ByteCursor(bytes, { at });
    large.skip(32);
    count = large.u64();
    large.skip(8);
    start = large.u64();
  }
  if (start < base) return undefined;
  const cursor = new ByteCursor(bytes, { at: start - base });
  const entries: ZipEntry[] = [];
  for (let index = 0; index < Math.min(count, entriesMax); index += 1) {
    if (cursor.u32() !== 0x02014b50) return undefined;
    cursor.skip(6);
    const method = cursor.u16();
    cursor.skip(8);
    let compressedBytes = cursor.u32();
    let plainBytes = cursor.u32();
    const nameLength = cursor.u16();
    const extraLength = cursor.u16();
    const commentLength = cursor.u16();
    cursor.skip(8);
    let at = cursor.u32();
    const name = cursor.text(nameLength);
    const extra = new ByteCursor(cursor.bytes(extraLength));
    while (extra.left >= 4) {
      const id = extra.u16();
      const field = new ByteCursor(extra.bytes(Math.min(extra.u16(), extra.left)));
      if (id !== 1) continue;
      if (plainBytes === 0xffffffff) plainBytes = field.u64();
      if (compressedBytes === 0xffffffff) compressedBytes = field.u64();
      if (at === 0xffffffff) at = field.u64();
    }
    cursor.skip(commentLength);
    entries.push({ name, method, compressedBytes, plainBytes, at });
  }
  return entries;
}

/** The end record is the last thing, with a comment of at most 65,535 bytes behind it. */
function endRecord(bytes: Uint8Array): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) {
    if (bytes[at] === 0x50 && startsWith(bytes, [0x50, 0x4b, 0x05, 0x06], at)) return at;
  }
  return undefined;
}

/** For archives that break off: entry after entry from the start, each as far as it goes. */
function fromLocalHeaders(bytes: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  const entries: ZipEntry[] = [];
  for (let at = buffer.indexOf(signature); at >= 0 && entries.length < 1000; at = buffer.indexOf(signature, at + 4)) {
    try {
      const cursor = new ByteCursor(bytes, { at: at + 8 });
      const method = cursor.u16();
      cursor.skip(8);
      const stated = cursor.u32();
      const plainBytes = cursor.u32();
      const nameLength = cursor.u16();
      cursor.skip(2);
      const name = cursor.text(nameLength);
      const next = buffer.indexOf(signature, at + 4);
      const room = (next < 0 ? bytes.length : next) - cursor.at;
      entries.push({ name, method, compressedBytes: stated > 0 && stated <= room ? stated : room, plainBytes, at });
    } catch (error) {
      if (!(error instanceof ReaderTrouble)) throw error;
      return entries;
    }
  }
  return entries;
}
