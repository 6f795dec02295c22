/**
 * Syntax trees as plain objects, copied from the parser in one pass of one cursor.
 * A question to the parser's memory costs more than a whole step of analysis on plain objects, so it is asked once for each node.
 */
import type { Language, Tree } from 'web-tree-sitter';

export interface SyntaxNode {
  readonly type: string;
  /** Role in the parent; undefined when the grammar gives none. */
  readonly field: string | undefined;
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Named children and the kept tokens; comments and broken parts left out. */
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly text: string;
  /** Some part could not be parsed. Broken parts below the root are left out of the tree. */
  readonly hasError: boolean;
  /** Where the first part that was left out starts; undefined when a token is only missing. */
  readonly errorAt: number | undefined;
}

/** What of a language's tree is copied. */
export interface TreeShape {
  /** Tokens (keywords, operators) to keep beside the named nodes. */
  readonly tokens: ReadonlySet<string>;
  /** Node types whose inside is never looked at. */
  readonly leaves: ReadonlySet<string>;
  /** Node types to leave out, with all below. */
  readonly dropped: ReadonlySet<string>;
}

const none: readonly SyntaxNode[] = [];

const keep = 1;
const enter = 2;

/** Prepares the copying for one language. */
export function copyTree(language: Language, shape: TreeShape): (tree: Tree, text: string) => SyntaxTree {
  const fields = language.fields.map((field) => field ?? undefined);
  const actions = language.types.map((type, id) => {
    if (shape.dropped.has(type)) return 0;
    if (!language.nodeTypeIsNamed(id)) return shape.tokens.has(type) ? keep : 0;
    return shape.leaves.has(type) ? keep : keep | enter;
  });
  const typeOf = (id: number) => language.types[id] ?? '';

  return (tree, text) => {
    const { rootNode } = tree;
    const root = { type: rootNode.type, field: undefined, start: rootNode.startIndex, end: rootNode.endIndex, children: [] as SyntaxNode[] };
    const hasError = rootNode.hasError;
    let errorAt = rootNode.isError ? root.start : undefined;
    const cursor = tree.walk();
    try {
      const open: SyntaxNode[][] = [];
      let children = root.children;
      let isInside = cursor.gotoFirstChild();
      while (isInside) {
        const id = cursor.nodeTypeId;
        const action = actions[id];
        if (action === undefined) {
          // Only broken parts have a type that the language does not list.
          errorAt ??= cursor.startIndex;
        } else if (action !== 0) {
          const below: SyntaxNode[] | undefined = action & enter ? [] : undefined;
          children.push({
            type: typeOf(id),
            field: fields[cursor.currentFieldId],
            start: cursor.startIndex,
            end: cursor.endIndex,
            children: below ?? none,
          });
          if (below && cursor.gotoFirstChild()) {
            open.push(children);
            children = below;
            continue;
          }
        }
        while (!cursor.gotoNextSibling()) {
          const parent = open.pop();
          if (!parent) {
            isInside = false;
            break;
          }
          cursor.gotoParent();
          children = parent;
        }
      }
    } finally {
      cursor.delete();
    }
    return { root, text, hasError, errorAt };
  };
}

/** The first child in a role. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  for (const child of node.children) if (child.field === field) return child;
  return undefined;
}

/** All children in a role, in document order. */
export function childrenOf(node: SyntaxNode, field: string): SyntaxNode[] {
  return node.children.filter((child) => child.field === field);
}

/** The first child of a type. */
export function childOfType(node: SyntaxNode, type: string): SyntaxNode | undefined {
  for (const child of node.children) if (child.type === type) return child;
  return undefined;
}
