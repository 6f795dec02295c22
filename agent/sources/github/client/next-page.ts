/** The address of the next page in a Link header (RFC 8288); undefined on the last. */
export function nextPage(link: string | number | undefined): string | undefined {
  for (const part of String(link ?? '').split(',')) {
    const match = /^\s*<([^<>]+)>\s*;(.*)$/.exec(part);
    if (match && /\brel="?next"?/.test(match[2] as string)) return match[1];
  }
  return undefined;
}
