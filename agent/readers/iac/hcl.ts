/**
 * HCL as Terraform and OpenTofu write it: blocks, attributes and expressions, with lines. One grammar.
 * Expressions are kept as far as they are literal; what is computed is `unknown`, with the names that it refers to.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md (read 2026-11-30).
 */
import { ReaderTrouble } from '../reader.ts';
import type { Findings } from '../documents/reading.ts';

export type HclValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly HclExpression[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly key: string; readonly value: HclExpression }[] }
  /** One dotted name and nothing else: `var.model`, `aws_iam_role.agent.arn`. */
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'unknown' };

export interface HclExpression {
  readonly value: HclValue;
  readonly line: number;
  /** Dotted names in it, also within strings and calls. */
  readonly references: readonly string[];
}

export interface HclAttribute {
  readonly name: string;
  readonly line: number;
  readonly expression: HclExpression;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
  readonly body: HclBody;
}

export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** Blocks and expressions nested deeper are not read. */
const depthMax = 100;

interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'mark' | 'newline' | 'end';
  readonly text: string;
  readonly line: number;
  /** Of a text with `${…}`: the names in it. Then it is no literal. */
  readonly references?: readonly string[];
}

/** Parses a file; notes a `parse_error` with its line and keeps the blocks before it. @throws {ReaderTrouble} `too_deep`. */
export function parseHcl(text: string, findings: Findings): HclBody {
  const parser = new Parser(tokensOf(text, findings), findings);
  return parser.body(0, true);
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #findings: Findings;
  #at = 0;

  constructor(tokens: readonly Token[], findings: Findings) {
    this.#tokens = tokens;
    this.#findings = findings;
  }

  body(depth: number, isTop: boolean): HclBody {
    refuseDeep(depth);
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (;;) {
      this.#skipNewlines();
      const token = this.#peek();
      if (token.kind === 'end') {
        if (!isTop) this.#broken(token);
        return { attributes, blocks };
      }
      if (token.text === '}' && token.kind === 'mark') {
        if (!isTop) return { attributes, blocks };
        this.#broken(token);
        this.#next();
        continue;
      }
      if (token.kind !== 'name' && token.kind !== 'text') {
        this.#broken(token);
        this.#skipLine();
        continue;
      }
      this.#next();
      if (this.#isMark('=')) {
        this.#next();
        attributes.push({ name: token.text, line: token.line, expression: this.#expression(depth + 1, false) });
        continue;
      }
      const labels: string[] = [];
      while (this.#peek().kind === 'name' || this.#peek().kind === 'text') labels.push(this.#next().text);
      if (!this.#isMark('{')) {
        this.#broken(this.#peek());
        this.#skipLine();
        continue;
      }
      this.#next();
      const body = this.body(depth + 1, false);
      if (this.#isMark('}')) this.#next();
      blocks.push({ type: token.text, labels, line: token.line, body });
    }
  }

  /** Up to the end of its line; within brackets line ends count for nothing. */
  #expression(depth: number, isInBrackets: boolean): HclExpression {
    refuseDeep(depth);
    const { line } = this.#peek();
    const references: string[] = [];
    const parts: HclValue[] = [];
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'end' || (token.kind === 'newline' && !isInBrackets)) break;
      if (token.kind === 'newline') {
        this.#next();
        continue;
      }
      if (token.kind === 'mark' && (token.text === '}' || token.text === ']' || token.text === ')')) break;
      if (token.kind === 'mark' && token.text === ',') break;
      parts.push(this.#part(depth, references));
    }
    const [only] = parts;
    return { value: parts.length === 1 && only !== undefined ? only : { kind: 'unknown' }, line, references };
  }

  #part(depth: number, references: string[]): HclValue {
    const token = this.#next();
    if (token.kind === 'text') {
      references.push(...(token.references ?? []));
      return token.references === undefined ? { kind: 'text', text: token.text } : { kind: 'unknown' };
    }
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'name') return this.#name(token, depth, references);
    if (token.text === '[') return this.#list(depth, references);
    if (token.text === '{') return this.#object(depth, references);
    if (token.text === '(') {
      this.#arguments(depth, references, ')');
      return { kind: 'unknown' };
    }
    return { kind: 'unknown' };
  }

  #name(token: Token, depth: number, references: string[]): HclValue {
    if (token.text === 'true' || token.text === 'false') return { kind: 'boolean', value: token.text === 'true' };
    if (token.text === 'null') return { kind: 'null' };
    let path = token.text;
    let isPlain = true;
    for (;;) {
      if (this.#isMark('.')) {
        this.#next();
        const part = this.#peek();
        if (part.kind !== 'name' && part.kind !== 'number' && part.text !== '*') break;
        path += `.${this.#next().text}`;
      } else if (this.#isMark('[')) {
        this.#next();
        this.#arguments(depth, references, ']');
        isPlain = false;
      } else if (this.#isMark('(')) {
        this.#next();
        this.#arguments(depth, references, ')');
        return { kind: 'unknown' };
      } else break;
    }
    if (path.includes('.')) references.push(path);
    return isPlain ? { kind: 'reference', path } : { kind: 'unknown' };
  }

  #list(depth: number, references: string[]): HclValue {
    const items = this.#arguments(depth, references, ']');
    return items === undefined ? { kind: 'unknown' } : { kind: 'list', items };
  }

  /** What stands between brackets, parted by commas; undefined for a `for` expression. */
  #arguments(depth: number, references: string[], end: string): HclExpression[] | undefined {
    const items: HclExpression[] = [];
    let isComputed = false;
    for (;;) {
      this.#skipNewlines();
      const token = this.#peek();
      if (token.kind === 'end') {
        this.#broken(token);
        break;
      }
      if (token.kind === 'mark' && token.text === end) {
        this.#next();
        break;
      }
      if (token.kind === 'mark' && (token.text === ',' || token.text === '}' || token.text === ']' || token.text === ')')) {
        this.#next();
        continue;
      }
      isComputed ||= token.kind === 'name' && token.text === 'for';
      const item = this.#expression(depth + 1, true);
      references.push(...item.references);
      items.push(item);
    }
    return isComputed ? undefined : items;
  }

  #object(depth: number, references: string[]): HclValue {
    const entries: { key: string; value: HclExpression }[] = [];
    for (;;) {
      this.#skipNewlines();
      const token = this.#next();
      if (token.kind === 'end') {
        this.#broken(token);
        return { kind: 'unknown' };
      }
      if (token.kind === 'mark' && token.text === '}') return { kind: 'object', entries };
      if (token.kind === 'mark' && token.text === ',') continue;
      if ((token.kind === 'name' || token.kind === 'text') && (this.#isMark('=') || this.#isMark(':'))) {
        this.#next();
        const value = this.#expression(depth + 1, false);
        references.push(...value.references);
        entries.push({ key: token.text, value });
        continue;
      }
      // A `for` expression, a computed key: its names count, its entries are not known.
      this.#at -= 1;
      const item = this.#expression(depth + 1, true);
      references.push(...item.references);
      if (this.#isMark(']') || this.#isMark(')')) this.#next();
    }
  }

  #peek(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  #isMark(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'mark' && token.text === text;
  }

  #skipNewlines(): void {
    while (this.#peek().kind === 'newline') this.#next();
  }

  #skipLine(): void {
    while (this.#peek().kind !== 'newline' && this.#peek().kind !== 'end') this.#next();
  }

  #broken({ line }: Token): void {
    this.#findings.note('parse_error', `Not valid HCL at line ${line}.`);
  }
}

function refuseDeep(depth: number): void {
  if (depth > depthMax) throw new ReaderTrouble('too_deep', `Nested deeper than ${depthMax} levels.`);
}

function tokensOf(text: string, findings: Findings): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const add = (kind: Token['kind'], value: string, references?: readonly string[]) => tokens.push({ kind, text: value, line, ...(references && { references }) });
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '\n') {
      add('newline', '\n');
      line += 1;
      at += 1;
    } else if (character === ' ' || character === '\t' || character === '\r' || character === '\uFEFF') {
      at += 1;
    } else if (character === '#' || text.startsWith('//', at)) {
      at = endOf(text, '\n', at);
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      const stop = end < 0 ? text.length : end + 2;
      line += count(text, at, stop);
      at = stop;
    } else if (character === '"') {
      const quoted = quotedText(text, at);
      if (!quoted.isClosed) findings.note('parse_error', `A string that begins at line ${line} has no end.`);
      add('text', quoted.text, quoted.references);
      line += count(text, at, quoted.end);
      at = quoted.end;
    } else if (text.startsWith('<<', at)) {
      const here = heredoc(text, at);
      if (here === undefined) {
        add('mark', '<');
        at += 1;
        continue;
      }
      add('text', here.text, here.references);
      line += count(text, at, here.end);
      at = here.end;
    } else if (isNameStart(character)) {
      const end = nameEnd(text, at);
      add('name', text.slice(at, end));
      at = end;
    } else if (character >= '0' && character <= '9') {
      const end = numberEnd(text, at);
      add('number', text.slice(at, end));
      at = end;
    } else {
      add('mark', character);
      // `==`, `=>`, `>=` and the like are one mark each, so that a comparison is no assignment.
      if ((character === '=' || character === '!' || character === '<' || character === '>') && (text[at + 1] === '=' || text[at + 1] === '>')) {
        tokens[tokens.length - 1] = { kind: 'mark', text: text.slice(at, at + 2), line };
        at += 1;
      }
      at += 1;
    }
  }
  add('end', '');
  return tokens;
}

/** A quoted string; `references` when it has holes. */
function quotedText(text: string, start: number): { text: string; end: number; isClosed: boolean; references?: string[] } {
  let out = '';
  const references: string[] = [];
  let hasHoles = false;
  let at = start + 1;
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '"') return { text: out, end: at + 1, isClosed: true, ...(hasHoles && { references }) };
    if (character === '\n') break;
    if (character === '\\') {
      out += escapes[text[at + 1] ?? ''] ?? text[at + 1] ?? '';
      at += 2;
    } else if ((character === '$' || character === '%') && text[at + 1] === '{' && text[at - 1] !== character) {
      const end = holeEnd(text, at + 2);
      references.push(...namesIn(text.slice(at + 2, end)));
      hasHoles = true;
      at = end + 1;
    } else {
      out += character;
      at += 1;
    }
  }
  return { text: out, end: at, isClosed: false, ...(hasHoles && { references }) };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The place of the brace that ends a hole; strings in it may hold braces. */
function holeEnd(text: string, start: number): number {
  let depth = 1;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === '\n' && isQuoted) isQuoted = false;
    else if (!isQuoted && character === '{') depth += 1;
    else if (!isQuoted && character === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

/** `<<EOT` or `<<-EOT` to the line that is only the word. */
function heredoc(text: string, start: number): { text: string; end: number; references?: string[] } | undefined {
  const head = /^<<(-?)([A-Za-z_][\w-]{0,100})\r?\n/.exec(text.slice(start, start + 120));
  if (head === null) return undefined;
  const [whole, dash, word = ''] = head;
  const from = start + whole.length;
  let at = from;
  while (at < text.length) {
    const end = endOf(text, '\n', at);
    if (text.slice(at, end).trim() === word) {
      const body = text.slice(from, at);
      const references = namesInHoles(body);
      return { text: dash === '-' ? unindented(body) : body, end, ...(references && { references }) };
    }
    at = end + 1;
  }
  return { text: text.slice(from), end: text.length };
}

function unindented(body: string): string {
  const lines = body.split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
}

function namesInHoles(text: string): string[] | undefined {
  const names: string[] = [];
  let hasHoles = false;
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
    if (text[at - 1] === '$') continue;
    hasHoles = true;
    names.push(...namesIn(text.slice(at + 2, holeEnd(text, at + 2))));
  }
  return hasHoles ? names : undefined;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w.-])[A-Za-z_][\w-]*(?:\.(?:[A-Za-z_][\w-]*|\d+|\*))+/g)].map(([name]) => name);
}

function isNameStart(character: string): boolean {
  return /[A-Za-z_]/.test(character) || character > '\u007f';
}

function nameEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (/[\w-]/.test(text[at] as string) || (text[at] as string) > '\u007f')) at += 1;
  return at;
}

function numberEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && /[\d.eE]/.test(text[at] as string)) at += 1;
  return at;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function count(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
