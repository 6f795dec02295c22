/**
 * The index of the first expected item that is not found after the one before it; -1 when all are there.
 * An item matches when everything it states is so; what it leaves out may be anything.
 */
export function containedInOrder(actual: readonly unknown[], expected: readonly unknown[]): number {
  let from = 0;
  for (const [index, item] of expected.entries()) {
    const at = actual.findIndex((candidate, place) => place >= from && contains(candidate, item));
    if (at < 0) return index;
    from = at + 1;
  }
  return -1;
}

/** Whether `actual` has everything that `expected` states; lists must have the same length. */
export function contains(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length && expected.every((item, index) => contains(actual[index], item));
  }
  if (isRecord(expected)) {
    return isRecord(actual) && Object.keys(expected).every((key) => expected[key] === undefined || contains(actual[key], expected[key]));
  }
  return Object.is(actual, expected);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
