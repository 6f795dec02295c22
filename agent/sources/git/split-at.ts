import type { Readable } from 'node:stream';

/** The records of a stream that a byte ends, as UTF-8; what follows the last one is left out. */
export async function* splitAt(stream: Readable, byte: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of stream as AsyncIterable<Buffer>) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    for (let end = bytes.indexOf(byte); end >= 0; end = bytes.indexOf(byte)) {
      yield bytes.toString('utf8', 0, end);
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
}
