/** An archive as GitHub makes it: one folder around everything, the commit in a global header, entries in the order of the tree. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import tar from 'tar-stream';

export interface TarContent {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Symbolic links: path and target. */
  readonly links?: Readonly<Record<string, string>>;
}

export async function tarball(folder: string, { files, links = {} }: TarContent): Promise<Buffer> {
  const pack = tar.pack();
  const add = (header: Partial<tar.Header>, content?: Buffer) => new Promise<void>((resolve, reject) => pack.entry(header as tar.Header, content ?? Buffer.alloc(0), (error) => (error ? reject(error) : resolve())));
  const chunks: Buffer[] = [];
  const reading = (async () => {
    for await (const chunk of pack) chunks.push(chunk as Buffer);
  })();
  await add({ name: `${folder}/`, type: 'directory', mtime: new Date(0) });
  const names = [...Object.keys(files), ...Object.keys(links)].sort();
  for (const name of names) {
    const target = links[name];
    if (target !== undefined) await add({ name: `${folder}/${name}`, type: 'symlink', linkname: target, mtime: new Date(0) });
    else await add({ name: `${folder}/${name}`, type: 'file', mtime: new Date(0) }, Buffer.from(files[name] as Uint8Array));
  }
  pack.finalize();
  await reading;
  return gzipSync(Buffer.concat(chunks));
}

/** A sum for one-time addresses. */
export function ticketOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}
