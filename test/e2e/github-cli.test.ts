import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { runCli, type CliRun } from '../harness/cli.ts';
import { githubServer, testToken, type GithubServer } from '../harness/github/server.ts';
import { repository, world } from '../harness/github/world.ts';
import { plantedKey, treeOf } from '../harness/tree.ts';

const app = 'from openai import OpenAI\n\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o-2024-08-06", messages=[])\n';
const workflow = 'on: pull_request_target\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n';

const sarif = new AjvDraft04.default({ allErrors: true, strict: false });
addFormats.default(sarif);
const isSarif = sarif.compile(JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/schemas/sarif-schema-2.1.0-errata01.json'), 'utf8')) as object);

function acme(): Promise<GithubServer> {
  const given = world({
    repositories: [
      repository('shop', {
        files: { 'src/app.py': app, '.env': `OPENAI_API_KEY=${plantedKey}\n`, '.github/workflows/ci.yml': workflow, 'AGENTS.md': '# Rules\n' },
        hooks: [{ id: 1, type: 'Repository', name: 'web', active: true, events: ['push'], config: { url: 'http://ci.example.com/x', insecure_ssl: '1' }, updated_at: '2026-01-01T00:00:00Z' }],
        protection: { requiresApprovingReviews: true, requiredApprovingReviewCount: 1 },
      }),
      repository('site', { files: { 'index.ts': "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic();\n" }, securityAndAnalysis: { secret_scanning: { status: 'disabled' } } }),
      repository('tools'),
    ],
  });
  return githubServer({ ...given, org: { ...given.org, two_factor_requirement_enabled: false } });
}

async function scan(server: GithubServer, out: string, ...args: readonly string[]): Promise<{ readonly run: CliRun; readonly report: Report }> {
  const run = await runCli(['scan', 'github:acme', '--data', join(out, 'data'), '-o', 'table', '-o', `json=${join(out, 'report.json')}`, '-o', `cyclonedx=${join(out, 'bom.json')}`, '-o', `sarif=${join(out, 'log.sarif')}`, ...args], {
    cwd: out,
    env: { GITHUB_API_URL: server.url, GITHUB_TOKEN: testToken, SOURCE_DATE_EPOCH: '1795219200' },
  });
  return { run, report: JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report };
}

const answersOf = (report: Report, check: string) => Object.fromEntries(report.checks.filter((outcome) => outcome.check === check).flatMap(({ results, passed }) => [...results.map(({ subject, answer }) => [subject.name, answer]), ...passed.map((id) => [report.resources.find((resource) => resource.id === id)?.name, 'pass'])]));

describe('waybill scan github:acme', () => {
  it('finds the AI in the repositories, judges the settings around it, and writes valid documents', async () => {
    const server = await acme();
    const out = treeOf({});

    const { run, report } = await scan(server, out);

    expect({ code: run.code, stderr: run.stderr.match(/error|warn/i) }).toEqual({ code: 0, stderr: null });
    expect(report.sources).toEqual([{ key: 'github.com/acme', kind: 'github', name: 'github.com/acme', attributes: {} }]);
    expect(report.components.filter(({ kind }) => ['model', 'sdk', 'secret', 'instruction_file'].includes(kind)).map(({ kind, occurrences }) => [kind, occurrences[0]?.path]).sort()).toEqual([
      ['instruction_file', 'acme/shop/AGENTS.md'],
      ['model', 'acme/shop/src/app.py'],
      ['sdk', 'acme/shop/src/app.py'],
      ['sdk', 'acme/site/index.ts'],
      ['secret', 'acme/shop/.env'],
    ]);
    expect(answersOf(report, 'github_org_mfa_required')).toEqual({ acme: 'fail' });
    expect(answersOf(report, 'github_branch_protection')).toEqual({ 'acme/shop@main': 'pass', 'acme/site@main': 'fail', 'acme/tools@main': 'fail' });
    expect(answersOf(report, 'github_secret_scanning')).toEqual({ 'acme/shop': 'pass', 'acme/site': 'fail', 'acme/tools': 'pass' });
    expect(Object.values(answersOf(report, 'github_webhook_secret_tls'))).toEqual(['fail']);
    expect(Object.values(answersOf(report, 'github_actions_pinned'))).toHaveLength(1);
    expect(report.coverage).toMatchObject({ sources: [{ source: 'github.com/acme', state: 'complete' }], entries: [] });

    expect(run.stdout).toContain('gpt-4o-2024-08-06');
    expect(run.stdout).toContain('github.com/acme');
    const bom = readFileSync(join(out, 'bom.json'), 'utf8');
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bom)).toBeNull();
    const log = JSON.parse(readFileSync(join(out, 'log.sarif'), 'utf8')) as unknown;
    expect({ isValid: isSarif(log), errors: isSarif.errors }).toEqual({ isValid: true, errors: null });
    for (const text of [bom, JSON.stringify(log), JSON.stringify(report), run.stdout, run.stderr]) {
      expect(text).not.toContain(plantedKey);
      expect(text).not.toContain(testToken);
    }
  });

  it('says how far it is, and asks little the second time', async () => {
    const server = await acme();
    server.pageSize = 100;
    const out = treeOf({});

    const { run } = await scan(server, out, '--json-log');
    const first = server.asked.length;
    const { report } = await scan(server, out);

    const progress = run.stderr.trim().split('\n').map((line) => JSON.parse(line) as { msg: string; stage: string; done: number; total: number | null });
    expect(progress.filter(({ stage, total }) => stage === 'listing' && total === 3).map(({ done }) => done)).toEqual([1, 2, 3]);
    expect(first).toBe(70);
    expect(server.asked.length - first).toBe(37);
    expect(report.coverage.entries.map(({ reason, effect }) => [reason, effect])).toEqual([['reused', 'ignored']]);
  });

  it('reports what it has when GitHub fails halfway, says what is missing, passes nothing of it, and ends a gate with 5', async () => {
    const server = await acme();
    const out = treeOf({});
    server.onRequest = ({ url }) => {
      if (url.startsWith('/repos/acme/site')) server.tokens.clear();
    };

    const { run, report } = await scan(server, out, '--fail-on-incomplete');

    expect(run.code).toBe(5);
    expect(report.coverage.sources).toMatchObject([{ source: 'github.com/acme', state: 'partial' }]);
    expect(report.components.some(({ kind, name }) => kind === 'model' && name === 'gpt-4o-2024-08-06')).toBe(true);
    expect(report.components.some(({ name }) => name === '@anthropic-ai/sdk')).toBe(false);
    expect(report.coverage.entries.find(({ path }) => path === 'acme/site')).toMatchObject({ reason: 'refused', effect: 'skipped', resources: ['github.workflow'], detail: expect.stringContaining('HTTP 401') });
    expect(report.coverage.entries.find(({ path }) => path === 'acme/tools')?.detail).toContain('was not asked');
    expect(answersOf(report, 'github_webhook_secret_tls')).toEqual({ scan: 'unknown', 'acme/shop ci.example.com': 'fail' });
    for (const check of ['github_dependency_update_tool', 'github_code_scanning']) {
      const answers = answersOf(report, check);
      expect([check, answers['acme/site'], answers['acme/tools']]).not.toContain('pass');
    }
    expect(answersOf(report, 'github_dependency_update_tool')).toEqual({ 'acme/shop': 'fail', 'acme/site': 'unknown', 'acme/tools': 'unknown' });
    expect(run.stdout).toContain('Coverage  INCOMPLETE: 1 of 1 source broke off; ');
    expect(run.stdout.slice(run.stdout.indexOf('\nCoverage'))).toMatch(/skipped +acme\/site +refused: /);
    expect(`${run.stdout}${run.stderr}`).not.toContain(testToken);
  });

  it('ends with 3 and one sentence when the organization is not there, and shows no credential', async () => {
    const server = await acme();

    const run = await runCli(['scan', 'github:nobody', '--data', treeOf({})], { env: { GITHUB_API_URL: server.url, GITHUB_TOKEN: testToken } });

    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toBe('waybill: Cannot scan github:nobody: there is no such organization or account, or the credentials may not see it. Check the name and the rights of the token.\n');
  });
});
