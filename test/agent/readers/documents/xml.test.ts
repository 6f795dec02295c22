import { expect, test } from 'vitest';
import { cpuTime } from '../../../harness/cpu-time.ts';
import type { Findings } from '../../../../agent/readers/documents/reading.ts';
import { childOf, childrenOf, parseXml } from '../../../../agent/readers/documents/xml.ts';
import { ReaderTrouble } from '../../../../agent/readers/reader.ts';

function read(text: string): { root: ReturnType<typeof parseXml>; notes: string[] } {
  const notes: string[] = [];
  const findings: Findings = { add: () => {}, note: (reason, detail) => notes.push(`${reason}: ${detail}`) };
  return { root: parseXml(text, findings), notes };
}

test('elements have their line, attributes, text and children, without prefixes', () => {
  const { root, notes } = read('<?xml version="1.0"?>\n<!-- <a/> -->\n<m:a x = \'1\' ns:y="a>b">\n  one\n  <b/><c>two</c>\n  <c\n    z="3"/>\n</m:a>\n');

  expect(notes).toEqual([]);
  expect(root).toMatchObject({ name: 'a', line: 3, text: 'one' });
  expect([...(root?.attributes ?? [])]).toEqual([['x', '1'], ['y', 'a>b']]);
  expect(childrenOf(root, 'c').map(({ line, text }) => [line, text])).toEqual([[5, 'two'], [6, '']]);
  expect(childOf(root, 'b')?.children).toEqual([]);
});

test('characters by name and number are replaced, sections taken as they are, and other entities left', () => {
  const { root } = read('<!DOCTYPE a [<!ENTITY big "xxxx"><!ENTITY file SYSTEM "file:///etc/passwd">]><a>&lt;&#65;&#x42;&amp;lt;&big;&file;<![CDATA[<b>&amp;</b>]]></a>');

  expect(root?.text).toBe('<AB&lt;&big;&file;<b>&amp;</b>');
  expect(root?.children).toEqual([]);
});

test.each([
  ['a tag that closes another', '<a><b></a>', 'a'],
  ['a tag that does not end', '<a>\n<b x="', 'a'],
  ['a comment that does not end', '<a><!-- x', 'a'],
  ['an end before everything', '</a>', undefined],
  ['no element', 'text', undefined],
])('%s is said with its place, and what came before is kept', (_what, text, name) => {
  const { root, notes } = read(text);

  expect(root?.name).toBe(name);
  expect(notes[0]).toMatch(/^parse_error: Not valid XML at line \d+, column \d+\.$/);
});

test('nesting beyond the limit is refused', () => {
  expect(() => read('<a>'.repeat(200))).toThrow(ReaderTrouble);
});

test('hostile text costs time that grows with its length', () => {
  const usedMs = cpuTime();

  for (const part of ['<', '<a ', '&', '<a b="', '<!--', '<![CDATA[', 'a=', '<a></a>', "<a b='c' "]) read(`<r ${part.repeat(50_000 / part.length)}`);

  expect(usedMs()).toBeLessThan(3000);
});
