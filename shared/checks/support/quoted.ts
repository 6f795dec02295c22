/** Longest piece of scanned text in a reason; characters. A reason is one sentence that people read, the evidence has the rest. */
const quotedMax = 80;

// C0 and C1 controls, and the characters that are invisible or turn the direction of text around.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Scanned text as it may stand in a reason: in quotes, on one line, without invisible characters, cut at 80 characters. */
export function quoted(text: string): string {
  const clean = text.replaceAll(unprintable, ' ').replaceAll('"', "'");
  const letters = [...clean];
  return letters.length <= quotedMax ? `"${clean}"` : `"${letters.slice(0, quotedMax - 1).join('')}…"`;
}
