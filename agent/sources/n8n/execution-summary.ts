/** Executions counted, workflow by workflow. */
import { z } from 'zod';
import type { N8nExecutionSummary } from '#shared/model/resources/n8n.ts';
import { instantOf } from './instant.ts';

export const execution = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  workflowId: z.union([z.string(), z.number()]).nullish().transform((id) => (id === null || id === undefined ? undefined : String(id))),
  status: z.string().optional(),
  /** All that n8n before 1.0 says instead of a status. */
  finished: z.boolean().optional(),
  mode: z.string().optional(),
  startedAt: z.string().nullish(),
});
export type Execution = z.output<typeof execution>;

export interface ExecutionTally {
  add(execution: Execution): void;
  of(workflow: { readonly id: string; readonly isActive: boolean }, days: number): N8nExecutionSummary;
}

interface Counts {
  total: number;
  failed: number;
  ended: number;
  manual: number;
  first: string | null;
  last: string | null;
}

/** Statuses of runs that went wrong, and of runs that have an outcome. */
const failures: ReadonlySet<string> = new Set(['error', 'crashed']);
const ends: ReadonlySet<string> = new Set(['success', 'error', 'crashed']);

/** Counts each execution once. Runs by hand are tests: they are counted apart and their failures are no failures of the workflow. */
export function executionTally(): ExecutionTally {
  const byWorkflow = new Map<string, Counts>();
  const seen = new Set<string>();
  return {
    add({ id, workflowId, status, finished, mode, startedAt }) {
      if (workflowId === undefined || seen.has(id)) return;
      seen.add(id);
      const counts = byWorkflow.get(workflowId) ?? { total: 0, failed: 0, ended: 0, manual: 0, first: null, last: null };
      byWorkflow.set(workflowId, counts);
      counts.total += 1;
      const at = instantOf(startedAt);
      if (at !== null && (counts.first === null || at < counts.first)) counts.first = at;
      if (at !== null && (counts.last === null || at > counts.last)) counts.last = at;
      if (mode === 'manual') {
        counts.manual += 1;
        return;
      }
      const outcome = status ?? (finished === true ? 'success' : 'unknown');
      if (ends.has(outcome)) counts.ended += 1;
      if (failures.has(outcome)) counts.failed += 1;
    },
    of({ id, isActive }, days) {
      const { total, failed, ended, manual, first, last } = byWorkflow.get(id) ?? { total: 0, failed: 0, ended: 0, manual: 0, first: null, last: null };
      return { workflow_id: id, is_active: isActive, days, total, failed, manual, failure_rate: ended === 0 ? null : Math.round((failed / ended) * 100) / 100, first_started_at: first, last_started_at: last };
    },
  };
}
