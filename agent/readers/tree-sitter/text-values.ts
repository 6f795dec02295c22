/** Joining and formatting of literal text. */
import type { Value } from '#shared/model/fact.ts';

export type TextValue = Extract<Value, { kind: 'string' | 'template' }>;

/** A string, or a template with holes. */
export function isString(value: Value): value is TextValue {
  return value.kind === 'string' || value.kind === 'template';
}

/** One text of several values; what is not text becomes a hole, a variable of the environment its default. A string when there is no hole. */
export function joinText(items: readonly Value[], { separator, line, name }: { separator?: TextValue; line: number; name?: string | undefined }): Value {
  const parts = [''];
  const add = (text: string) => (parts[parts.length - 1] += text);
  const addValue = (value: Value) => {
    if (value.kind === 'string') add(value.text);
    else if (value.kind === 'number' || value.kind === 'boolean') add(String(value.value));
    else if (value.kind === 'template') {
      add(value.parts[0] ?? '');
      parts.push(...value.parts.slice(1));
    } else if (value.kind === 'env' && value.fallback) addValue(value.fallback);
    else parts.push('');
  };
  for (const [index, item] of items.entries()) {
    if (index > 0 && separator) addValue(separator);
    addValue(item);
  }
  // A single piece keeps its own line; `PREFIX + "x"` stands where it is written.
  const at = { line, ...(name !== undefined && { name }) };
  const holdsConstant = items.some((item) => isString(item) && item.name !== undefined);
  return parts.length === 1 ? { kind: 'string', text: parts[0] ?? '', ...at } : { kind: 'template', parts, ...at, ...(holdsConstant && { holdsConstant }) };
}

/** The parts around `{}`, `{name}` and `{0}` of a format string. */
export function splitFormat(value: TextValue): Value {
  return split(value, /\{(?!\{)[^{}]{0,200}\}/g, (part) => part.replaceAll('{{', '{').replaceAll('}}', '}'));
}

/** The parts around `%s` and `%(name)d` of a format string. */
export function splitPercent(value: TextValue): Value {
  return split(value, /%(?:\([^()]{0,100}\))?[-+ #0-9.]{0,10}[a-zA-Z]/g, (part) => part.replaceAll('%%', '%'));
}

function split(value: TextValue, hole: RegExp, unescape: (part: string) => string): Value {
  const parts = (value.kind === 'string' ? [value.text] : value.parts).flatMap((part) => part.split(hole).map(unescape));
  const at = { line: value.line, ...(value.name !== undefined && { name: value.name }) };
  return parts.length === 1 ? { kind: 'string', text: parts[0] ?? '', ...at } : { kind: 'template', parts, ...at };
}
