/** What is picked from a table by a key that only the run knows. */
import type { Value } from '#shared/model/fact.ts';

/** Values that branches give one name, beyond the first; the rest is left out. */
export const othersMax = 12;

const unknownValue: Value = { kind: 'unknown' };

/** What stands under a key in a table; under one that the environment says, any text of it, the one of the default first. */
export function entryAt(entries: Readonly<Record<string, Value>>, key: Value): Value {
  const text = defaultText(key);
  const own = text !== undefined && Object.hasOwn(entries, text) ? entries[text] : undefined;
  if (key.kind !== 'env' || (own && own.kind !== 'string')) return own ?? unknownValue;
  const texts = Object.values(entries).filter((value) => value.kind === 'string');
  const [first, ...others] = own ? [own, ...texts.filter((value) => value !== own)] : texts;
  if (first === undefined || texts.length > othersMax) return own ?? unknownValue;
  return others.length === 0 ? first : { ...first, others };
}

/** A key as it is when nothing else is set: `MODELS[process.env.MODEL ?? 'small']`. */
function defaultText(value: Value): string | undefined {
  if (value.kind === 'string') return value.text;
  return value.kind === 'env' && value.fallback ? defaultText(value.fallback) : undefined;
}
