/** Long sums nest deeply to the left: one level for each operand. */
import { childOf, type SyntaxNode } from './syntax-tree.ts';

/** The operands of a sum, from left to right, so that a long one does not nest; what is no sum comes alone. */
export function operandsOf(node: SyntaxNode, isSum: (node: SyntaxNode) => boolean): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  let first: SyntaxNode | undefined = node;
  while (first && isSum(first)) {
    const right = childOf(first, 'right');
    if (right) operands.push(right);
    first = childOf(first, 'left');
  }
  if (first) operands.push(first);
  return operands.reverse();
}
