/** The Git history searched for credentials: what is found, where it is said to stand, and what the limits cut. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Component } from '#shared/model/component.ts';
import type { Report } from '#shared/model/report.ts';
import type { ScanOptions } from '../../../agent/engine/scan.ts';
import { repository, scratchFolder, type TestRepository } from '../../harness/git-server.ts';
import { scanInTest } from '../../harness/scan.ts';
import { plantedKey } from '../../harness/tree.ts';

const otherKey = plantedKey.replace('Zx9L', 'Qw7T');
const thirdKey = plantedKey.replace('Zx9L', 'Hb5N');

function shop(): TestRepository {
  return repository(join(scratchFolder(), 'shop'));
}

function scan(target: string, options: Partial<ScanOptions> = {}): Promise<Report> {
  return scanInTest({ target: `git:${target}`, deep: true, workers: 2, ...options });
}

const secrets = (report: Report): readonly Component[] => report.components.filter(({ kind }) => kind === 'secret');
/** `path:line commit` of each place. */
const places = ({ occurrences }: Component) => occurrences.map(({ path, line, commit }) => `${path}:${line} ${commit ?? 'tree'}`);

describe('the history', () => {
  it('gives up a credential that was taken away long ago, with the commit that brought it in', async () => {
    const { commit, path } = shop();
    commit({ 'app.py': 'x = 1\n' });
    const leak = commit({ 'config/prod.py': `# settings\nKEY = "${plantedKey}"\n` });
    commit({ 'config/prod.py': `# settings\nKEY = "${plantedKey}"\nMORE = 1\n` });
    commit({ 'config/prod.py': undefined });

    const report = await scan(path);

    expect(secrets(report).map(places)).toEqual([[`config/prod.py:2 ${leak}`]]);
    expect(report.coverage.sources[0]?.history).toBe('complete');
    expect(JSON.stringify(report)).not.toContain(plantedKey);
    expect(secrets(await scan(path, { deep: false }))).toEqual([]);
  });

  it('is judged: a leak fails though it is gone, a clean one passes, and one that was not read is unknown', async () => {
    const leaky = shop();
    leaky.commit({ 'a.py': `KEY = "${plantedKey}"\n` });
    leaky.commit({ 'a.py': 'x = 1\n' });
    const clean = shop();
    clean.commit({ 'a.py': 'x = 1\n' });
    const judged = async (path: string, deep = true) => {
      const outcome = (await scan(path, { deep })).checks.find(({ check }) => check === 'src_secret_in_history');
      return outcome?.passed.length === 1 ? 'pass' : outcome?.results.map(({ answer }) => answer).join();
    };

    expect([await judged(leaky.path), await judged(clean.path), await judged(clean.path, false), await judged(leaky.path, false)]).toEqual(['fail', 'pass', 'unknown', 'unknown']);
  });

  it('is one component with the tree when the same credential still stands there and the fingerprint is keyed', async () => {
    const { commit, path } = shop();
    const leak = commit({ 'old.py': `KEY = "${plantedKey}"\n` });
    commit({ 'old.py': undefined, 'new.py': `\n\nKEY = "${plantedKey}"\n` });
    commit({ 'new.py': `\n\nKEY = "${plantedKey}"\nOTHER = "${otherKey}"\n` });

    const report = await scan(path, { fingerprintKey: 'k' });

    expect(secrets(report).map(places).toSorted()).toEqual([['new.py:3 tree', expect.stringMatching(/^new\.py:3 [0-9a-f]{40}$/), `old.py:1 ${leak}`], ['new.py:4 tree']]);
  });

  it('reads every version once, however often and wherever it stood', async () => {
    const { commit, path, git } = shop();
    const first = commit({ 'a/key.py': `KEY = "${plantedKey}"\n` });
    commit({ 'a/key.py': undefined, 'b/key.py': `KEY = "${plantedKey}"\n` });
    commit({ 'b/key.py': undefined });
    git('revert', '--no-edit', 'HEAD');
    git('revert', '--no-edit', 'HEAD');

    const report = await scan(path);

    expect(secrets(report).map(places)).toEqual([[`a/key.py:1 ${first}`]]);
  });

  it('finds no component but credentials: what was removed is not in use', async () => {
    const { commit, path } = shop();
    commit({ 'app.py': 'import openai\n', 'requirements.txt': 'openai==1.0.0\n' });
    commit({ 'app.py': undefined, 'requirements.txt': undefined, 'x.txt': 'x\n' });

    expect((await scan(path)).components).toEqual([]);
  });

  it('looks into what only a merge brought in, and into every branch and tag when no ref is named', async () => {
    const { commit, path, git } = shop();
    commit({ 'a.py': 'a = 1\n' });
    git('checkout', '--quiet', '-b', 'side');
    commit({ 'a.py': 'a = 2\n' });
    git('checkout', '--quiet', 'main');
    commit({ 'a.py': 'a = 3\n' });
    git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    const merge = commit({ 'a.py': `KEY = "${plantedKey}"\n` });
    commit({ 'a.py': 'a = 4\n' });
    git('checkout', '--quiet', '-b', 'forgotten');
    const forgotten = commit({ 'b.py': `KEY = "${otherKey}"\n` });
    git('tag', 'kept');
    git('checkout', '--quiet', 'main');
    git('branch', '--quiet', '-D', 'forgotten');

    expect(secrets(await scan(path)).flatMap(places).toSorted()).toEqual([`a.py:1 ${merge}`, `b.py:1 ${forgotten}`]);
    expect(secrets(await scan(`${path}#main`)).flatMap(places)).toEqual([`a.py:1 ${merge}`]);
  });

  it('of a folder is that of the folder, by paths below it', async () => {
    const { commit, path } = shop();
    const leak = commit({ 'services/api/key.py': `KEY = "${plantedKey}"\n`, 'services/web/key.py': `KEY = "${otherKey}"\n` });
    commit({ 'services/api/key.py': 'x = 1\n', 'services/web/key.py': 'x = 1\n' });

    expect(secrets(await scan(`${path}//services/api`)).flatMap(places)).toEqual([`key.py:1 ${leak}`]);
  });

  it('holds names with spaces, quotes, newlines and other letters', async () => {
    const { commit, path } = shop();
    const name = 'späße/a "b"\n\tc.py';
    const leak = commit({ [name]: `KEY = "${plantedKey}"\n` });
    commit({ [name]: undefined });

    expect(secrets(await scan(path)).flatMap(places)).toEqual([`${name}:1 ${leak}`]);
  });

  it('is the same report, byte for byte, in every run', async () => {
    const { commit, path } = shop();
    for (const [index, key] of [plantedKey, otherKey, thirdKey].entries()) commit({ [`f${index % 2}.py`]: `${'\n'.repeat(index)}KEY = "${key}"\n` });
    commit({ 'f0.py': 'x\n', 'f1.py': 'x\n' });

    expect(JSON.stringify(await scan(path))).toBe(JSON.stringify(await scan(path)));
    expect(secrets(await scan(path, { fingerprintKey: 'k' }))).toHaveLength(3);
  });

  it('larger than memory would like flows through: hundreds of versions with a limit on what waits', async () => {
    const { commit, path } = shop();
    for (let index = 0; index < 40; index += 1) commit({ 'big.txt': `${index}\n${`line ${index} of many\n`.repeat(60_000)}` });
    commit({ 'big.txt': `KEY = "${plantedKey}"\n` });
    commit({ 'big.txt': 'x\n' });

    const report = await scan(path);

    expect(secrets(report)).toHaveLength(1);
    expect(report.coverage.sources[0]).toMatchObject({ history: 'complete', artifacts_read: 42 });
  });
});

describe('a history over a limit', () => {
  const cut = (report: Report) => report.coverage.entries.filter(({ path }) => path === '.git');

  it('of versions is cut there, and says so', async () => {
    const { commit, path } = shop();
    for (let index = 0; index < 6; index += 1) commit({ 'a.py': `x = ${index}\n` });

    const report = await scan(path, { sourceSettings: { history_blobs_max: 3 } });

    expect(report.coverage.sources[0]).toMatchObject({ history: 'partial', state: 'complete' });
    expect(cut(report)).toEqual([{ path: '.git', reason: 'too_large', effect: 'partial', detail: 'The history holds more than 3 versions of files (setting history_blobs_max); the newest were not searched.' }]);
  });

  it('of bytes is cut there, and says so', async () => {
    const { commit, path } = shop();
    for (let index = 0; index < 4; index += 1) commit({ 'a.txt': `${index}${'x'.repeat(1000)}\n` });

    const report = await scan(path, { sourceSettings: { history_bytes_max: '2500' } });

    expect(report.coverage.sources[0]?.history).toBe('partial');
    expect(cut(report).map(({ detail }) => detail)).toEqual(['1 versions of files were not searched: together they take more than 2500 bytes (setting history_bytes_max).']);
  });

  it('of one version leaves that out, and says so', async () => {
    const { commit, path } = shop();
    commit({ 'a.txt': Buffer.alloc(11 * 1024 * 1024, 'a') });
    const leak = commit({ 'a.txt': `KEY = "${plantedKey}"\n` });
    commit({ 'a.txt': 'x\n' });

    const report = await scan(path);

    expect(secrets(report).flatMap(places)).toEqual([`a.txt:1 ${leak}`]);
    expect(report.coverage.sources[0]?.history).toBe('partial');
    expect(cut(report)[0]?.detail).toContain('larger than 10485760 bytes (limit historyBlobBytesMax)');
  });

  it('that is itself a shallow clone says what it lacks', async () => {
    const { commit, path, git } = shop();
    for (let index = 0; index < 3; index += 1) commit({ 'a.py': `x = ${index}\n` });
    const shallow = join(scratchFolder(), 'shallow');
    git('clone', '--quiet', '--depth=1', `file://${path}`, shallow);

    const report = await scan(shallow);

    expect(report.coverage.sources[0]?.history).toBe('partial');
    expect(cut(report)[0]).toMatchObject({ reason: 'unsupported', detail: expect.stringContaining('shallow clone') });
  });

  it('ends with the scan when it is aborted', async () => {
    const { commit, path } = shop();
    for (let index = 0; index < 30; index += 1) commit({ 'a.py': `x = ${index}\n` });
    const stop = new AbortController();

    const scanning = scan(path, { signal: stop.signal, onProgress: ({ current, total }) => current === 'a.py' && total !== undefined && stop.abort() });

    await expect(scanning).rejects.toMatchObject({ code: 'cancelled' });
  });
});
