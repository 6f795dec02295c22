/** What the scan and its worker threads tell each other. */
import type { ListedArtifact } from '../sources/source.ts';
import type { ArtifactResult } from './read-artifact.ts';

export interface WorkerInit {
  readonly source: string;
  readonly isOneOfSeveral?: boolean;
  readonly fingerprintKey?: string;
  readonly prefilterOnly: boolean;
  /** One 32-bit cell: position in the batch of the artifact that is being read now (-1 before the first), so that a stuck one can be named. */
  readonly position: SharedArrayBuffer;
}

export interface Batch {
  readonly artifacts: readonly ListedArtifact[];
  /** Digests of the versions whose readings are kept, for each artifact; absent when none are kept at all. */
  readonly known?: readonly (readonly string[] | undefined)[];
}

/** Most artifacts give nothing; they are only counted, since every message is copied between threads. */
export interface BatchResult {
  /** Those that gave something, or that were not read in full. */
  readonly results: readonly ArtifactResult[];
  readonly plain: { readonly artifacts: number; readonly bytes: number };
  /** The versions of those that gave nothing, when readings are kept. */
  readonly plainVersions?: readonly { readonly path: string; readonly digest: string; readonly bytes: number }[];
  /** Path of the last one, for progress. */
  readonly last: string;
}
