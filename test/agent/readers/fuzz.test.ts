/**
 * Every reader over broken copies of real input: its own examples and the labelled corpus, cut, spliced, repeated and sprinkled with what
 * syntax is made of. The same mutants in every run. A reader may find less; it may not throw, hang, or say more than its input is worth.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../harness/cpu-time.ts';
import { artifactOf } from '../../../agent/readers/artifact.ts';
import { pathParts } from '../../../agent/readers/path-parts.ts';
import { ReaderTrouble, type Reader, type ReadResult } from '../../../agent/readers/reader.ts';
import * as registry from '../../../agent/readers/registry.gen.ts';

/** Of the processor, so that other work of the machine counts for nothing: mutants take milliseconds, what backtracks takes minutes. */
const durationMsMax = 5_000;
/** Mutants of each reader that stay about as long as their seed, and of those that repeat a part of it. */
const counts = { small: 60, repeated: 6 };
/** Length that a part is repeated to; bytes. */
const repeatedBytes = 60_000;
/** What the facts of an artifact may weigh as JSON: some bytes for each byte of input, and a start. Resolved values are repeated where they are used. */
const outputBytesMax = (inputBytes: number): number => 400 * inputBytes + 1_000_000;

interface Seed {
  readonly path: string;
  readonly bytes: Buffer;
}

const corpusRoot = join(import.meta.dirname, '../../fixtures/corpus');
const corpus: readonly Seed[] = globSync('**/*.*', { cwd: corpusRoot, exclude: (name) => name.endsWith('labels.yaml') })
  .sort()
  .flatMap((path) => {
    try {
      return [{ path, bytes: readFileSync(join(corpusRoot, path)) }];
    } catch {
      return [];
    }
  });

const syntax = ['{', '}', '[', ']', '(', ')', '<', '>', '"', "'", '`', '"""', "'''", '\\', '\n', '\r', '\t', ':', '=', ',', ';', '#', '//', '/*', '*/', '<!--', '{{', '}}', '${', '<<', '&a', '*a', '---', '\0', '\uFEFF', 'é', '\u{1F600}', '%', '@', '0', '-1', '1e999', 'null', 'true', '__proto__'];

/** A row of numbers that is the same every time: a linear congruential generator. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

function mutant(seeds: readonly Seed[], random: (below: number) => number): Seed {
  const { path, bytes } = seeds[random(seeds.length)] as Seed;
  let mutated = bytes;
  for (let change = 0; change <= random(6); change += 1) {
    const at = random(mutated.length + 1);
    const length = random(40);
    switch (random(6)) {
      case 0: // A byte is another one.
        mutated = Buffer.from(mutated);
        if (mutated.length > 0) mutated[at % mutated.length] = random(256);
        break;
      case 1: // A part is missing.
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)]);
        break;
      case 2: // The end is missing.
        mutated = mutated.subarray(0, at);
        break;
      case 3: // Something that syntax is made of stands in the middle.
        mutated = Buffer.concat([mutated.subarray(0, at), Buffer.from((syntax[random(syntax.length)] as string).repeat(1 + random(20))), mutated.subarray(at)]);
        break;
      case 4: // A part stands twice.
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(Math.max(0, at - length * 5), at), mutated.subarray(at)]);
        break;
      default: { // The rest is that of another one.
        const other = seeds[random(seeds.length)] as Seed;
        mutated = Buffer.concat([mutated.subarray(0, at), other.bytes.subarray(random(other.bytes.length + 1))]);
      }
    }
  }
  return { path, bytes: mutated };
}

/** A short part of a seed, again and again between the two ends that it stands in. */
function repeated(seeds: readonly Seed[], random: (below: number) => number): Seed {
  const { path, bytes } = seeds[random(seeds.length)] as Seed;
  const at = random(bytes.length + 1);
  const part = bytes.subarray(at, at + 1 + random(60));
  const times = part.length === 0 ? 0 : Math.floor(repeatedBytes / part.length);
  return { path, bytes: Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: times }, () => part), bytes.subarray(at)]) };
}

function read(reader: Reader, { path, bytes }: Seed): ReadResult {
  try {
    return reader.read(artifactOf(path, bytes));
  } catch (error) {
    // The engine takes this one as trouble; everything else is a fault of the reader.
    if (error instanceof ReaderTrouble) return { facts: [], trouble: { reason: error.reason, detail: error.message } };
    throw error;
  }
}

describe.each(Object.values(registry).map((reader: Reader) => ({ id: reader.id, reader })))('$id', ({ reader }) => {
  const own = reader.examples.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }));
  const seeds = [...own, ...corpus.filter(({ path, bytes }) => bytes.length < repeatedBytes && reader.accepts(pathParts(path)))];

  test.each([
    { what: 'broken', count: counts.small, make: mutant },
    { what: 'endlessly repeated', count: counts.repeated, make: repeated },
  ])('ends, in time and size, on $what input', async ({ count, make }) => {
    const random = randomOf(20_261_130 + reader.id.length);

    for (let number = 0; number < count; number += 1) {
      const input = make(seeds, random);
      await reader.prepare?.();
      const usedMs = cpuTime();
      const { facts, trouble } = read(reader, input);
      const ms = usedMs();

      // The mutant itself, so that a failure can be looked into: it is the product of the sentence above and this number.
      const name = `mutant ${number} of ${input.path}`;
      expect(ms, name).toBeLessThan(durationMsMax);
      expect(facts.every(({ line }) => Number.isInteger(line) && line >= 1), `${name}: lines`).toBe(true);
      expect(JSON.stringify(facts).length, `${name}: size`).toBeLessThan(outputBytesMax(input.bytes.length));
      expect(trouble?.detail, name).not.toBe('');
    }
  });
});
