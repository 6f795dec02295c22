import type { KeyFormat } from '#shared/catalog/catalog-entry.ts';
import * as registry from '#shared/catalog/registry.gen.ts';

let formats: readonly { readonly literal: string; readonly pattern: RegExp }[] | undefined;

/** Credentials of the catalog's formats in a short text (a parameter, an argument), with their offsets. Whole files are the secret reader's. */
export function knownKeys(text: string): { value: string; index: number }[] {
  const found: { value: string; index: number }[] = [];
  for (const { literal, pattern } of (formats ??= loadFormats())) {
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) found.push({ value: match[1] ?? match[0], index: at });
    }
  }
  return found;
}

function loadFormats(): { literal: string; pattern: RegExp }[] {
  const entries: readonly { readonly keys?: readonly KeyFormat[] }[] = Object.values(registry);
  return entries
    .flatMap((entry) => entry.keys ?? [])
    .flatMap(({ literals, pattern }) =>
      literals.map((literal) => ({ literal, pattern: new RegExp(pattern.source, [...new Set(`${pattern.flags.replace('g', '')}y`)].join('')) })),
    );
}
