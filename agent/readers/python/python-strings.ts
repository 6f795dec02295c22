/** Python string literals: prefixes, escapes, holes. */
import type { SyntaxNode } from '../tree-sitter/syntax-tree.ts';

/** A string literal taken apart: literal texts and the nodes between them. */
export interface PythonString {
  readonly parts: readonly string[];
  readonly holes: readonly SyntaxNode[];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\\': '\\', "'": "'", '"': '"', '\n': '', '\r\n': '' };

/** Takes a `string` node apart. In f-strings the holes are the nodes inside the braces. */
export function readString(node: SyntaxNode, text: string): PythonString {
  const open = node.children[0];
  const close = node.children.at(-1);
  if (!open || open.type !== 'string_start') return { parts: [''], holes: [] };
  const start = open.end;
  const end = close?.type === 'string_end' ? close.start : node.end;
  const prefix = text.slice(open.start, open.end).toLowerCase();
  const isRaw = prefix.includes('r');
  const isFormat = prefix.includes('f') || prefix.includes('t');
  const decode = (from: number, to: number) => {
    const raw = text.slice(from, to);
    const unbraced = isFormat ? raw.replaceAll('{{', '{').replaceAll('}}', '}') : raw;
    return isRaw ? unbraced : unescape(unbraced);
  };

  const parts: string[] = [];
  const holes: SyntaxNode[] = [];
  let from = start;
  for (const child of node.children) {
    if (child.type !== 'interpolation') continue;
    parts.push(decode(from, child.start));
    holes.push(child);
    from = child.end;
  }
  parts.push(decode(from, end));
  return { parts, holes };
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[^]))/g, (whole, hex?: string, short?: string, long?: string, octal?: string, single?: string) => {
    const code = hex ?? short ?? long;
    if (code !== undefined) return codePoint(Number.parseInt(code, 16), whole);
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8), whole);
    // An unknown escape stays as it is, as in Python.
    return escapes[single ?? ''] ?? whole;
  });
}

function codePoint(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
