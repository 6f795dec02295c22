/** Which commit a target means, asked of its server. */
import { AppError } from '#shared/model/app-error.ts';
import type { GitAddress } from './git-address.ts';
import { gitText, type GitWorld } from './git-command.ts';
import { gitFailure, shownAddress, type GitSubject } from './git-failure.ts';
import { gitLimits } from './limits.ts';

export interface ResolvedRef {
  /** Lower-case hex, 40 or 64 digits. */
  readonly commit: string;
  /** The branch, when the target means one. */
  readonly branch?: string;
  readonly tag?: string;
  /** What to fetch when the server gives out no bare commits; absent when a commit was named. */
  readonly name?: string;
}

const commitForm = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Oldest Git that takes its whole configuration from the environment (GIT_CONFIG_COUNT of 2.31, GIT_CONFIG_GLOBAL of 2.32). */
const versionMin = [2, 32] as const;

/** Refuses a Git that would not heed the safeguards. @throws {AppError} `target_unreadable`. */
export async function requireGit(subject: GitSubject, cwd: string, world: GitWorld): Promise<void> {
  const asked = await gitText(['version'], { cwd, msMax: gitLimits.askMsMax, bytesMax: 4096 }, world);
  if ('end' in asked) throw gitFailure(asked.end, subject);
  const [, major, minor] = /(\d+)\.(\d+)/.exec(asked.text) ?? [];
  const isEnough = Number(major) > versionMin[0] || (Number(major) === versionMin[0] && Number(minor) >= versionMin[1]);
  if (!isEnough) throw new AppError('target_unreadable', `Cannot scan ${shownAddress(subject.address)}: Git ${major}.${minor} is too old to be run safely. Install Git ${versionMin.join('.')} or newer.`);
}

/**
 * The commit of a branch, a tag, a full name or the default branch; a whole commit id is taken as it is.
 * @throws {AppError} `target_unreadable`, `permission_denied`, `timed_out` or `cancelled`.
 */
export async function resolveRef(subject: GitSubject, at: { readonly cwd: string; readonly msMax: number }, world: GitWorld): Promise<ResolvedRef> {
  const { address } = subject;
  const names = namesOf(address);
  const asked = await gitText(
    ['ls-remote', '--symref', '--', address.url, ...names.flatMap(({ name }) => [name, `${name}^{}`])],
    { cwd: at.cwd, msMax: Math.min(at.msMax, gitLimits.askMsMax), bytesMax: gitLimits.refsBytesMax },
    world,
  );
  if ('end' in asked) throw gitFailure(asked.end, subject);

  const refs = new Map<string, string>();
  let headBranch: string | undefined;
  for (const line of asked.text.split('\n')) {
    const [value = '', name = ''] = line.split('\t');
    if (name === 'HEAD' && value.startsWith('ref: refs/heads/')) headBranch = value.slice('ref: refs/heads/'.length);
    else if (commitForm.test(value)) refs.set(name, value);
  }
  for (const { name, kind } of names) {
    const commit = refs.get(`${name}^{}`) ?? refs.get(name);
    if (commit === undefined) continue;
    if (kind === 'head') return { commit, name, ...(headBranch !== undefined && { branch: headBranch }) };
    return { commit, name, ...(kind === 'branch' && { branch: name.slice('refs/heads/'.length) }), ...(kind === 'tag' && { tag: name.slice('refs/tags/'.length) }) };
  }
  if (address.ref !== undefined && commitForm.test(address.ref)) return { commit: address.ref };
  throw new AppError('target_unreadable', `Cannot scan ${shownAddress(address)}: ${missing(address)}`);
}

/** What the server is asked for, in order of weight. */
function namesOf({ ref }: GitAddress): readonly { name: string; kind: 'head' | 'branch' | 'tag' | 'other' }[] {
  if (ref === undefined) return [{ name: 'HEAD', kind: 'head' }];
  if (ref.startsWith('refs/')) return [{ name: ref, kind: ref.startsWith('refs/heads/') ? 'branch' : ref.startsWith('refs/tags/') ? 'tag' : 'other' }];
  return [
    { name: `refs/heads/${ref}`, kind: 'branch' },
    { name: `refs/tags/${ref}`, kind: 'tag' },
  ];
}

function missing({ ref }: GitAddress): string {
  if (ref === undefined) return 'its default branch has no commit. Name a branch, a tag or a commit after #.';
  if (/^[0-9a-f]{4,63}$/.test(ref)) return `it has no branch and no tag ${ref}, and a server does not know shortened commit ids. Write the whole id, or a branch or tag.`;
  return `it has no branch and no tag ${ref}. Check the spelling; after # stands a branch, a tag or a whole commit id.`;
}
