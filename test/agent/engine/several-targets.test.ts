import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findExporter } from '#shared/exporters/exporters.ts';
import type { Report } from '#shared/model/report.ts';
import { createResultDecoder } from '#shared/protocol/decode-result.ts';
import { resultLimits } from '#shared/protocol/protocol.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import type { ScanOptions } from '../../../agent/engine/scan.ts';
import { scanInTest } from '../../harness/scan.ts';
import { plantedKey, treeOf } from '../../harness/tree.ts';

const app = 'from openai import OpenAI\n\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o", messages=[])\n';

function scan(targets: readonly string[], options: Partial<ScanOptions> = {}): Promise<Report> {
  const [target = '', ...more] = targets;
  return scanInTest({ target, more: more.map((each) => ({ target: each })), ...options });
}

/** Inside a Git repository, so that the folder is a source with a key of its own. */
const repository = (remote: string, files: Readonly<Record<string, string>>) => treeOf({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/config': `[remote "origin"]\n\turl = https://${remote}.git\n`, ...files });

it('makes one component of a model that two sources use, with the places and edges of both', async () => {
  const report = await scan([repository('github.com/acme/a', { 'app.py': app }), repository('github.com/acme/b', { 'app.py': app })]);

  expect(report.sources.map(({ key }) => key)).toEqual(['github.com/acme/a', 'github.com/acme/b']);
  const models = report.components.filter(({ kind }) => kind === 'model');
  expect(models.map(({ name, occurrences }) => [name, occurrences.map(({ source, path, line }) => `${source} ${path}:${line}`)])).toEqual([['gpt-4o', ['github.com/acme/a app.py:4', 'github.com/acme/b app.py:4']]]);
  const places = report.relationships.filter(({ to }) => to === models[0]?.id).flatMap(({ occurrences }) => occurrences.map(({ source }) => source));
  expect(new Set(places)).toEqual(new Set(['github.com/acme/a', 'github.com/acme/b']));
});

it('gives each source its own coverage', async () => {
  const report = await scan([repository('github.com/acme/a', { 'app.py': app }), repository('github.com/acme/b', { 'x/app.py': app, 'x/other.py': 'import json\n' })]);

  expect(report.coverage.sources.map(({ source, state, artifacts_listed: listed }) => [source, state, listed])).toEqual([
    ['github.com/acme/a', 'complete', 1],
    ['github.com/acme/b', 'complete', 2],
  ]);
});

it('keeps apart credentials that, without a key for fingerprints, are known by their place alone', async () => {
  const files = { 'bot.py': `KEY = "${plantedKey}"\n${app}` };
  const other = { 'bot.py': files['bot.py'].replace('Zx9', 'Ax9') };

  const report = await scan([repository('github.com/acme/a', files), repository('github.com/acme/b', other)]);

  expect(report.components.filter(({ kind }) => kind === 'secret')).toHaveLength(2);
});

it('does not resolve a range of one source by the lockfile of another', async () => {
  const lock = JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies: { openai: '^4.0.0' } }, 'node_modules/openai': { version: '4.1.2' } } });
  const manifest = JSON.stringify({ name: 'x', dependencies: { openai: '^4.0.0' } });

  const report = await scan([repository('github.com/acme/a', { 'package.json': manifest, 'package-lock.json': lock }), repository('github.com/acme/b', { 'package.json': manifest })]);

  const versions = report.components.filter(({ kind }) => kind === 'dependency').map(({ version, occurrences }) => [version, [...new Set(occurrences.map(({ source }) => source))]]);
  expect(versions).toEqual(expect.arrayContaining([[undefined, ['github.com/acme/b']], ['4.1.2', ['github.com/acme/a']]]));
});

it('gives the same report whatever the order of the targets', async () => {
  const roots = [repository('github.com/acme/a', { 'app.py': app }), repository('github.com/acme/b', { 'app.py': app })];

  expect(await scan(roots.toReversed())).toEqual(await scan(roots));
});

it('numbers directories that have no name of their own', async () => {
  const report = await scan([treeOf({ 'app.py': app }), treeOf({ 'app.py': app })]);

  expect(report.sources.map(({ key, name }) => [key, name])).toEqual([['dir:.', '.'], ['dir:.#2', '.#2']]);
});

it('refuses two targets that are one source', async () => {
  const [first, second] = [repository('github.com/acme/a', {}), repository('github.com/acme/a', {})];

  await expect(scan([first, second])).rejects.toMatchObject({ code: 'config_invalid', message: `The targets ${first} and ${second} are one source, github.com/acme/a. Scan them one after the other.` });
});

it('scans the others when one cannot be opened, and says so', async () => {
  const good = repository('github.com/acme/a', { 'app.py': app });
  const missing = join(good, 'nowhere');

  const report = await scan([missing, good]);

  expect(report.sources.map(({ key }) => key)).toEqual(['github.com/acme/a']);
  expect(report.coverage.sources.find(({ source }) => source === missing)).toMatchObject({ state: 'partial', artifacts_listed: 0 });
  expect(report.coverage.entries).toContainEqual(expect.objectContaining({ source: missing, reason: 'refused', detail: expect.stringContaining('there is no such directory') as unknown }));
});

it('has nothing to report when no target can be opened', async () => {
  const root = treeOf({});

  await expect(scan([join(root, 'a'), join(root, 'b')])).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining(join(root, 'a')) as unknown });
});

it('is exported in every format with the source of each place', async () => {
  const report = await scan([repository('github.com/acme/a', { 'app.py': `${app}KEY = "${plantedKey}"\n` }), repository('github.com/acme/b', { 'app.py': app })]);

  const texts = await Promise.all(['cyclonedx', 'sarif', 'junit', 'json'].map((id) => findExporter(id)?.export({ report })));

  for (const text of texts) expect(text).toContain('github.com/acme/a');
  expect(texts[0]).toContain('source=github.com/acme/b method=argument');
});

it('survives the wire: a result of several sources is decoded as it was', async () => {
  const report = await scan([repository('github.com/acme/a', { 'app.py': app }), repository('github.com/acme/b', { 'app.py': app })]);
  const lines = [...resultLines(report, 'scn_0199aaaa-0000-7000-8000-000000000001')];

  const decoder = createResultDecoder({ limits: resultLimits, scanId: 'scn_0199aaaa-0000-7000-8000-000000000001' });
  const components = lines.flatMap((line) => decoder.push(Buffer.from(line))).flatMap((record) => (record.t === 'component' ? [record.v] : []));

  expect(components).toEqual(report.components);
});
