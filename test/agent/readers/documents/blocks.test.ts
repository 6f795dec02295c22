import { expect, test } from 'vitest';
import { blocksOf, pairOf, pairsIn } from '../../../../agent/readers/documents/blocks.ts';

const shape = (text: string): unknown => blocksOf(text).map(function show({ text: own, line, blocks }): unknown {
  return blocks.length === 0 ? `${line} ${own}` : [`${line} ${own}`, ...blocks.map(show)];
});

test('what is indented stands below, and an item of a list stands below its key, however far left', () => {
  expect(shape('# top\na:\n  b: 1\n  c:\n    - x\n    - y: 1\n      z: 2\n\nlist:\n- one\n- two: 2\n  three: 3\nend: 1\r\n')).toEqual([
    ['2 a:', '3 b: 1', ['4 c:', '5 - x', ['6 - y: 1', '7 z: 2']]],
    ['9 list:', '10 - one', ['11 - two: 2', '12 three: 3']],
    '13 end: 1',
  ]);
});

test.each([
  ['key: value', { key: 'key', value: 'value' }],
  ['key:', { key: 'key', value: '' }],
  ["'@a/b@1.0.0':", { key: '@a/b@1.0.0', value: '' }],
  ['"a: b": \'c\'', { key: 'a: b', value: 'c' }],
  ['/a@1.0.0(b@2.0.0):', { key: '/a@1.0.0(b@2.0.0)', value: '' }],
  ['a@https://x.example/y: 1 # note', { key: 'a@https://x.example/y', value: '1' }],
  ['no pair', undefined],
  ['"open: x', undefined],
])('%s', (text, pair) => {
  expect(pairOf(text)).toEqual(pair);
});

test('a map in one line is pairs, too', () => {
  const [block] = blocksOf("resolution: {integrity: sha512-a==, tarball: 'https://x.example/y'}");

  expect(pairsIn(block).map(({ key, value }) => [key, value])).toEqual([['integrity', 'sha512-a=='], ['tarball', 'https://x.example/y']]);
});
