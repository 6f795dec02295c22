/**
 * The pattern language of `matches`: regular expressions without what needs backtracking.
 * Literals, `.`, classes, `\d \w \s \b` and their opposites, groups, `|`, `* + ? {n,m}`, `^`, `$` and a leading `(?i)`.
 * Look-around, back-references and named groups are refused: no matcher runs them in linear time.
 */

/** A set of code points, as inclusive ranges; `isNegated` means all others. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly isNegated: boolean;
}

export type PatternNode =
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'assert'; readonly what: 'start' | 'end' | 'word_edge' | 'no_word_edge' }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number };

/** Limits on one pattern: characters, the count in braces, nesting of groups, and states after unrolling. */
export const patternLimits = { lengthMax: 500, repeatMax: 100, depthMax: 20, statesMax: 2_000 } as const;

/** Why a pattern was refused, as the end of a sentence. */
export class PatternProblem extends Error {}

export interface ParsedPattern {
  readonly root: PatternNode;
  readonly ignoresCase: boolean;
}

/** The tree of a pattern. @throws {PatternProblem} when it is not one of this language. */
export function parsePattern(source: string): ParsedPattern {
  if (source.length > patternLimits.lengthMax) throw new PatternProblem(`it is ${source.length} characters long; at most ${patternLimits.lengthMax} are allowed`);
  const ignoresCase = source.startsWith('(?i)');
  const parser = new Parser(Array.from(ignoresCase ? source.slice(4) : source), ignoresCase ? 4 : 0);
  return { root: parser.pattern(), ignoresCase };
}

const anyButLineEnds: CharacterSet = { ranges: [[10, 10], [13, 13], [0x2028, 0x2029]], isNegated: true };
const digits: readonly (readonly [number, number])[] = [[48, 57]];
const words: readonly (readonly [number, number])[] = [[48, 57], [65, 90], [95, 95], [97, 122]];
const spaces: readonly (readonly [number, number])[] = [
  [9, 13], [32, 32], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff],
];
const shorthands: Readonly<Record<string, CharacterSet>> = {
  d: { ranges: digits, isNegated: false },
  D: { ranges: digits, isNegated: true },
  w: { ranges: words, isNegated: false },
  W: { ranges: words, isNegated: true },
  s: { ranges: spaces, isNegated: false },
  S: { ranges: spaces, isNegated: true },
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

class Parser {
  private readonly text: readonly string[];
  private readonly offset: number;
  private at = 0;
  private depth = 0;

  constructor(text: readonly string[], offset: number) {
    this.text = text;
    this.offset = offset;
  }

  pattern(): PatternNode {
    const root = this.choice();
    if (this.at < this.text.length) this.fail('this `)` closes nothing');
    return root;
  }

  private choice(): PatternNode {
    const items = [this.sequence()];
    while (this.take('|')) items.push(this.sequence());
    return items.length === 1 ? items[0]! : { type: 'choice', items };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.at < this.text.length && this.peek() !== '|' && this.peek() !== ')') items.push(this.repeated());
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }

  private repeated(): PatternNode {
    const isGroup = this.peek() === '(';
    const item = this.atom();
    const bounds = this.bounds();
    if (bounds === undefined) return item;
    if (item.type === 'assert' && !isGroup) this.fail('an assertion cannot be repeated');
    // A lazy `?` changes which match is found, not whether there is one.
    this.take('?');
    if (this.bounds() !== undefined) this.fail('there is nothing to repeat');
    return { type: 'repeat', item, ...bounds };
  }

  private bounds(): { min: number; max: number } | undefined {
    if (this.take('*')) return { min: 0, max: Infinity };
    if (this.take('+')) return { min: 1, max: Infinity };
    if (this.take('?')) return { min: 0, max: 1 };
    if (this.peek() !== '{') return undefined;

    const close = this.text.indexOf('}', this.at);
    const inside = close < 0 ? '' : this.text.slice(this.at + 1, close).join('');
    const match = /^(\d{1,6})(,(\d{0,6}))?$/.exec(inside);
    if (match === null) return this.fail('a literal brace is written `\\{`; a count is `{2}`, `{2,}` or `{2,5}`');
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (max < min) this.fail('the second count is smaller than the first');
    if (Math.max(min, max === Infinity ? 0 : max) > patternLimits.repeatMax) this.fail(`a count is at most ${patternLimits.repeatMax}`);
    this.at = close + 1;
    return { min, max };
  }

  private atom(): PatternNode {
    const character = this.next();
    switch (character) {
      case '.':
        return { type: 'set', set: anyButLineEnds };
      case '^':
        return { type: 'assert', what: 'start' };
      case '$':
        return { type: 'assert', what: 'end' };
      case '[':
        return { type: 'set', set: this.characterClass() };
      case '(':
        return this.group();
      case '*':
      case '+':
      case '?':
      case '{':
        return this.fail('there is nothing to repeat');
      case '}':
      case ']':
        return this.fail(`a literal \`${character}\` is written \`\\${character}\``);
      case '\\':
        if (this.take('b')) return { type: 'assert', what: 'word_edge' };
        if (this.take('B')) return { type: 'assert', what: 'no_word_edge' };
        return { type: 'set', set: this.escape() };
      default:
        return { type: 'set', set: only(character.codePointAt(0) ?? 0) };
    }
  }

  private group(): PatternNode {
    if (this.take('?') && !this.take(':')) this.fail('look-around, named groups and flags inside are not supported; use `(…)`, `(?:…)`, or `(?i)` at the very start');
    this.depth += 1;
    if (this.depth > patternLimits.depthMax) this.fail(`groups nest at most ${patternLimits.depthMax} deep`);
    const inside = this.choice();
    this.depth -= 1;
    if (!this.take(')')) this.fail('a `(` is never closed');
    return inside;
  }

  private characterClass(): CharacterSet {
    const isNegated = this.take('^');
    const ranges: (readonly [number, number])[] = [];
    while (!this.take(']')) {
      if (this.at >= this.text.length) this.fail('a `[` is never closed');
      const from = this.classItem();
      if (this.peek() === '-' && this.at + 1 < this.text.length && this.text[this.at + 1] !== ']') {
        this.at += 1;
        const to = this.classItem();
        const [low, high] = [single(from), single(to)];
        if (low === undefined || high === undefined) return this.fail('a range goes from one character to another');
        if (high < low) this.fail('a range ends before it starts');
        ranges.push([low, high]);
      } else {
        ranges.push(...(from.isNegated ? complement(from.ranges) : from.ranges));
      }
    }
    if (ranges.length === 0) this.fail('a class needs at least one character');
    return { ranges, isNegated };
  }

  private classItem(): CharacterSet {
    const character = this.next();
    if (character === '[' && this.peek() === ':') this.fail('POSIX classes such as `[:alpha:]` are not supported');
    if (character !== '\\') return only(character.codePointAt(0) ?? 0);
    if (this.take('b')) return only(8);
    return this.escape();
  }

  private escape(): CharacterSet {
    if (this.at >= this.text.length) this.fail('a `\\` stands at the end');
    const character = this.next();
    const shorthand = Object.hasOwn(shorthands, character) ? shorthands[character] : undefined;
    if (shorthand) return shorthand;
    if (Object.hasOwn(controls, character)) return only(controls[character] ?? 0);
    if (character === 'x') return only(this.hex(2));
    if (character === 'u') {
      if (!this.take('{')) return only(this.hex(4));
      const digitCount = this.text.indexOf('}', this.at) - this.at;
      if (digitCount < 1 || digitCount > 6) this.fail('a code point is written `\\u{1F600}`');
      const point = this.hex(digitCount);
      this.at += 1;
      if (point > 0x10ffff) this.fail('there is no such code point');
      return only(point);
    }
    if (/[A-Za-z0-9]/.test(character)) this.fail(`\`\\${character}\` is not supported (back-references and Unicode classes are not)`);
    return only(character.codePointAt(0) ?? 0);
  }

  private hex(count: number): number {
    const text = this.text.slice(this.at, this.at + count).join('');
    if (text.length !== count || !/^[0-9A-Fa-f]+$/.test(text)) this.fail(`${count} hexadecimal digits are expected`);
    this.at += count;
    return Number.parseInt(text, 16);
  }

  private peek(): string | undefined {
    return this.text[this.at];
  }

  private next(): string {
    const character = this.text[this.at];
    if (character === undefined) return this.fail('it ends too early');
    this.at += 1;
    return character;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private fail(why: string): never {
    throw new PatternProblem(`at character ${this.at + this.offset}: ${why}`);
  }
}

function only(point: number): CharacterSet {
  return { ranges: [[point, point]], isNegated: false };
}

function single(set: CharacterSet): number | undefined {
  const [range, ...others] = set.ranges;
  return !set.isNegated && range && others.length === 0 && range[0] === range[1] ? range[0] : undefined;
}

function complement(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: (readonly [number, number])[] = [];
  let from = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > from) result.push([from, low - 1]);
    from = high + 1;
  }
  result.push([from, 0x10ffff]);
  return result;
}
