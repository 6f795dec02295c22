/** C# string literals: plain, verbatim, raw and interpolated. */
import { unescaped, withoutIndentation } from '../tree-sitter/escapes.ts';
import type { SyntaxNode } from '../tree-sitter/syntax-tree.ts';

/** The text that a literal without holes stands for. */
export function textOfLiteral(source: string): string {
  const plain = source.replace(/u8$/, '');
  const raw = /^"{3,}/.exec(plain)?.[0];
  if (raw) return withoutClosingBreak(withoutIndentation(plain.slice(raw.length, -raw.length)));
  if (plain.startsWith('@"')) return plain.slice(2, -1).replaceAll('""', '"');
  return unescaped(plain.slice(1, -1));
}

/** The literal parts of an interpolated string and the holes between them. */
export function holesOf(node: SyntaxNode, text: string): { parts: string[]; holes: SyntaxNode[] } {
  const opening = /^[$@]*"*/.exec(text.slice(node.start, node.end))?.[0] ?? '';
  const quotes = opening.replace(/[$@]/g, '').length;
  const isRaw = quotes >= 3;
  const holes = node.children.filter((child) => child.type === 'interpolation');
  const sources: string[] = [];
  let from = node.start + opening.length;
  for (const hole of holes) {
    sources.push(text.slice(from, hole.start));
    from = hole.end;
  }
  sources.push(text.slice(from, node.end - (isRaw ? quotes : 1)));
  // Indentation is of the whole text; a mark that no code can hold keeps the places of the holes.
  if (isRaw) return { parts: withoutClosingBreak(withoutIndentation(sources.join('\0'))).split('\0'), holes };
  const isVerbatim = opening.includes('@');
  const parts = sources.map((part) => (isVerbatim ? part.replaceAll('""', '"') : unescaped(part)).replaceAll('{{', '{').replaceAll('}}', '}'));
  return { parts, holes };
}

/** The line break in front of the closing quotes does not count. */
function withoutClosingBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}
