import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../harness/cli.ts';
import { startAnswering, startBuckets } from '../../harness/buckets.ts';
import { treeOf } from '../../harness/tree.ts';

const patience = { timeout: 60_000 };
const keys = { WAYBILL_S3_ACCESS_KEY_ID: 'S3RVER', WAYBILL_S3_SECRET_ACCESS_KEY: 'S3RVER' };
const noAws = { AWS_ACCESS_KEY_ID: 'source-key', AWS_SECRET_ACCESS_KEY: 'source-secret' };

function project() {
  const root = treeOf({ 'app/chat.py': 'import openai\n', 'data/.keep': '' });
  return { root, scan: (args: readonly string[], env: Readonly<Record<string, string>> = {}) => runCli(['scan', join(root, 'app'), '--data', join(root, 'data'), ...args], { env }) };
}

describe('waybill scan -o FORMAT=s3://BUCKET/KEY', () => {
  it('puts the document into the bucket of any S3-compatible service and ends with 0', patience, async () => {
    const { endpoint } = await startBuckets('boms');
    const { scan } = project();

    const run = await scan(['-o', 'cyclonedx=s3://boms/ci/{date}.json'], { ...keys, WAYBILL_S3_ENDPOINT: endpoint });

    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 0, stdout: '' });
    const where = /delivered to s3:\/\/(boms\/ci\/\d{4}-\d\d-\d\d\.json)/.exec(run.stderr)?.[1];
    expect(where).toBeDefined();
  });

  it('ends with 4 when the bucket does not take it, and prints where the document is kept', patience, async () => {
    const { endpoint } = await startBuckets('boms');
    const { root, scan } = project();

    const run = await scan(['-o', 'json=s3://other/x.json'], { ...keys, WAYBILL_S3_ENDPOINT: endpoint });

    expect(run.code).toBe(4);
    const path = /The document is kept at (\S+)\.\n/.exec(run.stderr)?.[1] ?? '';
    expect(path.startsWith(join(root, 'data/agent/exports/'))).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('openai');
    expect(run.stderr).not.toContain(keys.WAYBILL_S3_SECRET_ACCESS_KEY);
  });

  it('ends with 2 before it scans when uploads have no credentials of their own, whatever the AWS source has', patience, async () => {
    const { scan, root } = project();

    const run = await scan(['-o', 'json=s3://boms/x.json'], noAws);

    expect(run.code).toBe(2);
    expect(run.stderr).toContain('uploads to S3 need credentials of their own: set WAYBILL_S3_ACCESS_KEY_ID');
    expect(run.stderr).not.toContain('source-secret');
    expect(existsSync(join(root, 'data/agent'))).toBe(false);
  });

  it('takes a profile of the AWS files that is named for uploads, not the one that the sources use', patience, async () => {
    const service = await startAnswering(() => ({ status: 200 }));
    const { scan } = project();
    const files = treeOf({ credentials: '[default]\naws_access_key_id = of-the-sources\naws_secret_access_key = x\n[boms]\naws_access_key_id = of-the-uploads\naws_secret_access_key = y\n', config: '' });

    const run = await scan(['-o', 'json=s3://boms/x.json'], { ...noAws, WAYBILL_S3_ENDPOINT: service.url, WAYBILL_S3_PROFILE: 'boms', AWS_SHARED_CREDENTIALS_FILE: join(files, 'credentials'), AWS_CONFIG_FILE: join(files, 'config') });

    expect(run.code).toBe(0);
    expect(service.asked[0]?.headers['authorization']).toContain('Credential=of-the-uploads/');
  });

  it('takes the settings of the same bucket from exports: of waybill.yaml', patience, async () => {
    const service = await startAnswering(() => ({ status: 200 }));
    const { root, scan } = project();
    const file = join(treeOf({ 'waybill.yaml': `exports:\n  - format: json\n    to: s3://boms/nightly.json\n    settings: { endpoint: "${service.url}", access_key_id: "\${BOX_ID}", secret_access_key: "\${BOX_SECRET}" }\n` }), 'waybill.yaml');

    const run = await scan(['--config', file, '-o', 'json=s3://boms/{integration}.json'], { ...keys, BOX_ID: 'of-the-file', BOX_SECRET: 'x' });

    expect([run.code, root !== '']).toEqual([0, true]);
    expect(service.asked.map(({ path }) => path.split('?')[0])).toEqual(['/boms/cli.json']);
    expect(service.asked[0]?.headers['authorization']).toContain('Credential=of-the-file/');
  });

  it.each([
    ['json=s3://boms', 'it names no object'],
    ['json=s3://boms/{when}', 'there is no {when}. Accepted: {date}'],
    ['json=ftp://boms/x', 'Accepted: a file, github:OWNER/REPO[@REF][#COMMIT] (for sarif), s3://BUCKET/KEY.'],
    ['json=github:acme/shop', 'GitHub code scanning takes sarif, and this is json.'],
    ['sarif=github:acme', 'write github:OWNER/REPO'],
    ['sarif=github:acme/shop', 'token: there is none; set WAYBILL_SARIF_TOKEN'],
  ])('refuses %s before anything is scanned', patience, async (output, says) => {
    const { root, scan } = project();

    const run = await scan(['-o', output], keys);

    expect(run.code).toBe(2);
    expect(run.stderr).toContain(says);
    expect(readdirSync(join(root, 'data'))).toEqual(['.keep']);
  });
});

describe('waybill scan -o sarif=github:OWNER/REPO@REF', () => {
  it('uploads for code scanning with the token of uploads', patience, async () => {
    const json = { 'content-type': 'application/json' };
    const service = await startAnswering(({ method }) => (method === 'POST' ? { status: 202, headers: json, body: '{"id":"47177e22-5596-11eb-80a1-c1e54ef945c6"}' } : { status: 200, headers: json, body: '{"processing_status":"complete"}' }));
    const { scan } = project();

    const run = await scan(['-o', `sarif=github:acme/shop@main#${'a'.repeat(40)}`], { WAYBILL_SARIF_TOKEN: 'upload-token', WAYBILL_SARIF_API_URL: service.url, GITHUB_TOKEN: 'source-token' });

    expect(run.stderr).toContain('delivered to code scanning of acme/shop at refs/heads/main');
    expect(run.code).toBe(0);
    expect(service.asked.map(({ headers }) => headers['authorization'])).toEqual(['token upload-token', 'token upload-token']);
  });
});

describe('waybill scan of several targets', () => {
  it('makes one report with a source for each', patience, async () => {
    const [first, second] = [treeOf({ 'a.py': 'import openai\n' }), treeOf({ 'b.py': 'import openai\n' })];

    const run = await runCli(['scan', first, second, '-o', 'json']);

    const report = JSON.parse(run.stdout) as { sources: { key: string }[]; components: { name: string; occurrences: { source: string; path: string }[] }[] };
    expect(report.sources.map(({ key }) => key)).toEqual(['dir:.', 'dir:.#2']);
    expect(report.components.find(({ name }) => name === 'openai')?.occurrences.map(({ source, path }) => `${source} ${path}`)).toEqual(['dir:. a.py', 'dir:.#2 b.py']);
  });

  it('cannot be named by one --source', patience, async () => {
    const run = await runCli(['scan', '/a', '/b', '--source', 'x']);

    expect([run.code, run.stderr]).toEqual([2, 'waybill: --source names the source of one target, and there are several. Scan them one after the other.\n']);
  });
});
