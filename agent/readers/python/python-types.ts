/** Python annotations: what a parameter or attribute of that type is. */
import { unknown, variable, type Block, type Expr, type Scope } from '../tree-sitter/code-model.ts';
import type { SyntaxNode } from '../tree-sitter/syntax-tree.ts';

/** Where an annotation stands. */
export interface TypePlace {
  readonly scope: Scope;
  readonly block: Block;
}

/** Generic types whose first argument is what one gets in the end. */
const wrappers = new Set([
  'Optional',
  'Annotated',
  'Final',
  'ClassVar',
  'Required',
  'NotRequired',
  'Awaitable',
  'Iterator',
  'AsyncIterator',
  'Generator',
  'AsyncGenerator',
  'ContextManager',
  'AbstractContextManager',
  'AsyncContextManager',
  'AbstractAsyncContextManager',
]);

/** Types that say nothing about where a value comes from. */
const plain = new Set(
  'Any Dict List Tuple Set FrozenSet Sequence Iterable Mapping MutableMapping Callable Literal Collection Hashable Sized Protocol TypeVar Self Text AnyStr Deque DefaultDict'.split(' '),
);

/** Quoted annotations longer than this are not read; characters. */
const quotedCharsMax = 200;

/** Something of the annotated type. */
export function instanceOfType(node: SyntaxNode, text: string, place: TypePlace): Expr {
  const read = (inner: SyntaxNode | undefined): Expr => (inner ? instanceOfType(inner, text, place) : unknown);
  switch (node.type) {
    case 'type':
    case 'parenthesized_expression':
      return read(node.children[0]);
    case 'identifier':
    case 'attribute':
    case 'member_type':
      return named(text.slice(node.start, node.end), node.start, place);
    case 'string':
      return quoted(text.slice(node.children[0]?.end ?? node.start, node.children.at(-1)?.start ?? node.end), node.start, place);
    case 'union_type':
    case 'binary_operator':
      return oneOf(node.children.filter((child) => child.type !== '|').map(read));
    case 'generic_type':
    case 'subscript': {
      const [base, ...rest] = node.children;
      if (!base) return unknown;
      const args = rest.flatMap((child) => (child.type === 'type_parameter' ? child.children : [child]));
      const name = text.slice(base.start, base.end).split('.').pop() ?? '';
      if (name === 'Union') return oneOf(args.map(read));
      if (wrappers.has(name)) return read(args[0]);
      if (plain.has(name)) return variable;
      if (name === 'Type' || name === 'type') {
        const instance = read(args[0]);
        return instance.kind === 'instance' ? instance.of : variable;
      }
      return read(base);
    }
    case 'none':
      return { kind: 'null' };
    default:
      return variable;
  }
}

function quoted(text: string, at: number, place: TypePlace): Expr {
  if (text.length > quotedCharsMax) return variable;
  const inner = /^(?:typing\.)?Optional\[(.*)\]$/.exec(text.trim())?.[1] ?? text;
  const names = inner.split('|').map((name) => name.trim());
  if (!names.every((name) => /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name))) return variable;
  return oneOf(names.filter((name) => name !== 'None').map((name) => named(name, at, place)));
}

function named(dotted: string, at: number, place: TypePlace): Expr {
  return plain.has(dotted.split('.').pop() ?? '') ? variable : { kind: 'instance', of: typeName(dotted, at, place) };
}

function typeName(dotted: string, at: number, { scope, block }: TypePlace): Expr {
  const [first = '', ...rest] = dotted.split('.').map((name) => name.trim());
  let expr: Expr = { kind: 'name', name: first, at, scope, block, isType: true };
  for (const name of rest) expr = { kind: 'member', object: expr, name, at };
  return expr;
}

function oneOf(options: readonly Expr[]): Expr {
  const useful = options.filter((option) => option.kind !== 'null');
  return useful.length === 1 ? (useful[0] ?? variable) : { kind: 'choice', options: useful };
}
