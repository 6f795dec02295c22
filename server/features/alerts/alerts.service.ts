import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';

export interface AlertsDependencies {
  readonly thread: TaskThread;
}

export type AlertsService = ReturnType<typeof createAlertsService>;

export function createAlertsService(_foundation: Foundation, _dependencies: AlertsDependencies) {
  return {};
}
