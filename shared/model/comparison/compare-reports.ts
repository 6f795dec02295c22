/** Two reports side by side: what came, what went, what changed. */
import type { Component, Relationship } from '../component.ts';
import { byCodeUnit } from '../order.ts';
import type { CheckOutcome, CheckResult, Report } from '../report.ts';
import { changesOf } from './component-changes.ts';
import { bySeverity, inListOrder, listedOf, pairVersions, placesMax, type ChangedComponent, type Comparison, type ListedFinding, type ListedRelationship } from './comparison.ts';

/** One side: a report, or the part of it that another document carries. Without `checks` nothing is said about findings. */
export type Side = Pick<Report, 'components' | 'relationships'> & Partial<Pick<Report, 'checks' | 'coverage' | 'sources'>>;

/** The comparison, nothing cut. Lists: AI first, then by kind, name and id; findings by severity, check and subject. */
export function compareReports(before: Side, after: Side): Comparison {
  return { components: compareComponents(before.components, after.components), relationships: compareRelationships(before, after), findings: compareFindings(before, after), is_cut: false };
}

function compareComponents(before: readonly Component[], after: readonly Component[]): Comparison['components'] {
  const were = new Map(before.map((component) => [component.id, component]));
  const are = new Map(after.map((component) => [component.id, component]));
  const removed = before.filter(({ id }) => !are.has(id));
  const added = after.filter(({ id }) => !were.has(id));
  const pairs = pairVersions(removed, added);
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  const changed: ChangedComponent[] = [];
  const counts = { moved: 0, unchanged: 0 };
  const both = before.flatMap((component) => are.get(component.id) ?? []).map((component) => ({ before: were.get(component.id) as Component, after: component }));
  for (const pair of [...pairs, ...both]) {
    const { fields, places_added, places_removed, isOnlyMoved } = changesOf(pair.before, pair.after);
    if (!isOnlyMoved) changed.push({ ...listedOf(pair.after), before_id: pair.before.id, changes: fields, places_added: places_added.slice(0, placesMax), places_removed: places_removed.slice(0, placesMax) });
    else if (JSON.stringify(pair.before.occurrences) === JSON.stringify(pair.after.occurrences)) counts.unchanged += 1;
    else counts.moved += 1;
  }
  const lone = (components: readonly Component[]) => inListOrder(components.filter((component) => !paired.has(component)).map(listedOf));
  const lists = { added: lone(added), removed: lone(removed), changed: inListOrder(changed) };
  return {
    added_total: lists.added.length,
    removed_total: lists.removed.length,
    changed_total: changed.length,
    moved_total: counts.moved,
    unchanged_total: counts.unchanged,
    ...lists,
  };
}

function compareRelationships(before: Side, after: Side): Comparison['relationships'] {
  const added = beyond(after, before);
  const removed = beyond(before, after);
  return { added_total: added.length, removed_total: removed.length, unchanged_total: before.relationships.length - removed.length, added, removed };
}

/** Edges of the one that the other does not have, by id. */
function beyond(one: Side, other: Side): ListedRelationship[] {
  const theirs = new Set(other.relationships.map(({ id }) => id));
  const names = new Map(one.components.map(({ id, name }) => [id, name]));
  const end = (id: string) => ({ id, name: names.get(id) ?? null });
  return one.relationships
    .filter(({ id }: Relationship) => !theirs.has(id))
    .map(({ id, type, from, to }) => ({ id, type, from: end(from), to: end(to) }))
    .toSorted((a, b) => byCodeUnit(a.id, b.id));
}

function compareFindings(before: Side, after: Side): Comparison['findings'] {
  const were = findingsOf(before.checks ?? []);
  const are = findingsOf(after.checks ?? []);
  const isProved = proof(before, after);
  const gone = [...were].filter(([key]) => !are.has(key)).map(([, finding]) => finding);
  const lists = {
    new: before.checks === undefined ? [] : listed([...are].filter(([key]) => !were.has(key)).map(([, finding]) => finding)),
    fixed: listed(gone.filter(isProved)),
    unconfirmed: listed(gone.filter((finding) => !isProved(finding))),
  };
  return { new_total: lists.new.length, fixed_total: lists.fixed.length, unconfirmed_total: lists.unconfirmed.length, persisting_total: were.size - gone.length, ...lists };
}

/** Whether the later report proves that a finding of the earlier one is gone: unknown is not pass. */
function proof(before: Side, after: Side): (finding: CheckResult) => boolean {
  const complete = new Set(after.coverage?.sources.filter(({ state }) => state === 'complete').map(({ source }) => source));
  const isCovered = (before.sources ?? []).every(({ key }) => complete.has(key));
  const ran = new Set(after.checks?.map(({ check }) => check));
  const undecided = new Set(after.checks?.flatMap(({ results }) => results).flatMap(({ answer, check, subject }) => (answer === 'unknown' || answer === 'error' ? [`${check} ${subject.id}`] : [])));
  return ({ check, subject }) => isCovered && ran.has(check) && !undecided.has(`${check} ${subject.id}`);
}

function findingsOf(checks: readonly CheckOutcome[]): Map<string, CheckResult> {
  const findings = checks.flatMap(({ results }) => results).filter(({ answer }) => answer === 'fail');
  return new Map(findings.map((finding) => [finding.fingerprint ?? `${finding.check} ${finding.subject.id}`, finding]));
}

function listed(findings: readonly CheckResult[]): ListedFinding[] {
  return findings
    .toSorted((a, b) => bySeverity(a, b) || byCodeUnit(a.check, b.check) || byCodeUnit(a.subject.name, b.subject.name) || byCodeUnit(a.subject.id, b.subject.id))
    .map(({ fingerprint, check, severity, subject, reason }) => ({ fingerprint: fingerprint ?? null, check, severity, subject, reason }));
}
