/**
 * HCL as Terraform and OpenTofu write it: blocks, attributes and expressions, with lines. One grammar.
 * Expressions are kept as far as they are literal; what is computed is `unknown`, with the names that it refers to.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md (read 2026-11-30).
 */
import { ReaderTrouble } from '../reader.ts';
import type { Findings } from '../documents/reading.ts';
import { tokensOf, type Token } from './hcl-tokens.ts';

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
