/** Versions as npm orders them (Semantic Versioning 2.0.0, clause 11); no ranges. */
import { byCodeUnit } from './order.ts';

interface Parsed {
  readonly numbers: readonly [number, number, number];
  /** Empty for a release, which comes after its pre-releases. */
  readonly before: readonly string[];
}

/** Negative when `a` comes first, 0 when they are the same; undefined when one of them is no version. Build data does not count. */
export function compareVersions(a: string, b: string): number | undefined {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return undefined;
  for (const index of [0, 1, 2] as const) {
    if (left.numbers[index] !== right.numbers[index]) return left.numbers[index] - right.numbers[index];
  }
  if (left.before.length === 0 || right.before.length === 0) return right.before.length - left.before.length;
  for (const [index, part] of left.before.entries()) {
    const other = right.before[index];
    if (other === undefined) return 1;
    const order = comparePart(part, other);
    if (order !== 0) return order;
  }
  return left.before.length - right.before.length;
}

/** The first number of a version; undefined when it is none. */
export function majorOf(version: string): number | undefined {
  return parse(version)?.numbers[0];
}

/** `1.2.3`, with a leading `v` or parts that are left out (`0` in OSV ranges). */
function parse(version: string): Parsed | undefined {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version.trim());
  if (!match) return undefined;
  return { numbers: [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)], before: match[4]?.split('.') ?? [] };
}

/** Numbers by value and before words, words by code unit. */
function comparePart(a: string, b: string): number {
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) return Number(a) - Number(b);
  if (left !== right) return left ? -1 : 1;
  return byCodeUnit(a, b);
}
