/** Two stored results side by side: what came, what went, what changed. Runs in a thread. */
import { notFound } from '#shared/api/api-error.ts';
import { changesOf } from '#shared/model/comparison/component-changes.ts';
import { bySeverity, inListOrder, listedOf, pairVersions, placesMax, type ChangedComponent, type Comparison, type ListedFinding, type ListedRelationship } from '#shared/model/comparison/comparison.ts';
import type { Component } from '#shared/model/component.ts';
import type { CheckResult, Severity } from '#shared/model/report.ts';
import type { Executor } from '../../db/connection.ts';
import * as reads from './compare.reads.ts';

export interface CompareJob {
  readonly orgId: string;
  /** Of the scan that is the state before. */
  readonly beforeId: string;
  readonly afterId: string;
  /** Items in each list; totals count all. */
  readonly limit: number;
}

/** The comparison. Lists: AI first, then by kind, name and id; findings by severity. @throws {AppError} `not_found` when a result is gone. */
export async function compareStored(job: CompareJob, executor: Executor): Promise<Comparison> {
  const { limit } = job;
  const components = await compareComponents(job, executor);
  const relationships = await compareRelationships(job, executor);
  const findings = await compareFindings(job, executor);
  const totals = [components.added_total, components.removed_total, components.changed_total, relationships.added_total, relationships.removed_total, findings.new_total, findings.fixed_total, findings.unconfirmed_total];
  return { components, relationships, findings, is_cut: totals.some((total) => total > limit) };
}

async function compareComponents({ orgId, beforeId, afterId, limit }: CompareJob, executor: Executor): Promise<Comparison['components']> {
  const removed = await reads.loneComponents(executor, { orgId, resultId: beforeId, otherId: afterId });
  const added = await reads.loneComponents(executor, { orgId, resultId: afterId, otherId: beforeId });
  const pairs = pairVersions(bodiesOf(removed), bodiesOf(added));
  const differing = await reads.differingComponents(executor, { orgId, resultId: beforeId, otherId: afterId });

  const paired = new Set(pairs.flatMap(({ before, after }) => [`- ${before.id}`, `+ ${after.id}`]));
  const onlyRemoved = removed.filter(({ id }) => !paired.has(`- ${id}`));
  const onlyAdded = added.filter(({ id }) => !paired.has(`+ ${id}`));
  const changed: ChangedComponent[] = [];
  let movedCount = 0;
  const compare = (before: Component, after: Component) => {
    const { fields, places_added, places_removed, isOnlyMoved } = changesOf(before, after);
    if (isOnlyMoved) movedCount += 1;
    else changed.push({ ...listedOf(after), before_id: before.id, changes: fields, places_added: places_added.slice(0, placesMax), places_removed: places_removed.slice(0, placesMax) });
  };
  for (const { before, after } of pairs) compare(before, after);
  for (const { before, after } of differing) compare(reads.componentOf(before), reads.componentOf(after));

  const beforeCount = await reads.countRows(executor, { orgId, resultId: beforeId, table: 'components' });
  const list = (rows: readonly reads.LoneComponent[]) => inListOrder(rows.map(({ id, kind, name, version, is_ai }) => ({ id, kind, name, version, is_ai: is_ai === 1 }))).slice(0, limit);
  return {
    added_total: onlyAdded.length,
    removed_total: onlyRemoved.length,
    changed_total: changed.length,
    moved_total: movedCount,
    unchanged_total: beforeCount - removed.length - differing.length,
    added: list(onlyAdded),
    removed: list(onlyRemoved),
    changed: inListOrder(changed).slice(0, limit),
  };
}

/** Only dependencies come with their bodies. */
function bodiesOf(rows: readonly reads.LoneComponent[]): Component[] {
  return rows.flatMap(({ body }) => (body === null ? [] : [reads.componentOf(body)]));
}

async function compareRelationships({ orgId, beforeId, afterId, limit }: CompareJob, executor: Executor): Promise<Comparison['relationships']> {
  const removed = await reads.loneRelationships(executor, { orgId, resultId: beforeId, otherId: afterId });
  const added = await reads.loneRelationships(executor, { orgId, resultId: afterId, otherId: beforeId });
  const list = async (rows: readonly reads.LoneRelationship[], resultId: string): Promise<ListedRelationship[]> => {
    const shown = rows.slice(0, limit);
    const names = await reads.componentNames(executor, { orgId, resultId, ids: [...new Set(shown.flatMap(({ from_id, to_id }) => [from_id, to_id]))] });
    const end = (id: string) => ({ id, name: names.get(id)?.name ?? null });
    return shown.map(({ id, type, from_id, to_id }) => ({ id, type, from: end(from_id), to: end(to_id) }));
  };
  return {
    added_total: added.length,
    removed_total: removed.length,
    unchanged_total: (await reads.countRows(executor, { orgId, resultId: beforeId, table: 'relationships' })) - removed.length,
    added: await list(added, afterId),
    removed: await list(removed, beforeId),
  };
}

async function compareFindings(job: CompareJob, executor: Executor): Promise<Comparison['findings']> {
  const { orgId, beforeId, afterId, limit } = job;
  const before = await findingsOf(executor, { orgId, resultId: beforeId });
  const after = await findingsOf(executor, { orgId, resultId: afterId });
  const isProved = await proof(job, executor);
  const fresh = [...after].flatMap(([key, finding]) => (before.has(key) ? [] : [finding]));
  const gone = [...before].flatMap(([key, finding]) => (after.has(key) ? [] : [finding]));
  const fixed = gone.filter(isProved);
  const unconfirmed = gone.filter((finding) => !isProved(finding));

  const list = async (findings: readonly reads.FindingRow[], resultId: string): Promise<ListedFinding[]> => {
    const shown = [...findings].sort((a, b) => bySeverity(a, b) || a.ordinal - b.ordinal).slice(0, limit);
    const bodies = await reads.checkResultBodies(executor, { orgId, resultId, ordinals: shown.map(({ ordinal }) => ordinal) });
    return shown.map(({ ordinal, fingerprint, check_id: check, severity }) => {
      const { subject, reason } = JSON.parse(bodies.get(ordinal) ?? '{}') as Pick<CheckResult, 'subject' | 'reason'>;
      return { fingerprint, check, severity: severity as Severity, subject, reason };
    });
  };
  return {
    new_total: fresh.length,
    fixed_total: fixed.length,
    unconfirmed_total: unconfirmed.length,
    persisting_total: before.size - gone.length,
    new: await list(fresh, afterId),
    fixed: await list(fixed, beforeId),
    unconfirmed: await list(unconfirmed, beforeId),
  };
}

async function findingsOf(executor: Executor, of: { orgId: string; resultId: string }): Promise<Map<string, reads.FindingRow>> {
  const rows = await reads.checkResults(executor, { ...of, answers: ['fail'] });
  return new Map(rows.map((row) => [row.fingerprint ?? `${row.check_id} ${row.subject_id}`, row]));
}

/** Whether the later scan proves that a finding of the earlier one is gone: unknown is not pass. */
async function proof({ orgId, beforeId, afterId }: CompareJob, executor: Executor): Promise<(finding: reads.FindingRow) => boolean> {
  const before = await reads.readScope(executor, { orgId, resultId: beforeId });
  const after = await reads.readScope(executor, { orgId, resultId: afterId });
  if (before === undefined || after === undefined) throw notFound('result', before === undefined ? beforeId : afterId);
  const complete = new Set(after.coverage.sources.filter(({ state }) => state === 'complete').map(({ source }) => source));
  const isCovered = before.sources.every(({ key }) => complete.has(key));
  const undecided = await reads.checkResults(executor, { orgId, resultId: afterId, answers: ['unknown', 'error'] });
  const open = new Set(undecided.map(({ check_id, subject_id }) => `${check_id} ${subject_id}`));
  return ({ check_id, subject_id }) => isCovered && after.checks.has(check_id) && !open.has(`${check_id} ${subject_id}`);
}
