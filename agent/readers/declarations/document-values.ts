/** YAML and JSON as the values of facts: each text with its line. */
import type { Value } from '#shared/model/fact.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';

/** Levels of a document that are looked at; what is deeper is unknown. */
const depthMax = 12;

export type ObjectValue = Extract<Value, { kind: 'object' }>;

/** Scalars are texts as they are written, numbers and booleans too: a document does not say what a reader makes of them. */
export function valueOf(document: YamlDocument, node: YamlNode | undefined, depth = 0): Value {
  if (node === undefined || depth > depthMax) return { kind: 'unknown' };
  const text = document.text(node);
  if (text !== undefined) return { kind: 'string', text, line: document.lineOf(node) };
  const members = document.members(node);
  if (members.length > 0) return { kind: 'object', entries: Object.fromEntries(members.map(({ key, value }) => [key, valueOf(document, value, depth + 1)])) };
  return { kind: 'list', items: document.items(node).map((item) => valueOf(document, item, depth + 1)) };
}

/** The text at a chain of keys, with its line; undefined for what is no text. */
export function textAt(document: YamlDocument, node: YamlNode | undefined, ...keys: readonly string[]): Extract<Value, { kind: 'string' }> | undefined {
  const found = document.get(node, ...keys);
  const text = document.text(found);
  return found === undefined || text === undefined || text === '' ? undefined : { kind: 'string', text, line: document.lineOf(found) };
}

/** A record without the members that are undefined. */
export function valuesOf(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}
