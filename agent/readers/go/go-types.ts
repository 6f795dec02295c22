/** Go types: what a variable, field or result of that type is. */
import { variable, type Block, type Expr, type Scope } from '../tree-sitter/code-model.ts';
import { childOf, childOfType, type SyntaxNode } from '../tree-sitter/syntax-tree.ts';

export interface TypePlace {
  readonly scope: Scope;
  readonly block: Block;
}

/** Types that every file has; they say nothing about where a value comes from. */
const predeclared = new Set(
  'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr'.split(' '),
);

/** Longer types are made to be hard; characters. */
const typeCharsMax = 2_000;

/** The node that names a type, without pointer, slice, map, channel and type arguments around it; undefined for unnamed types. */
export function namedType(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (!node || node.end - node.start > typeCharsMax) return undefined;
  switch (node.type) {
    case 'type_identifier':
    case 'qualified_type':
      return node;
    case 'pointer_type':
    case 'parenthesized_type':
    case 'negated_type':
    case 'type_elem':
      return namedType(node.children.find((child) => child.type !== '*'));
    case 'generic_type':
      return namedType(childOf(node, 'type'));
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return namedType(childOf(node, 'element'));
    case 'map_type':
    case 'channel_type':
      return namedType(childOf(node, 'value'));
    default:
      return undefined;
  }
}

/** A type as a name in scope. */
export function typeExpr(node: SyntaxNode, text: string, { scope, block }: TypePlace): Expr | undefined {
  const named = namedType(node);
  if (!named) return undefined;
  const name = (of: SyntaxNode) => text.slice(of.start, of.end);
  if (named.type === 'type_identifier') {
    return predeclared.has(name(named)) ? undefined : { kind: 'name', name: name(named), at: named.start, scope, block, isType: true };
  }
  const [packageNode, nameNode] = [childOf(named, 'package'), childOf(named, 'name')];
  if (!packageNode || !nameNode) return undefined;
  return { kind: 'member', object: { kind: 'name', name: name(packageNode), at: packageNode.start, scope, block }, name: name(nameNode), at: nameNode.start };
}

/** Something of a type; a function type is a function that gives something of its first result's type. */
export function instanceOfType(node: SyntaxNode | undefined, text: string, place: TypePlace): Expr {
  if (!node || node.end - node.start > typeCharsMax) return variable;
  if (node.type === 'function_type') {
    const result = resultType(node);
    return { kind: 'function', fn: { name: '', at: node.start, returns: [], isGetter: false, ...(result && { result: instanceOfType(result, text, place) }) } };
  }
  const of = typeExpr(node, text, place);
  return of ? { kind: 'instance', of } : variable;
}

/** The type of the first result. */
export function resultType(node: SyntaxNode): SyntaxNode | undefined {
  const result = childOf(node, 'result');
  if (result?.type !== 'parameter_list') return result;
  const first = childOfType(result, 'parameter_declaration');
  return first && childOf(first, 'type');
}
