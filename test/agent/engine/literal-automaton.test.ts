import { describe, expect, it } from 'vitest';
import { literalAutomaton } from '../../../agent/engine/literal-automaton.ts';

function occurrences(literals: readonly string[], text: string): string[] {
  const automaton = literalAutomaton(literals);
  const bytes = Buffer.from(text);
  const found: string[] = [];
  automaton.scan(bytes, bytes.length, (literal, end) => {
    found.push(`${literals[literal]}@${end - Buffer.byteLength(literals[literal] as string)}`);
    return false;
  });
  return found;
}

describe('the literal automaton', () => {
  it('finds overlapping literals and literals inside one another', () => {
    expect(occurrences(['he', 'she', 'his', 'hers'], 'ushers').sort()).toEqual(['he@2', 'hers@2', 'she@1']);
  });

  it('agrees with indexOf on generated texts', () => {
    const literals = ['ab', 'aba', 'bab', 'b', 'caa', 'é', 'abcab'];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 200; round += 1) {
      const text = Array.from({ length: random(60) }, () => 'abcé'[random(4)]).join('');
      const bytes = Buffer.from(text);
      const expected = literals.flatMap((literal) => {
        const places: string[] = [];
        for (let at = bytes.indexOf(literal); at >= 0; at = bytes.indexOf(literal, at + 1)) places.push(`${literal}@${at}`);
        return places;
      });
      expect(occurrences(literals, text).sort()).toEqual(expected.sort());
    }
  });

  it('stops when it is told to', () => {
    const automaton = literalAutomaton(['a']);
    let count = 0;
    automaton.scan(Buffer.from('aaa'), 3, () => {
      count += 1;
      return true;
    });
    expect(count).toBe(1);
  });

  it('does not look past the given length', () => {
    const automaton = literalAutomaton(['ab']);
    let count = 0;
    automaton.scan(Buffer.from('xxab'), 3, () => {
      count += 1;
      return false;
    });
    expect(count).toBe(0);
  });

  it('refuses an empty literal', () => {
    expect(() => literalAutomaton(['a', ''])).toThrow('empty');
  });
});
