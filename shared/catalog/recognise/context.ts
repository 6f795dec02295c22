import type { Catalog } from '../catalog.ts';

/** What every recogniser knows besides the facts. */
export interface RecogniseContext {
  readonly catalog: Catalog;
  /** Key of the source; part of the identity of things that are known by their place. */
  readonly source: string;
  readonly path: string;
  /** Whether other sources are read in the same scan: what is known by its path alone is then known by its source, too. */
  readonly isOneOfSeveral?: boolean;
}
