/** What the checks of a stored result answered, in numbers. Runs in a thread: a result may have a million answers. */
import { notFound } from '#shared/api/api-error.ts';
import { by } from '#shared/model/order.ts';
import type { Answer, CheckOutcome, CheckResult, Coverage } from '#shared/model/report.ts';
import type { Executor } from '../../db/connection.ts';

export interface CheckSummaryJob {
  readonly orgId: string;
  readonly scanId: string;
  readonly resultId: string;
  /** Findings described for each check; `answers.fail` says how many there are. */
  readonly findingsMax: number;
}

/** One check that ran. */
export interface CheckSummary {
  readonly id: string;
  readonly title: string;
  /** Subjects by answer; an answer that nobody got is 0. */
  readonly answers: Readonly<Record<Answer, number>>;
  /** The first findings, in the report's order. */
  readonly findings: readonly Pick<CheckResult, 'subject' | 'severity' | 'reason' | 'fingerprint'>[];
}

export interface ScanChecks {
  /** Whether every source was read to its end. */
  readonly isComplete: boolean;
  /** By id. */
  readonly checks: readonly CheckSummary[];
}

/** @throws {AppError} `not_found` when the result is not there any more. */
export async function summariseChecks({ orgId, scanId, resultId, findingsMax }: CheckSummaryJob, executor: Executor): Promise<ScanChecks> {
  const result = await executor.selectFrom('results').select('coverage').where('org_id', '=', orgId).where('id', '=', resultId).where('state', '=', 'visible').executeTakeFirst();
  if (result === undefined) throw notFound('scan', scanId);
  const coverage = JSON.parse(result.coverage) as Coverage;
  const outcomes = await executor.selectFrom('check_outcomes').select('body').where('result_id', '=', resultId).where('org_id', '=', orgId).execute();
  const counted = await executor
    .selectFrom('check_results')
    .select((eb) => ['check_id', 'answer', eb.fn.countAll().as('count')])
    .where('result_id', '=', resultId)
    .where('org_id', '=', orgId)
    .groupBy(['check_id', 'answer'])
    .execute();
  const countsOf = Map.groupBy(counted, (row) => row.check_id);

  const checks: CheckSummary[] = [];
  for (const { body } of outcomes) {
    const outcome = JSON.parse(body) as Omit<CheckOutcome, 'results'>;
    const answers: Record<Answer, number> = { pass: outcome.passed.length, fail: 0, review: 0, not_applicable: 0, unknown: 0, error: 0 };
    for (const { answer, count } of countsOf.get(outcome.check) ?? []) answers[answer as Answer] += Number(count);
    const findings = answers.fail === 0 ? [] : await readFindings(executor, { orgId, resultId, check: outcome.check, limit: findingsMax });
    checks.push({ id: outcome.check, title: outcome.title, answers, findings });
  }
  return { isComplete: coverage.sources.every((source) => source.state === 'complete'), checks: checks.sort(by(({ id }) => id)) };
}

async function readFindings(executor: Executor, of: { orgId: string; resultId: string; check: string; limit: number }): Promise<CheckSummary['findings']> {
  const rows = await executor
    .selectFrom('check_results')
    .select('body')
    .where('result_id', '=', of.resultId)
    .where('org_id', '=', of.orgId)
    .where('check_id', '=', of.check)
    .where('answer', '=', 'fail')
    .orderBy('ordinal')
    .limit(of.limit)
    .execute();
  return rows.map((row) => {
    const { subject, severity, reason, fingerprint } = JSON.parse(row.body) as CheckResult;
    return { subject, severity, reason, ...(fingerprint !== undefined && { fingerprint }) };
  });
}
