/** What the scan and its worker threads tell each other. */
import type { ListedArtifact } from '../sources/source.ts';
import type { ArtifactResult } from './read-artifact.ts';

export interface WorkerInit {
  readonly source: string;
  readonly fingerprintKey?: string;
  readonly prefilterOnly: boolean;
  /** One 32-bit cell: position in the batch of the artifact that is being read now (-1 before the first), so that a stuck one can be named. */
  readonly position: SharedArrayBuffer;
}

export interface Batch {
  readonly artifacts: readonly ListedArtifact[];
}

export interface BatchResult {
  readonly results: readonly ArtifactResult[];
}
