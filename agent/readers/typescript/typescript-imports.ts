/** Deciding by bytes whether a module name may be a module specifier, before anything is parsed. */

const quotes = new Set([0x22, 0x27, 0x60]);
const slash = 0x2f;
const dash = 0x2d;

/**
 * Whether the name at `bytes[start, end)` stands in quotes as a specifier does: a quote directly before, and a quote or `/` directly after.
 * A name that itself ends with `/` or `-` begins a family, so anything may follow.
 */
export function isInSpecifier(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  const before = bytes[start - 1];
  const last = bytes[end - 1];
  const after = bytes[end];
  if (before === undefined || after === undefined || !quotes.has(before)) return false;
  return after === slash || quotes.has(after) || last === slash || last === dash;
}

/** Whether a specifier names a package (or a module of the runtime), and no file or alias of the project. */
export function isPackage(specifier: string): boolean {
  return specifier !== '' && !/^(?:[./#~]|@\/|[a-z]+:\/\/|file:|data:)/i.test(specifier);
}
