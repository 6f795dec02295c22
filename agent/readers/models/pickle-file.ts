/** A file of one or several pickles, and what is left when the walk ends before the file does. */
import { isPickle, walkPickle } from './pickle.ts';
import { judgeImports } from './pickle-imports.ts';

export interface PickleScan {
  readonly imports: readonly string[];
  readonly trouble?: string;
}

/** PyTorch before 1.6 wrote five pickles in a row; nobody writes a hundred. */
const picklesMax = 100;

/**
 * Imports of every pickle from the start. Data that is no pickle may follow the first (PyTorch's tensors) or stand inside (joblib's arrays):
 * the rest is then searched for imports by their form, and only what is dangerous there counts, as array bytes can look like anything.
 */
export function scanPickles(bytes: Uint8Array): PickleScan {
  const imports = new Set<string>();
  let at = 0;
  let trouble: string | undefined;
  for (let count = 0; count < picklesMax && at < bytes.length && (count === 0 || startsPickle(bytes, at)); count += 1) {
    const walk = walkPickle(bytes, at);
    for (const path of walk.imports) imports.add(path);
    // After a first whole pickle, something that breaks is the data behind it.
    if (walk.trouble !== undefined) {
      if (count === 0) trouble = walk.trouble;
      break;
    }
    at = walk.end;
  }
  for (const path of importsByForm(bytes.subarray(at))) imports.add(path);
  return { imports: [...imports], ...(trouble !== undefined && { trouble }) };
}

function startsPickle(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x80 && isPickle(bytes, at);
}

const name = '[A-Za-z_][A-Za-z0-9_.]{0,100}';
/** GLOBAL and INST: `c` or `i`, module, line end, name, line end. */
const globalForm = new RegExp(`[ci](${name})\\n(${name})\\n`, 'g');
/** Two short texts, each perhaps memoized, and STACK_GLOBAL. The byte after the opcode is the length. */
const stackForm = new RegExp(`\\x8c[^](${name})\\x94?(?:\\x8c[^])(${name})\\x94?\\x93`, 'g');

function importsByForm(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const found = [...matches(text, globalForm), ...matches(text, stackForm)];
  return [...judgeImports([...new Set(found)]).dangerous];
}

function* matches(text: string, form: RegExp): Generator<string> {
  for (const [, module, attribute] of text.matchAll(form)) yield `${module}.${attribute}`;
}
