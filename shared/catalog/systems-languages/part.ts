import type { CatalogEntry } from '../catalog-entry.ts';

/** What an entry has for Go and Rust; the vendor's own file holds the rest and spreads this into its lists. */
export type SystemsPart = Pick<CatalogEntry, 'packages' | 'uses' | 'examples' | 'nearMisses'>;
