import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';

export interface ComplianceDependencies {
  readonly thread: TaskThread;
}

export type ComplianceService = ReturnType<typeof createComplianceService>;

export function createComplianceService(_foundation: Foundation, _dependencies: ComplianceDependencies) {
  return {};
}
