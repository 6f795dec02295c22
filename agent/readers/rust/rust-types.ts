/** Rust types: what a variable, field or result of that type is. */
import { variable, type Block, type ClassInfo, type Expr, type Scope } from '../tree-sitter/code-model.ts';
import { childOf, type SyntaxNode } from '../tree-sitter/syntax-tree.ts';

export interface TypePlace {
  readonly scope: Scope;
  readonly block: Block;
  /** What `Self` names here. */
  readonly cls: ClassInfo | undefined;
}

/** Generic types whose first argument is what one gets in the end. */
const wrappers = new Set('Arc Box BoxFuture Cell Cow Future Lazy LazyLock Mutex MutexGuard OnceCell OnceLock Option Pin Rc RefCell Result RwLock State Data Extension Vec Weak'.split(' '));

/** Longer types and paths are made to be hard; characters. */
const typeCharsMax = 2_000;

function isTooLong(node: SyntaxNode): boolean {
  return node.end - node.start > typeCharsMax;
}

/** The node that names a type, without references, type arguments and `dyn` around it. */
export function namedType(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (!node || isTooLong(node)) return undefined;
  switch (node.type) {
    case 'type_identifier':
    case 'scoped_type_identifier':
    case 'identifier':
    case 'scoped_identifier':
      return node;
    case 'reference_type':
    case 'pointer_type':
    case 'generic_type':
    case 'generic_type_with_turbofish':
      return namedType(childOf(node, 'type'));
    case 'dynamic_type':
    case 'abstract_type':
      return namedType(childOf(node, 'trait'));
    default:
      return undefined;
  }
}

/** A path of names as an expression. */
export function pathExpr(node: SyntaxNode, text: string, place: TypePlace, isType = true): Expr {
  if (isTooLong(node)) return variable;
  const name = (of: SyntaxNode) => text.slice(of.start, of.end);
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
      if (name(node) === 'Self') return place.cls ? { kind: 'class', cls: place.cls } : variable;
      return { kind: 'name', name: name(node), at: node.start, scope: place.scope, block: place.block, ...(isType && { isType }) };
    case 'scoped_type_identifier':
    case 'scoped_identifier': {
      const [path, nameNode] = [childOf(node, 'path'), childOf(node, 'name')];
      if (!nameNode) return variable;
      // `::rig` is a crate for sure.
      if (!path) return { kind: 'import', path: name(nameNode), at: nameNode.start };
      return { kind: 'member', object: pathExpr(path, text, place, isType), name: name(nameNode), at: nameNode.start };
    }
    case 'generic_type':
    case 'generic_type_with_turbofish':
    case 'generic_function': {
      const inner = childOf(node, 'type') ?? childOf(node, 'function');
      return inner ? pathExpr(inner, text, place, isType) : variable;
    }
    default:
      return variable;
  }
}

/** Something of a type. */
export function instanceOfType(node: SyntaxNode | undefined, text: string, place: TypePlace): Expr {
  if (!node || isTooLong(node)) return variable;
  switch (node.type) {
    case 'reference_type':
    case 'pointer_type':
      return instanceOfType(childOf(node, 'type'), text, place);
    case 'dynamic_type':
    case 'abstract_type':
      return instanceOfType(childOf(node, 'trait'), text, place);
    case 'bounded_type':
      return instanceOfType(node.children[0], text, place);
    case 'slice_type':
    case 'array_type':
      return instanceOfType(childOf(node, 'element'), text, place);
    case 'generic_type': {
      const base = childOf(node, 'type');
      const last = base && text.slice(base.start, base.end).split('::').pop();
      if (last !== undefined && wrappers.has(last)) {
        const argument = childOf(node, 'type_arguments')?.children.find((child) => child.type !== 'lifetime');
        return instanceOfType(argument, text, place);
      }
      return instanceOfType(base, text, place);
    }
    case 'type_identifier':
    case 'scoped_type_identifier': {
      const of = pathExpr(node, text, place);
      return of.kind === 'variable' ? variable : { kind: 'instance', of };
    }
    default:
      return variable;
  }
}
