import { describe, expect, test } from 'vitest';
import type { Resource } from '#shared/model/component.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { resourceId } from '#shared/model/identity.ts';
import type { Source } from '#shared/model/report.ts';
import { renderTable } from '#shared/exporters/table.exporter.ts';
import { cut, cutMiddle, widthOf, wrapped } from '#shared/exporters/table/width.ts';
import { bigReport, component, hostileReport, partialCoverage, report, sampleReport } from '../../harness/report-fixture.ts';
import { evaluations, exported } from './exports.ts';

describe('the width of a text', () => {
  test.each([
    ['plain', 5],
    ['', 0],
    ['漢字', 4],
    ['한국', 4],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 1],
    ['🧪', 2],
    ['👍🏽', 2],
    ['☁\ufe0f', 2],
    ['ü', 1],
    ['𠀀', 2],
  ])('%j takes %d cells', (text, cells) => {
    expect(widthOf(text)).toBe(cells);
  });

  test.each([
    ['abcdef', 4, 'abc…'],
    ['abcd', 4, 'abcd'],
    ['漢字漢字', 4, '漢…'],
    ['漢字', 1, '…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['abc', 0, ''],
  ])('%j cut to %d is %j', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
    expect(widthOf(cut(text, width))).toBeLessThanOrEqual(width);
  });

  test('a path keeps both ends', () => {
    expect(cutMiddle('src/very/long/path/to/file.ts:12', 20)).toBe('src/ve…to/file.ts:12');
    expect(widthOf(cutMiddle('漢字漢字漢字漢字漢字', 9))).toBeLessThanOrEqual(9);
  });

  test('a sentence breaks at spaces, and its last line is cut', () => {
    expect(wrapped('one two three four five', { width: 9, linesMax: 2 })).toEqual(['one two', 'three fo…']);
    expect(wrapped('abcdefghijkl', { width: 5, linesMax: 4 })).toEqual(['abcde', 'fghij', 'kl']);
    expect(wrapped('short', { width: 9, linesMax: 2 })).toEqual(['short']);
  });
});

describe('the table', () => {
  test('shows inventory, findings, what has no verdict, policies and coverage', async () => {
    const text = await exported('table', sampleReport());

    expect(text).toMatchSnapshot();
  });

  test('shows which roles and repositories several of its sources speak of, and nothing of one source', () => {
    const role = 'arn:aws:iam::123456789012:role/deploy';
    const [aws, shop] = [{ key: 'aws:123456789012', kind: 'aws', name: 'aws', attributes: {} }, { key: 'github.com/acme/shop', kind: 'git', name: 'github.com/acme/shop', attributes: {} }] as const;
    const of = (source: Source, kind: string, name: string, attributes: JsonObject, path?: string): Resource => ({ id: resourceId({ source: source.key, kind, providerId: name }), kind, name, provider_id: name, ...(path !== undefined && { path }), attributes });
    const trust = { Statement: [{ Effect: 'Allow', Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' }, Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/*' } } }] };
    const resources = [of(aws, 'aws.iam_role', 'deploy', { arn: role, assume_role_policy_document: trust }), of(aws, 'aws.lambda_function', 'alone', { role: `${role}-alone` }), of(shop, 'github.workflow', 'ship.yml', { jobs: [{ steps: [{ inputs: { 'role-to-assume': role } }] }] }, '.github/workflows/ship.yml')];
    const text = (sources: readonly Source[]) => renderTable({ report: report({ sources, resources }) }).split('\n');

    const shown = text([aws, shop]);
    const at = shown.findIndex((line) => line.startsWith('In several sources'));

    expect(shown.slice(at, at + 7)).toEqual([
      'In several sources  2 roles and repositories',
      '  iam_role    arn:aws:iam::123456789012:role/deploy',
      '              is      aws.iam_role deploy  (aws)',
      '              uses    github.workflow .github/workflows/ship.yml  (github.com/acme/shop)',
      '  repository  github.com/acme/shop',
      '              trusts  aws.iam_role deploy  (aws)',
      '              is      source  (github.com/acme/shop)',
    ]);
    expect(text([aws]).join('\n')).not.toContain('In several sources');
  });

  test('is never wider than asked for, whatever the names', () => {
    for (const width of [40, 80, 133]) {
      for (const of of [sampleReport(), hostileReport()]) {
        const widths = renderTable({ report: of, evaluations: evaluations(of) }, { width }).split('\n').map(widthOf);
        expect(Math.max(...widths)).toBeLessThanOrEqual(width);
      }
    }
  });

  test('has colour only when it is allowed, and says the same without it', () => {
    const of = sampleReport();
    const plain = renderTable({ report: of, evaluations: evaluations(of) });
    const coloured = renderTable({ report: of, evaluations: evaluations(of) }, { isColorAllowed: true });
    const codes = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g');

    expect(codes.test(plain)).toBe(false);
    expect(coloured.match(codes)?.length).toBeGreaterThan(5);
    expect(coloured.replaceAll(codes, '').split('\n').map((line) => line.trimEnd()).join('\n')).toBe(plain);
  });

  test('says that a source broke off, and how much is not listed', () => {
    const partial = renderTable({ report: report({ coverage: partialCoverage() }) });
    const big = bigReport({ components: 10_000, findings: 500 });
    const many = renderTable({ report: big, evaluations: evaluations(big) }, { width: 400 });

    expect(partial).toContain('INCOMPLETE: 1 of 1 source broke off');
    expect(many).toContain('… and 400 more');
    expect(many).toContain('… and 480 more');
    expect(many.split('\n').length).toBeLessThan(400);
  });

  test('says none where there is nothing', () => {
    const text = renderTable({ report: report() });

    expect(text).toContain('0 AI components, 0 other dependencies');
    expect(text).toContain('Findings  none');
    expect(text).not.toContain('Policies');
  });

  test('counts a dependency that is AI with the AI components', () => {
    const of = report({ components: [component({ kind: 'dependency', name: 'langchain' }), component({ kind: 'dependency', name: 'express', is_ai: false })] });

    expect(renderTable({ report: of })).toContain('1 AI component, 1 other dependency\n  dependency             1  langchain');
  });
});
