/** Walks over pickles without running them and says what they would import. */
import { ReaderTrouble } from '../reader.ts';
import { ByteCursor } from './bytes.ts';
import { opcodes, type Argument } from './pickle-opcodes.ts';

export interface PickleWalk {
  /** `module.name`, each once, in order of appearance; `?` for a part that is computed. */
  readonly imports: readonly string[];
  /** The byte after STOP, or where the walk broke. */
  readonly end: number;
  readonly trouble?: string;
}

/** Stack entries: a known text, or something else. */
type Entry = string | undefined;
const mark = Symbol('mark');

/** Opcodes of one pickle; a checkpoint of a large model has about 100,000. */
const opcodesMax = 20_000_000;
/** Texts longer than this are no module names and are not kept. */
const nameBytesMax = 512;

/** Walks one pickle from `start`. A stack underflow is not trouble: hostile pickles do it, and imports still count. */
export function walkPickle(bytes: Uint8Array, start: number): PickleWalk {
  const imports = new Set<string>();
  const stack: (Entry | typeof mark)[] = [];
  const memo = new Map<number, Entry>();
  const cursor = new ByteCursor(bytes, { at: start });
  const pop = (): Entry => {
    const top = stack.pop();
    return top === mark ? undefined : top;
  };
  const popToMark = (): void => {
    while (stack.length > 0 && stack.pop() !== mark);
  };

  try {
    for (let count = 0; ; count += 1) {
      if (count > opcodesMax) throw new ReaderTrouble('parse_error', `More than ${opcodesMax} opcodes.`);
      const where = cursor.at;
      const opcode = opcodes[cursor.u8()];
      if (!opcode) throw new ReaderTrouble('parse_error', `Not a pickle opcode at byte ${where}.`);
      const { effect } = opcode;
      const argument = take(cursor, opcode.argument);
      switch (effect.does) {
        case 'push':
          for (let index = 0; index < (effect.pop ?? 0); index += 1) pop();
          stack.push(undefined);
          break;
        case 'text':
          stack.push(argument.length <= nameBytesMax ? new TextDecoder().decode(argument) : undefined);
          break;
        case 'line-text':
          stack.push(unquote(latin1(argument)));
          break;
        case 'drop':
          for (let index = 0; index < effect.pop; index += 1) pop();
          break;
        case 'mark':
          stack.push(mark);
          break;
        case 'drop-to-mark':
          popToMark();
          break;
        case 'push-to-mark':
          popToMark();
          stack.push(undefined);
          break;
        case 'dup':
          stack.push(stack.at(-1));
          break;
        case 'inst':
          popToMark();
          imports.add(twoLines(argument));
          stack.push(undefined);
          break;
        case 'global':
          imports.add(twoLines(argument));
          stack.push(undefined);
          break;
        case 'stack-global': {
          const name = pop() ?? '?';
          imports.add(`${pop() ?? '?'}.${name}`);
          stack.push(undefined);
          break;
        }
        case 'extension':
          imports.add('copyreg.extension');
          stack.push(undefined);
          break;
        case 'memoize':
          memo.set(memo.size, top(stack));
          break;
        case 'put':
          memo.set(indexOf(argument, effect.index), top(stack));
          break;
        case 'get':
          stack.push(memo.get(indexOf(argument, effect.index)));
          break;
        case 'stop':
          return { imports: [...imports], end: cursor.at };
        default:
      }
    }
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
    return { imports: [...imports], end: cursor.at, trouble: error.message };
  }
}

/** Whether bytes can be a pickle: a protocol header, or a printable opcode of protocol 0 and 1 at the start. */
export function isPickle(bytes: Uint8Array, at = 0): boolean {
  const first = bytes[at] ?? 0;
  if (first === 0x80) return (bytes[at + 1] ?? 255) <= 5;
  // Older pickles start with a mark, a container, an import or a text, and end with STOP.
  return '(cidl]})SVIFN'.includes(String.fromCharCode(first)) && bytes.length > 1 && bytes[bytes.length - 1] === 0x2e;
}

function top(stack: readonly (Entry | typeof mark)[]): Entry {
  const last = stack.at(-1);
  return last === mark ? undefined : last;
}

function take(cursor: ByteCursor, argument: Argument): Uint8Array {
  if (typeof argument === 'number') return cursor.bytes(argument);
  switch (argument) {
    case 'count1':
      return cursor.bytes(cursor.u8());
    case 'count4':
      return cursor.bytes(cursor.u32());
    case 'count8':
      return cursor.bytes(cursor.u64());
    case 'line':
      return line(cursor);
    default: {
      const start = cursor.at;
      const length = line(cursor).length + 1 + line(cursor).length;
      cursor.at = start;
      const both = cursor.bytes(length);
      cursor.skip(1);
      return both;
    }
  }
}

function line(cursor: ByteCursor): Uint8Array {
  const start = cursor.at;
  while (cursor.u8() !== 10);
  const length = cursor.at - 1 - start;
  cursor.at = start;
  const content = cursor.bytes(length);
  cursor.skip(1);
  return content;
}

function twoLines(argument: Uint8Array): string {
  return latin1(argument.subarray(0, 2 * nameBytesMax)).replace(/\r?\n/, '.').trim();
}

function unquote(text: string): string | undefined {
  return text.length > nameBytesMax ? undefined : text.replace(/^(["'])(.*)\1$/s, '$2');
}

function indexOf(argument: Uint8Array, index: 'line' | 1 | 4): number {
  if (index === 'line') return Number.parseInt(latin1(argument.subarray(0, 20)), 10);
  return index === 1 ? (argument[0] ?? 0) : new DataView(argument.buffer, argument.byteOffset, 4).getUint32(0, true);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
