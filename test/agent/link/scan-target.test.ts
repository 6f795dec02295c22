import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveTarget } from '../../../agent/link/scan-target.ts';
import { tempDir } from './temp-dir.ts';

async function tree(): Promise<{ root: string; inside: string; outside: string }> {
  const dir = await tempDir();
  const [root, outside] = [join(dir, 'root'), join(dir, 'outside')];
  await mkdir(join(root, 'app'), { recursive: true });
  await mkdir(outside);
  await mkdir(join(dir, 'root-twin'));
  await symlink(outside, join(root, 'escape'));
  await symlink(join(root, 'app'), join(dir, 'entrance'));
  return { root, inside: join(root, 'app'), outside };
}

test('a directory inside an allowed root is taken, by its real path', async () => {
  const { root, inside } = await tree();

  expect(await resolveTarget(`dir:${inside}`, [root])).toBe(`dir:${inside}`);
  expect(await resolveTarget(`dir:${join(root, '..entrance').replace('root/..entrance', 'entrance')}`, [root])).toBe(`dir:${inside}`);
  expect(await resolveTarget(root, [root])).toBe(root);
});

test.each([
  ['outside', (t: { outside: string }) => t.outside],
  ['a twin whose name begins the same', (t: { root: string }) => `${t.root}-twin`],
  ['a link that leads outside', (t: { root: string }) => join(t.root, 'escape')],
  ['dot-dot', (t: { inside: string }) => `${t.inside}/../../outside`],
  ['dot-dot that comes back', (t: { inside: string }) => `${t.inside}/../app`],
  ['NUL', (t: { inside: string }) => `${t.inside}\0`],
  ['a relative path', () => 'app'],
  ['a network path', () => '//host/share'],
])('refused: %s', async (_what, pathOf) => {
  const t = await tree();

  await expect(resolveTarget(`dir:${pathOf(t)}`, [t.root])).rejects.toMatchObject({ code: 'target_refused' });
});

test.runIf(process.platform !== 'win32').each(['/proc', '/proc/self', '/dev/zero', '/dev', '/sys/kernel'])(
  'refused without any allowed root: %s',
  async (path) => {
    await expect(resolveTarget(path, [])).rejects.toMatchObject({ code: 'target_refused' });
  },
);

test.runIf(process.platform !== 'win32')('a link to the kernel folders is refused', async () => {
  const dir = await tempDir();
  await symlink('/proc', join(dir, 'link'));

  await expect(resolveTarget(`dir:${join(dir, 'link')}`, [])).rejects.toMatchObject({ code: 'target_refused' });
});

test('a missing path is unreadable, and the sentence says so', async () => {
  const dir = await tempDir();

  const resolving = resolveTarget(join(dir, 'nothing'), []);

  await expect(resolving).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('no such file') });
});

test('without allowed roots any directory and any plain file will do', async () => {
  const dir = await tempDir();
  await writeFile(join(dir, 'file.py'), '');

  expect(await resolveTarget(dir, [])).toBe(dir);
  expect(await resolveTarget(join(dir, 'file.py'), [])).toBe(join(dir, 'file.py'));
});

test('a repository of this machine is held to the allowed roots like a directory', async () => {
  const { root, inside, outside } = await tree();

  expect(await resolveTarget(`git:${inside}//sub#main`, [root])).toBe(`git:${inside}//sub#main`);
  expect(await resolveTarget(`git:file://${join(root, '..', 'entrance')}#main`, [root])).toBe(`git:${inside}#main`);
  for (const target of [`git:${outside}`, `git:file://${outside}#main`, `git:${join(root, 'escape')}`, 'git:./shop', 'git:/proc/self/cwd']) {
    await expect(resolveTarget(target, [root]), target).rejects.toMatchObject({ code: 'target_refused' });
  }
});

test('targets that are no directory pass through', async () => {
  expect(await resolveTarget('github:acme/shop@main', ['/srv'])).toBe('github:acme/shop@main');
  expect(await resolveTarget('git:https://git.example.com/shop//a#b', ['/srv'])).toBe('git:https://git.example.com/shop//a#b');
});
