import { describe, expect, it } from 'vitest';
import { literalScanner } from '../../../agent/engine/literal-scanner.ts';

function occurrences(literals: readonly string[], text: string): string[] {
  const scanner = literalScanner(literals);
  const bytes = Buffer.from(text);
  const found: string[] = [];
  scanner.scan(bytes, (literal, start, end) => {
    expect(end - start).toBe(Buffer.byteLength(literals[literal] as string));
    found.push(`${literals[literal]}@${start}`);
  });
  return found;
}

describe('the literal scanner', () => {
  it('finds overlapping literals and literals inside one another', () => {
    expect(occurrences(['her', 'she', 'his', 'hers'], 'ushers').sort()).toEqual(['her@2', 'hers@2', 'she@1']);
  });

  it('agrees with indexOf on generated texts', () => {
    const literals = ['abc', 'aba', 'bab', 'bbb', 'caa', 'éa', 'abcab', 'aaaa'];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 400; round += 1) {
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

  it('finds literals across the borders of what it searches at once', () => {
    const text = `${'x'.repeat(131_070)}needle${'x'.repeat(131_066)}needle${'y'.repeat(9)}needle`;
    const bytes = Buffer.from(text);

    expect(occurrences(['needle', 'dle'], text).filter((place) => place.startsWith('needle'))).toEqual(
      [...text.matchAll(/needle/g)].map(({ index }) => `needle@${index}`),
    );
    expect(bytes.length).toBeGreaterThan(2 * 131_072);
  });

  it('refuses a literal that is too short to have two neighbouring pairs', () => {
    expect(() => literalScanner(['abc', 'ab'])).toThrow('shorter than 3');
  });
});
