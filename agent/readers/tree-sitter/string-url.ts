/** URLs longer than this are data; characters. */
const urlCharsMax = 2_048;
/** Holes in one host that are looked over. */
const hostHolesMax = 3;

/** What stands in a text for what is put in later: `{}`, `{region}`, `${region}`, `<region>`, `%s`. */
const placeholder = /\$?\{[^{}\s]{0,80}\}|<[^<>\s]{0,80}>|%s/;

/**
 * The URL that a string literal is, if it is one: an absolute address and nothing else around it. `parts` is what stands between its holes.
 * A hole in the host is `*` (`https://bedrock-runtime.*.amazonaws.com`) where the last two names behind it are written; with another hole
 * behind the host, what stands before that.
 */
export function urlOf(parts: readonly string[]): string | undefined {
  if (!/^(?:https?|wss?):\/\//i.test(parts[0] ?? '')) return undefined;
  const pieces = parts.flatMap((part) => part.slice(0, urlCharsMax + 1).split(placeholder));
  let text = pieces[0] ?? '';
  let used = 1;
  for (; used <= hostHolesMax && used < pieces.length && !isHostComplete(text); used += 1) text += `*${pieces[used]}`;
  // A pattern that the code itself writes is a rule about addresses, and none.
  if (pieces.slice(0, used).some((piece, index) => (index === 0 ? hostOf(piece) : piece.split('/')[0] ?? '').includes('*'))) return undefined;
  const open = text.search(/[{<]/);
  if (open >= 0) text = text.slice(0, open);
  const isWhole = used === pieces.length && open < 0;
  if (text.length > urlCharsMax || /[\s<>"\\^`{}|]/.test(text)) return undefined;
  if (!isWhole && !isHostComplete(text)) return undefined;
  if (hostOf(text).includes('*') && !/\.[a-z0-9-]+\.[a-z]{2,}(?::\d+)?$/i.test(/[^*]*$/.exec(hostOf(text))?.[0] ?? '')) return undefined;
  return URL.canParse(text) ? text : undefined;
}

function isHostComplete(text: string): boolean {
  return /^[^:]+:\/\/[^/?#]+[/?#]/.test(text);
}

function hostOf(text: string): string {
  return /^[^:]+:\/\/([^/?#]*)/.exec(text)?.[1] ?? '';
}
