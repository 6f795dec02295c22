/** Values of nested attributes by a path of names; a list on the way is taken item by item. */
import type { Json, JsonObject } from '../model/fact.ts';

/** The values at a path such as `model.name`, in document order. */
export function attributeValues(attributes: JsonObject, path: string): Json[] {
  return valuesAt(attributes, path.split('.'));
}

/** Those that are text with something in it. */
export function attributeTexts(attributes: JsonObject, path: string): string[] {
  return attributeValues(attributes, path).filter((value): value is string => typeof value === 'string' && value !== '');
}

/** Attributes as properties of a component, each under the last name of its path; the first value counts, lists and objects as JSON. */
export function attributeProperties(attributes: JsonObject, paths: readonly string[]): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const path of paths) {
    const [value] = attributeValues(attributes, path);
    if (value === undefined || value === null) continue;
    properties[path.slice(path.lastIndexOf('.') + 1)] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return properties;
}

function valuesAt(value: Json | undefined, names: readonly string[]): Json[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item) => valuesAt(item, names));
  const [name, ...rest] = names;
  if (name === undefined) return value === undefined ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as JsonObject)[name], rest);
}
