import { gzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import tar from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { githubServer } from '../../../harness/github/server.ts';
import { tarball } from '../../../harness/github/tarball.ts';
import { repository, world, type WorldRepository } from '../../../harness/github/world.ts';
import { listGithub, type ListOptions } from './listed.ts';

async function contentOf(given: Partial<WorldRepository>, options: ListOptions = {}) {
  const server = await githubServer(world({ repositories: [repository('shop', given)] }));
  const listed = await listGithub(server, 'acme', options);
  return { files: [...listed.files.keys()], entries: listed.entries.map(({ path, reason, effect }) => [path, reason, effect]), listed, server };
}

/** A tarball with any headers. */
async function oddTarball(entries: readonly { readonly name: string; readonly type?: tar.Header['type']; readonly content?: string; readonly linkname?: string }[]): Promise<Buffer> {
  const pack = tar.pack();
  for (const { name, type = 'file', content = '', linkname } of entries) pack.entry({ name, type, ...(linkname !== undefined && { linkname }), mtime: new Date(0) } as tar.Header, content);
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

describe('the content of a repository', () => {
  it('leaves out what a directory leaves out, by the same rules, whatever order the archive has', async () => {
    const files = {
      '.waybillignore': 'docs/\n*.tmp.py\n',
      '.github/workflows/ci.yml': 'on: push\n',
      '.aaa/x.tmp.py': 'x = 1\n',
      'docs/guide.py': 'import openai\n',
      'lib/.waybillignore': '!keep.tmp.py\nsecret.py\n',
      'lib/keep.tmp.py': 'x = 1\n',
      'lib/secret.py': 'x = 1\n',
      'lib/used.py': 'x = 1\n',
      'node_modules/x/index.js': 'x()\n',
      'web/node_modules/y/index.js': 'x()\n',
      'myenv/bin/activate': '',
      'myenv/pyvenv.cfg': 'home = /usr\n',
      'config/pyvenv.cfg': 'home = /usr\n',
    };

    const shallow = await contentOf({ files });
    const deep = await contentOf({ files }, { deep: true });

    expect(shallow.files).toEqual(['.github/workflows/ci.yml', '.waybillignore', 'config/pyvenv.cfg', 'lib/.waybillignore', 'lib/keep.tmp.py', 'lib/used.py'].map((path) => `acme/shop/${path}`));
    expect(shallow.entries).toEqual([
      ['acme/shop/docs', 'ignored_by_waybillignore', 'ignored'],
      ['acme/shop/myenv', 'vendored_tree', 'ignored'],
      ['acme/shop/node_modules', 'vendored_tree', 'ignored'],
      ['acme/shop/web/node_modules', 'vendored_tree', 'ignored'],
      ['acme/shop/.aaa', 'ignored_by_waybillignore', 'ignored'],
      ['acme/shop/lib', 'ignored_by_waybillignore', 'ignored'],
    ]);
    expect(deep.files).toEqual(Object.keys(files).sort().map((path) => `acme/shop/${path}`));
    // What else goes deep elsewhere is said: an archive has no history.
    expect(deep.entries).toEqual([['github.com/acme', 'unsupported', 'partial']]);
    expect([shallow.listed.history, deep.listed.history]).toEqual([undefined, 'partial']);
  });

  it('follows no link and names those that lead out or around', async () => {
    const { files, entries } = await contentOf({ files: { 'a/b.txt': '1' }, links: { 'a/up': '..', 'a/out': '../../etc/passwd', absolute: '/etc/passwd', 'a/inside': 'b.txt' } });

    expect(files).toEqual(['acme/shop/a/b.txt']);
    expect(entries).toEqual([
      ['acme/shop/a/out', 'symlink_outside_root', 'skipped'],
      ['acme/shop/a/up', 'symlink_loop', 'skipped'],
      ['acme/shop/absolute', 'symlink_outside_root', 'skipped'],
    ]);
  });

  it('names submodules, which are other repositories', async () => {
    const { files, entries } = await contentOf({ files: { '.gitmodules': '[submodule "llm"]\n\tpath = vendor/llm\n\turl = https://github.com/x/llm\n[submodule "b"]\n  path="libs/b b"\n  url = ../b\n', 'a.txt': '1' } });

    expect(files).toEqual(['acme/shop/.gitmodules', 'acme/shop/a.txt']);
    expect(entries).toEqual([
      ['acme/shop/libs/b b', 'unsupported', 'ignored'],
      ['acme/shop/vendor/llm', 'unsupported', 'ignored'],
    ]);
  });

  it.each([
    ['climbs out', '../../evil.py'],
    ['climbs out of its folder', 'acme-shop-1/../../evil.py'],
    ['is absolute', '/etc/evil.py'],
    ['hides a NUL', 'acme-shop-1/a\0b.py'],
  ])('is not read on from a path that %s', async (_, name) => {
    const archive = await oddTarball([{ name: 'acme-shop-1/a.py', content: 'x = 1\n' }, { name, content: 'x = 1\n' }]);

    const { files, entries, listed } = await contentOf({ archive });

    expect(files.every((path) => path === 'acme/shop/a.py' || path === 'acme/shop/a')).toBe(true);
    if (!name.includes('\0')) expect(entries).toEqual([['acme/shop', 'broke_off', 'partial']]);
    expect(listed.of('github.repo')).toHaveLength(1);
  });

  it('names devices and pipes, and reads none', async () => {
    const { files, entries } = await contentOf({ archive: await oddTarball([{ name: 'r/pipe', type: 'fifo' }, { name: 'r/hard', type: 'link', linkname: 'r/a' }, { name: 'r/a', content: '1' }]) });

    expect(files).toEqual(['acme/shop/a']);
    expect(entries).toEqual([
      ['acme/shop/pipe', 'special_file', 'skipped'],
      ['acme/shop/hard', 'special_file', 'skipped'],
    ]);
  });

  it.each([
    ['cut in half', (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2))],
    ['no archive at all', () => Buffer.from('<html>an error page</html>')],
    ['empty', () => Buffer.alloc(0)],
    // The sum at its end is what tells.
    ['damaged', (whole: Buffer) => Buffer.concat([whole.subarray(0, whole.length - 20), Buffer.alloc(12, 7), whole.subarray(-8)])],
  ])('says what is missing when the archive is %s, though its transfer was not', async (_, broken) => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (__, index) => [`f${String(index).padStart(2, '0')}.bin`, randomBytes(4000)]));
    const whole = await tarball('acme-shop-1', { files });

    const { files: read, entries, listed } = await contentOf({ archive: broken(whole) });

    expect(read.length).toBeLessThanOrEqual(20);
    expect(entries).toEqual([['acme/shop', 'broke_off', 'partial']]);
    expect(listed.of('github.repo')[0]?.attributes.unread?.['notable_paths']).toContain('cut off or damaged');
  });

  it('stops at an archive that unpacks to much more than it is', async () => {
    const archive = await tarball('r', { files: { 'a.txt': 'x', 'zeros.bin': Buffer.alloc(4_000_000) } });

    const { entries } = await contentOf({ archive }, { tuning: { limits: { ratioMax: 50, ratioFromBytes: 100_000 } } });

    expect(entries).toEqual([['acme/shop', 'too_large', 'partial']]);
  });

  it.each([
    ['packedBytesMax', 100, ['acme/shop', 'too_large', 'skipped']],
    ['unpackedBytesMax', 3000, ['acme/shop', 'too_large', 'partial']],
    ['entriesMax', 2, ['acme/shop', 'broke_off', 'partial']],
    ['fileBytesMax', 500, ['acme/shop/b.txt', 'too_large', 'skipped']],
  ])('keeps to the limit %s and says it', async (name, value, expected) => {
    const files = { 'a.txt': 'a', 'b.txt': randomBytes(1000), 'c.txt': 'c' };

    const { entries, listed } = await contentOf({ files }, { tuning: { limits: { [name]: value } } });

    expect(entries).toEqual([expected]);
    expect(listed.entries[0]?.detail).toContain(String(value));
  });

  it('sends no credential to the server of archives, and follows it to no other', async () => {
    const server = await githubServer(world({ repositories: [repository('shop')] }));
    server.fail('GET /repos/acme/shop/tarball', { status: 302, headers: { location: 'https://archives.example.com/shop.tar.gz' } });

    const listed = await listGithub(server, 'acme');

    expect(listed.entries.map(({ path, detail }) => [path, detail])).toEqual([['acme/shop', expect.stringContaining('leads to https://archives.example.com, which is not where GitHub keeps archives; it was not followed.')]]);
  });
});
