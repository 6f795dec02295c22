import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import type { CoverageEntry, Report } from '#shared/model/report.ts';
import { createPrefilter } from '../../../agent/engine/prefilter.ts';
import { createArtifactReader } from '../../../agent/engine/read-artifact.ts';
import type { ScanOptions, ScanProgress } from '../../../agent/engine/scan.ts';
import { walk } from '../../../agent/sources/filesystem/walk.ts';
import { scanInTest } from '../../harness/scan.ts';
import { plantedKey, treeOf } from '../../harness/tree.ts';

const pythonApp = `from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[])
`;

function scan(target: string, options: Partial<ScanOptions> = {}): Promise<Report> {
  return scanInTest({ target, ...options });
}

const names = (report: Report) => report.components.map(({ kind, name }) => `${kind} ${name}`).sort();
const reasons = (report: Report) => Object.fromEntries(report.coverage.entries.map(({ path, reason }) => [path, reason]));

/** The superuser may read everything, so the work is done as the user that owns nothing. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a scan', () => {
  it('lists what the code uses, with places', async () => {
    const report = await scan(treeOf({ 'src/app.py': pythonApp }));

    expect(names(report)).toEqual(['model gpt-4o-2024-08-06', 'provider openai', 'sdk openai']);
    expect(report.components.find(({ kind }) => kind === 'model')?.occurrences).toEqual([
      { path: 'src/app.py', line: 4, method: 'argument', confidence: 0.95, symbol: 'openai.OpenAI().chat.completions.create' },
    ]);
  });

  it('takes none of the look-alikes for a component', async () => {
    const report = await scan(
      treeOf({
        'a.py': 'import mcpherson\n# import openai\n',
        'b.py': '"""Docs.\n\nimport openai\n"""\n',
        'tasks.py': 'from celery import Task\n\ntask = Task("x")\n',
        'c.ts': "import { Agent } from 'node:http';\n\nexport const agent = new Agent({ keepAlive: true });\n",
        'd.js': "const { Agent } = require('http');\nmodule.exports = new Agent({ keepAlive: true });\n",
      }),
    );

    expect(names(report)).toEqual([]);
  });

  it('goes on over everything that cannot be read, and names each', async () => {
    const root = treeOf({
      'app.py': pythonApp,
      'garbage.py': Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
      'latin1.py': Buffer.from('import openai  # caf\xe9\n', 'latin1'),
      'bundle.min.js': `import OpenAI from "openai";${'a();'.repeat(30_000)}\n`,
      'package.json': '{ "dependencies": { "openai": ',
      'pyproject.toml': '[project\nname = ',
      'big.py': '',
    });
    truncateSync(join(root, 'big.py'), 200 * 1024 * 1024);
    mkdirSync(join(root, 'loop'));
    symlinkSync('..', join(root, 'loop/up'));
    symlinkSync('/etc/hostname', join(root, 'out'));
    spawnSync('mkfifo', [join(root, 'pipe')]);

    const report = await scan(root);

    expect(names(report)).toContain('model gpt-4o-2024-08-06');
    expect(reasons(report)).toMatchObject({
      'garbage.py': 'invalid_utf8',
      'latin1.py': 'invalid_utf8',
      'bundle.min.js': 'line_too_long',
      'package.json': 'parse_error',
      'pyproject.toml': 'parse_error',
      'big.py': 'too_large',
      'loop/up': 'symlink_loop',
      out: 'symlink_outside_root',
      pipe: 'special_file',
    });
    expect(report.coverage.sources[0]?.state).toBe('complete');
  });

  it('names a folder and a file without permission', async () => {
    const root = treeOf({ 'closed/app.py': pythonApp, 'app.py': pythonApp });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'closed'), 0);
    chmodSync(join(root, 'app.py'), 0);
    const catalog = loadCatalog();
    const reader = createArtifactReader({ readers: [], catalog, prefilter: createPrefilter(catalog), source: 'dir:.' });

    const entries = await asNobody(async () => {
      const found: CoverageEntry[] = [];
      for await (const page of walk({ root, deep: false, signal: new AbortController().signal })) {
        found.push(...page.entries);
        for (const artifact of page.artifacts) found.push(...(await reader.read(artifact)).entries);
      }
      return found;
    });

    expect(Object.fromEntries(entries.map(({ path, reason }) => [path, reason]))).toEqual({ closed: 'permission_denied', 'app.py': 'permission_denied' });
  });

  it('leaves installed and ignored trees out and says so, and reads them when asked to go deep', async () => {
    const root = treeOf({
      '.gitignore': 'build/\n*.log.py\n!keep.log.py\n',
      '.waybillignore': 'vendor/\n',
      'build/app.py': pythonApp,
      'old.log.py': pythonApp,
      'keep.log.py': 'x = 1\n',
      'vendor/app.py': pythonApp,
      'node_modules/x/index.js': "import OpenAI from 'openai';\n",
      'myenv/pyvenv.cfg': 'home = /usr\n',
      'myenv/lib/app.py': pythonApp,
    });

    const shallow = await scan(root);
    const deep = await scan(root, { deep: true });

    expect(names(shallow)).toEqual([]);
    expect(reasons(shallow)).toEqual({
      '.': 'ignored_by_gitignore',
      build: 'ignored_by_gitignore',
      vendor: 'ignored_by_waybillignore',
      node_modules: 'vendored_tree',
      myenv: 'vendored_tree',
    });
    expect(names(deep)).toContain('model gpt-4o-2024-08-06');
    expect(deep.coverage.entries).toEqual([]);
  });

  it('keeps to the rules of the repository around the scanned folder', async () => {
    const root = treeOf({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'dist/\n/packages/app/secret.py\n',
      'packages/.gitignore': '*.tmp.py\n',
      'packages/app/dist/a.py': pythonApp,
      'packages/app/secret.py': pythonApp,
      'packages/app/b.tmp.py': pythonApp,
      'packages/app/src/keep.py': 'import anthropic\n',
    });

    const report = await scan(join(root, 'packages/app'));

    expect(names(report)).toEqual(['provider anthropic', 'sdk anthropic']);
    expect(report.coverage.entries.map(({ path, detail }) => `${path}: ${detail}`)).toEqual(['.: 2 files in this folder.', 'dist: The whole folder.']);
  });

  it('gives the same report from another folder, in another order, with other threads', async () => {
    const files = {
      'a/app.py': pythonApp,
      'b/app.py': pythonApp.replace('gpt-4o-2024-08-06', 'gpt-4o'),
      'package.json': '{"dependencies": {"openai": "^4.0.0"}}\n',
      'config.py': `KEY = "${plantedKey}"\n`,
      'broken.json': '{',
    };
    const first = treeOf(files);
    const second = treeOf(Object.fromEntries(Object.entries(files).reverse()));
    const third = join(treeOf({}), 'another place');
    cpSync(first, third, { recursive: true });

    const reports = await Promise.all([scan(first, { workers: 1 }), scan(second, { workers: 4 }), scan(third)]);

    const [one, ...others] = reports.map((report) => JSON.stringify(report));
    for (const other of others) expect(other).toBe(one);
  });

  it('shows no planted credential anywhere, whatever holds it', async () => {
    const root = treeOf({
      'config.py': `OPENAI_API_KEY = "${plantedKey}"\n`,
      'app.py': `import openai\nopenai.OpenAI(base_url="https://x.example/v1/${plantedKey}")\nopenai.OpenAI().responses.create(model="gpt-4o", instructions="use ${plantedKey}")\n${plantedKey.replaceAll('-', '_')} = 1\n`,
      '.cursor/mcp.json': JSON.stringify({ mcpServers: { [plantedKey]: { command: 'npx', args: ['x', '--key', plantedKey], env: { TOKEN: plantedKey } } } }),
      'broken.json': `{ "nodes": "${plantedKey}" `,
      [`${plantedKey}.py`]: pythonApp,
      [`${plantedKey}/node_modules/x.js`]: '',
      [`${plantedKey}.big`]: Buffer.alloc(11 * 1024 * 1024, 'a'),
    });

    const report = await scan(root);

    expect(JSON.stringify(report).includes(plantedKey)).toBe(false);
    expect(report.components.filter(({ kind }) => kind === 'secret').length).toBeGreaterThan(0);
  });

  it('holds only text that UTF-8 can carry, whatever escapes a file has', async () => {
    const report = await scan(treeOf({ '.mcp.json': String.raw`{"mcpServers": {"a\ud800b": {"command": "npx", "args": ["x\udfff"]}}}`.replaceAll('\\\\', '\\') }));

    expect(report.components.map(({ kind }) => kind)).toEqual(['mcp_server']);
    expect(JSON.stringify(report)).not.toMatch(/\\ud[89a-f]/i);
  });

  it('fingerprints a credential with the given key, the same everywhere', async () => {
    const root = treeOf({ 'a.py': `K = "${plantedKey}"\n`, 'b.ts': `const k = '${plantedKey}';\n` });

    const withKey = await scan(root, { fingerprintKey: 'a key of an organization' });
    const withOther = await scan(root, { fingerprintKey: 'another organization' });

    const secret = withKey.components.find(({ kind }) => kind === 'secret');
    expect(secret?.occurrences.map(({ path }) => path)).toEqual(['a.py', 'b.ts']);
    expect(withOther.components.filter(({ kind }) => kind === 'secret').map(({ id }) => id)).not.toContain(secret?.id);
  });

  it('folds a range and the version that the lockfile gives it into one dependency', async () => {
    const report = await scan(
      treeOf({
        'package.json': '{"dependencies": {"openai": "^4.0.0"}}\n',
        'package-lock.json': JSON.stringify({
          name: 'x',
          lockfileVersion: 3,
          packages: { '': { dependencies: { openai: '^4.0.0' } }, 'node_modules/openai': { version: '4.52.0' } },
        }),
      }),
    );

    const openai = report.components.find(({ kind }) => kind === 'dependency');
    expect(openai?.purl).toBe('pkg:npm/openai@4.52.0');
    expect(openai?.occurrences.map(({ path }) => path)).toEqual(['package-lock.json', 'package.json']);
  });

  it('does not ask a library to declare itself', async () => {
    const report = await scan(treeOf({ 'package.json': '{"name": "openai", "dependencies": {"zod": "^4.0.0"}}\n', 'src/a.ts': "import OpenAI from 'openai';\nexport default OpenAI;\n" }));

    expect(report.components.find(({ kind }) => kind === 'sdk')?.properties['first_party']).toBe('true');
    expect(report.checks.find(({ check }) => check === 'ai_dependency_undeclared')?.results.map(({ answer }) => answer)).toEqual(['not_applicable']);
  });

  it('reports progress up to the known total', async () => {
    const seen: ScanProgress[] = [];

    await scan(treeOf(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`f${index}.py`, 'x = 1\n']))), { onProgress: (progress) => seen.push(progress) });

    expect(seen.at(-1)).toMatchObject({ stage: 'reporting', done: 200, total: 200 });
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b));
  });

  it('ends with `cancelled` when it is cancelled', async () => {
    const controller = new AbortController();
    const root = treeOf(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.py`, pythonApp])));

    const running = scan(root, { signal: controller.signal, onProgress: () => controller.abort() });

    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses a target that is not there or is no directory, in one sentence', async () => {
    const root = treeOf({ 'a.txt': '' });
    writeFileSync(join(root, 'b'), '');

    await expect(scan(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('there is no such directory') as string });
    await expect(scan(join(root, 'b'))).rejects.toMatchObject({ code: 'target_unreadable' });
    await expect(scan('ftp:somewhere')).rejects.toMatchObject({ code: 'target_unknown' });
  });
});
