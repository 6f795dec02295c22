import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { indexInventory } from '#shared/model/inventory.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Evaluation } from '#shared/policies/policy.ts';
import { component, outcome, report, subjectOf } from '../../harness/report-fixture.ts';
import { exported } from './exports.ts';

const model = component({ kind: 'model', name: 'gpt-4o' });
const scanned = report({ components: [model], checks: [outcome({ check: 'ai_model_unpinned', severity: 'high' }, [{ subject: subjectOf(model), answer: 'fail', evidence: model.occurrences }])] });

function judged(subject: 'component' | 'finding', waiverId: string | undefined, name = `No ${subject}`): Evaluation {
  const parsed = parsePolicy({ name, effect: 'block', rules: [{ name: 'r', subject, severity: 'high', condition: { field: subject === 'finding' ? 'check' : 'kind', operator: 'exists', value: true } }] });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return evaluatePolicy(parsed.policy, scanned, indexInventory(scanned), { waivers: () => waiverId });
}

const sarifResults = async (evaluations: readonly Evaluation[]) => {
  const log = JSON.parse(await exported('sarif', scanned, { evaluations })) as { runs: { results: { ruleId: string; suppressions?: unknown }[] }[] };
  return log.runs[0]?.results.map(({ ruleId, suppressions }) => [ruleId, suppressions]);
};
const suppressions = [{ kind: 'external', status: 'accepted', justification: 'Waived by wvr_1.' }];

describe('what is waived', () => {
  test('is a suppressed result of SARIF, also as the finding it is', async () => {
    expect(await sarifResults([judged('component', 'wvr_1')])).toEqual([
      ['ai_model_unpinned', undefined],
      ['policy/No%20component/r', suppressions],
    ]);
    expect(await sarifResults([judged('finding', 'wvr_1')])).toEqual([['ai_model_unpinned', suppressions]]);
  });

  test('under one policy stays open in SARIF while another does not want it', async () => {
    expect(await sarifResults([judged('finding', 'wvr_1'), judged('finding', undefined, 'Another')])).toEqual([['ai_model_unpinned', undefined]]);
  });

  test('is a skipped case of JUnit, not a failure', async () => {
    const waived = await exported('junit', scanned, { evaluations: [judged('component', 'wvr_1')] });
    const open = await exported('junit', scanned, { evaluations: [judged('component', undefined)] });

    expect(waived).toContain('<skipped message="gpt-4o is what the rule does not want: kind is present." type="waived"');
    expect(waived.match(/<failure/g)).toHaveLength(1);
    expect(open.match(/<failure/g)).toHaveLength(2);
    expect(waived).not.toContain('more violations');
  });

  test('is counted in CycloneDX and the table, and listed in the native report', async () => {
    const evaluations = [judged('component', 'wvr_1')];

    expect(await exported('cyclonedx', scanned, { evaluations })).toContain('No component: pass (block, 0 violations, 1 waived)');
    expect(await exported('table', scanned, { evaluations })).toContain('No component (block), 1 waived');
    const native = JSON.parse(await exported('json', scanned, { evaluations })) as { evaluations: Evaluation[] };
    expect(native.evaluations[0]).toMatchObject({ verdict: 'pass', violation_count: 0, waived_count: 1, violations: [{ state: 'waived', waiver_id: 'wvr_1' }] });
    const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../shared/model/report.schema.json'), 'utf8'));
    const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema as object);
    expect(validate(native) ? [] : validate.errors).toEqual([]);
  });
});
