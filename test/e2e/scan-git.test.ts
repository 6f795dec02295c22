/** `waybill scan git:…` as a process: paths from where the person stands, credentials from the environment, exit codes. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../harness/cli.ts';
import { gitServer, repository, scratchFolder } from '../harness/git-server.ts';

const app = 'import openai\n';

it('scans a repository by a path from where the person stands', async () => {
  const root = scratchFolder();
  repository(join(root, 'shop')).commit({ 'src/app.py': app });

  const run = await runCli(['scan', 'git:./shop//src', '-o', 'json', '--quiet'], { cwd: root });

  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ sources: [{ key: 'dir:.', kind: 'git', attributes: { branch: 'main' } }], coverage: { sources: [{ artifacts_listed: 1 }] } });
});

it('takes the credential from the environment, and shows it nowhere', async () => {
  const root = scratchFolder();
  repository(join(root, 'shop')).commit({ 'app.py': app });
  const { origin } = await gitServer({ root, allowed: { username: 'x-access-token', password: 'tok-77e1' } });
  const scan = (env: Record<string, string>) => runCli(['scan', `git:${origin}/shop`, '-o', 'json', '--deep'], { env });

  const right = await scan({ WAYBILL_GIT_TOKEN: 'tok-77e1' });
  const wrong = await scan({ WAYBILL_GIT_TOKEN: 'tok-wrong' });

  expect(right.code).toBe(0);
  expect(right.stdout + right.stderr).not.toContain('tok-77e1');
  expect(wrong).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('the server refused the credential') });
  expect(wrong.stderr).not.toContain('tok-wrong');
});

it('ends with 2 for an address that is none and with 3 for one that leads nowhere', async () => {
  expect(await runCli(['scan', 'git:https://u:tok-9@git.example.com/x'])).toMatchObject({ code: 2, stderr: expect.not.stringContaining('tok-9') });
  expect(await runCli(['scan', 'git:http://127.0.0.1:1/x'])).toMatchObject({ code: 3, stderr: expect.stringContaining('cannot be reached') });
});
