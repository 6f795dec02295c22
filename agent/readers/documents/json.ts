/** JSON with positions, tolerant of comments and trailing commas where a format allows them. */
import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Json } from '#shared/model/fact.ts';
import type { Findings } from './reading.ts';
import { refuseDeepJson } from './depth.ts';
import { indexLines } from './lines.ts';

/** A value with its place in the text. */
export type JsonNode = Node;

/** One member of an object. Of several with one key only the last is given, as every JSON parser has it. */
export interface JsonMember {
  readonly key: string;
  readonly value: JsonNode;
  /** 1-based line of the key. */
  readonly line: number;
}

export interface JsonDocument {
  /** Absent when there is no value at all. */
  readonly root: JsonNode | undefined;
  lineOf(node: JsonNode): number;
  /** The members of an object in document order; empty for everything else. `__proto__` is left out: no format here has it. */
  members(node: JsonNode | undefined): readonly JsonMember[];
}

/**
 * Parses what it can and notes a `parse_error` with line and column, never content, when the text is broken.
 * @throws {ReaderTrouble} `too_deep` above 200 levels.
 */
export function parseJson(text: string, findings: Findings, allow: { comments: boolean }): JsonDocument {
  refuseDeepJson(text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: !allow.comments, allowTrailingComma: allow.comments, allowEmptyContent: false });
  const lines = indexLines(text);
  const first = errors[0];
  if (first) findings.note('parse_error', `Not valid JSON at line ${lines.lineAt(first.offset)}, column ${lines.columnAt(first.offset)}.`);

  return {
    root,
    lineOf: (node) => lines.lineAt(node.offset),
    members(node) {
      const members = new Map<string, JsonMember>();
      for (const property of node?.type === 'object' ? (node.children ?? []) : []) {
        const [name, value] = property.children ?? [];
        if (name === undefined || value === undefined || name.value === '__proto__') continue;
        const key = String(name.value);
        members.delete(key);
        members.set(key, { key, value, line: lines.lineAt(name.offset) });
      }
      return [...members.values()];
    },
  };
}

/** Notes that a document is not what its name promises. */
export function expectObject(document: JsonDocument, findings: Findings): JsonNode | undefined {
  const { root } = document;
  if (root?.type === 'object') return root;
  findings.note('parse_error', `Expected an object at line ${root ? document.lineOf(root) : 1}.`);
  return undefined;
}

/** The value under a chain of keys. */
export function at(node: JsonNode | undefined, ...keys: readonly string[]): JsonNode | undefined {
  let current = node;
  for (const key of keys) {
    const properties: readonly JsonNode[] = current?.type === 'object' ? (current.children ?? []) : [];
    current = properties.findLast((property) => property.children?.[0]?.value === key)?.children?.[1];
  }
  return current;
}

/** The items of an array; empty for everything else. */
export function items(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

export function stringOf(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' ? String(node.value) : undefined;
}

/** True only for the literal `true`. */
export function isTrue(node: JsonNode | undefined): boolean {
  return node?.type === 'boolean' && node.value === true;
}

export function isFalse(node: JsonNode | undefined): boolean {
  return node?.type === 'boolean' && node.value === false;
}

/** The plain value of a node; `text` may change each string on the way. Objects have no `__proto__` key. */
export function toJson(node: JsonNode, text: (value: string, node: JsonNode) => string = (value) => value): Json {
  if (node.type === 'string') return text(String(node.value), node);
  if (node.type === 'array') return items(node).map((item) => toJson(item, text));
  if (node.type !== 'object') return node.type === 'number' || node.type === 'boolean' ? (node.value as number | boolean) : null;
  const object: Record<string, Json> = {};
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name !== undefined && value !== undefined && name.value !== '__proto__') object[String(name.value)] = toJson(value, text);
  }
  return object;
}
