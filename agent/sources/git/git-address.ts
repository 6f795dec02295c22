/**
 * How a Git target is written: `URL[//SUBPATH][#REF]`, where URL is https, http, ssh, `user@host:path`, `file://` or a path of this machine.
 * The sub-path is written as it stands in a source's key; a ref can hold neither `#` nor `//`, so nothing is ambiguous.
 */
import { isAbsolute, win32 } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';

/** One Git target taken apart. */
export interface GitAddress {
  /** As Git is given it; holds no credential. For a path of this machine the path itself. */
  readonly url: string;
  readonly transport: 'https' | 'http' | 'ssh' | 'file';
  /** Whom a credential is for: scheme, host and port. Only for https and http. */
  readonly origin?: string;
  /** Only for ssh. */
  readonly host?: string;
  /** The folder below the repository's root, with `/`; empty for all of it. */
  readonly subPath: string;
  /** A branch, a tag, a full `refs/…` name or a whole commit id; absent for the default branch. */
  readonly ref?: string;
}

export const gitLocation = 'URL[//SUBPATH][#REF]';
const accepted = `Accepted: git:https://HOST/PATH, git:ssh://USER@HOST/PATH, git:USER@HOST:PATH, git:file:///PATH or git:PATH, each with //SUBPATH and #REF behind it.`;

/** Takes a location apart. @throws {AppError} `target_unknown` with what is accepted; no credential stands in it. */
export function parseGitAddress(location: string): GitAddress {
  // eslint-disable-next-line no-control-regex
  if (location === '' || /[\u0000-\u001f\u007f]/.test(location)) throw refused('it is empty or holds control characters');
  const [place = '', ref, ...more] = location.split('#');
  if (more.length > 0 || (ref !== undefined && !isRef(ref))) throw refused('after # stands one branch, tag or commit');
  const { url, subPath } = splitSubPath(place);
  if (subPath.split('/').some((segment) => segment === '..' || segment === '.' || segment.toLowerCase() === '.git' || segment.includes('\\'))) {
    throw refused('the sub-path is not one below the repository');
  }
  return { ...readUrl(url), subPath, ...(ref !== undefined && { ref }) };
}

/** The path that a location means on this machine, and the location with another path in its place; undefined for a repository elsewhere. */
export function localPathOf(location: string): { readonly path: string; replacedBy(path: string): string } | undefined {
  let address: GitAddress;
  try {
    address = parseGitAddress(location);
  } catch {
    return undefined;
  }
  if (address.transport !== 'file') return undefined;
  const rest = `${address.subPath === '' ? '' : `//${address.subPath}`}${address.ref === undefined ? '' : `#${address.ref}`}`;
  return { path: address.url, replacedBy: (path) => path + rest };
}

/** The first `//` after the scheme's own begins the sub-path. */
function splitSubPath(place: string): { url: string; subPath: string } {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(place)?.[0] ?? '';
  const at = place.indexOf('//', Math.max(scheme.length, 1));
  if (at < 0) return { url: place, subPath: '' };
  return { url: place.slice(0, at), subPath: place.slice(at).replace(/^\/+|\/+$/g, '').replaceAll(/\/{2,}/g, '/') };
}

function readUrl(text: string): Pick<GitAddress, 'url' | 'transport' | 'origin' | 'host'> {
  if (text.includes('::')) throw refused('helpers such as ext:: are never run');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return readStandard(text);
  if (text.startsWith('-')) throw refused('it begins with a dash');
  const scp = /^(?:([\w.-]{1,64})@)?([A-Za-z0-9][\w.-]{0,252}):([^\s-].*)$/.exec(text);
  // A single letter before the colon is a Windows drive.
  if (scp && (scp[2] as string).length > 1) {
    if (scp[3]?.split('/').includes('..')) throw refused('the path goes up with ".."');
    return { url: text, transport: 'ssh', host: scp[2] as string };
  }
  if (scp === null && text.includes('@') && text.includes(':') && !isPath(text)) throw refused('it is neither a path nor USER@HOST:PATH');
  return { url: text, transport: 'file' };
}

function readStandard(text: string): Pick<GitAddress, 'url' | 'transport' | 'origin' | 'host'> {
  const url = URL.parse(text);
  const transport = (['https', 'http', 'ssh', 'file'] as const).find((each) => `${each}:` === url?.protocol);
  if (url === null || transport === undefined) throw refused('the address must begin with https://, http://, ssh:// or file://');
  if (url.password !== '' || (url.username !== '' && transport !== 'ssh')) {
    throw refused('the address holds a credential. Take it out and give it as WAYBILL_GIT_USERNAME and WAYBILL_GIT_PASSWORD, or keep it in an integration');
  }
  if (url.search !== '' || text.includes('?')) throw refused('the address has a query');
  if (transport === 'file') {
    if (url.host !== '') throw refused('file:// names another host');
    return { url: decodeURIComponent(url.pathname), transport };
  }
  if (url.hostname === '' || url.hostname.startsWith('-') || url.username.startsWith('-')) throw refused('the address names no host');
  if (/\.git@[^/]*$/.test(url.pathname)) throw refused('a branch, tag or commit stands after #, not after @');
  if (url.pathname === '/' || url.pathname === '') throw refused('the address names a host and no repository');
  return transport === 'ssh' ? { url: text, transport, host: url.hostname } : { url: text, transport, origin: url.origin };
}

/** The rules of `git check-ref-format` that keep a ref from being an option, a range or a path upwards. */
function isRef(text: string): boolean {
  return text.length <= 255 && /^[^\s~^:?*[\\/-]/.test(text) && !/[\s~^:?*[\\]|\.\.|@\{|\/\/|\.lock(?:\/|$)|\/$|\.$/.test(text);
}

function isPath(text: string): boolean {
  return isAbsolute(text) || win32.isAbsolute(text) || text.startsWith('.');
}

function refused(why: string): AppError {
  return new AppError('target_unknown', `Cannot scan this Git target: ${why}. ${accepted}`);
}
