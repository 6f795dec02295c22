/** Comparing reports, exports, directories and Git refs on the command line, and the gate of what is new. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '#shared/model/comparison/comparison.ts';
import { runCli, startCli } from '../../harness/cli.ts';

const app = (...models: string[]) => `from openai import OpenAI\n\n${models.map((model) => `OpenAI().chat.completions.create(model="${model}", messages=[])\n`).join('')}`;
const temp = () => mkdtempSync(join(tmpdir(), 'waybill-diff-'));

const repository = temp();
const data = temp();
const env = { WAYBILL_DATA_DIR: data, SOURCE_DATE_EPOCH: '1767225600' };

beforeAll(() => {
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', ...args], { cwd: repository });
  git('init', '-q', '-b', 'main');
  mkdirSync(join(repository, 'api'));
  writeFileSync(join(repository, 'api/app.py'), app('gpt-4o-2024-08-06'));
  writeFileSync(join(repository, 'package.json'), '{"dependencies":{"openai":"4.0.0"}}');
  git('add', '-A');
  git('commit', '-qm', 'one');
  git('tag', 'v1');
  writeFileSync(join(repository, 'api/app.py'), app('gpt-4o-2024-08-06', 'gpt-4o'));
  writeFileSync(join(repository, 'package.json'), '{"dependencies":{"openai":"4.2.0"}}');
  git('commit', '-qam', 'two');
});

const named = (list: readonly { readonly kind: string; readonly name: string }[]) => list.map(({ kind, name }) => `${kind} ${name}`);

async function diffOf(...args: string[]): Promise<Comparison> {
  const run = await runCli(['diff', ...args, '--json', '--quiet'], { cwd: repository, env });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as Comparison;
}

describe('waybill diff', () => {
  it('tells what came, went and changed between two refs', async () => {
    const { components, findings } = await diffOf('v1', 'HEAD');

    expect(named(components.added)).toEqual(['model gpt-4o']);
    expect(components.removed).toEqual([]);
    expect(components.changed.find(({ kind }) => kind === 'dependency')).toMatchObject({ name: 'openai', version: '4.2.0', changes: expect.arrayContaining([{ field: 'version', before: '4.0.0', after: '4.2.0' }]) });
    expect(findings.new.map(({ check, subject }) => `${check} ${subject.name}`)).toEqual(['ai_model_unpinned gpt-4o']);
  });

  it('is the other way round from the other side', async () => {
    const { components, findings } = await diffOf('HEAD', 'v1');

    expect(named(components.removed)).toEqual(['model gpt-4o']);
    expect(findings.fixed.map(({ check }) => check)).toEqual(['ai_model_unpinned']);
  });

  it('finds nothing between a directory, its report, its CycloneDX document and its commit', async () => {
    const report = join(data, 'report.json');
    const bom = join(data, 'bom.json');
    await runCli(['scan', repository, '-o', `json=${report}`, '-o', `cyclonedx=${bom}`, '--quiet'], { env });

    for (const other of ['.', bom, 'HEAD']) {
      const { components, relationships, findings } = await diffOf(report, other);

      expect([components.added, components.removed, components.changed, relationships.added, relationships.removed], other).toEqual([[], [], [], [], []]);
      expect(findings.new, other).toEqual([]);
    }
  });

  it('says of a document without checks that nothing is proved fixed', async () => {
    const report = join(data, 'report.json');
    const bom = join(data, 'bom.json');
    await runCli(['scan', repository, '-o', `json=${report}`, '-o', `cyclonedx=${bom}`, '--quiet'], { env });

    const { findings } = await diffOf(report, bom);

    expect(findings.fixed).toEqual([]);
    expect(findings.unconfirmed.map(({ check }) => check)).toContain('ai_model_unpinned');
  });

  it('reads the packages and models of another tool\'s CycloneDX document', async () => {
    const foreign = join(data, 'foreign.json');
    writeFileSync(foreign, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1', components: [{ type: 'machine-learning-model', name: 'm' }] }] }));
    const later = join(data, 'later.json');
    writeFileSync(later, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'a', version: '2', purl: 'pkg:npm/a@2' }] }));

    const { components } = await diffOf(foreign, later);

    expect(named(components.removed)).toEqual(['model m']);
    expect(components.changed.map(({ name, version }) => `${name} ${version}`)).toEqual(['a 2']);
  });

  it.each([
    ['no file, directory or ref', ['v1', 'nowhere'], /Cannot find nowhere: the repository .* has no branch, tag or commit of that name/],
    ['an option for Git', ['v1', '--', '--all'], /Cannot find --all/],
    ['a file that is neither', ['v1', 'package.json'], /Cannot compare package\.json: it is neither a report nor a CycloneDX document\. Accepted:/],
    ['a severity that is none', ['v1', 'HEAD', '--fail-on', 'bad'], /Unknown severity "bad"/],
  ])('refuses %s', async (_what, args, message) => {
    const run = await runCli(['diff', '--quiet', ...args], { cwd: repository, env });

    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it('fails a gate for what is new, and only for that', async () => {
    const codes = await Promise.all([['v1', 'HEAD'], ['HEAD', 'v1'], ['HEAD', '.']].map(async (sides) => (await runCli(['diff', ...sides, '--fail-on', 'medium', '--quiet'], { cwd: repository, env })).code));

    expect(codes).toEqual([1, 0, 0]);
  });
});

describe('waybill scan --since', () => {
  it('counts only findings that are new since a ref, and says what changed', async () => {
    const since = await runCli(['scan', '.', '--since', 'v1', '--fail-on', 'medium', '-o', 'json'], { cwd: join(repository, 'api'), env });
    const sinceNow = await runCli(['scan', '.', '--since', 'HEAD', '--fail-on', 'medium', '-o', 'json'], { cwd: join(repository, 'api'), env });

    expect(since.code).toBe(1);
    expect(since.stderr).toContain('since v1: 1 component came, 0 went, 2 changed; 1 finding new, 0 fixed.');
    expect(since.stderr).toContain('gate: 1 new finding of severity medium or above.');
    expect(sinceNow.code).toBe(0);
    expect(sinceNow.stdout).toBe(since.stdout);
  });

  it('takes one directory', async () => {
    const run = await runCli(['scan', '.', 'api', '--since', 'v1'], { cwd: repository, env });

    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--since takes one directory');
  });
});

describe('waybill watch', () => {
  it('says what each change brought, and ends with an interrupt', async () => {
    const folder = temp();
    writeFileSync(join(folder, 'a.py'), 'x = 1\n');
    const child = startCli(['watch', folder, '--json'], { env });
    const text = { stdout: '', stderr: '' };
    const met = async (stream: 'stdout' | 'stderr', pattern: RegExp) => {
      while (!pattern.test(text[stream])) await new Promise((resolve) => child[stream]?.once('data', resolve));
    };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
        text[stream] += chunk;
      });
    }
    const ended = new Promise((resolve) => child.once('close', resolve));
    await met('stderr', /watching/);
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'b.py'), app('gpt-4o'));
    await met('stdout', /\n/);
    rmSync(join(folder, 'b.py'));
    await met('stdout', /\n.*\n/s);
    child.kill('SIGINT');

    expect(await ended).toBe(0);
    const [came, went] = text.stdout.trim().split('\n').map((line) => JSON.parse(line) as Comparison);
    expect(named(came?.components.added ?? [])).toEqual(['model gpt-4o', 'provider openai', 'sdk openai']);
    expect(named(went?.components.removed ?? [])).toEqual(['model gpt-4o', 'provider openai', 'sdk openai']);
    expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe('x = 1\n');
  });
});
