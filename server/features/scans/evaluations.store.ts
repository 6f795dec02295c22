/** Verdicts of policies over scans, and their violations. */
import type { Insertable, Selectable } from 'kysely';
import type { Evaluation } from '#shared/policies/policy.ts';
import { waivableId } from '#shared/policies/waiver.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { EvaluationRow, ViolationRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';
import type { StoredPolicy } from '../policies/policies.store.ts';

export interface NewEvaluation {
  readonly id: string;
  readonly policy: Pick<StoredPolicy, 'id' | 'version' | 'policy'>;
  readonly evaluation: Evaluation;
}

/** Violations inserted by one statement: eleven columns each, well below SQLite's 32,766 parameters. */
const violationsPerStatement = 500;

/** Adds verdicts. They show as soon as their scan points at the result. */
export async function insertEvaluations(tx: Tx, of: { orgId: string; scanId: string; resultId: string; at: number; evaluations: readonly NewEvaluation[] }): Promise<void> {
  for (const { id, policy, evaluation } of of.evaluations) {
    await tx
      .insertInto('evaluations')
      .values({
        id,
        org_id: of.orgId,
        scan_id: of.scanId,
        result_id: of.resultId,
        policy_id: policy.id,
        policy_version: policy.version,
        policy_name: policy.policy.name,
        effect: evaluation.effect,
        verdict: evaluation.verdict,
        violation_count: evaluation.violation_count,
        waived_count: evaluation.waived_count ?? 0,
        created_at: of.at,
      })
      .execute();
    const rows: Insertable<ViolationRow>[] = evaluation.violations.map((violation, ordinal) => ({
      id: `${id}_${String(ordinal).padStart(6, '0')}`.replace(/^evl_/u, 'vio_'),
      org_id: of.orgId,
      scan_id: of.scanId,
      evaluation_id: id,
      ordinal,
      rule: violation.rule,
      severity: violation.severity,
      state: violation.state,
      waiver_id: violation.waiver_id ?? null,
      subject_id: waivableId(violation.subject.id),
      body: JSON.stringify({ subject: violation.subject, message: violation.message, evidence: violation.evidence }),
    }));
    for (let at = 0; at < rows.length; at += violationsPerStatement) await tx.insertInto('violations').values(rows.slice(at, at + violationsPerStatement)).execute();
  }
}

/** Evaluations of a scan's visible result, newest first. */
export async function listEvaluations(executor: Executor, of: { orgId: string; scanId: string; resultId: string }, page: PageRequest): Promise<Selectable<EvaluationRow>[]> {
  return executor
    .selectFrom('evaluations')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('scan_id', '=', of.scanId)
    .where('result_id', '=', of.resultId)
    .$call((query) => newestFirst(query, { at: 'created_at', id: 'id' }, page))
    .execute();
}

/** Evaluations by one policy over results that are shown, newest first. */
export async function listPolicyEvaluations(executor: Executor, of: { orgId: string; policyId: string }, page: PageRequest): Promise<Selectable<EvaluationRow>[]> {
  return executor
    .selectFrom('evaluations')
    .innerJoin('scans', (join) => join.onRef('scans.id', '=', 'evaluations.scan_id').onRef('scans.result_id', '=', 'evaluations.result_id'))
    .selectAll('evaluations')
    .where('evaluations.org_id', '=', of.orgId)
    .where('scans.org_id', '=', of.orgId)
    .where('evaluations.policy_id', '=', of.policyId)
    .$call((query) => newestFirst(query, { at: 'evaluations.created_at', id: 'evaluations.id' }, page))
    .execute();
}

/** The newest evaluation of each policy over a scan's visible result, by policy name. */
export async function latestEvaluations(executor: Executor, of: { orgId: string; scanId: string; resultId: string }): Promise<Selectable<EvaluationRow>[]> {
  const rows = await executor
    .selectFrom('evaluations')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('scan_id', '=', of.scanId)
    .where('result_id', '=', of.resultId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const newest = rows[0]?.created_at;
  // One run judges all policies at one instant; a policy that was removed since is not part of the newest run.
  return rows.filter((row) => row.created_at === newest).sort((a, b) => (a.policy_name < b.policy_name ? -1 : a.policy_name > b.policy_name ? 1 : 0));
}

/** What a list of violations may be narrowed by. */
export interface ViolationFilter {
  readonly state?: ViolationRow['state'] | undefined;
  readonly severity?: string | undefined;
}

/** Violations of some evaluations, by evaluation and order. */
export async function listViolations(executor: Executor, of: { orgId: string; evaluationIds: readonly string[]; filter?: ViolationFilter }, page: PageRequest): Promise<Selectable<ViolationRow>[]> {
  if (of.evaluationIds.length === 0) return [];
  const { state, severity } = of.filter ?? {};
  return executor
    .selectFrom('violations')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('evaluation_id', 'in', of.evaluationIds)
    .$if(state !== undefined, (query) => query.where('state', '=', state as ViolationRow['state']))
    .$if(severity !== undefined, (query) => query.where('severity', '=', severity ?? ''))
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after?.id ?? ''))
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
}
