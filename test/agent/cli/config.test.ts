import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../harness/cli.ts';
import { treeOf } from '../../harness/tree.ts';

const patience = { timeout: 60_000 };
const check = (root: string, ...args: readonly string[]) => runCli(['config', 'check', '--config', join(root, 'waybill.yaml'), ...args], { env: { TOKEN: 'box-secret-value' } });

it('a usable file ends with 0 and shows what it says, without a secret', patience, async () => {
  const root = treeOf({
    'waybill.yaml': `integrations:\n  - { id: here, target: "dir:.", schedule: "0 2 * * *" }\n  - { id: off, target: "dir:.", schedule: "0 2 * * *", enabled: false }\nexports:\n  - { format: json, to: "s3://boms/x", settings: { access_key_id: "\${TOKEN}", secret_access_key: "\${TOKEN}" } }\n`,
  });

  const { code, stdout, stderr } = await check(root);

  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('waybill.yaml is usable: 2 integrations, 0 credentials, 1 export.\n');
  expect(stdout).toMatch(new RegExp(`  here: dir:${root}, next \\d{4}-\\d\\d-\\d\\dT02:00:00.000Z\n  off: dir:${root}, switched off\n`));
  expect(stdout).not.toContain('box-secret-value');
});

it('every mistake is a line that editors understand, and the code is 2', patience, async () => {
  const root = treeOf({ 'waybill.yaml': 'slots: 0\nsever: x\n' });

  const { code, stdout } = await check(root);

  expect(code).toBe(2);
  expect(stdout.split('\n').map((line) => line.split(': ')[0])).toEqual([`${join(root, 'waybill.yaml')}:1:8`, `${join(root, 'waybill.yaml')}:2:1`, '2 mistakes.', '']);
});

it('--json says the same as data', patience, async () => {
  const root = treeOf({ 'waybill.yaml': 'sever: x\n' });

  const { code, stdout } = await check(root, '--json');

  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ file: join(root, 'waybill.yaml'), usable: false, problems: [{ line: 1, column: 1, path: '', severity: 'error' }] });
});

it('without a file it says where one was looked for; the one of the working directory does not count', patience, async () => {
  const root = treeOf({ 'waybill.yaml': 'slots: 2\n', 'data/.keep': '' });

  const { code, stderr } = await runCli(['config', 'check', '--data', join(root, 'data')], { cwd: root });

  expect([code, stderr]).toEqual([2, `waybill: There is no waybill.yaml in ${join(root, 'data')}. Name one with --config.\n`]);
});

it('the schema is printed', patience, async () => {
  const { code, stdout } = await runCli(['config', 'schema']);

  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ $id: 'urn:waybill:schema:configuration:1', properties: { integrations: {}, credentials: {}, exports: {} } });
});
