import { Validation, Spec } from '@cyclonedx/cyclonedx-library';
import { describe, expect, test } from 'vitest';
import { componentKinds } from '#shared/model/component.ts';
import type { Report } from '#shared/model/report.ts';
import { bigReport, component, hostileReport, occurrence, partialCoverage, relationship, report, sample, sampleReport } from '../../harness/report-fixture.ts';
import { exported } from './exports.ts';

interface Bom {
  readonly $schema: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Node; readonly lifecycles: unknown; readonly tools: unknown; readonly properties: readonly Property[] };
  readonly components: readonly Node[];
  readonly services?: readonly Node[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly compositions: readonly { readonly aggregate: string }[];
  readonly annotations?: readonly { readonly subjects: readonly string[]; readonly text: string; readonly 'bom-ref': string }[];
  readonly vulnerabilities?: unknown;
}
interface Property {
  readonly name: string;
  readonly value: string;
}
interface Node {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly properties: readonly Property[];
  readonly [key: string]: unknown;
}

async function bomOf(of: Report, input?: { evaluations: [] }): Promise<Bom> {
  return JSON.parse(await exported('cyclonedx', of, input)) as Bom;
}

/** Everything in the BOM, by report id. */
function nodes(bom: Bom): Map<string, Node> {
  return new Map([...bom.components, ...(bom.services ?? [])].map((node) => [node['bom-ref'], node]));
}

function values(node: Node | undefined, name: string): string[] {
  return node?.properties.filter((property) => property.name === name).map(({ value }) => value) ?? [];
}

describe('a CycloneDX export', () => {
  test.each([
    ['rich', sampleReport],
    ['hostile', hostileReport],
    ['empty', () => report({ sources: [] })],
    ['big', () => bigReport({ components: 500, findings: 20 })],
    ['of every kind', () => report({ components: componentKinds.map((kind) => component({ kind, name: `a ${kind}` })) })],
  ])('is valid by the strict schema of 1.6: %s', async (_, make) => {
    const text = await exported('cyclonedx', make());

    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  });

  test('is refused by the validator when it is spoilt, so the validator does look', async () => {
    const bom = await bomOf(sampleReport());
    const spoilt = { ...bom, components: bom.components.map((each) => ({ ...each, modelCard: { invented: true } })) };

    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(spoilt))).not.toBeNull();
  });

  test('holds every component once, with its kind, under components or services', async () => {
    const of = sampleReport();
    const bom = await bomOf(of);
    const found = nodes(bom);

    expect([...found.keys()].toSorted()).toEqual(of.components.map(({ id }) => id).toSorted());
    expect(of.components.map(({ id }) => values(found.get(id), 'waybill:kind'))).toEqual(of.components.map(({ kind }) => [kind]));
    expect(bom.services?.flatMap((service) => values(service, 'waybill:kind')).toSorted()).toEqual(['endpoint', 'mcp_server', 'mcp_server', 'provider', 'vector_store']);
    expect(new Set([...found.keys(), bom.metadata.component['bom-ref'], ...(bom.annotations ?? []).map((each) => each['bom-ref'])]).size).toBe(found.size + 1 + (bom.annotations?.length ?? 0));
  });

  test('describes a model by its card, its evidence and its lifecycle', async () => {
    const found = nodes(await bomOf(sampleReport()));

    expect(found.get(sample.gpt.id)).toMatchObject({
      type: 'machine-learning-model',
      supplier: { name: 'OpenAI' },
      modelCard: { properties: [{ name: 'waybill:hosted', value: 'true' }, { name: 'waybill:canonical', value: 'gpt-4o' }, { name: 'waybill:released_on', value: '2024-05-13' }, { name: 'waybill:retires_on', value: '2026-12-31' }, { name: 'waybill:replacement', value: 'gpt-5' }] },
      evidence: {
        identity: [{ field: 'name', confidence: 0.95, concludedValue: 'gpt-4o', methods: [{ technique: 'source-code-analysis', confidence: 0.95, value: 'argument' }] }],
        occurrences: [
          { location: 'app/chat.py', line: 12, symbol: 'openai.OpenAI().chat.completions.create', additionalContext: 'method=argument confidence=0.95' },
          { location: 'web/route.ts', line: 4, additionalContext: 'method=argument confidence=0.9' },
        ],
      },
    });
    expect(found.get(sample.gpt.id)).not.toHaveProperty('hashes');
    expect(found.get(sample.embedding.id)).toMatchObject({ modelCard: { modelParameters: { task: 'feature-extraction' } } });
  });

  test('describes weights by hash and by what they were trained on', async () => {
    const found = nodes(await bomOf(sampleReport()));

    expect(found.get(sample.weights.id)).toMatchObject({
      type: 'machine-learning-model',
      hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
      modelCard: { modelParameters: { architectureFamily: 'llama', datasets: [{ ref: sample.dataset.id }] }, properties: expect.arrayContaining([{ name: 'waybill:hosted', value: 'false' }]) },
      evidence: { identity: [{ field: 'hash', concludedValue: 'a'.repeat(64) }] },
    });
  });

  test('puts a model card on models only, and a model first', async () => {
    const bom = await bomOf(sampleReport());

    expect(bom.components.filter((each) => 'modelCard' in each).map(({ type }) => type)).toEqual(['machine-learning-model', 'machine-learning-model', 'machine-learning-model']);
    expect(values(bom.components[0], 'waybill:kind')).toEqual(['model']);
  });

  test('describes dependencies by purl, hash, licence and scope', async () => {
    const found = nodes(await bomOf(sampleReport()));

    expect(found.get(sample.express.id)).toMatchObject({
      type: 'library',
      version: '5.1.0',
      purl: 'pkg:npm/express@5.1.0',
      scope: 'required',
      licenses: [{ license: { id: 'MIT', acknowledgement: 'declared' } }],
      hashes: [{ alg: 'SHA-512', content: 'c'.repeat(128) }],
      evidence: { identity: [{ field: 'purl', methods: [{ technique: 'manifest-analysis', value: 'lockfile' }, { technique: 'manifest-analysis', value: 'manifest' }] }] },
    });
    expect(found.get(sample.vitest.id)).toMatchObject({ scope: 'excluded', licenses: [{ expression: '(MIT OR Apache-2.0)' }] });
    expect(values(found.get(sample.express.id), 'waybill:ai')).toEqual(['false']);
  });

  test.each([
    ['mit', { license: { id: 'MIT' } }],
    ['Apache-2.0 AND (MIT OR GPL-2.0-only WITH Classpath-exception-2.0)', { expression: 'Apache-2.0 AND (MIT OR GPL-2.0-only WITH Classpath-exception-2.0)' }],
    ['MIT OR', { license: { name: 'MIT OR' } }],
    ['(MIT', { license: { name: '(MIT' } }],
    ['MIT Apache-2.0', { license: { name: 'MIT Apache-2.0' } }],
    ['MIT OR Nonsense', { license: { name: 'MIT OR Nonsense' } }],
    ['LicenseRef-acme OR MIT', { expression: 'LicenseRef-acme OR MIT' }],
    ['See LICENSE', { license: { name: 'See LICENSE' } }],
  ])('takes the licence %j for what it is', async (licence, expected) => {
    const [only] = (await bomOf(report({ components: [component({ kind: 'dependency', name: 'x', licence })] }))).components;

    expect(only).toMatchObject({ licenses: [expected] });
  });

  test('describes services by endpoint, trust boundary and who asks', async () => {
    const found = nodes(await bomOf(sampleReport()));

    expect(found.get(sample.openai.id)).toMatchObject({ provider: { name: 'OpenAI' }, endpoints: ['https://api.openai.com/v1'], 'x-trust-boundary': true, data: [{ flow: 'bi-directional', classification: 'unknown' }] });
    expect(found.get(sample.remoteMcp.id)).toMatchObject({ endpoints: ['http://mcp.example.com/sse'], authenticated: false, 'x-trust-boundary': true });
    expect(found.get(sample.mcp.id)).toMatchObject({ 'x-trust-boundary': false });
    expect(found.get(sample.mcp.id)).not.toHaveProperty('authenticated');
    expect(values(found.get(sample.mcp.id), 'waybill:occurrence')).toEqual(['.mcp.json:5 method=configuration confidence=0.95']);
    expect(values(found.get(sample.mcp.id), 'waybill:package')).toEqual(['@acme/mcp-files']);
  });

  test.each([
    ['http://localhost:11434/api', false],
    ['http://127.0.0.1:8000/sse', false],
    ['https://mcp.example.com/x', true],
  ])('an address on this machine crosses no boundary: %s is %s', async (url, crosses) => {
    const of = report({ components: [component({ kind: 'mcp_server', name: 's', properties: { transport: 'http', url } })] });

    expect((await bomOf(of)).services).toMatchObject([{ endpoints: [url], 'x-trust-boundary': crosses }]);
  });

  test('strips credentials, queries and fragments from addresses, also in properties', async () => {
    const of = report({ components: [component({ kind: 'mcp_server', name: 's', properties: { transport: 'http', url: 'https://me:secret@mcp.example.com/sse?key=secret#secret' } })] });

    expect(await exported('cyclonedx', of)).not.toContain('secret@');
    expect((await bomOf(of)).services).toMatchObject([{ endpoints: ['https://mcp.example.com/sse'] }]);
  });

  test('describes data, containers and credentials without their value', async () => {
    const found = nodes(await bomOf(sampleReport()));

    expect(found.get(sample.dataset.id)).toMatchObject({ type: 'data', data: [{ type: 'dataset' }] });
    expect(found.get(sample.prompt.id)).toMatchObject({ type: 'data', data: [{ type: 'definition' }] });
    expect(found.get(sample.rules.id)).toMatchObject({ type: 'data', data: [{ type: 'configuration' }] });
    expect(found.get(sample.image.id)).toMatchObject({ type: 'container', version: '0.5.1' });
    expect(found.get(sample.key.id)).toMatchObject({ type: 'cryptographic-asset', cryptoProperties: { assetType: 'related-crypto-material', relatedCryptoMaterialProperties: { type: 'credential' } } });
    expect(values(found.get(sample.key.id), 'waybill:masked')).toEqual(['sk-p****Zz']);
  });

  test('has a node for everything, all of it reached from the root, with the type of each edge', async () => {
    const of = sampleReport();
    const bom = await bomOf(of);
    const root = bom.metadata.component['bom-ref'];
    const targets = new Map(bom.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const stack = [root];
    for (let ref = stack.pop(); ref !== undefined; ref = stack.pop()) if (!reached.has(ref)) stack.push(...(targets.get(reached.add(ref) && ref) ?? []));

    expect([...targets.keys()].toSorted()).toEqual([root, ...of.components.map(({ id }) => id)].toSorted());
    expect(reached.size).toBe(targets.size);
    expect(targets.get(sample.agent.id)).toEqual([sample.gpt.id, sample.prompt.id, sample.tool.id].toSorted());
    expect(targets.get(root)).toEqual(expect.arrayContaining([sample.agent.id, sample.express.id]));
    expect(targets.get(root)).not.toContain(sample.tool.id);
    expect(values(nodes(bom).get(sample.agent.id), 'waybill:relationship:calls')).toEqual([sample.tool.id]);
  });

  test('reaches a cycle that nothing leads to, through one member', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => component({ kind: 'agent', name })) as [typeof sample.agent, typeof sample.agent, typeof sample.agent];
    const of = report({ components: [a, b, c], relationships: [relationship('calls', { from: a, to: b }), relationship('calls', { from: b, to: c }), relationship('calls', { from: c, to: a }), relationship('uses', { from: a, to: a })] });
    const { dependencies } = await bomOf(of);

    expect(dependencies[0]?.dependsOn).toHaveLength(1);
    expect(dependencies.find(({ ref }) => ref === a.id)?.dependsOn).toEqual([b.id]);
  });

  test('says what it is about, who made it, when and at which stage', async () => {
    const { metadata } = await bomOf(sampleReport());

    expect(metadata).toMatchObject({
      timestamp: '2026-11-21T10:00:00Z',
      lifecycles: [{ phase: 'pre-build' }],
      tools: { components: [{ type: 'application', name: 'waybill', version: '1.2.3' }] },
      component: { type: 'application', name: 'github.com/acme/shop', version: '0123456789abcdef0123456789abcdef01234567', externalReferences: [{ type: 'vcs', url: 'https://github.com/acme/shop' }] },
    });
    expect(metadata.properties).toContainEqual({ name: 'waybill:policy', value: 'No critical findings: fail (block, 1 violations)' });
    expect(metadata.properties).toContainEqual({ name: 'waybill:coverage:skipped', value: '1' });
  });

  test('never claims to be complete', async () => {
    const aggregate = async (of: Partial<Report>) => (await bomOf(report(of))).compositions.map((each) => each.aggregate);

    expect(await aggregate({})).toEqual(['unknown']);
    expect(await aggregate({ coverage: partialCoverage() })).toEqual(['incomplete']);
    expect(await aggregate({ coverage: sampleReport().coverage })).toEqual(['incomplete']);
  });

  test('remarks findings on what they are about, as no vulnerabilities', async () => {
    const bom = await bomOf(sampleReport());
    const texts = bom.annotations?.map(({ subjects, text }) => [subjects[0], text]);

    expect(bom.vulnerabilities).toBeUndefined();
    expect(texts).toContainEqual([sample.key.id, 'critical: ai_hardcoded_api_key: The key sk-p****Zz of openai is written in app/chat.py. Remediation: Do what ai_hardcoded_api_key asks for.']);
    expect(texts).toContainEqual([bom.metadata.component['bom-ref'], 'high: n8n_webhook_auth: Support mail: The webhook of Support mail has no authentication. Remediation: Do what n8n_webhook_auth asks for.']);
    expect(values(nodes(bom).get(sample.key.id), 'waybill:flag')).toEqual(['hardcoded_api_key']);
    expect(texts).toHaveLength(3);
  });

  test('has a serial number that follows from its content', async () => {
    const serial = async (of: Partial<Report>) => (await bomOf(sampleReport(of))).serialNumber;

    expect(await serial({})).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await serial({})).toBe(await serial({}));
    expect(await serial({ generated_at: '2026-11-22T10:00:00Z' })).not.toBe(await serial({}));
    expect(await serial({ components: [sample.gpt] })).not.toBe(await serial({}));
  });

  test('keeps a version that is too long for the standard as a property', async () => {
    const version = 'v'.repeat(1_025);
    const [only] = (await bomOf(report({ components: [component({ kind: 'dependency', name: 'x', version, occurrences: [occurrence({ path: 'a' })] })] }))).components;

    expect(only).not.toHaveProperty('version');
    expect(values(only, 'waybill:version')).toEqual([version]);
  });
});
