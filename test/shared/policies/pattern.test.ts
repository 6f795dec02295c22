import { describe, expect, test } from 'vitest';
import { compilePattern } from '#shared/policies/pattern/pattern.ts';
import { cpuTime } from '../../harness/cpu-time.ts';
import { generator } from '../../harness/report-fixture.ts';

function pattern(source: string) {
  const compiled = compilePattern(source);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled.pattern;
}

describe('matches', () => {
  test.each([
    ['gpt-4', 'openai/gpt-4o', true],
    ['^gpt-4$', 'gpt-4o', false],
    ['^(gpt|claude)-[0-9.]+', 'claude-3.5-sonnet', true],
    ['^[^/]+/[^/]+$', 'a/b/c', false],
    ['a{2,3}b', 'ab', false],
    ['a{2,3}b', 'aaab', true],
    ['^a{2}$', 'aaa', false],
    ['\\bmini\\b', 'gpt-4o-mini', true],
    ['\\bmini\\b', 'minimal', false],
    ['a\\Bb', 'ab', true],
    ['(?i)GPT', 'gpt', true],
    ['(?i)[A-F]x', 'cX', true],
    ['(?i)[^a]', 'A', false],
    ['^.$', '🧪', true],
    ['^.$', '\n', false],
    ['[\\d\\-]+$', 'x-12-3', true],
    ['[^\\D]', 'x7', true],
    ['\\u{1F9EA}', 'a🧪', true],
    ['', 'anything', true],
    ['^$', '', true],
    ['^$', 'x', false],
    ['a|', 'b', true],
    ['(a*)*b', 'b', true],
    ['(?:a?){3}c', 'aac', true],
    ['a+?b', 'aab', true],
    ['\\x41\\u0042', 'AB', true],
    ['[\\]a]', ']', true],
  ])('/%s/ on %j is %s', (source, text, expected) => {
    expect(pattern(source).test(text)).toBe(expected);
  });

  test('agrees with RegExp on ten thousand generated patterns and texts', () => {
    const next = generator(7);
    const pick = (items: readonly string[]) => items[Math.floor(next() * items.length)]!;
    const atom = (depth: number): string => {
      const inner = depth > 0 ? [`(${alternation(depth - 1)})`, `(?:${alternation(depth - 1)})`] : ['a'];
      return pick(['a', 'b', '-', '.', '[ab]', '[^a]', '\\w', '\\W', '\\b', '^', '$', ...inner, ...inner]);
    };
    const repeated = (depth: number): string => {
      const one = atom(depth);
      return ['\\b', '^', '$'].includes(one) ? one : one + pick(['', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?']);
    };
    const sequence = (depth: number): string => Array.from({ length: 1 + Math.floor(next() * 3) }, () => repeated(depth)).join('');
    const alternation = (depth: number): string => (next() < 0.3 ? `${sequence(depth)}|${sequence(depth)}` : sequence(depth));

    for (let at = 0; at < 2_000; at += 1) {
      const source = alternation(2);
      const mine = pattern(source);
      const theirs = new RegExp(source, 'u');
      for (let round = 0; round < 5; round += 1) {
        const text = Array.from({ length: Math.floor(next() * 7) }, () => pick(['a', 'b', '-', 'c', '\n'])).join('');
        expect(`/${source}/ on ${JSON.stringify(text)}: ${mine.test(text)}`).toBe(`/${source}/ on ${JSON.stringify(text)}: ${theirs.test(text)}`);
      }
    }
  });

  test.each(['(a+)+$', '(a|a)*$', '(a|aa)+$', '(.*)*x$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a?){50}a{50}$'])('takes time linear in the text for /%s/', (source) => {
    const compiled = pattern(source);
    const text = `${'a'.repeat(200_000)}!`;

    const usedMs = cpuTime();
    compiled.test(text);

    expect(usedMs()).toBeLessThan(2_000);
  });

  test.each([
    ['(?=a)', 'look-around'],
    ['(?<name>a)', 'named groups'],
    ['(a)\\1', 'back-references'],
    ['\\p{L}', 'not supported'],
    ['[a', 'never closed'],
    ['(a', 'never closed'],
    ['a)', 'closes nothing'],
    ['*a', 'nothing to repeat'],
    ['a**', 'nothing to repeat'],
    ['^*', 'assertion'],
    ['a{3,2}', 'smaller'],
    ['a{200}', 'at most 100'],
    ['a{b}', 'literal brace'],
    ['[z-a]', 'ends before'],
    ['[\\d-z]', 'one character to another'],
    ['[]', 'at least one'],
    ['[[:alpha:]]', 'POSIX'],
    ['a\\', 'at the end'],
    ['\\u{110000}', 'code point'],
    ['((a{100}){100}){100}', 'unroll'],
    ['((((((){100}){100}){100}){100}){100}){100}', 'nested too deep'],
    ['('.repeat(30) + ')'.repeat(30), 'deep'],
    ['a'.repeat(501), 'at most 500'],
  ])('refuses /%s/', (source, why) => {
    const compiled = compilePattern(source);

    expect('problem' in compiled && compiled.problem).toContain(why);
  });
});
