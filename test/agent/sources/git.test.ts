import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { scanTarget, type ScanOptions, type ScanProgress } from '../../../agent/engine/scan.ts';
import { cloned, gitServer, repository, scratchFolder } from '../../harness/git-server.ts';

const app = 'from openai import OpenAI\n\nOpenAI().responses.create(model="gpt-4o-2024-08-06")\n';

let temporary: string;

/** Clones come into a folder of the test's own, so that what stays behind is seen. */
beforeEach(() => {
  temporary = scratchFolder();
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  };
});

function scan(target: string, options: Partial<ScanOptions> = {}): Promise<Report> {
  return scanTarget({ target, deep: false, generatedAt: new Date(0), signal: new AbortController().signal, onProgress: () => {}, workers: 1, ...options });
}

const names = (report: Report) => report.components.map(({ kind, name }) => `${kind} ${name}`).sort();
const leftBehind = () => readdirSync(temporary).filter((name) => name.startsWith('waybill-git-'));

describe('a repository by its address', () => {
  it('gives the same source key and the same inventory as a directory that was cloned from it', async () => {
    const root = scratchFolder();
    const commit = repository(join(root, 'acme/shop.git')).commit({ 'src/app.py': app, '.gitignore': 'build/\n', 'build/x.py': app });
    const { origin } = await gitServer({ root });
    const clone = await cloned(`${origin}/acme/shop.git`);

    const byAddress = await scan(`git:${origin}/acme/shop.git`);
    const byDirectory = await scan(`dir:${clone}`);

    expect(byAddress.sources).toEqual([{ key: `${new URL(origin).host}/acme/shop`, kind: 'git', name: `${new URL(origin).host}/acme/shop`, attributes: { branch: 'main', commit } }]);
    expect(byAddress.sources).toEqual(byDirectory.sources);
    expect(byAddress.components).toEqual(byDirectory.components);
    expect(names(byAddress)).toEqual(['model gpt-4o-2024-08-06', 'provider openai', 'sdk openai']);
    expect(leftBehind()).toEqual([]);
  });
});
