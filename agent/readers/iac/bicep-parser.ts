/**
 * Bicep as far as resources need it: declarations with their objects. One grammar. Values are literal, a dotted name, or computed.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/bicep/file (read 2026-11-30).
 */
import { ReaderTrouble } from '../reader.ts';

export type BicepValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly BicepValue[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly key: string; readonly value: BicepValue; readonly line: number }[]; readonly resources: readonly BicepResource[] }
  | { readonly kind: 'name'; readonly path: string }
  | { readonly kind: 'unknown' };

export interface BicepResource {
  readonly symbol: string;
  /** Without the version of the API: `Microsoft.CognitiveServices/accounts`. */
  readonly type: string;
  readonly line: number;
  readonly isExisting: boolean;
  readonly body: BicepValue;
  /** Names in its body. */
  readonly names: readonly string[];
}

export interface BicepFile {
  readonly resources: readonly BicepResource[];
  /** Parameters with a default, and variables. */
  readonly values: ReadonlyMap<string, BicepValue>;
}

interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'mark' | 'newline' | 'end';
  readonly text: string;
  readonly line: number;
  /** A text with holes is no literal. */
  readonly hasHoles?: boolean;
}

/** Objects and lists nested deeper are not read. */
const depthMax = 100;

/** Parses a file; what cannot be read is passed over. @throws {ReaderTrouble} `too_deep`. */
export function parseBicep(text: string): BicepFile {
  const tokens = tokensOf(text);
  const resources: BicepResource[] = [];
  const values = new Map<string, BicepValue>();
  let at = 0;
  let names: string[] = [];
  const peek = (): Token => tokens[at] as Token;
  const next = (): Token => tokens[peek().kind === 'end' ? at : at++] as Token;
  const isMark = (mark: string): boolean => peek().kind === 'mark' && peek().text === mark;
  const skipLine = (): void => {
    while (peek().kind !== 'newline' && peek().kind !== 'end') next();
  };

  while (peek().kind !== 'end') {
    const token = next();
    if (token.kind !== 'name') continue;
    if (token.text === 'resource') {
      const found = resource(token.line, 0);
      if (found) resources.push(found);
    } else if (token.text === 'param' || token.text === 'var') {
      const { text: name } = next();
      // A parameter has its type in between.
      while (peek().kind !== 'newline' && peek().kind !== 'end' && !isMark('=')) next();
      if (isMark('=')) {
        next();
        values.set(name, value(0));
      }
    }
    skipLine();
  }
  return { resources, values };

  /** After the word `resource`. */
  function resource(line: number, depth: number): BicepResource | undefined {
    const symbol = next();
    const type = next();
    if (symbol.kind !== 'name' || type.kind !== 'text') return undefined;
    const isExisting = peek().kind === 'name' && peek().text === 'existing';
    if (isExisting) next();
    if (!isMark('=')) return undefined;
    next();
    const outer = names;
    names = [];
    const body = value(depth + 1);
    const own = names;
    names = [...outer, ...own];
    return { symbol: symbol.text, type: type.text.split('@', 1)[0] as string, line, isExisting, body, names: own };
  }

  function value(depth: number): BicepValue {
    if (depth > depthMax) throw new ReaderTrouble('too_deep', `Nested deeper than ${depthMax} levels.`);
    const token = peek();
    if (token.kind === 'name' && token.text === 'if') {
      next();
      if (isMark('(')) balanced('(', ')');
      return value(depth + 1);
    }
    if (isMark('{')) return object(depth);
    if (isMark('[')) return list(depth);
    return scalar();
  }

  function object(depth: number): BicepValue {
    next();
    const entries: { key: string; value: BicepValue; line: number }[] = [];
    const nested: BicepResource[] = [];
    while (peek().kind !== 'end' && !isMark('}')) {
      const token = next();
      if (token.kind === 'name' && token.text === 'resource' && peek().kind === 'name') {
        const found = resource(token.line, depth + 1);
        if (found) nested.push(found);
      } else if ((token.kind === 'name' || token.kind === 'text') && isMark(':')) {
        next();
        entries.push({ key: token.text, value: value(depth + 1), line: token.line });
      }
    }
    next();
    return { kind: 'object', entries, resources: nested };
  }

  function list(depth: number): BicepValue {
    next();
    while (peek().kind === 'newline') next();
    if (peek().kind === 'name' && peek().text === 'for') {
      // `[for item in items: { … }]` stands for its body.
      while (peek().kind !== 'end' && peek().kind !== 'newline' && !isMark(':')) next();
      if (isMark(':')) next();
      const body = value(depth + 1);
      while (peek().kind !== 'end' && !isMark(']')) next();
      next();
      return body;
    }
    const items: BicepValue[] = [];
    while (peek().kind !== 'end' && !isMark(']')) {
      if (peek().kind === 'newline' || isMark(',')) next();
      else items.push(value(depth + 1));
    }
    next();
    return { kind: 'list', items };
  }

  /** Up to the end of its line, or of the list or object around it. */
  function scalar(): BicepValue {
    const parts: BicepValue[] = [];
    for (;;) {
      const token = peek();
      if (token.kind === 'end' || token.kind === 'newline' || isMark('}') || isMark(']') || isMark(',')) break;
      if (isMark('(')) {
        balanced('(', ')');
        parts.push({ kind: 'unknown' }, { kind: 'unknown' });
        continue;
      }
      next();
      if (token.kind === 'text') parts.push(token.hasHoles ? { kind: 'unknown' } : { kind: 'text', text: token.text });
      else if (token.kind === 'number') parts.push({ kind: 'number', value: Number(token.text) });
      else if (token.kind === 'name') parts.push(nameValue(token.text));
      else parts.push({ kind: 'unknown' });
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'unknown' };
  }

  function nameValue(first: string): BicepValue {
    if (first === 'true' || first === 'false') return { kind: 'boolean', value: first === 'true' };
    if (first === 'null') return { kind: 'null' };
    let path = first;
    while (isMark('.') && tokens[at + 1]?.kind === 'name') {
      next();
      path += `.${next().text}`;
    }
    names.push(first);
    return { kind: 'name', path };
  }

  function balanced(open: string, close: string): void {
    let depth = 0;
    do {
      if (isMark(open)) depth += 1;
      else if (isMark(close)) depth -= 1;
      else if (peek().kind === 'name') names.push(peek().text);
      next();
    } while (depth > 0 && peek().kind !== 'end');
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const add = (kind: Token['kind'], value: string, hasHoles = false) => tokens.push({ kind, text: value, line, ...(hasHoles && { hasHoles }) });
  const skipTo = (end: number) => {
    for (let mark = text.indexOf('\n', at); mark >= 0 && mark < end; mark = text.indexOf('\n', mark + 1)) line += 1;
    at = end;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '\n') {
      add('newline', '\n');
      line += 1;
      at += 1;
    } else if (character === ' ' || character === '\t' || character === '\r') at += 1;
    else if (text.startsWith('//', at)) at = indexOrEnd(text, '\n', at);
    else if (text.startsWith('/*', at)) skipTo(Math.min(text.length, indexOrEnd(text, '*/', at) + 2));
    else if (text.startsWith("'''", at)) {
      const end = indexOrEnd(text, "'''", at + 3);
      add('text', text.slice(at + 3, end));
      skipTo(Math.min(text.length, end + 3));
    } else if (character === "'") {
      const { value, end, hasHoles } = quoted(text, at);
      add('text', value, hasHoles);
      skipTo(end);
    } else if (/[A-Za-z_]/.test(character)) {
      let end = at + 1;
      while (end < text.length && /\w/.test(text[end] as string)) end += 1;
      add('name', text.slice(at, end));
      at = end;
    } else if (/\d/.test(character)) {
      let end = at + 1;
      while (end < text.length && /\d/.test(text[end] as string)) end += 1;
      add('number', text.slice(at, end));
      at = end;
    } else {
      add('mark', character);
      at += 1;
    }
  }
  add('end', '');
  return tokens;
}

function quoted(text: string, start: number): { value: string; end: number; hasHoles: boolean } {
  let value = '';
  let hasHoles = false;
  let at = start + 1;
  while (at < text.length && text[at] !== "'" && text[at] !== '\n') {
    if (text[at] === '\\') {
      value += text[at + 1] ?? '';
      at += 2;
    } else if (text.startsWith('${', at)) {
      hasHoles = true;
      let depth = 0;
      do {
        if (text[at] === '{') depth += 1;
        else if (text[at] === '}') depth -= 1;
        at += 1;
      } while (at < text.length && (depth > 0 || text[at - 1] === '$'));
    } else {
      value += text[at];
      at += 1;
    }
  }
  return { value, end: Math.min(text.length, at + 1), hasHoles };
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}
