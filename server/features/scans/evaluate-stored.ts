/** Judges a stored result again by the policies and waivers that are in force now. Runs in a thread. */
import { notFound } from '#shared/api/api-error.ts';
import { verdictOf } from '#shared/policies/verdict.ts';
import { newId, type Clock, type Random } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import { entryOf } from '../../http/caller.ts';
import { judgeReport, violatedData } from '../../ingest/ingest-result.ts';
import type { EvaluateJob, TaskResults } from '../../ingest/tasks.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { activePolicies } from '../policies/policies.store.ts';
import { waiversAt } from '../waivers/waivers.store.ts';
import { insertEvaluations, type NewEvaluation } from './evaluations.store.ts';
import { readReport } from './report.reads.ts';
import { setScanVerdict } from './scans.store.ts';

/** Adds one evaluation for each policy, sets the scan's verdict, and returns it. */
export async function evaluateStored(job: EvaluateJob, world: { db: Db; clock: Clock; random: Random }): Promise<TaskResults['evaluate']> {
  const { db, clock } = world;
  const { orgId, scanId, resultId, caller } = job;
  const report = await readReport(db.kysely, { orgId, resultId });
  if (report === undefined) throw notFound('scan', scanId);
  const policies = await activePolicies(db.kysely, orgId);
  const waivers = await waiversAt(db.kysely, { orgId, at: job.at });
  const evaluations: NewEvaluation[] = judgeReport({ policies, waivers, at: job.at, report }).map((judged) => ({ id: newId('evl', world), ...judged }));
  const verdict = verdictOf(evaluations.map(({ evaluation }) => evaluation));

  await db.transaction(async (tx) => {
    const at = clock.now();
    // First, because it holds the scan: one that was removed in the meantime gets no verdicts any more.
    if (!(await setScanVerdict(tx, { orgId, scanId, resultId, verdict }))) throw notFound('scan', scanId);
    await insertEvaluations(tx, { orgId, scanId, resultId, at, evaluations });
    for (const each of evaluations) {
      if (each.evaluation.verdict !== 'pass') await appendEvent(tx, { orgId, type: 'policy.violated', subject: scanId, data: violatedData({ scanId, ...each }), at });
    }
    const detail = { verdict, policies: policies.map(({ id, version }) => `${id}@${version}`), waived: evaluations.reduce((sum, { evaluation }) => sum + (evaluation.waived_count ?? 0), 0) };
    await appendAudit(tx, entryOf(caller, { action: 'scan.evaluate', target: scanId, detail, at }));
  });
  return verdict;
}
