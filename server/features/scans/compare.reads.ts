/** What two results do not have in common. The databases do the comparing, over their primary keys. */
import type { Component } from '#shared/model/component.ts';
import type { Coverage, Source } from '#shared/model/report.ts';
import type { Executor } from '../../db/connection.ts';

/** One result, and the other one that it is held against. */
export interface Pair {
  readonly orgId: string;
  readonly resultId: string;
  readonly otherId: string;
}

export interface LoneComponent {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string | null;
  readonly is_ai: number;
  /** Only of dependencies: whether another version of the same one is on the other side stands in it. */
  readonly body: string | null;
}

/** Components of the one that the other does not have. */
export async function loneComponents(executor: Executor, { orgId, resultId, otherId }: Pair): Promise<LoneComponent[]> {
  return executor
    .selectFrom('components as one')
    .select(['one.id', 'one.kind', 'one.name', 'one.version', 'one.is_ai'])
    .select((eb) => eb.case().when('one.kind', '=', 'dependency').then(eb.ref('one.body')).else(null).end().as('body'))
    .where('one.org_id', '=', orgId)
    .where('one.result_id', '=', resultId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('components as other').select('other.id').where('other.result_id', '=', otherId).where('other.org_id', '=', orgId).whereRef('other.id', '=', 'one.id'))))
    .execute();
}

/** Components that both have and that are not the same, with both bodies; `resultId` is the one before. */
export async function differingComponents(executor: Executor, { orgId, resultId, otherId }: Pair): Promise<{ before: string; after: string }[]> {
  return executor
    .selectFrom('components as one')
    .innerJoin('components as other', (join) => join.onRef('other.id', '=', 'one.id').on('other.result_id', '=', otherId).on('other.org_id', '=', orgId))
    .select(['one.body as before', 'other.body as after'])
    .where('one.org_id', '=', orgId)
    .where('one.result_id', '=', resultId)
    .whereRef('one.body', '!=', 'other.body')
    .execute();
}

export interface LoneRelationship {
  readonly id: string;
  readonly type: string;
  readonly from_id: string;
  readonly to_id: string;
}

/** Edges of the one that the other does not have, by id. */
export async function loneRelationships(executor: Executor, { orgId, resultId, otherId }: Pair): Promise<LoneRelationship[]> {
  return executor
    .selectFrom('relationships as one')
    .select(['one.id', 'one.type', 'one.from_id', 'one.to_id'])
    .where('one.org_id', '=', orgId)
    .where('one.result_id', '=', resultId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('relationships as other').select('other.id').where('other.result_id', '=', otherId).where('other.org_id', '=', orgId).whereRef('other.id', '=', 'one.id'))))
    .orderBy('one.id')
    .execute();
}

/** Identifiers in one statement, well below SQLite's 32,766 parameters. */
const idsPerStatement = 1_000;

/** Names of components by id, as far as a result has them. */
export async function componentNames(executor: Executor, of: { orgId: string; resultId: string; ids: readonly string[] }): Promise<Map<string, { name: string; kind: string }>> {
  const names = new Map<string, { name: string; kind: string }>();
  for (let at = 0; at < of.ids.length; at += idsPerStatement) {
    const rows = await executor
      .selectFrom('components')
      .select(['id', 'name', 'kind'])
      .where('org_id', '=', of.orgId)
      .where('result_id', '=', of.resultId)
      .where('id', 'in', of.ids.slice(at, at + idsPerStatement))
      .execute();
    for (const { id, name, kind } of rows) names.set(id, { name, kind });
  }
  return names;
}

/** Edges and components of a result, counted. */
export async function countRows(executor: Executor, of: { orgId: string; resultId: string; table: 'components' | 'relationships' }): Promise<number> {
  const { count } = await executor
    .selectFrom(of.table)
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', of.orgId)
    .where('result_id', '=', of.resultId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface FindingRow {
  readonly ordinal: number;
  readonly check_id: string;
  readonly severity: string;
  readonly fingerprint: string | null;
  readonly subject_id: string;
}

/** Results of checks that are findings, or that gave no verdict, in the report's order. */
export async function checkResults(executor: Executor, of: { orgId: string; resultId: string; answers: readonly string[] }): Promise<FindingRow[]> {
  return executor
    .selectFrom('check_results')
    .select(['ordinal', 'check_id', 'severity', 'fingerprint', 'subject_id'])
    .where('org_id', '=', of.orgId)
    .where('result_id', '=', of.resultId)
    .where('answer', 'in', of.answers)
    .orderBy('ordinal')
    .execute();
}

/** Bodies of check results by their place in the report. */
export async function checkResultBodies(executor: Executor, of: { orgId: string; resultId: string; ordinals: readonly number[] }): Promise<Map<number, string>> {
  const bodies = new Map<number, string>();
  for (let at = 0; at < of.ordinals.length; at += idsPerStatement) {
    const rows = await executor
      .selectFrom('check_results')
      .select(['ordinal', 'body'])
      .where('org_id', '=', of.orgId)
      .where('result_id', '=', of.resultId)
      .where('ordinal', 'in', of.ordinals.slice(at, at + idsPerStatement))
      .execute();
    for (const { ordinal, body } of rows) bodies.set(ordinal, body);
  }
  return bodies;
}

/** What a result covers: its sources, how far they were read, and the checks that ran. Undefined when it is not visible. */
export async function readScope(executor: Executor, of: { orgId: string; resultId: string }): Promise<{ sources: readonly Source[]; coverage: Coverage; checks: ReadonlySet<string> } | undefined> {
  const result = await executor.selectFrom('results').select(['header', 'coverage']).where('org_id', '=', of.orgId).where('id', '=', of.resultId).where('state', '=', 'visible').executeTakeFirst();
  if (result === undefined) return undefined;
  const checks = await executor.selectFrom('check_outcomes').select('check_id').where('org_id', '=', of.orgId).where('result_id', '=', of.resultId).execute();
  return { sources: (JSON.parse(result.header) as { sources: Source[] }).sources, coverage: JSON.parse(result.coverage) as Coverage, checks: new Set(checks.map(({ check_id: id }) => id)) };
}

/** A component as it stands in a row. */
export function componentOf(body: string): Component {
  return JSON.parse(body) as Component;
}
