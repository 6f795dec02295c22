/** How problems repeat what stands in a configuration file. Nothing that could be a secret is repeated whole. */
import { maskSecret } from '#shared/model/masking.ts';

/** Characters of a value that an error repeats. */
const shownMax = 120;

/** A value of a field that is no secret. A password in an address and what looks like a token are masked all the same: things get into the wrong field. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value !== 'string') return String(value);
  const clean = value.replaceAll(/:\/\/[^/?#]*@/g, '://***@').replaceAll(tokenForm, (run) => (/\d/.test(run) && /[A-Za-z]/.test(run) ? maskSecret(run) : run));
  const text = JSON.stringify(clean);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

/** Twenty letters and digits without a separator: longer than a word, as long as the shortest tokens. */
const tokenForm = /[A-Za-z0-9+=_]{20,}/g;

/** No key that is accepted is longer; what is longer may be a secret that stands in the wrong place. */
const nameLengthMax = 32;

/** A key or name. */
export function shownName(name: string): string {
  return name.length > nameLengthMax ? `of that name (${name.length} characters, not shown)` : JSON.stringify(name);
}
