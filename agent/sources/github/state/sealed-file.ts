/**
 * A file that only its key opens, written and read as a stream: what the source keeps between scans is private content, and content may hold credentials.
 * AES-256-GCM over chunks (the STREAM construction): the nonce is a random prefix, the chunk's number and whether it is the last, so that
 * chunks cannot be exchanged, repeated or cut off unseen.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const magic = Buffer.from('waybill-sealed-1');
const prefixBytes = 7;
const tagBytes = 16;
/** Plain bytes of one chunk. */
const chunkBytes = 64 * 1024;
const headBytes = magic.length + prefixBytes;

/** The file is not one of this key, or not whole. */
export class SealBroken extends Error {}

/** Writes everything that comes, readable by this user only. Rejects when the stream does; the file is then not whole and will not open. */
export async function writeSealed(file: string, key: Buffer, from: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  await pipeline(from, sealing(key), createWriteStream(file, { mode: 0o600 }), { signal });
}

/** The plain bytes. @throws {SealBroken} at the first chunk that this key did not write in this place. */
export async function* readSealed(file: string, key: Buffer): AsyncGenerator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0);
  let prefix: Buffer | undefined;
  let number = 0;
  for await (const piece of createReadStream(file, { highWaterMark: chunkBytes })) {
    waiting = Buffer.concat([waiting, piece as Buffer]);
    if (prefix === undefined) {
      if (waiting.length < headBytes) continue;
      if (!waiting.subarray(0, magic.length).equals(magic)) throw new SealBroken('not a sealed file');
      prefix = waiting.subarray(magic.length, headBytes);
      waiting = waiting.subarray(headBytes);
    }
    // The last chunk is known by the file's end, so one is always held back.
    while (waiting.length > chunkBytes + tagBytes) {
      yield opened(key, nonce(prefix, number, false), waiting.subarray(0, chunkBytes + tagBytes));
      waiting = waiting.subarray(chunkBytes + tagBytes);
      number += 1;
    }
  }
  if (prefix === undefined) throw new SealBroken('not a sealed file');
  yield opened(key, nonce(prefix, number, true), waiting);
}

function sealing(key: Buffer): Transform {
  const prefix = randomBytes(prefixBytes);
  let waiting: Buffer = Buffer.alloc(0);
  let number = 0;
  const seal = (isLast: boolean, plain: Buffer) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, number, isLast));
    number += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, piece]);
      while (waiting.length > chunkBytes) {
        this.push(seal(false, waiting.subarray(0, chunkBytes)));
        waiting = waiting.subarray(chunkBytes);
      }
      done();
    },
    flush(done) {
      this.push(seal(true, waiting));
      done();
    },
  });
  stream.push(Buffer.concat([magic, prefix]));
  return stream;
}

function opened(key: Buffer, iv: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < tagBytes) throw new SealBroken('cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
  } catch {
    throw new SealBroken('another key, or changed');
  }
}

function nonce(prefix: Buffer, number: number, isLast: boolean): Buffer {
  const iv = Buffer.alloc(12);
  prefix.copy(iv);
  iv.writeUInt32BE(number, prefixBytes);
  iv.writeUInt8(isLast ? 1 : 0, 11);
  return iv;
}
