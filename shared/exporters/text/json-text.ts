/**
 * A JSON document, two spaces deep, ending with a newline. Characters that a terminal or an editor would act on (C1 controls, direction marks,
 * line separators) are written as escapes, so the bytes are safe to look at and the values are unchanged. Lone surrogates become U+FFFD,
 * because half of the JSON parsers refuse them.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  // A lone surrogate is the only thing that is written as `\ud…`. The replacer is five times slower, so it runs only then.
  const whole = text.includes(String.raw`\ud`) ? JSON.stringify(value, wellFormed, 2) : text;
  return `${whole.replaceAll(unseen, escaped)}\n`;
}

// JSON.stringify escapes C0 controls itself.
const unseen = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

function wellFormed(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (Object.keys(value).every((key) => key.isWellFormed())) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), item as unknown]));
}

function escaped(character: string): string {
  let text = '';
  for (let at = 0; at < character.length; at += 1) text += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return text;
}
