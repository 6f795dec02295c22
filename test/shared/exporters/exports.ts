/** What the tests of exporters share: an export with evaluations, and inputs that must give the same bytes. */
import { indexInventory } from '#shared/model/inventory.ts';
import type { Report } from '#shared/model/report.ts';
import { findExporter } from '#shared/exporters/exporters.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Evaluation, Policy } from '#shared/policies/policy.ts';
import { starterPolicies } from '#shared/policies/starter-policies.ts';

/** Policies that are violated in every way by the rich report. */
export const policies: readonly Policy[] = [
  ...starterPolicies,
  policy({ name: 'Unpinned <models> & "more"', effect: 'block', rules: [{ name: 'unpinned / model', severity: 'high', condition: { field: 'model.pinned', operator: 'equals', value: false } }] }),
  policy({ name: 'Names', effect: 'inform', rules: [{ name: 'any workflow', subject: 'resource', condition: { field: 'kind', operator: 'exists' } }] }),
  policy({ name: 'Nothing', effect: 'warn', rules: [{ name: 'never', subject: 'scan', condition: { field: 'source', operator: 'contains', value: 'no such source' } }] }),
];

export function evaluations(report: Report, options?: { violationsMax: number }): Evaluation[] {
  return policies.map((policy) => evaluatePolicy(policy, report, indexInventory(report), options));
}

/** The text that an exporter makes of a report and, by default, of its evaluations. */
export async function exported(id: string, report: Report, of: { evaluations?: readonly Evaluation[] } = { evaluations: evaluations(report) }): Promise<string> {
  const exporter = findExporter(id);
  if (exporter === undefined) throw new Error(`There is no exporter ${id}.`);
  return exporter.export({ report, ...of });
}

function policy(value: unknown): Policy {
  const parsed = parsePolicy(value);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}
