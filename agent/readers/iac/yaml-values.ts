/** Parts of a YAML document as plain data, for readers of infrastructure code. */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { ReaderTrouble } from '../reader.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';
import { cleanText } from './clean-text.ts';

/** Nesting below one resource; levels. */
const depthMax = 30;
/** Values below one resource; items. */
const valuesMax = 5_000;

/** What a language makes of a value before it is taken as it stands: a default of a parameter, or nothing for what is computed. */
export type Resolve = (node: YamlNode) => { readonly value: Json | undefined } | undefined;

/** The value of a node with credentials masked; undefined for what `resolve` says is computed, whose dotted name is added to `computed`. @throws {ReaderTrouble} above the limits. */
export function yamlValue(document: YamlDocument, node: YamlNode | undefined, resolve: Resolve = () => undefined, computed?: Set<string>): Json | undefined {
  let count = 0;
  const valueOf = (path: readonly string[], current: YamlNode | undefined, depth: number): Json | undefined => {
    const name = path.at(-1) ?? '';
    count += 1;
    if (depth > depthMax || count > valuesMax) throw new ReaderTrouble('too_many_facts', `A resource with more than ${valuesMax} values or ${depthMax} levels.`);
    if (current === undefined) return null;
    const resolved = resolve(current);
    if (resolved && resolved.value === undefined) computed?.add(path.join('.'));
    if (resolved) return typeof resolved.value === 'string' ? cleanText(name, resolved.value) : resolved.value;
    const text = document.text(current);
    if (text !== undefined) return scalarOf(current, cleanText(name, text));
    const items = document.items(current);
    if (items.length > 0) return items.flatMap((item) => valueOf(path, item, depth + 1) ?? []);
    const members = document.members(current);
    return Object.fromEntries(members.flatMap(({ key, value }) => {
      const plain = valueOf([...path, key], value, depth + 1);
      return plain === undefined ? [] : [[key, plain] as const];
    }));
  };
  return valueOf([], node, 0);
}

/** The same, for a map; an empty object for everything else. */
export function yamlObject(document: YamlDocument, node: YamlNode | undefined, resolve?: Resolve, computed?: Set<string>): JsonObject {
  const value = node === undefined ? undefined : yamlValue(document, node, resolve, computed);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** Numbers and booleans keep their kind; a text that only looks like one (quoted) stays text. */
function scalarOf(node: YamlNode, text: string): Json {
  const { value } = node as { readonly value?: unknown };
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : text;
}

/** The tag of a node as it is written (`!Ref`); empty when it has none. */
export function tagOf(node: YamlNode): string {
  return (node as { readonly tag?: string }).tag ?? '';
}
