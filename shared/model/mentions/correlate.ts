/**
 * What is named from several sides: a role of AWS, a repository. Resources, sources and files speak of the same one by an id of its
 * platform, which is brought into one form here.
 */
import { hashOf } from '../hash.ts';
import type { Source } from '../report.ts';

export const correlateKinds = ['iam_role', 'repository'] as const;
export type CorrelateKind = (typeof correlateKinds)[number];

export interface Correlate {
  readonly kind: CorrelateKind;
  /** The ARN of a role; host and path of a repository in lower case, without scheme, credentials and `.git`. With `*` or `?` it stands for all that fit. */
  readonly key: string;
}

/** The id of a correlate: `cor_` + 32 hex digits. */
export function correlateId({ kind, key }: Correlate): string {
  return `cor_${hashOf(kind, key)}`;
}

/** Whether a key stands for all that fit it. */
export function isPattern(key: string): boolean {
  return /[*?]/u.test(key);
}

/** Whether a key fits a pattern: `*` is any text, `?` one character. Linear in the two lengths' product, without a regular expression. */
export function fits(key: string, pattern: string): boolean {
  // The classic walk with one point to come back to.
  let [at, in_, star, mark] = [0, 0, -1, 0];
  while (at < key.length) {
    if (in_ < pattern.length && (pattern[in_] === '?' || pattern[in_] === key[at]) && pattern[in_] !== '*') {
      at += 1;
      in_ += 1;
    } else if (pattern[in_] === '*') {
      star = in_;
      mark = at;
      in_ += 1;
    } else if (star >= 0) {
      in_ = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (pattern[in_] === '*') in_ += 1;
  return in_ === pattern.length;
}

/**
 * A role by its ARN, in any partition, also with the wildcards of a policy; undefined for any other text. What a file leaves to a variable, such as
 * `arn:aws:iam::${{ vars.ACCOUNT }}:role/deploy`, is a wildcard too, unless nothing of the role's own name is left.
 */
export function roleOf(text: string): Correlate | undefined {
  if (text.length > textMax || !text.startsWith('arn:')) return undefined;
  const isTemplate = text.includes('${');
  const key = isTemplate ? text.replaceAll(/\$\{\{[^{}]*\}\}|\$\{[^{}]*\}/gu, '*') : text;
  if (!/^arn:(?:aws[a-z-]*|\*):iam::(?:\d{12}|\*):role\/[\w+=,.@/*?-]+$/u.test(key)) return undefined;
  if (isTemplate && !/\w/u.test(key.slice(key.lastIndexOf('/') + 1))) return undefined;
  return { kind: 'iam_role', key };
}

/** Longer texts are no ids; characters. IAM's longest ARN of a role is 611. */
const textMax = 1_024;

/** Hosts whose addresses of two parts are repositories, also without `.git`. */
const publicHosts: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'bitbucket.org']);

/** A repository by its address: `https://github.com/acme/shop`, `git@git.example.com:acme/shop.git`; undefined for any other text, and for an address of something in a repository. */
export function repositoryOf(text: string): Correlate | undefined {
  if (text.length > textMax || !text.includes('/')) return undefined;
  const match = /^(?:(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]+@)?([^@:/\s]+)(?::\d+)?\/|[\w.-]+@([^@:/\s]+):)([^\s?#]+)$/iu.exec(text);
  const [host, path] = [match?.[1] ?? match?.[2], match?.[3]?.replace(/\/$/u, '')];
  if (host === undefined || path === undefined) return undefined;
  const isNamed = path.endsWith('.git');
  if (!isNamed && !(publicHosts.has(host.toLowerCase()) && path.split('/').length === 2)) return undefined;
  return repositoryAt(host, path);
}

/** The repository of a path on a host; undefined when that is no path of one. */
export function repositoryAt(host: string, path: string): Correlate | undefined {
  const clean = path.replace(/^\/+|\/+$/gu, '').replace(/\.git$/u, '');
  if (!/^[\w.@*?-]+(?:\/[\w.@*?-]+)+$/u.test(clean)) return undefined;
  return { kind: 'repository', key: `${host}/${clean}`.toLowerCase() };
}

/** The host that a source's repositories are on; undefined where the source is no repository or was given a name of its own. */
export function hostOf(source: Source): string | undefined {
  const [host = '', path] = source.key.split('/');
  const isHost = path !== undefined && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/u.test(host);
  return isHost && (source.kind === 'git' || source.kind === 'dir' || source.kind === 'github') ? host : undefined;
}

/** The repository that a place of a source is in: the source's own, or for a whole account of GitHub the one whose name begins the path. */
export function repositoryOfPlace(source: Source, path?: string): Correlate | undefined {
  const host = hostOf(source);
  if (host === undefined) return undefined;
  const [owner = '', ...rest] = (source.key.split('//', 1)[0] ?? '').slice(host.length + 1).split('/');
  if (rest.length > 0) return repositoryAt(host, [owner, ...rest].join('/'));
  const [first, name] = (path ?? '').split('/');
  return source.kind === 'github' && name !== undefined && first?.toLowerCase() === owner.toLowerCase() ? repositoryAt(host, `${first}/${name}`) : undefined;
}
