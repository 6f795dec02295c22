import { ReaderTrouble } from '../reader.ts';

/** Reads numbers and strings from front to back; every read past the end is trouble with the offset, never a wrong value. */
export class ByteCursor {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #isLittleEndian: boolean;
  at: number;

  constructor(bytes: Uint8Array, options: { at?: number; isLittleEndian?: boolean } = {}) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#isLittleEndian = options.isLittleEndian ?? true;
    this.at = options.at ?? 0;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), this.#isLittleEndian);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), this.#isLittleEndian);
  }

  /** A 64-bit length or count; one above 2^53 cannot be true and is trouble. */
  u64(): number {
    const at = this.#take(8);
    const value = this.#view.getBigUint64(at, this.#isLittleEndian);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ReaderTrouble('parse_error', `A length at byte ${at} is larger than any file.`);
    return Number(value);
  }

  skip(length: number): void {
    this.#take(length);
  }

  /** A view on the next bytes; no copy. */
  bytes(length: number): Uint8Array {
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  text(length: number): string {
    return new TextDecoder().decode(this.bytes(length));
  }

  #take(length: number): number {
    if (length < 0 || length > this.left) throw new ReaderTrouble('parse_error', `Ends inside of a value at byte ${this.at}.`);
    const at = this.at;
    this.at += length;
    return at;
  }
}

export function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

/** A header value fit to be shown: one line, at most 200 characters. */
export function headerText(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim().slice(0, 200);
}
