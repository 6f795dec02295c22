import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { bigReport, hostileReport, outcome, report, sample, sampleReport, subjectOf } from '../../harness/report-fixture.ts';
import { evaluations, exported } from './exports.ts';

let validator: XsdValidator;
let schema: XmlDocument;
beforeAll(() => {
  schema = XmlDocument.fromBuffer(readFileSync(join(import.meta.dirname, '../../fixtures/schemas/jenkins-junit-10.xsd')));
  validator = XsdValidator.fromDoc(schema);
});
afterAll(() => {
  validator.dispose();
  schema.dispose();
});

/** Runs with the parsed document, and frees it. */
function withDocument<T>(text: string, use: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(text);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

interface Case {
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  readonly outcome: string;
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

async function casesOf(of: Report, input?: Parameters<typeof exported>[2]): Promise<Case[]> {
  return withDocument(await exported('junit', of, input), (document) =>
    elements(document, '/testsuites/testsuite/testcase').map((each): Case => {
      const [child] = elements(each, '*');
      return {
        suite: attribute(each.parent, 'name'),
        className: attribute(each, 'classname'),
        name: attribute(each, 'name'),
        outcome: child?.name ?? 'passed',
        type: child === undefined ? '' : attribute(child, 'type'),
        message: child === undefined ? '' : attribute(child, 'message'),
        text: child?.content ?? '',
      };
    }),
  );
}

function elements(of: XmlDocument | XmlElement, path: string): XmlElement[] {
  return of.find(path).filter((node) => node instanceof XmlElement);
}

function attribute(of: XmlElement | null, name: string): string {
  return of?.attr(name)?.value ?? '';
}

/** What is said about subjects, in the order of their ids. */
const inSubjectOrder = <T>(items: readonly (readonly [id: string, said: T])[]) => items.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, said]) => said);

describe('a JUnit export', () => {
  test.each([
    ['rich', sampleReport],
    ['hostile', hostileReport],
    ['empty', report],
  ])('is valid by the XSD of Jenkins: %s', async (_, make) => {
    const text = await exported('junit', make());

    expect(() => withDocument(text, (document) => validator.validate(document))).not.toThrow();
  });

  test('is refused by the XSD when it is spoilt, so the validation does look', async () => {
    const text = (await exported('junit', sampleReport())).replace('<testcase name=', '<testcase file="x" name=');

    expect(() => withDocument(text, (document) => validator.validate(document))).toThrow();
  });

  test('counts exactly, in each suite and over all', async () => {
    for (const make of [sampleReport, hostileReport]) {
      withDocument(await exported('junit', make()), (document) => {
        const counted = (of: XmlElement, path: string) => elements(of, path).length;
        const totals = { tests: 0, failures: 0, errors: 0 };
        for (const suite of elements(document, '/testsuites/testsuite')) {
          const actual = { tests: counted(suite, 'testcase'), failures: counted(suite, 'testcase/failure'), errors: counted(suite, 'testcase/error') };
          expect({ tests: attribute(suite, 'tests'), failures: attribute(suite, 'failures'), errors: attribute(suite, 'errors'), skipped: attribute(suite, 'skipped') }).toEqual({
            tests: String(actual.tests),
            failures: String(actual.failures),
            errors: String(actual.errors),
            skipped: String(counted(suite, 'testcase/skipped')),
          });
          totals.tests += actual.tests;
          totals.failures += actual.failures;
          totals.errors += actual.errors;
        }
        const [root] = elements(document, '/testsuites');
        expect([attribute(root!, 'tests'), attribute(root!, 'failures'), attribute(root!, 'errors')]).toEqual([totals.tests, totals.failures, totals.errors].map(String));
      });
    }
  });

  test('has a case for each subject; only a pass looks like one', async () => {
    const cases = await casesOf(sampleReport(), {});
    const short = (id: string) => id.slice(4, 12);

    expect(cases.map(({ suite, outcome: state, type }) => [suite, state, type])).toEqual([
      ['ai_dependency_declared', 'passed', ''],
      ['ai_dependency_declared', 'passed', ''],
      ['ai_eu_risk_tier_set', 'skipped', 'not_applicable'],
      ['ai_hardcoded_api_key', 'failure', 'ai_hardcoded_api_key'],
      ...inSubjectOrder([
        [sample.mcp.id, ['ai_mcp_server_approved', 'skipped', 'review']],
        [sample.remoteMcp.id, ['ai_mcp_server_approved', 'error', 'error']],
      ]),
      ...inSubjectOrder([
        [sample.gpt.id, ['ai_model_unpinned', 'failure', 'ai_model_unpinned']],
        [sample.embedding.id, ['ai_model_unpinned', 'error', 'unknown']],
      ]),
      ['n8n_webhook_auth', 'failure', 'n8n_webhook_auth'],
    ]);
    expect(cases.find(({ suite }) => suite === 'ai_hardcoded_api_key')).toEqual({
      suite: 'ai_hardcoded_api_key',
      className: 'check.ai_hardcoded_api_key',
      name: `openai-key [${short(sample.key.id)}]`,
      outcome: 'failure',
      type: 'ai_hardcoded_api_key',
      message: 'The key sk-p****Zz of openai is written in app/chat.py.',
      text: 'The key sk-p****Zz of openai is written in app/chat.py.\napp/chat.py:7',
    });
    expect(cases[0]?.name).toMatch(/^(express|openai) \[[0-9a-f]{8}\]$/);
  });

  test('fails for block only: what warns or informs is seen and not red', async () => {
    const cases = (await casesOf(sampleReport())).filter(({ suite }) => suite.startsWith('policy '));

    expect(cases.map(({ suite, outcome: state, type }) => [suite, state, type])).toEqual([
      ['policy Look at high findings', 'skipped', 'warn'],
      ['policy Look at high findings', 'skipped', 'warn'],
      ['policy Names', 'skipped', 'inform'],
      ['policy No critical findings', 'failure', 'critical finding'],
      ['policy Nothing', 'passed', ''],
      ['policy Unpinned <models> & "more"', 'failure', 'unpinned / model'],
      ['policy Unpinned <models> & "more"', 'error', 'unknown'],
    ]);
  });

  test('says how many violations are not listed', async () => {
    const of = bigReport({ components: 200, findings: 30 });
    const cases = await casesOf(of, { evaluations: evaluations(of, { violationsMax: 5 }).filter(({ policy }) => policy === 'Look at high findings') });

    expect(cases.at(-1)).toMatchObject({ name: 'more violations', outcome: 'skipped', message: '25 more violations are not listed.' });
  });

  test('gives no two cases the same class and name', async () => {
    const twice = [sample.gpt, sample.gpt].map((of, at) => ({ subject: subjectOf(of), answer: 'fail' as const, reason: `Reason ${at}.` }));
    const judged = evaluations(sampleReport());
    const repeated = await casesOf(sampleReport({ checks: [outcome({ check: 'c', severity: 'low' }, twice)] }), { evaluations: [...judged, ...judged] });

    for (const cases of [repeated, await casesOf(hostileReport())]) expect(new Set(cases.map(({ className, name }) => `${className} ${name}`)).size).toBe(cases.length);
  });

  test('shows hostile names as text', async () => {
    const text = await exported('junit', hostileReport());

    expect(text).not.toContain('<script>');
    expect(text).not.toContain(']]>');
    expect(text).toContain('bell&lt;U+0007&gt; and &lt;U+001B&gt;[31mred');
  });
});
