/** The Git source against `git http-backend` over real sockets: what it reads, what it refuses, and that nothing of a credential or a clone stays. */
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import type { ScanOptions, ScanProgress } from '../../../agent/engine/scan.ts';
import { cloned, gitServer, repository, scratchFolder, type TestRepository } from '../../harness/git-server.ts';
import { scanInTest } from '../../harness/scan.ts';

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
  return scanInTest({ target, ...options });
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

  it('reads a branch, a tag and a commit that no ref names any more', async () => {
    const root = scratchFolder();
    const shop = repository(join(root, 'shop'));
    const first = shop.commit({ 'old.py': app });
    shop.git('tag', '--annotate', 'v1', '--message=one');
    const second = shop.commit({ 'old.py': undefined, 'new.py': 'x = 1\n' });
    shop.git('branch', 'feature/x', first);
    const { origin } = await gitServer({ root });

    const attributes = async (ref: string) => (await scan(`git:${origin}/shop#${ref}`)).sources[0]?.attributes;

    expect(await attributes('feature/x')).toEqual({ branch: 'feature/x', commit: first });
    expect(await attributes('v1')).toEqual({ tag: 'v1', commit: first });
    expect(await attributes('refs/heads/main')).toEqual({ branch: 'main', commit: second });
    expect(await attributes(first)).toEqual({ commit: first });
    expect(names(await scan(`git:${origin}/shop#${first}`))).toContain('sdk openai');
    expect(names(await scan(`git:${origin}/shop`))).toEqual([]);
  });

  it('reads one folder, under the rules of the folders above it', async () => {
    const root = scratchFolder();
    repository(join(root, 'mono')).commit({ '.gitignore': 'skip.py\n', 'services/api/app.py': app, 'services/api/skip.py': 'import anthropic\n', 'other/app.py': 'import cohere\n' });
    const { origin } = await gitServer({ root });

    const report = await scan(`git:${origin}/mono//services/api#main`);

    expect(report.sources[0]?.key).toBe(`${new URL(origin).host}/mono//services/api`);
    expect([...new Set(report.components.flatMap(({ occurrences }) => occurrences.map(({ path }) => path)))]).toEqual(['app.py']);
    await expect(scan(`git:${origin}/mono//services/web`)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('has no folder services/web') });
    expect(leftBehind()).toEqual([]);
  });

  it('reads repositories of this machine, bare or not, under the key of where they came from', async () => {
    const root = scratchFolder();
    const shop = repository(join(root, 'shop'));
    shop.commit({ 'app.py': app });
    shop.git('clone', '--quiet', '--bare', shop.path, join(root, 'bare.git'));
    shop.git('remote', 'add', 'origin', 'git@git.example.com:Acme/shop.git');

    expect((await scan(`git:${shop.path}`)).sources).toEqual((await scan(`dir:${shop.path}`)).sources);
    expect((await scan(`git:file://${shop.path}#main`)).sources[0]?.key).toBe('git.example.com/Acme/shop');
    expect((await scan(`git:${join(root, 'bare.git')}`, { sourceKeyPrefix: 'agt_1' })).sources[0]).toMatchObject({ key: `agt_1:${join(root, 'bare.git')}`, kind: 'git' });
    await expect(scan(`git:${join(root, 'nothing')}`)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('there is no such directory') });
    await expect(scan(`git:${root}`)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('there is no such repository') });
  });

  it('tells how far fetching is', async () => {
    const root = scratchFolder();
    repository(join(root, 'shop')).commit(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.py`, `x = ${index}\n`])));
    const { origin } = await gitServer({ root });
    const seen: ScanProgress[] = [];

    await scan(`git:${origin}/shop`, { onProgress: (state) => seen.push(state) });

    expect(seen.findLast(({ current }) => current === 'receiving objects')).toMatchObject({ stage: 'listing', done: 302, total: 302 });
  });

  it('says that the history and submodules were left out, and reads submodules when asked', async () => {
    const root = scratchFolder();
    const part = repository(join(root, 'part'));
    part.commit({ 'part.py': app });
    const { origin } = await gitServer({ root });
    const shop = repository(join(root, 'shop'));
    shop.commit({ 'app.py': 'x = 1\n', '.gitmodules': `[submodule "part"]\n\tpath = libs/part\n\turl = ${origin}/part\n\tupdate = !touch pwned\n` });
    shop.git('update-index', '--add', '--cacheinfo', `160000,${part.git('rev-parse', 'HEAD')},libs/part`);
    shop.git('commit', '--quiet', '--message=part');

    const without = await scan(`git:${origin}/shop`);
    const refusedCommand = await scan(`git:${origin}/shop`, { sourceSettings: { submodules: 'true' } });
    shop.commit({ '.gitmodules': `[submodule "part"]\n\tpath = libs/part\n\turl = ${origin}/part\n` });
    // Adding everything took the submodule, which has no folder here, out of the index.
    shop.git('update-index', '--add', '--cacheinfo', `160000,${part.git('rev-parse', 'HEAD')},libs/part`);
    shop.git('commit', '--quiet', '--message=part');
    const withThem = await scan(`git:${origin}/shop`, { sourceSettings: { submodules: true } });

    expect(without.coverage.entries.map(({ path, reason, effect }) => [path, reason, effect])).toEqual([
      ['.git', 'history', 'ignored'],
      ['libs/part', 'vendored_tree', 'ignored'],
    ]);
    expect(without.coverage.sources[0]?.state).toBe('complete');
    expect(refusedCommand.coverage.sources[0]?.state).toBe('partial');
    expect(refusedCommand.coverage.entries).toContainEqual(expect.objectContaining({ path: 'libs/part', reason: 'read_error', effect: 'skipped' }));
    expect(withThem.components.find(({ kind }) => kind === 'sdk')?.occurrences[0]?.path).toBe('libs/part/part.py');
  });
});

describe('a credential', () => {
  const secret = 'tok-3f9a$(touch pwned)`\'"%s\\';
  const allowed = { username: 'bot', password: secret };
  const withSecret = { username: 'bot', password: secret };

  async function served(): Promise<{ origin: string; shop: TestRepository; requests: { line: string; authorization: string | undefined }[] }> {
    const root = scratchFolder();
    const shop = repository(join(root, 'shop'));
    shop.commit({ 'app.py': app });
    return { ...(await gitServer({ root, allowed })), shop };
  }

  it('opens the repository, byte for byte, and stands nowhere afterwards', async () => {
    const { origin, requests } = await served();

    const report = await scan(`git:${origin}/shop`, { sourceSettings: withSecret, deep: true });

    expect(names(report)).toContain('sdk openai');
    expect(JSON.stringify(report)).not.toContain('tok-3f9a');
    expect(requests.every(({ line }) => !line.includes('tok-3f9a'))).toBe(true);
  });

  it('never stands in the arguments of a process or in a file of the clone', async () => {
    const root = scratchFolder();
    repository(join(root, 'shop')).commit({ 'app.py': app });
    const seen: string[] = [];
    const { origin } = await gitServer({
      root,
      allowed,
      // While the packs are asked for, Git and its helpers run: all that they were started with, and all that they wrote, is looked at.
      intercept: (request) => {
        if (request.method !== 'POST' || request.headers.authorization === undefined) return false;
        for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
          try {
            seen.push(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
          } catch {
            // It has ended.
          }
        }
        for (const file of readdirSync(temporary, { recursive: true, withFileTypes: true })) if (file.isFile()) seen.push(readFileSync(join(file.parentPath, file.name), 'latin1'));
        return false;
      },
    });

    await scan(`git:${origin}/shop`, { sourceSettings: withSecret });

    expect(seen.some((text) => text.includes('git-remote-http') || text.includes('remote-http'))).toBe(true);
    expect(seen.some((text) => text.includes('[core]'))).toBe(true);
    expect(seen.filter((text) => text.includes('tok-3f9a'))).toEqual([]);
  });

  it('that is wrong is refused without being shown, and one that is missing is asked for', async () => {
    const { origin } = await served();

    const wrong = scan(`git:${origin}/shop`, { sourceSettings: { username: 'bot', password: 'wrong-7c1e' } });
    await expect(wrong).rejects.toMatchObject({ code: 'permission_denied', message: expect.stringContaining('refused the credential') });
    await expect(wrong).rejects.toMatchObject({ message: expect.not.stringContaining('wrong-7c1e') });
    await expect(scan(`git:${origin}/shop`)).rejects.toMatchObject({ code: 'permission_denied', message: expect.stringContaining('WAYBILL_GIT_PASSWORD') });
    expect(leftBehind()).toEqual([]);
  });

  it('goes to its own server only, though that server sends elsewhere', async () => {
    const root = scratchFolder();
    repository(join(root, 'shop')).commit({ 'app.py': app });
    const other = await gitServer({ root, allowed });
    const first = await gitServer({
      root,
      allowed,
      intercept: (request, response) => {
        response.writeHead(302, { location: `${other.origin}${request.url}` }).end();
        return true;
      },
    });

    await expect(scan(`git:${first.origin}/shop`, { sourceSettings: withSecret })).rejects.toMatchObject({ code: 'permission_denied' });

    expect(other.requests.map(({ authorization }) => authorization)).toEqual(other.requests.map(() => undefined));
    expect(other.requests.length).toBeGreaterThan(0);
  });

  it('in the address is refused before anything is asked, and not repeated', async () => {
    const refused = scan('git:https://bot:tok-3f9a@git.example.com/shop');

    await expect(refused).rejects.toMatchObject({ code: 'target_unknown', message: expect.stringContaining('WAYBILL_GIT_PASSWORD') });
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('tok-3f9a') });
  });

  it('of more than one line is no setting', async () => {
    await expect(scan('git:https://git.example.com/shop', { sourceSettings: { password: 'a\nhost=evil.example' } })).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

describe('a hostile repository', () => {
  it('runs nothing: no hook, filter, configuration, helper or link', async () => {
    const root = scratchFolder();
    const trap = join(scratchFolder(), 'pwned');
    const shop = repository(join(root, 'shop'));
    symlinkSync('/etc', join(shop.path, 'out'));
    shop.commit({
      'app.py': app,
      // Stored as UTF-8, and to be UTF-16 in the work tree.
      'wide.py': Buffer.from(`\uFEFF${app}`, 'utf16le'),
      '.gitattributes': '* filter=evil diff=evil text eol=crlf ident\nwide.py working-tree-encoding=UTF-16\n',
      '.gitconfig': `[core]\n\tfsmonitor = touch ${trap}\n`,
      'hooks/post-checkout': `#!/bin/sh\ntouch ${trap}\n`,
      '.lfsconfig': `[lfs]\n\turl = http://127.0.0.1:1/\n`,
      'big.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
    });
    chmodSync(join(shop.path, 'hooks/post-checkout'), 0o755);
    shop.git('config', 'filter.evil.smudge', `touch ${trap}`);
    shop.git('config', 'uploadpack.packObjectsHook', `touch ${trap}; exec`);
    shop.git('config', 'core.fsmonitor', `touch ${trap}`);
    shop.git('config', 'core.sshCommand', `touch ${trap}`);
    writeFileSync(join(shop.path, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    writeFileSync(join(shop.path, '.git/hooks/post-upload-pack'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });

    const report = await scan(`git:${shop.path}`);

    expect(existsSync(trap)).toBe(false);
    // Read as stored: re-encoded to UTF-16 the second file would have been taken for binary.
    expect(new Set(report.components.find(({ kind }) => kind === 'sdk')?.occurrences.map(({ path }) => path))).toEqual(new Set(['app.py', 'wide.py']));
    expect(report.coverage.entries).toContainEqual(expect.objectContaining({ path: 'out', reason: 'symlink_outside_root' }));
  });

  it.each([
    ['git:ext::sh -c id', 'ext::'],
    ['git:git://git.example.com/shop', 'https://, http://, ssh:// or file://'],
    ['git:ftp://git.example.com/shop', 'https://, http://, ssh:// or file://'],
    ['git:--upload-pack=id', 'dash'],
    ['git:-oProxyCommand=id@host:shop', 'dash'],
    ['git:ssh://-oProxyCommand=id/shop', 'names no host'],
    ['git:https://git.example.com/shop#--output', 'after # stands'],
    ['git:https://git.example.com/shop#a..b', 'after # stands'],
    ['git:https://git.example.com/shop.git@main', 'not after @'],
    ['git:https://git.example.com/shop//../x', 'sub-path'],
    ['git:https://git.example.com/shop//a/.git/b', 'sub-path'],
    ['git:https://git.example.com/shop?x=1', 'query'],
    ['git:https://git.example.com/', 'no repository'],
    ['git:file://elsewhere/shop', 'another host'],
    ['git:', 'empty'],
  ])('is not opened by %j', async (target, why) => {
    await expect(scan(target)).rejects.toMatchObject({ code: 'target_unknown', message: expect.stringContaining(why) });
    expect(leftBehind()).toEqual([]);
  });

  it('cannot take more room than the limit, in its packs or unfolded', async () => {
    const root = scratchFolder();
    const shop = repository(join(root, 'shop'));
    shop.commit({ 'zeros.txt': Buffer.alloc(4 * 1024 * 1024, 'a') });
    const { origin } = await gitServer({ root });

    await expect(scan(`git:${origin}/shop`, { sourceSettings: { bytes_max: 1024 * 1024 } })).rejects.toMatchObject({ code: 'limit_exceeded', message: expect.stringMatching(/its files take more than 1048576 bytes \(setting bytes_max\)/) });
    await expect(scan(`git:${origin}/shop`, { sourceSettings: { bytes_max: 100 } })).rejects.toMatchObject({ code: 'limit_exceeded', message: expect.stringContaining('its commits take more than') });
    expect(leftBehind()).toEqual([]);
  });
});

describe('what goes wrong', () => {
  async function shopServer(intercept?: Parameters<typeof gitServer>[0]['intercept']): Promise<string> {
    const root = scratchFolder();
    repository(join(root, 'shop')).commit({ 'app.py': app });
    return (await gitServer({ root, ...(intercept && { intercept }) })).origin;
  }

  it('with the address or the ref is told, each with what to do', async () => {
    const origin = await shopServer();
    const empty = scratchFolder();
    repository(join(empty, 'empty'));
    const failures = [
      [`git:${origin}/nothing`, 'there is no such repository'],
      [`git:${origin}/shop#nowhere`, 'no branch and no tag nowhere'],
      [`git:${origin}/shop#abc1234`, 'does not know shortened commit ids'],
      [`git:${origin}/shop#${'0123456789'.repeat(4)}`, 'no commit 0123456789012345678901234567890123456789'],
      [`git:${join(empty, 'empty')}`, 'its default branch has no commit'],
      ['git:http://127.0.0.1:1/shop', 'its host cannot be reached'],
      ['git:http://no-such-host.invalid/shop', 'its host cannot be reached'],
    ] as const;

    for (const [target, why] of failures) await expect(scan(target), target).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining(why) });
    expect(leftBehind()).toEqual([]);
  });

  it('without Git on the machine is told', async () => {
    const before = process.env['PATH'];
    onTestFinished(() => {
      process.env['PATH'] = before;
    });
    process.env['PATH'] = scratchFolder();

    await expect(scan('git:https://git.example.com/shop')).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('Install Git 2.32 or newer') });
  });

  it('with a Git that would not heed the safeguards is told', async () => {
    const before = process.env['PATH'];
    const folder = scratchFolder();
    writeFileSync(join(folder, 'git'), '#!/bin/sh\necho git version 2.20.1\n', { mode: 0o755 });
    onTestFinished(() => {
      process.env['PATH'] = before;
    });
    process.env['PATH'] = `${folder}:${before}`;

    await expect(scan('git:https://git.example.com/shop')).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('Git 2.20 is too old') });
  });

  it('with an answer cut short is told, and nothing of it is read', async () => {
    const origin = await shopServer((request, response) => {
      if (request.method !== 'POST' || !request.url?.endsWith('git-upload-pack')) return false;
      // The first post lists refs of the second protocol and goes through as garbage, too: both are broken off.
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result', 'content-length': '1000' });
      response.write('000dpackfile\n0011\u0001PACK');
      setImmediate(() => response.destroy());
      return true;
    });

    await expect(scan(`git:${origin}/shop`)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('broke off or sent what is not Git') });
    expect(leftBehind()).toEqual([]);
  });

  it('with a pack cut short after the refs is told', async () => {
    let posts = 0;
    const origin = await shopServer((request, response) => {
      if (request.method !== 'POST') return false;
      posts += 1;
      if (posts < 2) return false;
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
      response.write('000dpackfile\n0011\u0001PACK\0\0\0\u0002\0\0\0\u0005');
      setImmediate(() => response.destroy());
      return true;
    });

    await expect(scan(`git:${origin}/shop`)).rejects.toMatchObject({ code: 'target_unreadable' });
    expect(posts).toBe(2);
    expect(leftBehind()).toEqual([]);
  });

  it('with a server that is not Git is told', async () => {
    const origin = await shopServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>');
      return true;
    });

    await expect(scan(`git:${origin}/shop`)).rejects.toMatchObject({ code: 'target_unreadable' });
  });

  it('with a server that never answers ends at the time limit', async () => {
    const silent: Server = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };

    await expect(scan(`git:http://127.0.0.1:${port}/shop`, { sourceSettings: { time_limit_s: '1' } })).rejects.toMatchObject({ code: 'timed_out', message: expect.stringContaining('setting time_limit_s') });
    expect(leftBehind()).toEqual([]);
  });

  it('does not keep a scan that was aborted while its server was asked, or while it sent', async () => {
    for (const hangsAt of [1, 4]) {
      const stop = new AbortController();
      let requests = 0;
      const origin = await shopServer((_, response) => {
        requests += 1;
        if (requests < hangsAt) return false;
        // Neither answered nor ended: the abort alone ends it.
        response.on('close', () => {});
        stop.abort();
        return true;
      });

      await expect(scan(`git:${origin}/shop`, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
      expect(leftBehind()).toEqual([]);
    }
  });
});

describe('ssh', () => {
  it('is spoken with the given key and known hosts, without any configuration of the person', async () => {
    const root = scratchFolder();
    const folder = scratchFolder();
    const before = process.env['PATH'];
    repository(join(root, 'shop')).commit({ 'app.py': app });
    // Stands in for OpenSSH: notes how it was started and runs what it was asked to run here, with Git's own protocol between.
    writeFileSync(join(folder, 'ssh'), `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/args\nfor last; do :; done\ncd ${root} && eval "exec $last"\n`, { mode: 0o755 });
    onTestFinished(() => {
      process.env['PATH'] = before;
    });
    process.env['PATH'] = `${folder}:${before}`;

    const report = await scan('git:git@git.example.com:shop', { sourceSettings: { ssh_key_file: "/keys/it's mine", ssh_known_hosts_file: '/keys/known hosts' } });

    expect(report.sources[0]?.key).toBe('git.example.com/shop');
    expect(names(report)).toContain('sdk openai');
    const args = readFileSync(join(folder, 'args'), 'utf8').split('\n');
    expect(args).toEqual(expect.arrayContaining(['-F', '/dev/null', 'BatchMode=yes', 'StrictHostKeyChecking=yes', '-i', "/keys/it's mine", 'UserKnownHostsFile="/keys/known hosts"', 'git@git.example.com']));
  });

  it('says which key of a host is not known', async () => {
    const folder = scratchFolder();
    const before = process.env['PATH'];
    writeFileSync(join(folder, 'ssh'), '#!/bin/sh\necho "Host key verification failed." >&2\nexit 255\n', { mode: 0o755 });
    onTestFinished(() => {
      process.env['PATH'] = before;
    });
    process.env['PATH'] = `${folder}:${before}`;

    await expect(scan('git:ssh://git@git.example.com:2222/shop')).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('the key of the host git.example.com') });
  });
});
