/** URLs longer than this are data; characters. */
const urlCharsMax = 2_048;

/**
 * The URL that a string literal is, if it is one: an absolute address and nothing else around it.
 * Of a text with holes (`isWhole` false, or `{}` and the like in it) the part before the first one, when the host is complete.
 */
export function urlOf(text: string, isWhole = true): string | undefined {
  if (!/^(?:https?|wss?):\/\//i.test(text)) return undefined;
  const placeholder = text.search(/\$?\{|<|%s/);
  if (placeholder >= 0) return urlOf(text.slice(0, placeholder), false);
  if (text.length > urlCharsMax) return undefined;
  if (/[\s<>"\\^`{}|]/.test(text)) return undefined;
  if (!isWhole && !/^[^:]+:\/\/[^/?#]+[/?#]/.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}
