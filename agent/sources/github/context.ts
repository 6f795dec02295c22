/** What every part of one scan of GitHub shares. */
import type { GithubClient } from './client/client.ts';
import type { ArchiveLimits } from './content/archive-limits.ts';
import type { Answers } from './state/answers.ts';
import type { State } from './state/state.ts';

export interface ScanContext {
  readonly client: GithubClient;
  readonly state: State;
  readonly answers: Answers;
  readonly limits: ArchiveLimits;
  readonly deep: boolean;
  /** ISO 8601 UTC, whole seconds. */
  readonly observedAt: string;
  /** What a second of waiting takes; milliseconds. 1000 but in tests. */
  readonly secondMs: number;
  readonly signal: AbortSignal;
}
