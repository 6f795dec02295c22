/** Writes a stored result in an export format. Runs in a thread. */
import { notFound } from '#shared/api/api-error.ts';
import * as exporters from '#shared/exporters/registry.gen.ts';
import type { Exporter } from '#shared/exporters/exporter.ts';
import type { Evaluation, Violation } from '#shared/policies/policy.ts';
import type { Executor } from '../../db/connection.ts';
import type { ExportJob } from '../../ingest/tasks.ts';
import { latestEvaluations, listViolations } from './evaluations.store.ts';
import { readReport } from './report.reads.ts';

/** Every exporter. */
export const allExporters: readonly Exporter[] = Object.values(exporters);

/** The document, with the newest verdicts in it. */
export async function exportStored(job: ExportJob, executor: Executor): Promise<Uint8Array> {
  const { orgId, scanId, resultId } = job;
  const exporter = allExporters.find(({ id }) => id === job.format);
  const report = await readReport(executor, { orgId, resultId });
  if (report === undefined || exporter === undefined) throw notFound('scan', scanId);
  const text = await exporter.export({ report, evaluations: await readEvaluations(executor, { orgId, scanId, resultId }) });
  // Bytes of its own, so that they can be handed over without a copy.
  return new TextEncoder().encode(text);
}

async function readEvaluations(executor: Executor, of: { orgId: string; scanId: string; resultId: string }): Promise<Evaluation[]> {
  const rows = await latestEvaluations(executor, of);
  const evaluations: Evaluation[] = [];
  for (const row of rows) {
    const violations = await listViolations(executor, { orgId: of.orgId, evaluationIds: [row.id] }, { limit: 1_000_000, after: undefined });
    evaluations.push({
      policy: row.policy_name,
      effect: row.effect as Evaluation['effect'],
      verdict: row.verdict,
      violation_count: row.violation_count,
      ...(row.waived_count > 0 && { waived_count: row.waived_count }),
      violations: violations.map(({ rule, severity, state, waiver_id: waiverId, body }) => {
        const { subject, message, evidence } = JSON.parse(body) as Pick<Violation, 'subject' | 'message' | 'evidence'>;
        return { rule, subject, severity: severity as Violation['severity'], state, message, evidence, ...(waiverId !== null && { waiver_id: waiverId }) };
      }),
    });
  }
  return evaluations;
}
