/** Node parameters as n8n stores them: only values that differ from the default, and texts that begin with `=` are expressions. */
import type { Json, JsonObject } from '../../model/fact.ts';
import { isJsonObject } from '../../model/json-object.ts';

/** A parameter by its dotted path, such as `options.maxIterations`; nothing when it has its default. */
export function parameter(parameters: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = parameters;
  for (const name of path.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** Whether a value is computed when the workflow runs, so that the file does not say what it is. */
export function isExpression(value: Json | undefined): boolean {
  return typeof value === 'string' && value.startsWith('=') && value.includes('{{');
}

/** The text without the leading `=` that marks an expression; nothing for what is not text. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.startsWith('=') ? value.slice(1) : value;
}

/** The part of a text that is fixed: everything before its first hole (`{{ … }}`, or a model's `{placeholder}`). */
export function fixedStart(text: string): string {
  const hole = text.indexOf('{');
  return hole < 0 ? text : text.slice(0, hole);
}

/** The value of a resource locator (`{ __rl: true, value }`) or of a plain parameter. */
export function located(value: Json | undefined): Json | undefined {
  return isJsonObject(value) && value['__rl'] === true ? value['value'] : value;
}

/** Every text inside a value, keys left out; depth is bounded because parameters come from files. */
export function textsIn(value: Json | undefined, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth >= depthMax || typeof value !== 'object' || value === null) return [];
  return (Array.isArray(value) ? (value as readonly Json[]) : Object.values(value as JsonObject)).flatMap((inner) => textsIn(inner, depth + 1));
}

/** Levels; n8n's own deepest parameters have about ten. */
const depthMax = 32;
