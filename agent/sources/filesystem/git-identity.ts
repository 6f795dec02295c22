/** What the folder says about its Git repository; read from files, Git itself is never run in a scanned tree. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

export interface GitIdentity {
  /** Normalised: `github.com/acme/shop`; credentials, scheme and `.git` left out. */
  readonly remote?: string;
  readonly branch?: string;
  readonly commit?: string;
  /** The scanned folder below the repository's root, with `/`. */
  readonly subPath: string;
}

/** Larger Git files are not read; bytes. */
const gitFileBytesMax = 1024 * 1024;

/** Undefined outside a repository. */
export async function gitIdentity(root: string): Promise<GitIdentity | undefined> {
  for (let folder = root; ; folder = dirname(folder)) {
    const gitDir = await gitDirOf(folder);
    if (gitDir !== undefined) {
      const subPath = relative(folder, root).split(sep).join('/');
      return { ...(await headOf(gitDir)), ...(await remoteOf(gitDir)), subPath };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** What a repository itself says, given its work tree or, for a bare one, its own folder; undefined when it is neither. */
export async function repositoryIdentity(path: string): Promise<GitIdentity | undefined> {
  const isBare = (await stat(join(path, 'HEAD')).catch(() => undefined))?.isFile() && (await stat(join(path, 'objects')).catch(() => undefined))?.isDirectory();
  const gitDir = (await gitDirOf(path)) ?? (isBare ? path : undefined);
  return gitDir === undefined ? undefined : { ...(await headOf(gitDir)), ...(await remoteOf(gitDir)), subPath: '' };
}

/** `git@github.com:Acme/shop.git` and `https://user:token@github.com/Acme/shop` are the same repository. */
export function normaliseRemote(url: string): string | undefined {
  const scp = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/\/)(.+)$/.exec(url);
  const parsed = URL.parse(url);
  const [host, path] = parsed?.host && parsed.protocol !== 'file:' ? [parsed.host, parsed.pathname] : scp ? [scp[1] as string, scp[2] as string] : [];
  if (host === undefined || path === undefined) return undefined;
  const clean = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return clean === '' ? undefined : `${host.toLowerCase()}/${clean}`;
}

async function gitDirOf(folder: string): Promise<string | undefined> {
  const path = join(folder, '.git');
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return path;
  if (!found?.isFile()) return undefined;
  const pointer = /^gitdir: (.+)$/m.exec((await readText(path)) ?? '');
  return pointer ? resolve(folder, (pointer[1] as string).trim()) : undefined;
}

async function headOf(gitDir: string): Promise<{ branch?: string; commit?: string }> {
  const head = ((await readText(join(gitDir, 'HEAD'))) ?? '').trim();
  const reference = /^ref: (refs\/heads\/(.+))$/.exec(head);
  if (!reference) return /^[0-9a-f]{40,64}$/.test(head) ? { commit: head } : {};
  const common = await commonDirOf(gitDir);
  const name = reference[1] as string;
  const loose = ((await readText(join(common, name))) ?? '').trim();
  const packed = ((await readText(join(common, 'packed-refs'))) ?? '').split('\n').find((line) => line.endsWith(` ${name}`));
  const commit = loose || packed?.split(' ')[0];
  return { branch: reference[2] as string, ...(commit && /^[0-9a-f]{40,64}$/.test(commit) && { commit }) };
}

async function remoteOf(gitDir: string): Promise<{ remote?: string }> {
  const config = (await readText(join(await commonDirOf(gitDir), 'config'))) ?? '';
  const remotes = new Map<string, string>();
  let section = '';
  for (const line of config.split('\n')) {
    section = /^\s*\[remote "([^"]+)"\]/.exec(line)?.[1] ?? (line.trim().startsWith('[') ? '' : section);
    const url = /^\s*url\s*=\s*(.+?)\s*$/.exec(line)?.[1];
    if (section !== '' && url !== undefined && !remotes.has(section)) remotes.set(section, url);
  }
  const url = remotes.get('origin') ?? [...remotes.values()][0];
  const remote = url === undefined ? undefined : normaliseRemote(url);
  return remote === undefined ? {} : { remote };
}

/** Worktrees keep refs and configuration in the main repository. */
async function commonDirOf(gitDir: string): Promise<string> {
  const common = ((await readText(join(gitDir, 'commondir'))) ?? '').trim();
  return common === '' ? gitDir : resolve(gitDir, common);
}

async function readText(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > gitFileBytesMax) return undefined;
  return readFile(path, 'utf8').catch(() => undefined);
}
