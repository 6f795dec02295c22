/**
 * One undelivered result as one file: a header block of fixed size (JSON, padded with spaces), then the gzip bytes.
 * The block is written last, into the place kept for it, because digest and signature are known only then.
 */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import { publish } from './durable-file.ts';

/** Bytes. Targets are the longest thing in a header: 4 KiB paths, percent-escaped at worst. */
export const headerBlockBytes = 16 * 1024;

const jobSchema = z.object({ lease_id: z.string(), fencing: z.number().int() });

const headerSchema = z.object({
  format: z.literal('waybill-spool/1'),
  scan_id: z.string(),
  server: z.string(),
  /** With it the server opens a scan that it has not heard of, or no longer knows. */
  target: z.string(),
  /** The lease under which the scan ran; absent for own scans. */
  job: jobSchema.optional(),
  /** Milliseconds since the epoch. */
  created_at: z.number(),
  /** Lower-case hex, of the uncompressed bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  expanded_bytes: z.number().int(),
  compressed_sha256: z.string().regex(/^[0-9a-f]{64}$/),
  compressed_bytes: z.number().int(),
  /** Base64 of the DSSE envelope; absent when no enrolled agent made the result. */
  signature: z.string().optional(),
});
export type SpoolHeader = z.output<typeof headerSchema>;

/** The digest of the uncompressed bytes, lower-case hex, and their number. */
export interface ResultDigest {
  readonly sha256: string;
  readonly size: number;
}

/** The signature over a digest, base64 of the envelope; undefined for an unsigned result. */
export type SignDigest = (digest: ResultDigest) => string | undefined;

/** What the caller knows before the bytes are written. */
export type SpoolOrder = Pick<SpoolHeader, 'scan_id' | 'server' | 'target' | 'job' | 'created_at'>;

export interface SpoolEntry {
  readonly path: string;
  readonly header: SpoolHeader;
  /** Of the whole file. */
  readonly bytes: number;
}

export interface PackLimits {
  readonly compressedBytesMax: number;
  readonly expandedBytesMax: number;
}

/**
 * Writes one entry and returns once it would survive a power cut.
 * @throws {AppError} `result_too_large` past a limit, with its name; what the file system throws, as it is. Leaves no file behind.
 */
export async function writeEntry(
  dir: string,
  order: SpoolOrder,
  lines: Iterable<string>,
  options: { limits: PackLimits; sign: SignDigest },
): Promise<SpoolEntry> {
  const temp = join(dir, `.tmp-${process.pid}-${randomUUID()}`);
  try {
    const expanded = meter('expandedBytesMax', options.limits.expandedBytesMax);
    const compressed = meter('compressedBytesMax', options.limits.compressedBytesMax);
    await pipeline(
      Readable.from(chunksOf(lines), { objectMode: false }),
      expanded.stream,
      // Level 4: on a 60 MB report 2.3 times as fast as the default 6, and 4 % larger (2026-11).
      createGzip({ level: 4 }),
      compressed.stream,
      createWriteStream(temp, { flags: 'wx', mode: 0o600, start: headerBlockBytes }),
    );
    const sha256 = expanded.hash.digest('hex');
    const signature = options.sign({ sha256, size: expanded.bytes() });
    const header: SpoolHeader = {
      format: 'waybill-spool/1',
      ...order,
      sha256,
      expanded_bytes: expanded.bytes(),
      compressed_sha256: compressed.hash.digest('hex'),
      compressed_bytes: compressed.bytes(),
      ...(signature === undefined ? {} : { signature }),
    };
    await writeHeader(temp, header);
    const path = join(dir, entryName(order));
    await publish(temp, path);
    return { path, header, bytes: headerBlockBytes + header.compressed_bytes };
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
}

/** Sorts by age: the wall time at creation, then the scan. */
function entryName(order: SpoolOrder): string {
  return `${String(order.created_at).padStart(15, '0')}-${order.scan_id.replace(/[^A-Za-z0-9_-]/g, '_')}.spool`;
}

/** When an entry was written, from its name, milliseconds since the epoch; undefined for a foreign file. */
export function entryTime(path: string): number | undefined {
  const match = /^(\d{15})-[A-Za-z0-9_-]+\.spool$/.exec(basename(path));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/**
 * The header of an entry whose bytes are whole.
 * @throws {AppError} `spool_entry_corrupt` with what is wrong.
 */
export async function readEntry(path: string): Promise<SpoolEntry> {
  const header = await readHeader(path);
  const { size } = await stat(path);
  const expected = headerBlockBytes + header.compressed_bytes;
  if (size !== expected) throw corrupt(path, `it has ${size} bytes where ${expected} were written`);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { start: headerBlockBytes })) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== header.compressed_sha256) throw corrupt(path, 'its bytes are not those that were written');
  return { path, header, bytes: size };
}

/** The gzip bytes. */
export function entryBody(entry: SpoolEntry): Readable {
  return createReadStream(entry.path, { start: headerBlockBytes });
}

async function readHeader(path: string): Promise<SpoolHeader> {
  const handle = await open(path, 'r');
  try {
    const block = Buffer.alloc(headerBlockBytes);
    const { bytesRead } = await handle.read(block, 0, headerBlockBytes, 0);
    if (bytesRead < headerBlockBytes) throw corrupt(path, `it ends inside its header, after ${bytesRead} bytes`);
    const parsed = headerSchema.safeParse(parseJson(block.toString('utf8')));
    if (!parsed.success) throw corrupt(path, 'its header is not readable');
    return parsed.data;
  } finally {
    await handle.close();
  }
}

async function writeHeader(path: string, header: SpoolHeader): Promise<void> {
  const text = Buffer.from(JSON.stringify(header));
  if (text.length >= headerBlockBytes) {
    throw new AppError('result_too_large', `The spool header of ${header.scan_id} needs ${text.length} bytes; headerBlockBytes is ${headerBlockBytes}.`);
  }
  const block = Buffer.alloc(headerBlockBytes, ' ');
  text.copy(block);
  block.write('\n', headerBlockBytes - 1);
  const handle = await open(path, 'r+');
  try {
    await handle.write(block, 0, headerBlockBytes, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Lines joined to pieces of about 64 KiB: one line at a time through four streams is slow. */
function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let held: string[] = [];
  let length = 0;
  for (const line of lines) {
    held.push(line);
    length += line.length;
    if (length < 65_536) continue;
    yield Buffer.from(held.join(''));
    held = [];
    length = 0;
  }
  if (held.length > 0) yield Buffer.from(held.join(''));
}

function meter(limitName: keyof PackLimits, limit: number): { stream: Transform; hash: Hash; bytes: () => number } {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes <= limit) done(null, chunk);
      else done(new AppError('result_too_large', `The result is larger than ${limitName}, ${limit} bytes. Scan a part of the target.`, { detail: { limit: limitName } }));
    },
  });
  return { stream, hash, bytes: () => bytes };
}

function corrupt(path: string, why: string): AppError {
  return new AppError('spool_entry_corrupt', `The spool entry ${path} is damaged: ${why}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
