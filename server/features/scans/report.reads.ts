/** Stored rows back to the report they came from, byte for byte when it is written again. */
import type { Component, Relationship, Resource } from '#shared/model/component.ts';
import { by } from '#shared/model/order.ts';
import type { CheckOutcome, CheckResult, Coverage, Report, Source } from '#shared/model/report.ts';
import type { Executor } from '../../db/connection.ts';

/** The report of a visible result, or undefined when the organization has none by that id. */
export async function readReport(executor: Executor, of: { orgId: string; resultId: string }): Promise<Report | undefined> {
  const result = await executor.selectFrom('results').select(['header', 'coverage']).where('org_id', '=', of.orgId).where('id', '=', of.resultId).where('state', '=', 'visible').executeTakeFirst();
  if (result === undefined) return undefined;
  const header = JSON.parse(result.header) as Pick<Report, 'schema' | 'tool' | 'generated_at'> & { sources: Source[] };

  const bodies = async <T extends { readonly id: string }>(table: 'components' | 'relationships' | 'resources'): Promise<T[]> => {
    const rows = await executor.selectFrom(table).select('body').where('result_id', '=', of.resultId).where('org_id', '=', of.orgId).execute();
    // Sorted here: a database may order text by a locale.
    return rows.map((row) => JSON.parse(row.body) as T).sort(by((item) => item.id));
  };

  return {
    schema: header.schema,
    tool: header.tool,
    generated_at: header.generated_at,
    sources: header.sources,
    resources: await bodies<Resource>('resources'),
    components: await bodies<Component>('components'),
    relationships: await bodies<Relationship>('relationships'),
    checks: await readChecks(executor, of),
    coverage: JSON.parse(result.coverage) as Coverage,
  };
}

async function readChecks(executor: Executor, of: { orgId: string; resultId: string }): Promise<CheckOutcome[]> {
  const outcomes = await executor.selectFrom('check_outcomes').select('body').where('result_id', '=', of.resultId).where('org_id', '=', of.orgId).execute();
  const results = await executor.selectFrom('check_results').select(['check_id', 'body']).where('result_id', '=', of.resultId).where('org_id', '=', of.orgId).orderBy('ordinal').execute();
  const byCheck = Map.groupBy(results, (row) => row.check_id);
  return outcomes
    .map((row) => JSON.parse(row.body) as Omit<CheckOutcome, 'results'>)
    .sort(by((outcome) => outcome.check))
    .map((outcome) => Object.assign(outcome, { results: (byCheck.get(outcome.check) ?? []).map((row) => JSON.parse(row.body) as CheckResult) }));
}
