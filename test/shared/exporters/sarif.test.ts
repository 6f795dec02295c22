import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { codeFlows, flowStepsMax } from '#shared/exporters/sarif/code-flows.ts';
import { resultsMax, sarifLog } from '#shared/exporters/sarif/sarif-log.ts';
import { bigReport, hostileReport, outcome, partialCoverage, report, sample, sampleReport, sampleWorkflow, subjectOf } from '../../harness/report-fixture.ts';
import { evaluations, exported } from './exports.ts';

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/schemas/sarif-schema-2.1.0-errata01.json'), 'utf8'));
const ajv = new AjvDraft04.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema as object);

interface Message {
  readonly text: string;
  readonly markdown?: string;
}
interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: Message;
  readonly help: Message;
  readonly defaultConfiguration: { readonly level: string };
  readonly relationships?: readonly { readonly target: { readonly id: string; readonly index: number; readonly toolComponent: { readonly index: number } } }[];
  readonly properties: { readonly tags: readonly string[] } & Readonly<Record<string, unknown>>;
}
interface Location {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region?: { readonly startLine: number } };
  readonly logicalLocations?: readonly { readonly name: string }[];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: Message;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly codeFlows?: readonly { readonly threadFlows: readonly { readonly locations: readonly { readonly location: Location; readonly kinds: readonly string[]; readonly importance: string; readonly executionOrder: number }[] }[] }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Notification {
  readonly descriptor: { readonly id: string; readonly index: number };
  readonly associatedRule?: { readonly id: string; readonly index: number };
  readonly level: string;
  readonly message: Message;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[]; readonly notifications: readonly { readonly id: string }[]; readonly supportedTaxonomies?: unknown } };
  readonly results: readonly Result[];
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] }[];
  readonly taxonomies?: readonly { readonly name: string; readonly taxa: readonly { readonly id: string }[] }[];
  readonly versionControlProvenance?: unknown;
  readonly originalUriBaseIds: unknown;
  readonly automationDetails: { readonly id: string };
  readonly properties: { readonly policies?: unknown };
}

async function runOf(of: Report, input?: Parameters<typeof exported>[2]): Promise<Run> {
  const log = JSON.parse(await exported('sarif', of, input)) as { runs: Run[] };
  return log.runs[0]!;
}

/** What is said about subjects, in the order of their ids. */
const inSubjectOrder = <T>(items: readonly (readonly [id: string, said: T])[]) => items.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, said]) => said);
const notificationsOf = (run: Run) => run.invocations[0]!.toolExecutionNotifications;

describe('a SARIF export', () => {
  test.each([
    ['rich', sampleReport],
    ['hostile', hostileReport],
    ['empty', () => report({ sources: [] })],
    ['partial', () => report({ coverage: partialCoverage() })],
  ])('is valid by the OASIS schema of 2.1.0: %s', async (_, make) => {
    for (const input of [undefined, {}]) {
      validate(JSON.parse(await exported('sarif', make(), input)));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  test('is refused by the schema when it is spoilt, so the validation does look', async () => {
    const run = await runOf(sampleReport());

    expect(validate({ version: '2.1.0', runs: [{ ...run, results: [{ ...run.results[0], level: 'severe' }] }] })).toBe(false);
  });

  test('has a rule for each check that ran, and refers to it by the right index', async () => {
    const run = await runOf(sampleReport());
    const { rules } = run.tool.driver;

    expect(rules.slice(0, 6).map(({ id }) => id)).toEqual(sampleReport().checks.map(({ check }) => check));
    expect(rules.find(({ id }) => id === 'ai_hardcoded_api_key')).toMatchObject({
      name: 'AiHardcodedApiKey',
      shortDescription: { text: 'No provider key in code.' },
      help: { text: expect.stringContaining('Do what ai_hardcoded_api_key asks for.') },
      defaultConfiguration: { level: 'error' },
      properties: { 'security-severity': '9.5', 'problem.severity': 'error', precision: 'high', tags: expect.arrayContaining(['security', 'ai', 'hardcoded_api_key']) },
    });
    expect(run.results.map(({ ruleId, ruleIndex }) => rules[ruleIndex]?.id === ruleId)).toEqual(run.results.map(() => true));
    for (const { notifications } of [run.tool.driver]) expect(notificationsOf(run).every(({ descriptor }) => notifications[descriptor.index]?.id === descriptor.id)).toBe(true);
    for (const { shortDescription, help, name, properties } of [...rules, ...(await runOf(hostileReport())).tool.driver.rules]) {
      expect(shortDescription.text.length).toBeLessThanOrEqual(1_024);
      expect(shortDescription.text).toMatch(/[.!?]$/);
      expect(help.markdown).toBeTruthy();
      expect(name).toMatch(/^[A-Z][A-Za-z0-9]*$/);
      expect(properties.tags.length).toBeLessThanOrEqual(10);
    }
  });

  test('has one result for each finding and none for a pass, a review or an unknown', async () => {
    const run = await runOf(sampleReport(), {});

    expect(run.results.map(({ ruleId, level, kind }) => `${ruleId} ${level} ${kind}`)).toEqual(['ai_hardcoded_api_key error fail', 'ai_model_unpinned warning fail', 'n8n_webhook_auth error fail']);
  });

  test('places a finding by relative address and line, and its other places beside it', async () => {
    const { results } = await runOf(sampleReport(), {});

    expect(results[1]).toMatchObject({
      message: { text: 'gpt-4o is not as ai_model_unpinned wants it.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'app/chat.py', uriBaseId: '%SRCROOT%' }, region: { startLine: 12 } }, logicalLocations: [{ name: 'gpt-4o' }] }],
      relatedLocations: [{ id: 1, physicalLocation: { artifactLocation: { uri: 'web/route.ts' }, region: { startLine: 4 } } }],
      partialFingerprints: { 'waybill/v1': expect.stringMatching(/^v1:[0-9a-f]{32}$/) },
    });
    expect(results[1]?.partialFingerprints).not.toHaveProperty('primaryLocationLineHash');
    // A workflow has a file but no line of its own.
    expect(results[2]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'workflows/support.json', uriBaseId: '%SRCROOT%' }, region: { startLine: 1 } });
  });

  test('shows the way of a finding as a code flow, in its order', async () => {
    const { results } = await runOf(sampleReport(), {});
    const flows = results.map(({ codeFlows = [] }) => codeFlows.flatMap(({ threadFlows }) => threadFlows.flatMap(({ locations }) => locations)));

    expect(flows.map((steps) => steps.length)).toEqual([0, 0, 4]);
    expect(flows[2]?.map(({ location, importance, executionOrder }) => [executionOrder, location.logicalLocations?.[0]?.name, location.physicalLocation?.region?.startLine, importance])).toEqual([
      [1, 'Hook', 4, 'essential'],
      [2, 'Trim', 9, 'important'],
      [3, 'Agent', 14, 'essential'],
      [4, 'Shell', 22, 'essential'],
    ]);
    expect(flows[2]?.[3]).toMatchObject({ kinds: ['sink', 'danger'], location: { message: { text: 'It runs commands.' }, physicalLocation: { artifactLocation: { uri: 'workflows/support.json', uriBaseId: '%SRCROOT%' } } } });
  });

  test('keeps the start and the end of a way that is longer than viewers keep', () => {
    const step = (at: number) => ({ role: 'carrier', path: 'w.json', line: at + 1, name: `n${at}`, text: 'It hands the data on.' }) as const;
    const [flow] = codeFlows({ flow: Array.from({ length: flowStepsMax + 5 }, (_, at) => step(at)) }).codeFlows ?? [];
    const names = flow?.threadFlows[0]?.locations.map(({ location }) => location.logicalLocations?.[0]?.name);

    expect(names).toHaveLength(flowStepsMax);
    expect([names?.[0], names?.at(-2), names?.at(-1)]).toEqual(['n0', 'n998', 'n1004']);
    expect(flow?.message).toEqual({ text: '5 steps before the last one are left out.' });
  });

  test('what an API states has a name and no made-up file', async () => {
    const { path: _, ...live } = sampleWorkflow;
    const of = report({ resources: [live], checks: [outcome({ check: 'c', severity: 'high' }, [{ subject: subjectOf(live), answer: 'fail' }])] });

    expect((await runOf(of)).results[0]?.locations).toEqual([{ logicalLocations: [{ name: 'Support mail', fullyQualifiedName: live.id, kind: 'resource' }] }]);
  });

  test.each([
    ['a b/c#d?e%f.py', 'a%20b/c%23d%3Fe%25f.py'],
    ['c:foo/x.py', 'c%3Afoo/x.py'],
    ['/etc/passwd', 'etc/passwd'],
    ['../../x.py', 'x.py'],
    ['C:\\Users\\x', 'Users%5Cx'],
    ["it's (1)!.py", 'it%27s%20%281%29%21.py'],
    ['ünï/漢.py', '%C3%BCn%C3%AF/%E6%BC%A2.py'],
    ['\ud800.py', '%EF%BF%BD.py'],
  ])('writes the path %j as %s', async (path, uri) => {
    const finding = { subject: subjectOf(sample.gpt), answer: 'fail' as const, evidence: [{ ...sample.gpt.occurrences[0]!, path }] };
    const { results } = await runOf(report({ components: [sample.gpt], checks: [outcome({ check: 'c', severity: 'low' }, [finding])] }), {});

    expect(results[0]?.locations[0]?.physicalLocation?.artifactLocation.uri).toBe(uri);
  });

  test('takes links and placeholders in names apart', async () => {
    const finding = { subject: subjectOf(sample.gpt), answer: 'fail' as const, reason: 'see [here](https://evil.example) {0} {{1}} ${X}' };
    const { results } = await runOf(report({ components: [sample.gpt], checks: [outcome({ check: 'c', severity: 'low' }, [finding])] }), {});

    expect(results[0]?.message.text).toBe('see [here] (https://evil.example) { 0 } {{ 1 }} ${X}.');
  });

  test('notifies what was not read, what broke off and what has no verdict', async () => {
    const run = await runOf(sampleReport(), {});
    const partial = await runOf(report({ coverage: partialCoverage() }), {});

    expect(run.invocations[0]?.executionSuccessful).toBe(true);
    expect(notificationsOf(run).map(({ descriptor, level, message }) => [descriptor.id, level, message.text])).toEqual([
      ['coverage/too_large', 'warning', 'Not read: data/big.jsonl: The file is 209,715,200 bytes; the limit is 16,777,216.'],
      ['coverage/vendored_tree', 'note', 'Left out: node_modules: 2,311 files of a vendored tree.'],
      ...inSubjectOrder([
        [sample.mcp.id, ['verdict/review', 'note', 'A person must decide on files: A person must approve the server files.']],
        [sample.remoteMcp.id, ['verdict/error', 'error', 'The check broke on search: The check broke.']],
      ]),
      ['verdict/unknown', 'warning', 'No verdict on text-embedding-3-small: There is no rule for this model.'],
    ]);
    expect(notificationsOf(run).find(({ descriptor }) => descriptor.id === 'verdict/unknown')?.associatedRule).toEqual({ id: 'ai_model_unpinned', index: 4 });
    expect(partial.invocations[0]?.executionSuccessful).toBe(false);
    expect(notificationsOf(partial).map(({ descriptor, level }) => [descriptor.id, level])).toEqual([['coverage/partial_source', 'error'], ['coverage/broke_off', 'warning']]);
  });

  test('says the verdicts of policies, and gives results only for subjects that are no findings', async () => {
    const run = await runOf(sampleReport());
    const ofPolicies = run.results.filter(({ ruleId }) => ruleId.startsWith('policy/'));

    expect(run.properties.policies).toContainEqual({ policy: 'No critical findings', effect: 'block', verdict: 'fail', violation_count: 1 });
    expect(ofPolicies.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['policy/Names/any%20workflow', 'warning'],
      ['policy/Unpinned%20%3Cmodels%3E%20%26%20%22more%22/unpinned%20%20%20model', 'error'],
    ]);
    expect(ofPolicies[1]).toMatchObject({ locations: [{ physicalLocation: { artifactLocation: { uri: 'app/chat.py' } } }], partialFingerprints: { 'waybill/v1': expect.stringMatching(/^v1:/) } });
    expect(notificationsOf(run).filter(({ descriptor }) => descriptor.id === 'policy/undecided').map(({ message }) => message.text)).toEqual([
      expect.stringContaining('The rule could not be decided for search'),
      expect.stringContaining('The rule could not be decided for text-embedding-3-small'),
    ]);
  });

  test('says how many violations are not listed', async () => {
    const of = bigReport({ components: 500, findings: 50 });
    const run = await runOf(of, { evaluations: evaluations(of, { violationsMax: 10 }) });

    expect(notificationsOf(run).map(({ message }) => message.text)).toContain('Policy Look at high findings has 40 more violations.');
  });

  test('names the category, the commit and the root without a path of this machine', async () => {
    const run = await runOf(sampleReport());

    expect(run.automationDetails.id).toBe('waybill/git/');
    expect(run.versionControlProvenance).toEqual([{ repositoryUri: 'https://github.com/acme/shop', revisionId: '0123456789abcdef0123456789abcdef01234567', branch: 'main', mappedTo: { uriBaseId: '%SRCROOT%' } }]);
    expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text: 'The root of the source that was scanned.' } } });
  });

  test('knows the repository by the name of a Git source, and that a folder of it is not its root', async () => {
    const provenance = async (name: string) => (await runOf(report({ sources: [{ key: name, kind: 'git', name, attributes: { commit: 'abc' } }] }))).versionControlProvenance;

    expect(await provenance('github.com/acme/shop')).toEqual([{ repositoryUri: 'https://github.com/acme/shop', revisionId: 'abc', mappedTo: { uriBaseId: '%SRCROOT%' } }]);
    expect(await provenance('github.com/acme/shop//web')).toEqual([{ repositoryUri: 'https://github.com/acme/shop', revisionId: 'abc' }]);
    expect(await provenance('local folder')).toBeUndefined();
  });

  test('points rules at the taxa that their controls name, and lists no others', () => {
    const controls: Record<string, Record<string, string[]>> = { ai_hardcoded_api_key: { owasp_llm_top10: ['LLM02:2025'], cwe: ['CWE-798'], soc2: ['CC6.1'] }, ai_model_unpinned: { owasp_llm_top10: ['LLM03:2025', 'LLM99:2025'] } };
    const log = sarifLog({ report: sampleReport() }, (check) => controls[check] ?? {}) as { runs: [Run] };
    const [run] = log.runs;

    expect(run.taxonomies?.map(({ name, taxa }) => [name, taxa.map(({ id }) => id)])).toEqual([['CWE', ['CWE-798']], ['OWASP-LLM-Top-10', ['LLM02:2025', 'LLM03:2025', 'LLM99:2025']]]);
    const keyRule = run.tool.driver.rules.find(({ id }) => id === 'ai_hardcoded_api_key');
    expect(keyRule?.relationships?.map(({ target }) => [run.taxonomies?.[target.toolComponent.index]?.taxa[target.index]?.id, target.id])).toEqual([['CWE-798', 'CWE-798'], ['LLM02:2025', 'LLM02:2025']]);
    expect(keyRule?.help.text).toContain('Relevant to: CWE-798, LLM02:2025.');
    expect(validate(JSON.parse(JSON.stringify(log)))).toBe(true);
    expect((sarifLog({ report: sampleReport() }, () => ({})) as { runs: [Run] }).runs[0].taxonomies).toBeUndefined();
  });

  test('keeps the worst results up to what code scanning accepts, and says how many are left out', async () => {
    const of = bigReport({ components: resultsMax + 100, findings: resultsMax + 50 });
    const worst = outcome({ check: 'worst', severity: 'critical' }, [{ subject: subjectOf(of.components.at(-1)!), answer: 'fail' }]);
    const run = await runOf({ ...of, checks: [...of.checks, worst] }, {});

    expect(run.results).toHaveLength(resultsMax);
    expect(run.results.filter(({ ruleId }) => ruleId === 'worst')).toHaveLength(1);
    expect(notificationsOf(run).map(({ message }) => message.text)).toEqual(['51 results of lower severity are left out: a file holds at most 25,000.']);
  });
});
