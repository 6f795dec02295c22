/** Rust imports: the bytes of one, and trees of `use`. */
import { childOf, type SyntaxNode } from '../tree-sitter/syntax-tree.ts';

/** A keyword before a crate's name stands close by; bytes. */
const lookBackMax = 40;

/** Whether the name at `bytes[start, end)` can be a crate's: a path goes on behind it, or `use` or `extern crate` stands before it. */
export function isInRustPath(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  const before = String.fromCharCode(...bytes.subarray(Math.max(0, start - lookBackMax), start));
  if (/(?:^|[^\w])(?:use|extern\s+crate)\s+(?:::\s*)?$/.test(before)) return true;
  let next = end;
  while (isSpace(bytes[next])) next += 1;
  if (bytes[next] !== 0x3a || bytes[next + 1] !== 0x3a) return false;
  // `crate::ort::x` and `self::ort::x` are modules of one's own; a path that begins with `::` is not.
  return !/[\w>]\s*::\s*$/.test(before);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** One name that a `use` brings. */
export interface Used {
  /** All names of its path: `async_openai`, `types`, `Role`; without the last one for `*`. */
  readonly path: readonly string[];
  /** What it is called here; undefined for `*` and `_`. */
  readonly name: string | undefined;
  readonly isAll: boolean;
  /** Written with `::` in front: a crate. */
  readonly isAbsolute: boolean;
  readonly at: number;
}

/** Names of one `use` beyond these are left out; items. */
const usedMax = 2_000;
/** Trees of `use` nested deeper are not looked into; levels. */
const levelsMax = 50;

/** All names that a tree of `use` brings, in document order. */
export function usedIn(node: SyntaxNode, text: string): Used[] {
  const found: Used[] = [];
  walk(node, [], 0);
  return found;

  function walk(of: SyntaxNode, before: readonly string[], level: number, alias?: string): void {
    if (found.length >= usedMax || level > levelsMax) return;
    switch (of.type) {
      case 'identifier':
      case 'crate':
      case 'super':
      case 'metavariable':
        add([...before, text.slice(of.start, of.end)], alias, of.start);
        return;
      case 'self':
        add(before.length > 0 ? before : ['self'], alias, of.start);
        return;
      case 'scoped_identifier':
        add([...before, ...segments(of)], alias, of.start);
        return;
      case 'use_as_clause': {
        const [path, name] = [childOf(of, 'path'), childOf(of, 'alias')];
        if (path) walk(path, before, level + 1, name ? text.slice(name.start, name.end) : '_');
        return;
      }
      case 'use_wildcard': {
        const path = of.children.find((child) => child.type !== '*');
        found.push({ path: [...before, ...(path ? segments(path) : [])], name: undefined, isAll: true, isAbsolute: isAbsolute(of), at: of.start });
        return;
      }
      case 'scoped_use_list': {
        const [path, list] = [childOf(of, 'path'), childOf(of, 'list')];
        if (list) walk(list, [...before, ...(path ? segments(path) : [])], level + 1);
        return;
      }
      case 'use_list':
        for (const child of of.children) walk(child, before, level + 1);
        return;
      default:
    }
  }

  function add(path: readonly string[], alias: string | undefined, at: number): void {
    const name = alias ?? path.at(-1);
    found.push({ path, name: name === '_' ? undefined : name, isAll: false, isAbsolute: isAbsolute(node), at });
  }

  function segments(of: SyntaxNode): string[] {
    return text.slice(of.start, of.end).replace(/\s+|\/\/[^\n]*/g, '').split('::').filter((part) => part !== '');
  }

  function isAbsolute(of: SyntaxNode): boolean {
    return text.startsWith('::', of.start);
  }
}
