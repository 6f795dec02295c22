/** Deciding by bytes whether a module name in a page may be loaded by it, before its scripts are looked for. */
import { isInSpecifier } from '../typescript/typescript-imports.ts';

/** `src=` right before the quote. */
const source = new TextEncoder().encode('src=');

/** As in a script, or the address that a script tag loads. */
export function isInScript(bytes: Uint8Array, at: { start: number; end: number }): boolean {
  return isInSpecifier(bytes, at) || source.every((byte, index) => bytes[at.start - 1 - source.length + index] === byte);
}
