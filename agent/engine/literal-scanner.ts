/**
 * Many literals in one pass over bytes. Each literal is known by its rarest run of neighbouring bytes; the pass looks at the
 * three bytes from every third place, and only where they can be part of such a run are the literals behind them compared.
 * No look waits for the one before, as each step of an Aho–Corasick table does; over the same literals such a table in
 * JavaScript took several times as long here (measured 2026-11, see `npm run bench -- scan`).
 */
import { commonTriples } from './common-triples.ts';
import { keyCount, stride, tripleFinder, tripleKey } from './triple-finder.ts';

/** Called for each occurrence with the literal's index and its place, `end` exclusive. */
export type OnLiteral = (literal: number, start: number, end: number) => void;

export interface LiteralScanner {
  readonly literals: readonly string[];
  /** Finds every occurrence of every literal, overlapping ones too, each once. */
  scan(bytes: Uint8Array, onLiteral: OnLiteral): void;
}

/** Shorter literals cannot be told from three bytes at every alignment; bytes. */
export const literalBytesMin = 3;

/** A literal as three bytes of the text give it away: the place of the look is `offset` after the literal's start, -1 to before its last byte. */
interface Candidate {
  readonly literal: number;
  readonly bytes: Uint8Array;
  readonly offset: number;
  /** A byte of the literal beside the three, and where it stands from the look: most candidates of a look end there. */
  readonly besideAt: number;
  readonly beside: number;
}

/** Builds the tables. Literals are matched as UTF-8 bytes, case-sensitively. Throws when one is shorter than `literalBytesMin`. */
export function literalScanner(literals: readonly string[]): LiteralScanner {
  const buckets = new Map<number, Candidate[]>();
  const register = (candidate: Candidate, key: number) => {
    const bucket = buckets.get(key);
    if (!bucket) buckets.set(key, [candidate]);
    // A candidate comes once for each byte that may stand beside it; two of its keys may be one.
    else if (bucket.at(-1) !== candidate) bucket.push(candidate);
  };
  for (const [literal, text] of literals.entries()) {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.length < literalBytesMin) throw new Error(`The literal ${JSON.stringify(text)} is shorter than ${literalBytesMin} bytes.`);
    // As many neighbouring places as the stride: whatever the alignment, exactly one of them is looked at.
    const rarest = rarestOffset(bytes);
    for (let offset = rarest; offset < rarest + stride; offset += 1) {
      const candidate = { literal, bytes, offset, ...besideOf(bytes, offset) };
      for (const key of keysAt(bytes, offset)) register(candidate, key);
    }
  }
  const finder = tripleFinder(buckets.keys());
  const tails = tailBuckets([...new Set([...buckets.values()].flat())]);
  const listed = [...buckets.values()];
  const bucketOf = new Uint16Array(keyCount);
  for (const [index, key] of [...buckets.keys()].entries()) bucketOf[key] = index;

  return {
    literals,
    scan: (bytes, onLiteral) => {
      finder.find(bytes, (at) => {
        const key = tripleKey(bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number);
        compare(listed[bucketOf[key] as number] as readonly Candidate[], bytes, at, onLiteral);
      });
      // The last look has fewer than three bytes: what may stand there is known by its first.
      const last = Math.ceil(Math.max(0, bytes.length - 2) / stride) * stride;
      if (last < bytes.length) {
        compare(tails.at[bytes[last] as number] as readonly Candidate[], bytes, last, onLiteral);
        compare(tails.after, bytes, last, onLiteral);
      }
    },
  };
}

/** Candidates by the byte that is looked at, and those whose first byte comes after it. */
function tailBuckets(candidates: readonly Candidate[]): { readonly at: readonly (readonly Candidate[])[]; readonly after: readonly Candidate[] } {
  const at = anyByte.map((): Candidate[] => []);
  for (const candidate of candidates) if (candidate.offset >= 0) at[candidate.bytes[candidate.offset] as number]?.push(candidate);
  return { at, after: candidates.filter(({ offset }) => offset < 0) };
}

const anyByte = Array.from({ length: 256 }, (_, byte) => byte);

/** The keys that a look at this offset can have. Outside the literal any byte may stand; never more than one of the three is outside. */
function keysAt(bytes: Uint8Array, offset: number): number[] {
  const [first, second, third] = [bytes[offset], bytes[offset + 1], bytes[offset + 2]];
  return (first === undefined ? anyByte : [first]).flatMap((one) => (third === undefined ? anyByte : [third]).map((three) => tripleKey(one, second as number, three)));
}

/** The byte after the three, or before them; of a literal that has no other one, one of them. */
function besideOf(bytes: Uint8Array, offset: number): { besideAt: number; beside: number } {
  const at = bytes[offset + 3] !== undefined ? offset + 3 : Math.max(0, offset - 1);
  return { besideAt: at - offset, beside: bytes[at] as number };
}

function compare(candidates: readonly Candidate[], bytes: Uint8Array, at: number, onLiteral: OnLiteral): void {
  for (const candidate of candidates) {
    if (bytes[at + candidate.besideAt] !== candidate.beside) continue;
    const start = at - candidate.offset;
    const end = start + candidate.bytes.length;
    if (start >= 0 && end <= bytes.length && isEqual(candidate.bytes, bytes, start)) onLiteral(candidate.literal, start, end);
  }
}

function isEqual(literal: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < literal.length; index += 1) if (literal[index] !== bytes[start + index]) return false;
  return true;
}

/** Letters of source code from the most to the least common; what is not listed is rarer than all of them. */
const commonLetters = ` etaoinsrlcdupmf.h()",g_'=-;:/bvykw{}TSIE*<>xACRNOPDL0M1Fj[]q2z`;
const tripleRank = new Map(commonTriples.map((triple, rank) => [triple, commonTriples.length - rank]));

/** Offset from which as many places as the stride are together the rarest; a longer literal has more to choose from. */
function rarestOffset(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('latin1');
  const weights: number[] = [];
  for (let offset = -1; offset <= text.length - 2; offset += 1) weights.push(offset < 0 ? pairWeight : commonness(text.slice(offset, offset + 3)));
  let best = 0;
  let least = Infinity;
  for (let from = 0; from + stride <= weights.length; from += 1) {
    const weight = (weights[from] as number) + (weights[from + 1] as number) + (weights[from + 2] as number);
    if (weight < least) [best, least] = [from, weight];
  }
  return best - 1;
}

/** A pair, whose third byte is open, is more common than any triple. */
const pairWeight = 1000;

function commonness(triple: string): number {
  if (triple.length < 3) return pairWeight;
  const listed = tripleRank.get(triple);
  if (listed !== undefined) return 300 + listed;
  let weight = 0;
  for (const letter of triple) {
    const rank = commonLetters.indexOf(letter);
    weight += rank < 0 ? 1 : commonLetters.length - rank + 1;
  }
  return weight;
}
