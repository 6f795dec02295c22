/**
 * What JSON.parse lets pass and a signed document must not hold: repeated keys, numbers that do not survive, nesting without end,
 * lone surrogates, prototype keys. Each is looked for only where a cheap test says that it could be there.
 */

/** What is wrong, as the end of a sentence; undefined when nothing is. */
export type Complaint = string | undefined;

/** Deepest nesting of brackets in a JSON text; 1 for `{}`. Linear, and safe on text that is not JSON. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isInString) {
      if (unit === 0x5c) at += 1;
      else if (unit === 0x22) isInString = false;
    } else if (unit === 0x22) isInString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return deepest;
}

/**
 * Looks for repeated keys and for numbers that another reader would read differently.
 * `text` must be what JSON.parse accepted, nested no deeper than the limit. Only called when writing the parsed value again gave another text.
 */
export function ambiguityOf(text: string): Complaint {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at];
    if (char === '{') open.push(new Set());
    else if (char === '[') open.push(undefined);
    else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = stringEnd(text, at);
      const keys = open.at(-1);
      if (keys && text[afterSpace(text, end)] === ':') {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (keys.has(key)) return 'an object repeats a key';
        keys.add(key);
      }
      at = end;
      continue;
    } else if (char !== undefined && /[-0-9]/u.test(char)) {
      const number = /^-?[0-9.eE+-]+/u.exec(text.slice(at, at + 400))?.[0] ?? char;
      if (!survives(number)) return 'a number is out of the range that every reader agrees on';
      at += number.length;
      continue;
    }
    at += 1;
  }
  return undefined;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

/** Integers must be exact; fractions must be finite and no longer than a double can say. */
function survives(number: string): boolean {
  const value = Number(number);
  if (/^-?\d+$/u.test(number)) return Number.isSafeInteger(value);
  return Number.isFinite(value) && number.length <= 32;
}

/** Looks at every string and key of a parsed value: lone surrogates, prototype keys, strings over the limit (`isLong`). Nesting is already bounded. */
export function stringFaultOf(value: unknown, stringBytesMax: number): Complaint | 'long' {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return 'a string holds a lone surrogate';
    return value.length * 3 > stringBytesMax && Buffer.byteLength(value) > stringBytesMax ? 'long' : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return 'an object has the key __proto__';
    const fault = (Array.isArray(value) ? undefined : stringFaultOf(key, stringBytesMax)) ?? stringFaultOf((value as Record<string, unknown>)[key], stringBytesMax);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
