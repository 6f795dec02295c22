/** The file of a segment: the chain's lines, proved while they are written, compressed, on disk before anything is removed. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createAuditVerifier, type AuditProblem } from '#shared/api/audit-verify.ts';

/**
 * Writes lines as they come to a new file, mode 0600, and syncs it.
 * @param publicKey - PEM; the lines must be signed by it.
 */
export async function writeSegmentFile(options: { lines: AsyncIterable<string>; file: string; publicKey: string }): Promise<{ sha256: string; problem: AuditProblem | undefined }> {
  const { lines, file, publicKey } = options;
  const verifier = createAuditVerifier({ publicKeys: [publicKey] });
  const proved = async function* () {
    for await (const page of lines) {
      for (const line of page.trimEnd().split('\n')) verifier.push(line);
      yield page;
    }
  };
  const hash = createHash('sha256');
  const tap = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // `flush` syncs the file before the stream closes.
  await pipeline(Readable.from(proved()), createGzip(), tap, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  return { sha256: hash.digest('hex'), problem: verifier.end().problem };
}
