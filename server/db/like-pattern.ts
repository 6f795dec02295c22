/** A pattern of LIKE for part of a text in any case, with `\` as its escape: `%` and `_` stand for themselves. */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}
