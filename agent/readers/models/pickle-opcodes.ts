/**
 * The opcodes of pickle, protocols 0 to 5: how the argument is written, and what happens to the stack.
 * One table. @see Lib/pickletools.py of CPython 3.13
 */

/** How many bytes belong to the opcode: a fixed number, a line, two lines, or a counted run with a length field of 1, 4 or 8 bytes. */
export type Argument = number | 'line' | 'lines' | 'count1' | 'count4' | 'count8';

/** What an opcode does, as far as imports need it. `pop` values are taken and `push` unknown ones are put. */
export type Effect =
  | { readonly does: 'push'; readonly pop?: number }
  | { readonly does: 'text' }
  | { readonly does: 'line-text' }
  | { readonly does: 'drop'; readonly pop: number }
  | { readonly does: 'mark' | 'drop-to-mark' | 'push-to-mark' | 'dup' | 'global' | 'stack-global' | 'inst' | 'extension' | 'memoize' | 'nothing' | 'stop' }
  | { readonly does: 'put' | 'get'; readonly index: 'line' | 1 | 4 };

export interface Opcode {
  readonly argument: Argument;
  readonly effect: Effect;
}

const push: Effect = { does: 'push' };
const text: Effect = { does: 'text' };
const table: Record<string, Opcode> = {
  '(': { argument: 0, effect: { does: 'mark' } },
  '.': { argument: 0, effect: { does: 'stop' } },
  '0': { argument: 0, effect: { does: 'drop', pop: 1 } },
  '1': { argument: 0, effect: { does: 'drop-to-mark' } },
  '2': { argument: 0, effect: { does: 'dup' } },
  F: { argument: 'line', effect: push },
  I: { argument: 'line', effect: push },
  J: { argument: 4, effect: push },
  K: { argument: 1, effect: push },
  L: { argument: 'line', effect: push },
  M: { argument: 2, effect: push },
  N: { argument: 0, effect: push },
  P: { argument: 'line', effect: push },
  Q: { argument: 0, effect: { does: 'push', pop: 1 } },
  R: { argument: 0, effect: { does: 'push', pop: 2 } },
  S: { argument: 'line', effect: { does: 'line-text' } },
  T: { argument: 'count4', effect: text },
  U: { argument: 'count1', effect: text },
  V: { argument: 'line', effect: { does: 'line-text' } },
  X: { argument: 'count4', effect: text },
  a: { argument: 0, effect: { does: 'drop', pop: 1 } },
  b: { argument: 0, effect: { does: 'drop', pop: 1 } },
  c: { argument: 'lines', effect: { does: 'global' } },
  d: { argument: 0, effect: { does: 'push-to-mark' } },
  e: { argument: 0, effect: { does: 'drop-to-mark' } },
  g: { argument: 'line', effect: { does: 'get', index: 'line' } },
  h: { argument: 1, effect: { does: 'get', index: 1 } },
  i: { argument: 'lines', effect: { does: 'inst' } },
  j: { argument: 4, effect: { does: 'get', index: 4 } },
  l: { argument: 0, effect: { does: 'push-to-mark' } },
  o: { argument: 0, effect: { does: 'push-to-mark' } },
  p: { argument: 'line', effect: { does: 'put', index: 'line' } },
  q: { argument: 1, effect: { does: 'put', index: 1 } },
  r: { argument: 4, effect: { does: 'put', index: 4 } },
  s: { argument: 0, effect: { does: 'drop', pop: 2 } },
  t: { argument: 0, effect: { does: 'push-to-mark' } },
  u: { argument: 0, effect: { does: 'drop-to-mark' } },
  ')': { argument: 0, effect: push },
  ']': { argument: 0, effect: push },
  '}': { argument: 0, effect: push },
  G: { argument: 8, effect: push },
  B: { argument: 'count4', effect: push },
  C: { argument: 'count1', effect: push },
  '\x80': { argument: 1, effect: { does: 'nothing' } },
  '\x81': { argument: 0, effect: { does: 'push', pop: 2 } },
  '\x82': { argument: 1, effect: { does: 'extension' } },
  '\x83': { argument: 2, effect: { does: 'extension' } },
  '\x84': { argument: 4, effect: { does: 'extension' } },
  '\x85': { argument: 0, effect: { does: 'push', pop: 1 } },
  '\x86': { argument: 0, effect: { does: 'push', pop: 2 } },
  '\x87': { argument: 0, effect: { does: 'push', pop: 3 } },
  '\x88': { argument: 0, effect: push },
  '\x89': { argument: 0, effect: push },
  '\x8a': { argument: 'count1', effect: push },
  '\x8b': { argument: 'count4', effect: push },
  '\x8c': { argument: 'count1', effect: text },
  '\x8d': { argument: 'count8', effect: text },
  '\x8e': { argument: 'count8', effect: push },
  '\x8f': { argument: 0, effect: push },
  '\x90': { argument: 0, effect: { does: 'drop-to-mark' } },
  '\x91': { argument: 0, effect: { does: 'push-to-mark' } },
  '\x92': { argument: 0, effect: { does: 'push', pop: 3 } },
  '\x93': { argument: 0, effect: { does: 'stack-global' } },
  '\x94': { argument: 0, effect: { does: 'memoize' } },
  '\x95': { argument: 8, effect: { does: 'nothing' } },
  '\x96': { argument: 'count8', effect: push },
  '\x97': { argument: 0, effect: push },
  '\x98': { argument: 0, effect: { does: 'nothing' } },
};

/** Opcodes by byte; holes are no opcodes. */
export const opcodes: readonly (Opcode | undefined)[] = Array.from({ length: 256 }, (_, byte) => table[String.fromCharCode(byte)]);
