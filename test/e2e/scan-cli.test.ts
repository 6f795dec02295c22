import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exporterIds } from '#shared/exporters/exporters.ts';
import { runCli, startCli } from '../harness/cli.ts';
import { plantedKey, treeOf } from '../harness/tree.ts';

const app = `from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "Be brief."}])
`;
const files = {
  'src/app.py': app,
  'src/settings.py': `OPENAI_API_KEY = "${plantedKey}"\n`,
  'requirements.txt': 'openai==1.51.0\nrequests>=2\n',
  '.cursor/mcp.json': `{ "mcpServers": { "files": { "command": "npx", "args": ["-y", "@acme/files"], "env": { "TOKEN": "${plantedKey}" } } } }\n`,
  'broken.json': '{ "nodes": [',
};
const epoch = { SOURCE_DATE_EPOCH: '1700000000' };

describe('waybill scan', () => {
  it('prints the table on standard output and everything else on standard error', async () => {
    const run = await runCli(['scan', treeOf(files)]);

    expect(run.code).toBe(0);
    expect(run.stdout).toContain('gpt-4o');
    expect(run.stdout).not.toContain('reading:');
    expect(run.stderr).toContain('reading: ');
  });

  it('writes the same bytes in every format from another folder, time zone, locale and number of threads', async () => {
    const first = treeOf(files);
    const second = join(treeOf({}), 'elsewhere');
    cpSync(first, second, { recursive: true });
    const out = treeOf({});
    const outputs = (name: string) => exporterIds.flatMap((id) => ['-o', `${id}=${join(out, `${name}.${id}`)}`]);

    const one = await runCli(['scan', first, '--workers', '1', ...outputs('one')], { env: { ...epoch, TZ: 'UTC', LC_ALL: 'C' } });
    const two = await runCli(['scan', '.', '--workers', '3', ...outputs('two')], { cwd: second, env: { ...epoch, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } });

    expect([one.code, two.code]).toEqual([0, 0]);
    for (const id of exporterIds) expect(readFileSync(join(out, `two.${id}`)).equals(readFileSync(join(out, `one.${id}`))), id).toBe(true);
  });

  it('shows a planted credential in no format and on no stream', async () => {
    const root = treeOf(files);
    const out = treeOf({});

    const run = await runCli(['scan', root, ...exporterIds.flatMap((id) => ['-o', `${id}=${join(out, id)}`]), '--json-log']);

    expect(run.code).toBe(0);
    for (const id of exporterIds) expect(readFileSync(join(out, id), 'utf8').includes(plantedKey), id).toBe(false);
    expect(`${run.stdout}${run.stderr}`.includes(plantedKey)).toBe(false);
  });

  it('ends with 3 and one clear sentence when the target is not there', async () => {
    const run = await runCli(['scan', '/there/is/no/such/folder']);

    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toBe('waybill: Cannot scan /there/is/no/such/folder: there is no such directory. Check the path and its permissions.\n');
  });

  it('fails a gate on findings at or above a severity, and not below', async () => {
    const root = treeOf({ 'app.py': app, 'requirements.txt': 'openai==1.51.0\n' });

    expect((await runCli(['scan', root, '--fail-on', 'medium', '--quiet'])).code).toBe(1);
    expect((await runCli(['scan', root, '--fail-on', 'critical', '--quiet'])).code).toBe(0);
  });

  it('fails a gate on a policy that blocks, and says which', async () => {
    const root = treeOf(files);
    const policy = join(treeOf({ 'policy.yaml': 'name: no leaks\neffect: block\nrules:\n  - name: keys\n    subject: component\n    condition: { field: flags, operator: contains, value: hardcoded_api_key }\n    severity: critical\n' }), 'policy.yaml');

    const run = await runCli(['scan', root, '--policy', policy]);

    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Policy "no leaks" blocks');
  });

  it('ends with 5 when everything had to be read and something was not', async () => {
    const root = treeOf(files);

    expect((await runCli(['scan', root, '--fail-on-incomplete', '--quiet'])).code).toBe(5);
    expect((await runCli(['scan', root, '--quiet'])).code).toBe(0);
  });

  it.each([
    { what: 'a format', args: ['-o', 'cyclondx'], names: 'cyclonedx' },
    { what: 'a severity', args: ['--fail-on', 'sever'], names: 'critical, high, medium, low' },
    { what: 'an option', args: ['--fail-onn', 'high'], names: '--fail-on' },
    { what: 'a scheme', args: [], target: 'ftp:host', names: 'dir:' },
  ])('refuses $what that it does not know with 2 and what it accepts', async ({ args, target, names }) => {
    const run = await runCli(['scan', target ?? treeOf({}), ...args]);

    expect(run.code).toBe(2);
    expect(run.stderr).toContain(names);
  });

  it.each([
    { what: 'a key', text: 'name: x\neffect: block\nrulez: []\n', names: 'rules' },
    { what: 'a field', text: 'name: x\neffect: block\nrules:\n  - name: a\n    subject: component\n    condition: { field: flagz, operator: contains, value: x }\n', names: 'flags' },
    { what: 'an operator', text: 'name: x\neffect: block\nrules:\n  - name: a\n    subject: component\n    condition: { field: flags, operator: has, value: x }\n', names: 'contains' },
    { what: 'an effect', text: 'name: x\neffect: stop\nrules:\n  - name: a\n    subject: component\n    condition: { field: flags, operator: contains, value: x }\n', names: 'block, warn, inform' },
  ])('refuses a policy with $what that it does not know with 2, the line and what it accepts', async ({ text, names }) => {
    const run = await runCli(['scan', treeOf({}), '--policy', join(treeOf({ 'policy.yaml': text }), 'policy.yaml')]);

    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/policy\.yaml:\d+:\d+ /);
    expect(run.stderr).toContain(names);
  });

  it('ends with 130 when it is interrupted', async () => {
    const root = treeOf(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}.py`, app])));
    const child = startCli(['scan', root]);
    child.stdout?.resume();
    child.stderr?.once('data', () => child.kill('SIGINT'));

    const [code] = (await once(child, 'close')) as [number];

    expect(code).toBe(130);
  });
});

describe('waybill list', () => {
  it.each(['vendors', 'readers', 'checks', 'formats', 'fields'])('lists %s, also as JSON', async (what) => {
    const text = await runCli(['list', what]);
    const json = await runCli(['list', what, '--json']);

    const rows = JSON.parse(json.stdout) as unknown[];
    expect(rows.length).toBeGreaterThan(0);
    expect(text.stdout.trim().split('\n')).toHaveLength(rows.length + 1);
  });

  it('names what it can list when asked for something else', async () => {
    const run = await runCli(['list', 'everything']);

    expect(run.code).toBe(2);
    expect(run.stderr).toContain('vendors, readers, checks, formats, fields');
  });
});
