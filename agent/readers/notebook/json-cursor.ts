/**
 * Walks JSON text without building it: the parts that nobody asked for are skipped in one pass over their bytes.
 * A notebook holds megabytes of pictures beside a few kilobytes of code.
 */
import { ReaderTrouble } from '../reader.ts';

const backslash = 0x5c;
const structure = /["[\]{}]/g;
const scalar = /[^\s,[\]{}":]*/y;

export class JsonCursor {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The first character of the next value; empty at the end of the text. */
  peek(): string {
    while (this.#at < this.text.length && isSpace(this.text.charCodeAt(this.#at))) this.#at += 1;
    return this.text.charAt(this.#at);
  }

  /**
   * Passes over an object. `visit` is called for each member with its key, and must pass over the value.
   * @throws {ReaderTrouble} `parse_error` with the offset, as everything here.
   */
  object(visit: (key: string) => void): void {
    this.#take('{');
    if (this.peek() === '}') return this.#take('}');
    for (;;) {
      const { start, end } = this.string();
      this.#take(':');
      visit(this.text.slice(start, end));
      if (this.peek() !== ',') return this.#take('}');
      this.#take(',');
    }
  }

  /** Passes over a list; `visit` must pass over each item. */
  list(visit: () => void): void {
    this.#take('[');
    if (this.peek() === ']') return this.#take(']');
    for (;;) {
      visit();
      if (this.peek() !== ',') return this.#take(']');
      this.#take(',');
    }
  }

  /** Passes over a string; what stands between its quotes, as written. */
  string(): { start: number; end: number } {
    this.#take('"');
    const start = this.#at;
    for (let quote = this.text.indexOf('"', start); quote >= 0; quote = this.text.indexOf('"', quote + 1)) {
      let escapes = quote;
      while (escapes > start && this.text.charCodeAt(escapes - 1) === backslash) escapes -= 1;
      if ((quote - escapes) % 2 === 0) {
        this.#at = quote + 1;
        return { start, end: quote };
      }
    }
    throw this.#broken();
  }

  /** Passes over a value of any kind, however deep. */
  skip(): void {
    const first = this.peek();
    if (first === '"') {
      this.string();
      return;
    }
    if (first !== '{' && first !== '[') {
      scalar.lastIndex = this.#at;
      const [word = ''] = scalar.exec(this.text) ?? [];
      if (word === '') throw this.#broken();
      this.#at += word.length;
      return;
    }
    let depth = 0;
    do {
      structure.lastIndex = this.#at;
      const found = structure.exec(this.text);
      if (!found) throw this.#broken();
      this.#at = found.index;
      if (found[0] === '"') this.string();
      else {
        depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
        this.#at += 1;
      }
    } while (depth > 0);
  }

  #take(expected: string): void {
    if (this.peek() !== expected) throw this.#broken();
    this.#at += 1;
  }

  #broken(): ReaderTrouble {
    const line = this.text.slice(0, this.#at).split('\n').length;
    return new ReaderTrouble('parse_error', `Not valid JSON at line ${line}.`);
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
