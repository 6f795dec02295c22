import { maskSecret } from '#shared/model/masking.ts';

/** The same data with every found credential replaced by its mask, wherever a string holds it: names, URLs, keys, symbols, paths. */
export function redact<T>(data: T, values: readonly string[]): T {
  return values.length === 0 ? data : (redactValue(data, values) as T);
}

function redactValue(data: unknown, values: readonly string[]): unknown {
  if (typeof data === 'string') return redactText(data, values);
  if (Array.isArray(data)) return data.map((item) => redactValue(item, values));
  if (data !== null && typeof data === 'object') {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [redactText(key, values), redactValue(value, values)]));
  }
  return data;
}

function redactText(text: string, values: readonly string[]): string {
  let clean = text;
  for (const value of values) if (clean.includes(value)) clean = clean.replaceAll(value, maskSecret(value));
  return clean;
}
