/** Readers of manifests and lockfiles under damage: their own examples, cut, doubled, crossed and blown up, the same in every run. */
import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../../harness/cpu-time.ts';
import { formats, readBytes, readerOf } from '../format-readers.ts';

const manifests = formats.filter(({ id }) => !['mcp-config', 'agent-settings', 'instruction-files', 'n8n-workflow', 'dockerfile', 'compose', 'dotenv', 'model-file'].includes(id));
/** Mutations of each example. */
const rounds = 60;
/** For one small text on a busy machine; what backtracks needs minutes. */
const durationMsMax = 2000;

const spices = ['"', "'", '\\', '\n', '{', '}', '[', ']', '(', ')', '<', '>', '&#x110000;', '${a}', '$(a)', '@', ':', '=', '#', '//', '/*', '"""', '- ', '  ', '\t', '\0', '\u2028', '😃', '__proto__', 'constructor', '<!--', ']]>', '=begin\n', 'lockfileVersion: 9\n', '%', '0'];

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutated(text: string, next: (below: number) => number): string {
  let result = text;
  for (let times = 1 + next(4); times > 0; times -= 1) {
    const from = next(result.length + 1);
    const to = Math.min(result.length, from + next(40));
    const spice = spices[next(spices.length)] as string;
    const change = next(6);
    if (change === 0) result = result.slice(0, from);
    else if (change === 1) result = result.slice(0, from) + result.slice(to);
    else if (change === 2) result = result.slice(0, from) + spice + result.slice(from);
    else if (change === 3) result = result.slice(0, from) + result.slice(from, to).repeat(2 + next(50)) + result.slice(to);
    else if (change === 4) result = result.slice(0, from) + spice.repeat(next(3000)) + result.slice(to);
    else result = result.slice(to) + result.slice(0, from);
  }
  return result;
}

describe.each(manifests)('$id on $path', ({ id, path }) => {
  it(`survives ${rounds} mutations of each of its examples, and every fact stays whole`, () => {
    const next = numbers(42);
    for (const { text } of readerOf(id).examples) {
      for (let round = 0; round < rounds; round += 1) {
        const damaged = mutated(text, next);
        const usedMs = cpuTime();

        const { facts, trouble } = readBytes(id, path, damaged);

        expect(usedMs(), JSON.stringify(damaged.slice(0, 2000))).toBeLessThan(durationMsMax);
        expect(trouble?.detail).not.toBe('');
        const lines = damaged.split(/\r\n|\n|\r/).length;
        for (const fact of facts) {
          expect(Number.isInteger(fact.line) && fact.line >= 1 && fact.line <= lines, JSON.stringify([fact, damaged.slice(0, 2000)])).toBe(true);
          if (fact.type !== 'dependency') continue;
          expect(fact.name).toMatch(/^\S+$/);
          expect(fact.version ?? 'none').toMatch(/^\S+$/);
        }
      }
    }
  });
});
