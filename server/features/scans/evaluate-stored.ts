/** Judges a stored result again by the policies that are in force now. Runs in a thread. */
import { notFound } from '#shared/api/api-error.ts';
import { indexInventory } from '#shared/model/inventory.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { verdictOf } from '#shared/policies/verdict.ts';
import { newId, type Clock, type Random } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import { violatedData } from '../../ingest/ingest-result.ts';
import type { EvaluateJob, TaskResults } from '../../ingest/tasks.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { activePolicies } from '../policies/policies.store.ts';
import { insertEvaluations, type NewEvaluation } from './evaluations.store.ts';
import { readReport } from './report.reads.ts';
import { setScanVerdict } from './scans.store.ts';

/** Adds one evaluation for each policy, sets the scan's verdict, and returns them by policy name. */
export async function evaluateStored(job: EvaluateJob, world: { db: Db; clock: Clock; random: Random }): Promise<TaskResults['evaluate']> {
  const { db, clock } = world;
  const { orgId, scanId, resultId } = job;
  const report = await readReport(db.kysely, { orgId, resultId });
  if (report === undefined) throw notFound('scan', scanId);
  const index = indexInventory(report);
  const policies = await activePolicies(db.kysely, orgId);
  const evaluations: NewEvaluation[] = policies.map((policy) => ({ id: newId('evl', world), policy, evaluation: evaluatePolicy(policy.policy, report, index) }));
  const verdict = verdictOf(evaluations.map(({ evaluation }) => evaluation));

  await db.transaction(async (tx) => {
    const at = clock.now();
    await insertEvaluations(tx, { orgId, scanId, resultId, at, evaluations });
    await setScanVerdict(tx, { orgId, scanId, resultId, verdict });
    for (const each of evaluations) {
      if (each.evaluation.verdict !== 'pass') await appendEvent(tx, { orgId, type: 'policy.violated', subject: scanId, data: violatedData({ scanId, ...each }), at });
    }
    await appendAudit(tx, {
      orgId,
      actor: job.actor,
      action: 'scan.evaluate',
      target: scanId,
      detail: { verdict, policies: policies.map(({ id, version }) => `${id}@${version}`), ip: job.ip, request_id: job.requestId },
      at,
    });
  });
  return evaluations.map(({ evaluation: { policy, effect, verdict, violation_count } }) => ({ policy, effect, verdict, violation_count }));
}
