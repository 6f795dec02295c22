/** Alert rules, the alerts that they raise from the event rows, and what people do with them. */
import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { agentPresence } from './agent-presence.ts';
import { alertEvaluation } from './alert-evaluation.ts';
import { alertHandling } from './alert-handling.ts';
import { alertRules } from './alert-rules.ts';

export interface AlertsDependencies {
  /** Judges conditions beside the event loop. */
  readonly thread: TaskThread;
}

export type AlertsService = ReturnType<typeof createAlertsService>;

export function createAlertsService(foundation: Foundation, { thread }: AlertsDependencies) {
  return { ...alertRules(foundation), ...alertHandling(foundation), ...alertEvaluation(foundation, thread), ...agentPresence(foundation) };
}
