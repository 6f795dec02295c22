/**
 * Macros: the grammar gives what stands inside one as a bare tree of tokens, because a macro may mean anything.
 * Here are its tokens, marks and keywords (which the tree leaves out) among them.
 */
import type { SyntaxNode } from '../tree-sitter/syntax-tree.ts';

/** A literal, a name or a bracketed tree; or a mark or keyword. */
export type Token = { readonly node: SyntaxNode; readonly at: number } | { readonly mark: string; readonly at: number };

/** The tokens between the brackets of a `token_tree`. */
export function tokensIn(tree: SyntaxNode, text: string): Token[] {
  const tokens: Token[] = [];
  let from = tree.start + 1;
  for (const node of tree.children) {
    marksIn(text, from, node.start, tokens);
    // The shape keeps some marks as nodes, for what is no macro.
    tokens.push(/^\W+$/.test(node.type) ? { mark: node.type, at: node.start } : { node, at: node.start });
    from = node.end;
  }
  marksIn(text, from, tree.end - 1, tokens);
  return tokens;
}

const mark = /\s+|\/\/[^\n]*|\/\*[^]*?\*\/|::|=>|->|\.\.=?|[A-Za-z_]\w*|[^]/y;

function marksIn(text: string, from: number, to: number, tokens: Token[]): void {
  const gap = text.slice(from, to);
  mark.lastIndex = 0;
  for (let match = mark.exec(gap); match; match = mark.exec(gap)) {
    if (!/^(?:\s|\/\/|\/\*)/.test(match[0])) tokens.push({ mark: match[0], at: from + match.index });
  }
}

export function isMark(token: Token | undefined, ...marks: readonly string[]): boolean {
  return token !== undefined && 'mark' in token && marks.includes(token.mark);
}

export function nodeOf(token: Token | undefined): SyntaxNode | undefined {
  return token && 'node' in token ? token.node : undefined;
}

/** Runs of tokens between separators; empty ones left out. */
export function split(tokens: readonly Token[], ...separators: readonly string[]): Token[][] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (isMark(token, ...separators)) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs.filter((run) => run.length > 0);
}
