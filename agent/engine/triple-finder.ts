/**
 * The inner loop of the literal scanner, as a few bytes of WebAssembly: one unaligned load, one multiplication and one table look-up
 * for each place. In JavaScript the same loop needs three bounds-checked loads and takes about three times as long (measured 2026-11).
 */

/** Places from one look to the next; bytes. */
export const stride = 3;

/** Bytes copied in and searched at once; what fits a second-level cache. */
const chunkBytes = 128 * 1024;

/** Bits of a key. Fewer make collisions, and each costs a comparison; more make a table that falls out of the cache. */
const keyBits = 18;
export const keyCount = 1 << keyBits;

/** Layout of the memory: the table of keys, room for every place of a chunk, the chunk itself. */
const placesStart = keyCount;
const chunkStart = placesStart + Math.ceil(chunkBytes / stride) * 4 + 64;

/** The part of the WebAssembly interface that is used; the compiler's own types of it come only with those of browsers. */
declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

export interface TripleFinder {
  /**
   * Calls for each place `at` (0, 3, 6, …, with three bytes in the text from there) whose three bytes have a known key.
   * Some are there by collision.
   */
  find(bytes: Uint8Array, onPlace: (at: number) => void): void;
}

/** The key of three neighbouring bytes, below `keyCount`; multiplicative hashing with the golden ratio. */
export function tripleKey(first: number, second: number, third: number): number {
  return Math.imul(first | (second << 8) | (third << 16), 0x9e3779b1) >>> (32 - keyBits);
}

/** A finder for a set of keys. */
export function tripleFinder(keys: Iterable<number>): TripleFinder {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((chunkStart + chunkBytes + 64) / 65_536) });
  const instance = new WebAssembly.Instance(compiled(), { m: { m: memory } });
  const search = instance.exports['f'] as (at: number, end: number, out: number) => number;
  const all = new Uint8Array(memory.buffer);
  const places = new Uint32Array(memory.buffer, placesStart, Math.ceil(chunkBytes / stride));
  for (const key of keys) all[key] = 1;

  return {
    find: (bytes, onPlace) => {
      // A chunk is searched up to two bytes before its end, and the next one starts where the search stopped.
      for (let from = 0; from + 2 < bytes.length; ) {
        const length = Math.min(chunkBytes, bytes.length - from);
        all.set(bytes.subarray(from, from + length), chunkStart);
        const count = (search(chunkStart, chunkStart + length - 2, placesStart) - placesStart) >>> 2;
        for (let index = 0; index < count; index += 1) onPlace(from + (places[index] as number) - chunkStart);
        from += Math.ceil((length - 2) / stride) * stride;
      }
    },
  };
}

let module: object | undefined;

/** Compiled once for each thread. */
function compiled(): object {
  module ??= new WebAssembly.Module(Uint8Array.from(code));
  return module;
}

/**
 * (module (import "m" "m" (memory 1)) (func (export "f") (param $at i32) (param $end i32) (param $out i32) (result i32) …))
 * @see https://webassembly.github.io/spec/core/binary/ for the encoding; one line for each section or instruction.
 */
// oxfmt-ignore
const code: readonly number[] = [
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic, version 1
  0x01, 0x08, 0x01, 0x60, 0x03, 0x7f, 0x7f, 0x7f, 0x01, 0x7f, // type 0: (i32, i32, i32) -> i32
  0x02, 0x08, 0x01, 0x01, 0x6d, 0x01, 0x6d, 0x02, 0x00, 0x01, // import "m" "m" memory, 1 page at least
  0x03, 0x02, 0x01, 0x00, // function 0 has type 0
  0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00, // export "f" function 0
  0x0a, 0x45, 0x01, 0x43, 0x00, // one body of 67 bytes without further locals
  0x02, 0x40, // block
  0x03, 0x40, //   loop
  0x20, 0x00, 0x20, 0x01, 0x4f, 0x0d, 0x01, //     if $at >= $end leave the block
  0x20, 0x00, 0x28, 0x00, 0x00, //     i32.load align=1 $at
  0x41, 0xff, 0xff, 0xff, 0x07, 0x71, //     & 0xffffff
  0x41, 0xb1, 0xf3, 0xdd, 0xf1, 0x79, 0x6c, //     * 0x9e3779b1
  0x41, 32 - keyBits, 0x76, //     >>> (32 - keyBits)
  0x2d, 0x00, 0x00, //     i32.load8_u of the table
  0x04, 0x40, //     if
  0x20, 0x02, 0x20, 0x00, 0x36, 0x02, 0x00, //       store $at at $out
  0x20, 0x02, 0x41, 0x04, 0x6a, 0x21, 0x02, //       $out += 4
  0x0b, //     end
  0x20, 0x00, 0x41, 0x03, 0x6a, 0x21, 0x00, //     $at += 3
  0x0c, 0x00, //     next
  0x0b, 0x0b, //   end, end
  0x20, 0x02, // $out
  0x0b, // end
];
