import { maskSecret } from '#shared/model/masking.ts';

/**
 * The same data with lone surrogates replaced: a JSON escape can make one, and no UTF-8 can carry it.
 * The data itself when it has none, which is nearly always.
 */
export function wellFormed<T>(data: T): T {
  return isWellFormed(data) ? data : (mapStrings(data, (text) => text.toWellFormed()) as T);
}

/** The same data with every found credential replaced by its mask, wherever a string holds it: names, URLs, keys, symbols, paths. */
export function redact<T>(data: T, values: readonly string[]): T {
  return values.length === 0 ? data : (mapStrings(data, (text) => redactText(text, values)) as T);
}

function mapStrings(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data)) return data.map((item) => mapStrings(item, change));
  if (data !== null && typeof data === 'object') {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [change(key), mapStrings(value, change)]));
  }
  return data;
}

function isWellFormed(data: unknown): boolean {
  if (typeof data === 'string') return data.isWellFormed();
  if (Array.isArray(data)) return data.every(isWellFormed);
  if (data !== null && typeof data === 'object') return Object.entries(data).every(([key, value]) => key.isWellFormed() && isWellFormed(value));
  return true;
}

function redactText(text: string, values: readonly string[]): string {
  let clean = text;
  for (const value of values) if (clean.includes(value)) clean = clean.replaceAll(value, maskSecret(value));
  return clean;
}
