/** Orders strings by UTF-16 code unit: the same in every locale. Never use `localeCompare` for output. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A comparator over one string of each item. */
export function by<T>(text: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => byCodeUnit(text(a), text(b));
}
