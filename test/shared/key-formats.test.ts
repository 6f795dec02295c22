import { describe, expect, it } from 'vitest';
import type { CatalogEntry, KeyFormat } from '#shared/catalog/catalog-entry.ts';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import * as registry from '#shared/catalog/registry.gen.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { createArtifactReader } from '../../agent/engine/read-artifact.ts';

const formats = (Object.values(registry) as readonly CatalogEntry[]).flatMap((entry) => (entry.keys ?? []).map((format) => ({ id: format.id, format })));

/** A key may begin this many characters before its literal. */
const lookBehindCharsMax = 200;

/** Shannon entropy in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** The keys in a text: the pattern matched around each hit of a literal, as a scan does it. */
function keysIn(format: KeyFormat, text: string): string[] {
  const sticky = new RegExp(format.pattern.source, `${format.pattern.flags}y`);
  const found = new Set<string>();
  for (const literal of format.literals) {
    for (let hit = text.indexOf(literal); hit >= 0; hit = text.indexOf(literal, hit + 1)) {
      for (let start = hit; start >= Math.max(0, hit - lookBehindCharsMax); start -= 1) {
        sticky.lastIndex = start;
        const match = sticky.exec(text);
        if (!match || start + match[0].length <= hit) continue;
        const key = match[1] ?? match[0];
        if (entropyOf(key) >= (format.entropyMin ?? 0)) found.add(key);
        break;
      }
    }
  }
  return [...found];
}

const catalog = loadCatalog();
const reader = createArtifactReader({ readers: [], catalog, prefilter: createPrefilter(catalog), source: 'dir:.' });

/** The detectors that a scan of a file with this text reports. */
async function detectorsIn(text: string): Promise<string[]> {
  const { draft } = await reader.read({ path: 'settings.txt', locator: { kind: 'bytes', bytes: Buffer.from(text) } });
  return (draft?.components ?? []).filter(({ kind }) => kind === 'secret').map(({ name }) => name);
}

describe.each(formats)('the key format $id', ({ format }) => {
  it('is looked for by literals of at least three characters', () => {
    expect(format.literals.length).toBeGreaterThan(0);
    for (const literal of format.literals) expect(literal.length).toBeGreaterThanOrEqual(3);
  });

  it('has a snake_case id and a title', () => {
    expect(format.id).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
    expect(format.title).not.toBe('');
  });

  it('has at least two examples and three near misses', () => {
    expect(format.examples.length).toBeGreaterThanOrEqual(2);
    expect(format.nearMisses.length).toBeGreaterThanOrEqual(3);
  });

  it.each(format.examples.map((text) => ({ text })))('finds one key in an example: $text', ({ text }) => {
    expect(keysIn(format, text)).toHaveLength(1);
  });

  it.each(format.examples.map((text) => ({ text })))('takes the whole key, within the entropy it asks for: $text', ({ text }) => {
    const [key] = keysIn(format, text) as [string];

    expect(key.length).toBeGreaterThanOrEqual(20);
    expect(entropyOf(key)).toBeGreaterThanOrEqual(format.entropyMin ?? 0);
    expect(text.slice(text.indexOf(key) + key.length)).toMatch(/^(?:["'`\s)]|$)/);
  });

  it.each(format.nearMisses.map((text) => ({ text })))('finds nothing in a near miss: $text', ({ text }) => {
    expect(keysIn(format, text)).toEqual([]);
  });

  it.each(format.examples.map((text) => ({ text })))('is reported once by a scan, by no other detector: $text', async ({ text }) => {
    expect(await detectorsIn(`first line\n${text}\nlast line\n`)).toEqual([format.id]);
  });

  it.each(format.nearMisses.map((text) => ({ text })))('is not reported by a scan in a near miss: $text', async ({ text }) => {
    expect(await detectorsIn(`${text}\n`)).toEqual([]);
  });

  it('finds nothing when its examples are placeholders of the same form', () => {
    for (const example of format.examples) {
      const [key] = keysIn(format, example) as [string];
      const literal = format.literals.find((text) => key.includes(text)) ?? '';
      const dull = key.replace(/[A-Za-z0-9]/g, 'x');
      expect(keysIn(format, example.replace(key, key.startsWith(literal) ? literal + dull.slice(literal.length) : dull))).toEqual([]);
    }
  });

  it('does not match inside a longer word', () => {
    for (const example of format.examples) {
      const [key] = keysIn(format, example) as [string];
      expect(keysIn(format, `Q${key}`).filter((found) => found === key)).toEqual([]);
    }
  });

  it('gets to the end of 200,000 hostile characters', () => {
    // Time is not compared with a clock: quadratic matching over this text would not end within the test's limit.
    const literal = format.literals[0] as string;
    for (const filler of ['a', 'A1', '-', '_', '=', ' ', literal, `${literal}a`]) {
      const text = `${literal}${filler.repeat(Math.ceil(200_000 / filler.length))}!`;
      const sticky = new RegExp(format.pattern.source, `${format.pattern.flags}y`);
      sticky.lastIndex = 0;
      expect(() => sticky.exec(text)).not.toThrow();
    }
  });

  it('repeats no group and bounds what it repeats, which is what keeps it linear', () => {
    const bare = format.pattern.source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'C');

    expect(bare, 'an unbounded repetition').not.toMatch(/[+*]|\{\d+,\}/);
    expect(bare, 'a repeated group').not.toMatch(/\)(?:\{|\?\{)/);
  });
});
