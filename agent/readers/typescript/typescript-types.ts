/** TypeScript annotations: what a parameter, field or result of that type is. */
import { unknown, variable, type Block, type ClassInfo, type Expr, type Scope } from '../tree-sitter/code-model.ts';
import { addDefinition, openBlock, openScope } from '../tree-sitter/scopes.ts';
import { childOf, childOfType, type SyntaxNode } from '../tree-sitter/syntax-tree.ts';

/** Where an annotation stands. */
export interface TypePlace {
  readonly scope: Scope;
  readonly block: Block;
}

/** Generic types whose first argument is what one gets in the end. */
const wrappers = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'AsyncGenerator', 'Generator', 'Omit', 'Pick']);

/** Types nested deeper than this are unknown; levels. */
const typeDepthMax = 40;

/** Reads annotations of one file. */
export class TypeReader {
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Something of the type. */
  instanceOf(node: SyntaxNode | undefined, place: TypePlace): Expr {
    if (!node || this.#depth >= typeDepthMax) return unknown;
    this.#depth += 1;
    const expr = this.#read(node, place);
    this.#depth -= 1;
    return expr;
  }

  /** An interface or object type, with its members as attributes. */
  objectType(body: SyntaxNode, { name, bases }: { name: string; bases: Expr[] }, place: TypePlace): ClassInfo {
    const cls: ClassInfo = { name, at: body.start, scope: openScope('class', undefined, name), attributes: new Map(), bases };
    for (const member of body.children) {
      const key = childOf(member, 'name');
      if (!key) continue;
      const property = this.#text.slice(key.start, key.end);
      const type = childOf(member, member.type === 'method_signature' ? 'return_type' : 'type');
      if (!type) continue;
      const instance = this.instanceOf(type, place);
      const value: Expr = member.type === 'method_signature' ? { kind: 'function', fn: { name: '', at: member.start, returns: [], result: instance, isGetter: false } } : instance;
      addDefinition(cls.attributes, property, { value, at: member.start, block: openBlock(undefined), name: `${name}.${property}`, isType: false, isForeign: false });
    }
    return cls;
  }

  /** A name of a type or value, dotted or not. */
  nameOf(node: SyntaxNode, { scope, block }: TypePlace, isType = true): Expr {
    const [first = '', ...rest] = this.#text.slice(node.start, node.end).split('.').map((name) => name.trim());
    let expr: Expr = { kind: 'name', name: first, at: node.start, scope, block, isType };
    for (const name of rest) expr = { kind: 'member', object: expr, name, at: node.start };
    return expr;
  }

  #read(node: SyntaxNode, place: TypePlace): Expr {
    switch (node.type) {
      case 'type_annotation':
      case 'parenthesized_type':
      case 'readonly_type':
      case 'optional_type':
        return this.instanceOf(node.children.at(-1), place);
      case 'type_identifier':
      case 'nested_type_identifier':
        return { kind: 'instance', of: this.nameOf(node, place) };
      case 'generic_type':
        return this.#generic(node, place);
      case 'union_type':
      case 'intersection_type': {
        const options = this.#members(node).flatMap((child) => (isAbsent(child) ? [] : [this.instanceOf(child, place)]));
        return options.length === 1 ? (options[0] ?? variable) : { kind: 'choice', options };
      }
      case 'type_query': {
        const queried = node.children.at(-1);
        return queried ? this.nameOf(queried, place, false) : unknown;
      }
      case 'object_type':
        return { kind: 'self', cls: this.objectType(node, { name: '', bases: [] }, place) };
      case 'lookup_type': {
        const [object, key] = node.children;
        const name = key && this.#text.slice(key.start, key.end).replace(/^['"]|['"]$/g, '');
        return name ? { kind: 'member', object: this.instanceOf(object, place), name, at: node.start } : unknown;
      }
      default:
        return variable;
    }
  }

  /** Unions nest to the left; a long one must not nest here. */
  #members(node: SyntaxNode): SyntaxNode[] {
    const members: SyntaxNode[] = [];
    let open: SyntaxNode | undefined = node;
    while (open && open.type === node.type) {
      const [left, ...rest]: readonly SyntaxNode[] = open.children.filter((child) => child.type !== '|' && child.type !== '&');
      members.unshift(...rest);
      open = left;
    }
    if (open) members.unshift(open);
    return members;
  }

  #generic(node: SyntaxNode, place: TypePlace): Expr {
    const base = childOf(node, 'name');
    const args = childOfType(node, 'type_arguments')?.children ?? [];
    if (!base) return unknown;
    const name = this.#text.slice(base.start, base.end);
    const [first] = args;
    if (name === 'InstanceType') return { kind: 'instance', of: this.instanceOf(first, place) };
    if (name === 'ReturnType') return { kind: 'call', callee: this.instanceOf(first, place), args: [], at: node.start, assigned: undefined, within: undefined };
    if (wrappers.has(name)) return this.instanceOf(first, place);
    return { kind: 'instance', of: this.nameOf(base, place) };
  }
}

function isAbsent(node: SyntaxNode): boolean {
  const [child] = node.children;
  return node.type === 'literal_type' && (child?.type === 'null' || child?.type === 'undefined');
}
