/** Proves every reader by the examples that it carries. A new reader needs no line here. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { artifactOf } from '../../../agent/readers/artifact.ts';
import { pathParts } from '../../../agent/readers/path-parts.ts';
import { ReaderTrouble, type Reader, type ReaderExample, type ReadResult } from '../../../agent/readers/reader.ts';
import * as registry from '../../../agent/readers/registry.gen.ts';
import type { Fact } from '#shared/model/fact.ts';
import { containedInOrder, contains } from './contained.ts';

const readersFolder = join(import.meta.dirname, '../../../agent/readers');
const readers: readonly Reader[] = Object.values(registry);

test('every reader file is in the registry under its own id', () => {
  const stems = globSync('**/*.reader.ts', { cwd: readersFolder }).map((file) => basename(file, '.reader.ts'));

  expect(readers.map((reader) => reader.id).sort()).toEqual(stems.sort());
});

describe.each(readers.map((reader) => [reader.id, reader] as const))('%s', (_id, reader) => {
  test('has an example, a near miss, a title, a version and a size limit', () => {
    expect(reader.examples.some((example) => (example.facts?.length ?? 0) > 0)).toBe(true);
    expect(reader.examples.some((example) => example.none !== undefined)).toBe(true);
    expect(reader.title).not.toBe('');
    expect(reader.version).toBeGreaterThan(0);
    expect(reader.bytesMax).toBeGreaterThan(0);
  });

  test('says how it is gated', () => {
    expect(reader.ecosystem !== undefined, 'an ecosystem has imports to confirm').toBe(reader.confirms !== undefined);
    if (reader.gate === 'always') expect(reader.ecosystem).toBeUndefined();
  });

  test.each(reader.examples.map((example) => [`${example.path}: ${example.why}`, example] as const))('%s', async (_name, example) => {
    const result = await read(reader, example);

    expect(reader.accepts(pathParts(example.path)), 'accepts the path').toBe(true);
    expect(result.trouble?.reason).toBe(example.trouble);
    expect([...missing(example, result), ...unwanted(example, result), ...misplaced(example, result)].join('\n')).toBe('');
    expect(await read(reader, example), 'the same bytes give the same result').toEqual(result);
  });
});

test('contained facts may leave properties out, and keep their order', () => {
  const facts = [{ type: 'import', module: 'a', names: ['x', 'y'] }, { type: 'import', module: 'b', names: [] }];

  expect(containedInOrder(facts, [{ module: 'a' }, { module: 'b' }])).toBe(-1);
  expect(containedInOrder(facts, [{ module: 'b' }, { module: 'a' }])).toBe(1);
  expect(contains({ a: [1, 2] }, { a: [1] })).toBe(false);
  expect(contains({ a: { b: 1, c: 2 } }, { a: { b: 1 } })).toBe(true);
});

async function read(reader: Reader, example: ReaderExample): Promise<ReadResult> {
  await reader.prepare?.();
  const bytes = new TextEncoder().encode(example.text);
  try {
    return reader.read(artifactOf(example.path, bytes));
  } catch (error) {
    if (error instanceof ReaderTrouble) return { facts: [], trouble: { reason: error.reason, detail: error.message } };
    throw error;
  }
}

function missing(example: ReaderExample, { facts }: ReadResult): string[] {
  const expected = example.facts ?? [];
  const index = containedInOrder(facts, expected);
  return index < 0 ? [] : [`fact ${index} is not there, or not in this order: ${pretty(expected[index])}\namong:`, ...facts.map(pretty)];
}

function unwanted(example: ReaderExample, { facts }: ReadResult): string[] {
  const absent = new Set<string>(example.none === 'all' ? facts.map((fact) => fact.type) : example.none);
  return facts.filter((fact) => absent.has(fact.type)).map((fact) => `must not be there: ${pretty(fact)}`);
}

/** Facts that stand nowhere in the text, and a trouble without a sentence. */
function misplaced(example: ReaderExample, { facts, trouble }: ReadResult): string[] {
  const lines = example.text.split(/\r\n|\n|\r/);
  const isInside = ({ line, column = 1 }: Fact) =>
    Number.isInteger(line) && line >= 1 && line <= lines.length && Number.isInteger(column) && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1;
  return [
    ...facts.filter((fact) => !isInside(fact)).map((fact) => `stands outside the text: ${pretty(fact)}`),
    ...(trouble?.detail === '' ? ['the trouble has no sentence'] : []),
  ];
}

function pretty(value: unknown): string {
  return JSON.stringify(value);
}
