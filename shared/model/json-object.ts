import type { JsonObject } from './fact.ts';

/** Whether a value is an object of JSON: not a list and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
