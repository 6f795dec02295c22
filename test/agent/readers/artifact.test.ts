import { expect, test } from 'vitest';
import { artifactOf } from '../../../agent/readers/artifact.ts';
import { pathParts } from '../../../agent/readers/path-parts.ts';
import { ReaderTrouble } from '../../../agent/readers/reader.ts';

test('a byte order mark is not part of the text', () => {
  expect(artifactOf('a', new TextEncoder().encode('\uFEFFx')).text()).toBe('x');
});

test('bytes that are not UTF-8 are trouble each time they are asked for', () => {
  const artifact = artifactOf('a', Uint8Array.of(0x61, 0xff, 0x62));

  expect(() => artifact.text()).toThrow(ReaderTrouble);
  expect(() => artifact.text()).toThrow(expect.objectContaining({ reason: 'invalid_utf8' }));
});

test.each([
  ['a/b/Main.PY', { name: 'Main.PY', lowerName: 'main.py', extension: '.py', folders: ['a', 'b'] }],
  ['.env', { name: '.env', extension: '', folders: [] }],
  ['x/.env.local', { extension: '.local', folders: ['x'] }],
  ['Dockerfile', { extension: '', folders: [] }],
  ['a.tar.gz', { extension: '.gz' }],
  ['dir.d/file', { extension: '', folders: ['dir.d'] }],
])('%s is taken apart', (path, parts) => {
  expect(pathParts(path)).toMatchObject({ path, ...parts });
});
