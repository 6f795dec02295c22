/** Expressions inside macros and attributes, read from their bare tokens. */
import { depthMax, unknown, variable, type CallArgument, type CodeModel, type Entry, type Expr, type Item } from '../tree-sitter/code-model.ts';
import { noteNamed } from '../tree-sitter/scopes.ts';
import { childOf, childOfType, type SyntaxNode } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import type { Place } from './rust-lowering.ts';
import { formatPieces } from './rust-strings.ts';
import { isMark, nodeOf, split, tokensIn, type Token } from './rust-tokens.ts';

/** What of the lowering is needed here. */
export interface MacroHost {
  readonly text: string;
  readonly model: CodeModel;
  textOf(node: SyntaxNode): string;
  name(text: string, at: number, place: Place): Expr;
  expr(node: SyntaxNode, place: Place, assigned?: string): Expr;
  string(node: SyntaxNode): Expr;
  root(name: string, at: number): void;
  method(call: { object: Expr; name: string; at: number; args: readonly CallArgument[]; assigned?: string | undefined }, place: Place): Expr;
  called(call: { callee: Expr; name: string; at: number; args: readonly CallArgument[]; assigned?: string | undefined }, place: Place): Expr;
  structOf(literal: { type: Expr; entries: readonly Entry[]; at: number; assigned: string | undefined }, place: Place): Expr;
  statics(tree: SyntaxNode, place: Place, parse: (tokens: Token[], assigned: string | undefined) => Expr): void;
}

const formats = new Set(['format', 'formatdoc', 'format_args']);
const lists = new Set(['vec', 'array', 'smallvec']);
const variables = new Set(['env', 'option_env', 'dotenv']);

/** The value of a macro's call: JSON, lists, formats and environment variables; of any other, what is inside is looked through. */
export function macroExpr(node: SyntaxNode, place: Place, host: MacroHost, assigned?: string): Expr {
  const [macro, tree] = [childOf(node, 'macro'), childOfType(node, 'token_tree')];
  if (!macro || !tree) return unknown;
  return new MacroReader(place, host, 0).macro(host.textOf(macro).replace(/\s+/g, ''), tree, { at: macro.start, assigned });
}

/** An attribute as a decorator; `derive` is one for each of its names. */
export function decoratorOf(attribute: SyntaxNode, place: Place, host: MacroHost): Expr[] {
  const path = attribute.children[0];
  if (!path || attribute.type !== 'attribute') return [];
  const tree = childOf(attribute, 'arguments');
  const reader = new MacroReader(place, host, 0);
  if (host.textOf(path) === 'derive') return tree ? split(tokensIn(tree, host.text), ',').map((run) => reader.expression(run)) : [];
  const callee = host.expr(path, place);
  if (!tree) return [callee];
  const at = callee.kind === 'member' ? callee.at : path.start;
  return [{ kind: 'call', callee, args: argumentsOfMacro(attribute, place, host), at, assigned: undefined, within: undefined }];
}

/** What stands in the brackets of an attribute: `name = value`, `name` or a value. */
export function argumentsOfMacro(attribute: SyntaxNode, place: Place, host: MacroHost): CallArgument[] {
  const tree = childOf(attribute, 'arguments');
  return tree ? split(tokensIn(tree, host.text), ',').map((run) => new MacroReader(place, host, 0).argument(run)) : [];
}

/** Reads tokens as expressions; what it does not understand is skipped. */
class MacroReader {
  readonly #place: Place;
  readonly #host: MacroHost;
  readonly #depth: number;

  constructor(place: Place, host: MacroHost, depth: number) {
    this.#place = place;
    this.#host = host;
    this.#depth = depth;
  }

  macro(path: string, tree: SyntaxNode, { at, assigned }: { at: number; assigned?: string | undefined }): Expr {
    const name = path.split('::').pop() ?? path;
    if (path.includes('::')) this.#host.root(path.slice(0, path.indexOf(':')), at);
    if (name === 'json' || name.endsWith('_json') || name === 'jsonb') return this.#json(tokensIn(tree, this.#host.text), assigned);
    if (name === 'lazy_static') {
      this.#host.statics(tree, this.#place, (tokens, name) => this.#deeper().expression(tokens, name));
      return unknown;
    }
    const tokens = tokensIn(tree, this.#host.text);
    if (formats.has(name)) return this.#format(tokens, at);
    if (lists.has(name)) return this.#list(tokens);
    if (/^(?:hash|btree|index)_?map$/.test(name)) return this.#map(tokens, assigned);
    if (variables.has(name) && name !== 'dotenv') {
      const { scope, block } = this.#place;
      return this.#host.called({ callee: { kind: 'name', name: `${name}!`, at, scope, block }, name: `${name}!`, at, args: this.#arguments(tokens) }, this.#place);
    }
    if (name === 'concat') return { kind: 'concat', items: this.#arguments(tokens).map(({ value }) => value), at };
    for (const run of split(tokens, ',', ';', '=>')) this.#deeper().expression(run);
    return unknown;
  }

  #deeper(): MacroReader {
    return new MacroReader(this.#place, this.#host, this.#depth + 1);
  }

  argument(run: readonly Token[]): CallArgument {
    const name = nodeOf(run[0]);
    if (name?.type === 'identifier' && isMark(run[1], '=')) return { name: this.#host.textOf(name), value: this.#deeper().expression(run.slice(2)) };
    return { value: this.#deeper().expression(run) };
  }

  #arguments(tokens: readonly Token[]): CallArgument[] {
    return split(tokens, ',').map((run) => this.argument(run));
  }

  #list(tokens: readonly Token[]): Expr {
    const [repeated] = tokens.some((token) => isMark(token, ';')) ? split(tokens, ';') : [];
    const items: Item[] = (repeated ? [repeated] : split(tokens, ',')).map((run) => ({ value: this.#deeper().expression(run), isSpread: false }));
    return { kind: 'list', items };
  }

  #map(tokens: readonly Token[], assigned: string | undefined): Expr {
    return { kind: 'object', entries: split(tokens, ',').flatMap((run) => this.#entry(run, '=>', (value) => this.#deeper().expression(value, assigned))) };
  }

  #entry(run: readonly Token[], separator: string, read: (value: Token[]) => Expr): Entry[] {
    const at = run.findIndex((token) => isMark(token, separator));
    return at > 0 ? [{ key: this.#deeper().expression(run.slice(0, at)), value: read(run.slice(at + 1)) }] : [];
  }

  /** JSON with expressions in it. */
  #json(tokens: readonly Token[], assigned: string | undefined): Expr {
    const [first] = tokens;
    const node = nodeOf(first);
    if (this.#depth > depthMax / 8) return unknown;
    if (tokens.length === 1 && node?.type === 'token_tree') {
      const inner = tokensIn(node, this.#host.text);
      const bracket = this.#host.text[node.start];
      if (bracket === '{') {
        const entries = split(inner, ',').flatMap((run) => {
          const key = nodeOf(run[0]);
          const text = key?.type === 'string_literal' ? this.#host.textOf(key).slice(1, -1) : undefined;
          const name = assigned !== undefined && text !== undefined ? `${assigned}.${text}` : undefined;
          return this.#entry(run, ':', (value) => {
            const expr = this.#deeper().#json(value, name);
            if (text !== undefined && expr.kind === 'list') noteNamed(this.#host.model, text, expr, key?.start ?? 0);
            return expr;
          });
        });
        noteTool(this.#host.model, entries, node.start);
        return { kind: 'object', entries };
      }
      if (bracket === '[') return { kind: 'list', items: split(inner, ',').map((run) => ({ value: this.#deeper().#json(run, undefined), isSpread: false })) };
    }
    if (tokens.length === 1 && node?.type === 'identifier' && this.#host.textOf(node) === 'null') return { kind: 'null' };
    return this.expression(tokens, assigned);
  }

  #format(tokens: readonly Token[], at: number): Expr {
    const [first, ...rest] = split(tokens, ',');
    const literal = first?.length === 1 ? nodeOf(first[0]) : undefined;
    const args = rest.map((run) => this.argument(run));
    if (!literal?.type.endsWith('string_literal')) return unknown;
    const text = this.#host.string(literal);
    if (text.kind !== 'string') return unknown;
    const parts: string[] = [];
    const holes: Expr[] = [];
    let next = 0;
    for (const { text: part, hole } of formatPieces(text.text)) {
      parts.push(part);
      if (hole === undefined) continue;
      const positional = hole === '' ? next++ : /^\d+$/.test(hole) ? Number(hole) : -1;
      const named: Expr | undefined = /^[A-Za-z_]\w*$/.test(hole) ? this.#host.name(hole, literal.start, this.#place) : undefined;
      holes.push((positional >= 0 ? args.filter(({ name }) => name === undefined)[positional]?.value : (args.find(({ name }) => name === hole)?.value ?? named)) ?? unknown);
    }
    return holes.length === 0 ? { kind: 'string', text: parts.join(''), at } : { kind: 'template', parts, holes, at: literal.start };
  }

  /** One expression of a run of tokens. */
  expression(tokens: readonly Token[], assigned?: string): Expr {
    if (this.#depth > depthMax / 8) {
      this.#host.model.isTooDeep = true;
      return unknown;
    }
    const cursor = { tokens, at: 0 };
    const operands = [this.#operand(cursor, assigned)];
    let isSum = true;
    while (cursor.at < tokens.length) {
      const token = tokens[cursor.at];
      isSum &&= isMark(token, '+');
      // Operators, keywords and what is not understood: what stands behind them is looked at all the same.
      if (token && 'mark' in token) cursor.at += 1;
      const before = cursor.at;
      if (cursor.at < tokens.length) operands.push(this.#operand(cursor, undefined));
      if (cursor.at === before) cursor.at += 1;
    }
    const [first = unknown] = operands;
    if (operands.length === 1) return first;
    return isSum ? { kind: 'concat', items: operands, at: tokens[0]?.at ?? 0 } : unknown;
  }

  #operand(cursor: { readonly tokens: readonly Token[]; at: number }, assigned: string | undefined): Expr {
    const { tokens } = cursor;
    while (isMark(tokens[cursor.at], '&', '*', '!', '-', 'mut', 'move', 'async', 'ref', 'unsafe')) cursor.at += 1;
    let expr = this.#primary(cursor, assigned);
    for (;;) {
      const token = tokens[cursor.at];
      const tree = nodeOf(token);
      if (isMark(token, '?')) cursor.at += 1;
      else if (isMark(token, '.')) {
        const name = tokens[cursor.at + 1];
        cursor.at += 2;
        if (!name) return expr;
        if ('mark' in name) continue;
        this.#skipTypeArguments(cursor);
        const member = this.#host.textOf(name.node);
        const called = this.#tree(tokens[cursor.at], '(');
        if (called) {
          cursor.at += 1;
          expr = this.#host.method({ object: expr, name: member, at: name.at, args: this.#arguments(tokensIn(called, this.#host.text)), assigned }, this.#place);
        } else expr = name.node.type === 'integer_literal' ? { kind: 'index', object: expr, key: { kind: 'number', value: Number(member) }, at: name.at } : { kind: 'member', object: expr, name: member, at: name.at };
      } else if (tree && this.#tree(token, '[')) {
        cursor.at += 1;
        expr = { kind: 'index', object: expr, key: this.#deeper().expression(tokensIn(tree, this.#host.text)), at: tree.start };
      } else return expr;
    }
  }

  #tree(token: Token | undefined, bracket: string): SyntaxNode | undefined {
    const node = nodeOf(token);
    return node?.type === 'token_tree' && this.#host.text[node.start] === bracket ? node : undefined;
  }

  /** `::<T>` */
  #skipTypeArguments(cursor: { readonly tokens: readonly Token[]; at: number }): void {
    const { tokens } = cursor;
    if (!isMark(tokens[cursor.at], '::') || !isMark(tokens[cursor.at + 1], '<')) return;
    let open = 0;
    for (cursor.at += 1; cursor.at < tokens.length; cursor.at += 1) {
      if (isMark(tokens[cursor.at], '<')) open += 1;
      else if (isMark(tokens[cursor.at], '>')) open -= 1;
      if (open === 0) break;
    }
    cursor.at += 1;
  }

  #primary(cursor: { readonly tokens: readonly Token[]; at: number }, assigned: string | undefined): Expr {
    const { tokens } = cursor;
    const token = tokens[cursor.at];
    if (!token) return unknown;
    if ('mark' in token && token.mark !== '::') return unknown;
    const node = nodeOf(token);
    if (node?.type === 'token_tree') {
      cursor.at += 1;
      return this.#bracketed(node);
    }
    if (node && node.type !== 'identifier' && node.type !== 'self' && node.type !== 'crate' && node.type !== 'super' && node.type !== 'primitive_type') {
      cursor.at += 1;
      return node.type === 'metavariable' ? variable : this.#host.expr(node, this.#place, assigned);
    }
    return this.#path(cursor, assigned);
  }

  #bracketed(node: SyntaxNode): Expr {
    const inner = tokensIn(node, this.#host.text);
    const bracket = this.#host.text[node.start];
    if (bracket === '[') return this.#list(inner);
    const runs = split(inner, ...(bracket === '(' ? [','] : [';', ',', '=>']));
    const values = runs.map((run) => this.#deeper().expression(run));
    if (bracket === '(') return values.length === 1 ? (values[0] ?? unknown) : { kind: 'list', items: values.map((value) => ({ value, isSpread: false })) };
    return values.at(-1) ?? unknown;
  }

  /** A name or path, and what is done with it: a call, a macro, a literal. */
  #path(cursor: { readonly tokens: readonly Token[]; at: number }, assigned: string | undefined): Expr {
    const { tokens } = cursor;
    const { scope, block, cls } = this.#place;
    const names: { text: string; at: number }[] = [];
    if (isMark(tokens[cursor.at], '::')) cursor.at += 1;
    for (let node = nodeOf(tokens[cursor.at]); node && node.type !== 'token_tree'; node = nodeOf(tokens[cursor.at])) {
      names.push({ text: this.#host.textOf(node), at: node.start });
      cursor.at += 1;
      this.#skipTypeArguments(cursor);
      if (!isMark(tokens[cursor.at], '::')) break;
      cursor.at += 1;
    }
    const [first, ...rest] = names;
    const last = names.at(-1);
    if (!first || !last) {
      cursor.at += 1;
      return unknown;
    }
    const macroTree = isMark(tokens[cursor.at], '!') ? nodeOf(tokens[cursor.at + 1]) : undefined;
    if (macroTree?.type === 'token_tree') {
      cursor.at += 2;
      return this.#deeper().macro(names.map(({ text }) => text).join('::'), macroTree, { at: last.at, assigned });
    }
    const isPath = rest.length > 0;
    if (isPath) this.#host.root(first.text, first.at);
    let expr: Expr =
      first.text === 'Self' && cls ? { kind: 'class', cls } : first.text === 'crate' || first.text === 'super' || (first.text === 'self' && isPath) ? variable : isPath ? { kind: 'name', name: first.text, at: first.at, scope, block } : this.#host.name(first.text, first.at, this.#place);
    for (const { text, at } of rest) expr = { kind: 'member', object: expr, name: text, at };
    const called = this.#tree(tokens[cursor.at], '(');
    if (called) {
      cursor.at += 1;
      return this.#host.called({ callee: expr, name: names.map(({ text }) => text).join('::'), at: last.at, args: this.#arguments(tokensIn(called, this.#host.text)), assigned }, this.#place);
    }
    const literal = /^[A-Z]/.test(last.text) ? this.#tree(tokens[cursor.at], '{') : undefined;
    if (!literal) return expr;
    cursor.at += 1;
    const entries = split(tokensIn(literal, this.#host.text), ',').flatMap((run): Entry[] => {
      const name = nodeOf(run[0]);
      if (name?.type !== 'identifier') return [];
      const key: Expr = { kind: 'string', text: this.#host.textOf(name), at: name.start };
      return [{ key, value: run.length === 1 ? this.#deeper().expression(run) : this.#deeper().expression(run.slice(2)) }];
    });
    return this.#host.structOf({ type: expr, entries, at: last.at, assigned }, this.#place);
  }
}
