/**
 * Sizes and contents of blobs, many through one Git process each, streamed both ways.
 * @see https://git-scm.com/docs/git-cat-file, "BATCH OUTPUT": `<id> SP <type> SP <size> LF`, then the content and LF.
 */
import { Readable } from 'node:stream';
import { startGit, type GitRun, type GitWorld, type RunningGit } from './git-command.ts';
import { splitAt } from './split-at.ts';

export type BlobSize = readonly [id: string, sizeBytes: number];

const newline = 10;

/** The size of each blob, in order; what is no blob or is missing is left out. Ends early when Git does. */
export async function* blobSizes(ids: readonly string[], run: GitRun, world: GitWorld): AsyncGenerator<BlobSize> {
  if (ids.length === 0) return;
  const git = ask('--batch-check', ids, run, world);
  try {
    for await (const line of splitAt(git.stdout, newline)) {
      const [id = '', type, size] = line.split(' ');
      if (type === 'blob') yield [id, Number(size)];
    }
  } finally {
    git.stop();
  }
}

/** The content of each blob, in order. Ends early when Git does, or at the first that is missing. */
export async function* blobContents(ids: readonly string[], run: GitRun, world: GitWorld): AsyncGenerator<Buffer> {
  if (ids.length === 0) return;
  const git = ask('--batch', ids, run, world);
  let bytes: Buffer = Buffer.alloc(0);
  const pieces = (git.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const more = async (): Promise<boolean> => {
    const piece = await pieces.next();
    if (piece.done) return false;
    bytes = bytes.length === 0 ? piece.value : Buffer.concat([bytes, piece.value]);
    return true;
  };
  try {
    for (;;) {
      let end = bytes.indexOf(newline);
      while (end < 0 && (await more())) end = bytes.indexOf(newline);
      if (end < 0) return;
      const [, type, size] = bytes.toString('latin1', 0, end).split(' ');
      if (type !== 'blob') return;
      const length = Number(size);
      bytes = bytes.subarray(end + 1);
      const content = Buffer.alloc(length);
      let filled = 0;
      for (;;) {
        const taken = Math.min(length - filled, bytes.length);
        bytes.copy(content, filled, 0, taken);
        bytes = bytes.subarray(taken);
        filled += taken;
        if (filled === length && bytes.length > 0) break;
        if (!(await more())) return;
      }
      bytes = bytes.subarray(1);
      yield content;
    }
  } finally {
    git.stop();
  }
}

function ask(mode: '--batch' | '--batch-check', ids: readonly string[], run: GitRun, world: GitWorld): RunningGit {
  const git = startGit(['cat-file', '--buffer', mode], run, world);
  Readable.from(lines(ids)).pipe(git.stdin);
  return git;
}

/** Ids in pieces of some kilobytes. */
function* lines(ids: readonly string[]): Generator<string> {
  const pieceItems = 500;
  for (let at = 0; at < ids.length; at += pieceItems) yield `${ids.slice(at, at + pieceItems).join('\n')}\n`;
}
