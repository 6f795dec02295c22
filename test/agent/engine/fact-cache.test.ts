/** What a scan keeps for the next one: faster, and never another report. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCatalog, loadCatalog } from '#shared/catalog/catalog.ts';
import { keptReading } from '../../../agent/engine/fact-cache/entry.ts';
import { openFactCache } from '../../../agent/engine/fact-cache/fact-cache.ts';
import { namespaceOf } from '../../../agent/engine/fact-cache/namespace.ts';
import type { ScanOptions } from '../../../agent/engine/scan.ts';
import * as readers from '../../../agent/readers/registry.gen.ts';
import { scanInTest } from '../../harness/scan.ts';
import { plantedKey, treeOf } from '../../harness/tree.ts';

const app = (model: string) => `from openai import OpenAI\n\nOpenAI().chat.completions.create(model="${model}", messages=[])\n`;
const folder = () => mkdtempSync(join(tmpdir(), 'waybill-facts-'));
/** A clock so far ahead that no file counts as just written. */
const later = Date.now() + 3_600_000;

function scan(target: string, options: Partial<ScanOptions> = {}) {
  return scanInTest({ target, ...options });
}

const cached = (dir: string, nowMs = later) => ({ cache: { dir, nowMs, onTrouble: (message: string) => expect.fail(message) } });
const models = (report: Awaited<ReturnType<typeof scan>>) => report.components.filter(({ kind }) => kind === 'model').map(({ name }) => name);
const cacheText = (dir: string) => readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8')).join('');

describe('a scan with a cache', () => {
  it('gives the same report as one without, again and again', async () => {
    const tree = treeOf({ 'a.py': app('gpt-4o'), 'b.txt': 'nothing', 'package.json': '{"dependencies":{"openai":"4.0.0"}}', 'bad.json': '{', 'mcp.json': '{"mcpServers":', 'c/d.ts': "import OpenAI from 'openai';\n" });
    const dir = folder();
    const plain = await scan(tree);

    expect(await scan(tree, cached(dir))).toEqual(plain);
    expect(await scan(tree, cached(dir))).toEqual(plain);
  });

  it('sees what was changed, added, renamed and removed, whatever was remembered', async () => {
    // A fixed row of numbers, so that a failure can be seen again.
    let state = 7;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
    const tree = treeOf({ 'start.py': app('gpt-4') });
    const dir = folder();
    const paths = ['a.py', 'b/a.py', 'b/c.ts', 'requirements.txt', 'x%y\tz.py'];
    const contents = [app('gpt-4o'), app('gpt-4o-mini'), "import Anthropic from '@anthropic-ai/sdk';\n", 'openai==1.0.0\n', ''];

    const change = () => {
      const file = join(tree, paths[random(paths.length)] as string);
      if (random(4) === 0) rmSync(file, { force: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, contents[random(contents.length)] as string);
      }
    };

    for (let step = 0; step < 8; step += 1) {
      for (let count = 0; count < 3; count += 1) change();

      expect(await scan(tree, cached(dir, Date.now())), `step ${step}`).toEqual(await scan(tree));
    }
  });

  it('knows a file by its bytes when its times are new, and the versions of several branches', async () => {
    const tree = treeOf({ 'a.py': app('gpt-4o') });
    const dir = folder();
    await scan(tree, cached(dir));
    writeFileSync(join(tree, 'a.py'), app('gpt-4'));
    await scan(tree, cached(dir));
    writeFileSync(join(tree, 'a.py'), app('gpt-4o'));

    const again = await scan(tree, cached(dir));

    expect(models(again)).toEqual(['gpt-4o']);
    expect(cacheText(dir).split('\n').filter((line) => line.startsWith('a.py\t'))).toHaveLength(2);
  });

  it('is kept apart by the key that fingerprints are made with', async () => {
    const tree = treeOf({ 'a.env': `KEY=${plantedKey}\n` });
    const dir = folder();
    const first = { ...cached(dir), fingerprintKey: 'a key of sixteen characters' };
    const second = { ...cached(dir), fingerprintKey: 'another key of sixteen characters' };
    await scan(tree, first);

    expect(await scan(tree, second)).toEqual(await scan(tree, { fingerprintKey: second.fingerprintKey }));
  });

  it('holds no credential, and is for its owner alone', async () => {
    const tree = treeOf({ 'a.py': `${app('gpt-4o')}KEY = "${plantedKey}"\n`, [`${plantedKey}.py`]: app('gpt-4'), 'b.py': `from openai import OpenAI\nOpenAI(api_key="${plantedKey}", base_url="https://api.openai.com/${plantedKey}")\n` });
    const dir = join(folder(), 'facts');
    await scan(tree, cached(dir));

    expect(cacheText(dir)).toContain('a.py\t');
    expect(cacheText(dir)).not.toContain(plantedKey);
    expect(cacheText(dir)).not.toContain(createHash('sha256').update(plantedKey).digest('hex'));
    expect([dir, ...readdirSync(dir).map((name) => join(dir, name))].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  });

  it('reads everything again when its file was damaged', async () => {
    const tree = treeOf({ 'a.py': app('gpt-4o'), 'b.py': app('gpt-4') });
    const dir = folder();
    await scan(tree, cached(dir));
    const [name] = readdirSync(dir) as [string];
    const whole = readFileSync(join(dir, name), 'utf8');
    const plain = await scan(tree);

    for (const damaged of ['', 'x', whole.slice(0, -30), whole.replaceAll('"', ''), whole.replaceAll('\t', ' '), `${whole}\u0000\nnot a line\n`, whole.replace('waybill-facts/1', 'waybill-facts/0')]) {
      writeFileSync(join(dir, name), damaged);

      expect(await scan(tree, cached(dir))).toEqual(plain);
    }
  });

  it('says when it cannot be written, and goes on', async () => {
    const tree = treeOf({ 'a.py': app('gpt-4o') });
    const file = join(folder(), 'a file');
    writeFileSync(file, '');
    const said: string[] = [];

    const report = await scan(tree, { cache: { dir: join(file, 'facts'), nowMs: later, onTrouble: (message) => said.push(message) } });

    expect(models(report)).toEqual(['gpt-4o']);
    expect(said).toEqual([`What was read could not be kept in ${join(file, 'facts')} (ENOTDIR); the next scan reads everything again.`]);
  });
});

describe('the cache of a source', () => {
  const reading = { digest: createHash('sha256').update('x').digest('base64url'), bytes: 1, kept: keptReading({ parsedBy: ['python'], entries: [], facts: [] }) };
  const opened = (dir: string, nowMs = later) => openFactCache({ dir, source: 'dir:.', namespace: 'n', nowMs });
  const artifact = (root: string, path: string) => ({ path, locator: { kind: 'file', root } }) as const;
  /** Keeps a reading of `a`, as the scan does. */
  const kept = (root: string, nowMs = later) => {
    const dir = folder();
    const cache = opened(dir, nowMs);
    cache.unchanged(artifact(root, 'a'));
    cache.remember('a', reading);
    cache.save();
    return dir;
  };

  it('knows a file without opening it while size and times are the same', () => {
    const root = treeOf({ a: 'x' });
    const dir = kept(root);

    expect(opened(dir).unchanged(artifact(root, 'a'))).toEqual({ bytes: 1, parsedBy: ['python'], entries: [], facts: [] });
  });

  it('does not know it when it was touched, grew or is gone', () => {
    const root = treeOf({ a: 'x' });
    const dir = kept(root);
    utimesSync(join(root, 'a'), 1, 1);

    expect(opened(dir).unchanged(artifact(root, 'a'))).toBeUndefined();
    appendFileSync(join(root, 'a'), 'y');
    expect(opened(dir).unchanged(artifact(root, 'a'))).toBeUndefined();
    rmSync(join(root, 'a'));
    expect(opened(dir).unchanged(artifact(root, 'a'))).toBeUndefined();
  });

  it('does not trust the times of a file that was written just before: it may be written again in the same tick', () => {
    const root = treeOf({ a: 'x' });
    const dir = kept(root, Date.now());

    expect(opened(dir).unchanged(artifact(root, 'a'))).toBeUndefined();
    expect(opened(dir).digestsOf('a')).toEqual([reading.digest]);
  });

  it('knows a copy that was made for one scan by its bytes, and goes on trusting the times of the file itself', () => {
    const root = treeOf({ a: 'x' });
    const dir = kept(root);
    const other = { ...reading, digest: createHash('sha256').update('other').digest('base64url') };
    const cache = opened(dir);

    expect(cache.unchanged({ path: 'a', locator: { kind: 'file', root, isPassing: true } })).toBeUndefined();
    cache.remember('a', other);
    cache.save();

    expect(opened(dir).unchanged(artifact(root, 'a'))).toEqual({ bytes: 1, parsedBy: ['python'], entries: [], facts: [] });
    expect(opened(dir).digestsOf('a')).toEqual([reading.digest, other.digest]);
  });

  it('keeps the four newest versions of a file', () => {
    const dir = folder();
    const cache = opened(dir);
    const digests = ['1', '2', '3', '4', '5'].map((text) => createHash('sha256').update(text).digest('base64url'));
    for (const digest of digests) cache.remember('a', { ...reading, digest });
    cache.save();

    expect(opened(dir).digestsOf('a')).toEqual(digests.toReversed().slice(0, 4));
  });

  it('forgets what no scan asked for in twenty writings', () => {
    const dir = folder();
    const write = (path: string, count: number) => {
      for (let time = 0; time < count; time += 1) {
        const cache = opened(dir);
        cache.remember(path, { ...reading, bytes: time });
        cache.save();
      }
    };
    write('old', 1);

    write('new', 20);
    expect(opened(dir).digestsOf('old')).toHaveLength(1);
    write('new', 1);
    expect(opened(dir).digestsOf('old')).toEqual([]);
  });
});

describe('what a reading depends on', () => {
  const catalog = loadCatalog();
  const all = Object.values(readers);
  const name = namespaceOf({ readers: all, catalog, fingerprintKey: undefined });

  it('is the same every time', () => {
    expect(namespaceOf({ readers: all.toReversed(), catalog: loadCatalog(), fingerprintKey: undefined })).toBe(name);
  });

  it.each([
    ['the version of a reader', { readers: all.map((reader, index) => (index === 0 ? { ...reader, version: reader.version + 1 } : reader)), catalog, fingerprintKey: undefined }],
    ['a reader more or less', { readers: all.slice(1), catalog, fingerprintKey: undefined }],
    ['the catalog', { readers: all, catalog: buildCatalog(catalog.entries.slice(1)), fingerprintKey: undefined }],
    ['the form of a key', { readers: all, catalog: buildCatalog(catalog.entries.map((entry) => ({ ...entry, keys: entry.keys?.map((key) => ({ ...key, pattern: /x/ })) ?? [] }))), fingerprintKey: undefined }],
    ['the key of fingerprints', { readers: all, catalog, fingerprintKey: 'a key of sixteen characters' }],
  ])('is another with %s', (_what, world) => {
    expect(namespaceOf(world)).not.toBe(name);
  });
});
