/** Deciding by bytes whether a namespace or class is used, before anything is parsed. */

/** A line is looked through this far back; bytes. */
const lookBackMax = 600;

const newline = 0x0a;

/**
 * Whether the name at `bytes[start, end)` begins a qualified name in code: in `use X\…`, `use A\{X}`, `\X::`, `new X`, `X\Y`, `extends X`.
 * Comments are told apart by how their line begins.
 */
export function isUsedName(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  const from = Math.max(bytes.lastIndexOf(newline, start - 1) + 1, start - lookBackMax);
  const before = Buffer.from(bytes.buffer, bytes.byteOffset + from, start - from).toString('latin1');
  if (/^\s*(?:\*|\/\/|\/\*|#(?!\[))/.test(before) || /[$>@\w]$/.test(before)) return false;
  const after = Buffer.from(bytes.buffer, bytes.byteOffset + end, Math.min(4, bytes.length - end)).toString('latin1');
  if (/^\s*use\s/.test(before) || /^(?:\\\w|::)/.test(after)) return true;
  return /(?:\bnew|\bextends|\bimplements|\buse|#\[|,)\s*\\?$/.test(before);
}
