/** Members of an API's answer by their dotted path; anything that is not of the asked form is absent. */
import type { Json, JsonObject } from '#shared/model/fact.ts';

export function valueAt(row: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = row;
  for (const name of path.split('.')) {
    if (!isObject(value)) return undefined;
    value = value[name];
  }
  return value;
}

export function textAt(row: Json | undefined, path: string): string | undefined {
  const value = valueAt(row, path);
  return typeof value === 'string' ? value : undefined;
}

/** null stands for absent: for members that the API writes as null or leaves out, to the same end. */
export function textOrNull(row: Json | undefined, path: string): string | null {
  return textAt(row, path) ?? null;
}

export function numberAt(row: Json | undefined, path: string): number | undefined {
  const value = valueAt(row, path);
  return typeof value === 'number' ? value : undefined;
}

export function flagAt(row: Json | undefined, path: string): boolean | undefined {
  const value = valueAt(row, path);
  return typeof value === 'boolean' ? value : undefined;
}

export function objectAt(row: Json | undefined, path: string): JsonObject | undefined {
  const value = valueAt(row, path);
  return isObject(value) ? value : undefined;
}

export function rowsAt(row: Json | undefined, path: string): readonly JsonObject[] {
  const value = valueAt(row, path);
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

export function textsAt(row: Json | undefined, path: string): readonly string[] {
  const value = valueAt(row, path);
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
