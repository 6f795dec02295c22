/** Frameworks, an organization's own compliance rules, and what a scan says of both. */
import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { complianceRules } from './compliance-rules.ts';
import { frameworkChoices } from './framework-choices.ts';
import { scanCompliance } from './scan-compliance.ts';

export interface ComplianceDependencies {
  /** Judges rules and counts checks beside the event loop. */
  readonly thread: TaskThread;
}

export type ComplianceService = ReturnType<typeof createComplianceService>;

export function createComplianceService(foundation: Foundation, { thread }: ComplianceDependencies) {
  return { ...frameworkChoices(foundation), ...complianceRules(foundation), ...scanCompliance(foundation, thread) };
}
