import type { Foundation } from '../../foundation.ts';

export interface SchedulesDependencies {
  /** Told after a scan was queued in this process, so that a waiting agent gets it at once. */
  readonly onQueued: (orgId: string) => void;
}

export type SchedulesService = ReturnType<typeof createSchedulesService>;

export function createSchedulesService(_foundation: Foundation, _dependencies: SchedulesDependencies) {
  return {};
}
