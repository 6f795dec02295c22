/** An entry in parts, for a vendor that many languages reach: `<vendor>/<language>.ts` each, put together in `<vendor>.vendor.ts`. */
import type { CatalogEntry } from './catalog-entry.ts';

/** What an entry has for the packages of one language, with its proof. */
export type EntryPart = Pick<CatalogEntry, 'packages' | 'uses' | 'definitions' | 'constants' | 'examples' | 'nearMisses'>;

/** The lists of all parts, one after the other. */
export function joinParts(parts: readonly EntryPart[]): Required<EntryPart> {
  return {
    packages: parts.flatMap(({ packages }) => packages),
    uses: parts.flatMap(({ uses = [] }) => uses),
    definitions: parts.flatMap(({ definitions = [] }) => definitions),
    constants: parts.flatMap(({ constants = [] }) => constants),
    examples: parts.flatMap(({ examples }) => examples),
    nearMisses: parts.flatMap(({ nearMisses }) => nearMisses),
  };
}
