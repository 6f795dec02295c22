import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { componentKinds, methods, relationshipTypes } from '#shared/model/component.ts';
import { answers, coverageReasons, severities } from '#shared/model/report.ts';
import { bands, floors } from '#shared/risk/formula.ts';
import { riskOf } from '#shared/risk/scan-risk.ts';
import { effects, ruleSubjects } from '#shared/policies/policy.ts';
import { bigReport, hostileReport, report, sampleReport } from '../../harness/report-fixture.ts';
import { evaluations, exported } from './exports.ts';

const schemaFile = join(import.meta.dirname, '../../../shared/model/report.schema.json');
const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema as object);

/** A copy of the document that may be changed at will. */
interface Loose {
  [key: string | number]: Loose;
}
async function document(of = sampleReport()): Promise<Loose> {
  return JSON.parse(await exported('json', of)) as Loose;
}

function errors(value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the native report', () => {
  test.each([
    ['rich', sampleReport],
    ['hostile', hostileReport],
    ['empty', report],
    ['big', () => bigReport({ components: 200, findings: 50 })],
  ])('is valid by its published schema: %s', async (name, make) => {
    // Purls and version texts of the hostile report are no purls; the schema is right to say so.
    const of = make();
    const purls = { ...of, components: of.components.map((component) => ({ ...component, purl: 'pkg:npm/x' })) };

    expect(errors(JSON.parse(await exported('json', name === 'hostile' ? purls : of)))).toEqual([]);
    expect(errors(JSON.parse(await exported('json', of, {})))).toEqual([]);
  });

  test('names the schema, and says everything that the report says', async () => {
    const of = sampleReport();
    const { $schema, evaluations: judged, risk, ...rest } = await document(of);

    expect($schema).toBe('urn:waybill:schema:report:1');
    expect(rest).toEqual(of);
    expect(risk).toEqual(riskOf(of));
    expect(judged).toEqual(evaluations(of).toSorted((a, b) => (a.policy < b.policy ? -1 : 1)));
  });

  test('keeps names as they were found, but for lone surrogates', async () => {
    const of = hostileReport();
    const found = JSON.parse(await exported('json', of)) as typeof of;

    expect(found.components.map(({ name }) => name)).toEqual(of.components.map(({ name }) => name.toWellFormed()));
  });

  test.each<[string, (of: Loose) => void]>([
    ['an unknown key', (of) => Object.assign(of, { extra: 1 })],
    ['another schema', (of) => Object.assign(of, { schema: 'waybill-report/2' })],
    ['no tool', (of) => Reflect.deleteProperty(of, 'tool')],
    ['a local time', (of) => Object.assign(of, { generated_at: '2026-11-21T10:00:00+01:00' })],
    ['an unknown kind', (of) => Object.assign(of['components']![0]!, { kind: 'robot' })],
    ['a component without a place', (of) => Object.assign(of['components']![0]!, { occurrences: [] })],
    ['a component without an id', (of) => Reflect.deleteProperty(of['components']![0]!, 'id')],
    ['a property that is no text', (of) => Object.assign(of['components']![0]!['properties']!, { listed: true })],
    ['line nought', (of) => Object.assign(of['components']![0]!['occurrences']![0]!, { line: 0 })],
    ['an absolute path', (of) => Object.assign(of['components']![0]!['occurrences']![0]!, { path: '/etc/passwd' })],
    ['a confidence over one', (of) => Object.assign(of['components']![0]!['occurrences']![0]!, { confidence: 1.5 })],
    ['an edge to a name', (of) => Object.assign(of['relationships']![0]!, { to: 'gpt-4o' })],
    ['a pass as a result', (of) => Object.assign(of['checks']![1]!['results']![0]!, { answer: 'pass' })],
    ['a finding without a fingerprint', (of) => Reflect.deleteProperty(of['checks']![2]!['results']![0]!, 'fingerprint')],
    ['a fingerprint on what is no finding', (of) => Object.assign(of['checks']![1]!['results']![0]!, { fingerprint: `v1:${'0'.repeat(32)}` })],
    ['an unknown severity', (of) => Object.assign(of['checks']![0]!, { severity: 'severe' })],
    ['an unknown reason', (of) => Object.assign(of['coverage']!['entries']![0]!, { reason: 'bad luck' })],
    ['a negative count', (of) => Object.assign(of['coverage']!['sources']![0]!, { bytes_read: -1 })],
    ['an unknown verdict', (of) => Object.assign(of['evaluations']![0]!, { verdict: 'maybe' })],
    ['a violation without a message', (of) => Reflect.deleteProperty(firstViolation(of), 'message')],
  ])('with %s is refused by the schema', async (_, spoil) => {
    const of = await document();
    spoil(of);

    expect(errors(of)).not.toEqual([]);
  });

  function firstViolation(of: Loose): Loose {
    const list = of['evaluations'] as unknown as { violations: Loose[] }[];
    const [violation] = list.flatMap(({ violations }) => violations);
    if (violation === undefined) throw new Error('The fixture has no violation.');
    return violation;
  }

  test('and its schema have the same words as the model', () => {
    const { $defs } = schema as { $defs: Record<string, { enum?: string[]; properties: Record<string, { enum?: string[]; properties: Record<string, { enum: string[] }>; items?: { properties: Record<string, { enum: string[] }> } }> }> };

    expect($defs['component']?.properties['kind']?.enum).toEqual([...componentKinds]);
    expect($defs['occurrence']?.properties['method']?.enum).toEqual([...methods]);
    expect($defs['relationship']?.properties['type']?.enum).toEqual([...relationshipTypes]);
    expect($defs['severity']?.enum).toEqual([...severities]);
    expect($defs['check_result']?.properties['answer']?.enum).toEqual(answers.filter((answer) => answer !== 'pass'));
    expect($defs['coverage']?.properties['entries']?.items?.properties['reason']?.enum).toEqual([...coverageReasons]);
    expect($defs['evaluation']?.properties['effect']?.enum).toEqual([...effects]);
    expect($defs['component_risk']?.properties['band']?.enum).toEqual([...bands]);
    expect($defs['component_risk']?.properties['floor']?.enum).toEqual(Object.keys(floors));
    expect($defs['violation']?.properties['subject']?.properties['type']?.enum).toEqual([...ruleSubjects]);
  });
});
