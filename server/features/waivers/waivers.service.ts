import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';

export interface WaiversDependencies {
  /** For judging scans again. */
  readonly thread: TaskThread;
}

export type WaiversService = ReturnType<typeof createWaiversService>;

export function createWaiversService(_foundation: Foundation, _dependencies: WaiversDependencies) {
  return {};
}
