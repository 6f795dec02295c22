/** Deciding by bytes whether a constant or a gem's file is used, before anything is parsed. */

/** A line is looked through this far back; bytes. */
const lookBackMax = 400;

const newline = 0x0a;

/**
 * Whether the name at `bytes[start, end)` is required (`require "openai"`), or is a constant in code: followed by `::` or a method,
 * or taken as a base (`class A < X`, `include X`). Comments are told apart by how their line begins.
 */
export function isUsedConstant(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  const from = Math.max(bytes.lastIndexOf(newline, start - 1) + 1, start - lookBackMax);
  const before = Buffer.from(bytes.buffer, bytes.byteOffset + from, start - from).toString('latin1');
  if (/^\s*#/.test(before)) return false;
  const first = bytes[start] ?? 0;
  if (first >= 0x61 && first <= 0x7a) return /\brequire\s*\(?\s*["']$/.test(before);
  if (/[.@$"'\w]$/.test(before)) return false;
  const after = Buffer.from(bytes.buffer, bytes.byteOffset + end, Math.min(3, bytes.length - end)).toString('latin1');
  if (/^(?:::|&?\.[a-z_])/.test(after)) return true;
  return /^\s*(?:class\s.*<|include|extend|prepend)\s*(?:::)?$/.test(before.replace(/[\w:]*$/, ''));
}
