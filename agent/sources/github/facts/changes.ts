/** Changes of default branches in the last month: merged pull requests, and pushes that came without one. */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { GithubClient } from '../client/client.ts';
import { wholeConnection } from '../client/connection.ts';
import type { Failure } from '../client/failure.ts';
import type { Answers } from '../state/answers.ts';
import type { Findings } from './findings.ts';
import { pullRequests, pullRequestsQuery } from './queries.ts';
import { numberAt, rowsAt, textAt, textOrNull, valueAt } from './row.ts';
import { record, sheet } from './sheet.ts';

/** How far back merges and pushes are stated; milliseconds. */
export const changesMs = 30 * 24 * 3600 * 1000;

/** Repositories in one query for pull requests. */
const pageSize = 10;

/** Pages of a repository's activity, 100 events each. */
const activityPagesMax = 10;

/** Commits that pull requests brought, by repository in small letters; a repository that is not in it could not be read. */
export type Merged = ReadonlyMap<string, ReadonlySet<string>>;

export interface ChangedRepository {
  /** GraphQL id. */
  readonly id: string;
  readonly fullName: string;
  readonly defaultBranch: string;
}

export interface ChangesOptions {
  readonly client: GithubClient;
  readonly observedAt: string;
}

/** States the merged pull requests of repositories that were pushed to lately. */
export async function readPullRequests(repositories: readonly ChangedRepository[], { client, observedAt }: ChangesOptions, findings: Findings): Promise<Merged> {
  const merged = new Map<string, Set<string>>();
  const since = new Date(Date.parse(observedAt) - changesMs).toISOString();
  const isOld = (rows: readonly JsonObject[]) => (textAt(rows.at(-1), 'updatedAt') ?? '') < since;
  for (let at = 0; at < repositories.length; at += pageSize) {
    const asked = repositories.slice(at, at + pageSize);
    const answer = await client.query(pullRequestsQuery, { ids: asked.map(({ id }) => id) });
    if (!answer.isOk) {
      findings.missing(['github.pull_request'], answer.failure);
      if (answer.failure.isFinal) return merged;
      continue;
    }
    const nodes = rowsAt(answer.value.data, 'nodes');
    for (const { id, fullName, defaultBranch } of asked) {
      const node = nodes.find((candidate) => textAt(candidate, 'id') === id);
      if (node === undefined || valueAt(node, 'pullRequests') === null || valueAt(node, 'pullRequests') === undefined) {
        findings.missing(['github.pull_request'], missingFailure(fullName, answer.value.errors[0]?.type));
        continue;
      }
      const { rows, failure } = await wholeConnection(client, node, pullRequests, 'nodes', isOld);
      if (failure !== undefined) findings.missing(['github.pull_request'], failure, 'partial');
      const commits = new Set<string>();
      for (const row of rows) {
        for (const commit of [textAt(row, 'mergeCommit.oid'), textAt(row, 'headRefOid')]) if (commit !== undefined) commits.add(commit);
        if ((textAt(row, 'mergedAt') ?? '') >= since && textAt(row, 'baseRefName') === defaultBranch) pullRequest(row, fullName, observedAt, findings);
      }
      merged.set(fullName.toLowerCase(), commits);
    }
  }
  return merged;
}

function missingFailure(fullName: string, type: string | undefined): Failure {
  return { reason: 'refused', why: `GraphQL PullRequests was refused for ${fullName} (${type || 'no answer'}).`, message: '', isFinal: false };
}

function pullRequest(row: JsonObject, repository: string, observedAt: string, findings: Findings): void {
  const number = numberAt(row, 'number') ?? 0;
  const out = sheet('github.pull_request');
  out.set('repository', repository);
  out.set('number', number);
  out.set('author', textOrNull(row, 'author.login'));
  out.set('merged_by', textOrNull(row, 'mergedBy.login'));
  out.set('merged_at', textAt(row, 'mergedAt'));
  out.set('base_ref', textAt(row, 'baseRefName'));
  const commits = rowsAt(row, 'commits.nodes');
  const commitCount = numberAt(row, 'commits.totalCount') ?? 0;
  if (commitCount > commits.length) out.unread(['committers'], `It has ${commitCount} commits; ${commits.length} of them were read.`);
  else {
    const logins = commits.flatMap((node) => [textAt(node, 'commit.author.user.login'), textAt(node, 'commit.committer.user.login')]).filter((login) => login !== undefined);
    out.set('committers', [...new Set(logins)].toSorted(byCodeUnit));
  }
  const reviews = rowsAt(row, 'reviews.nodes');
  const reviewCount = numberAt(row, 'reviews.totalCount') ?? 0;
  if (reviewCount > reviews.length) out.unread(['approvals'], `It has ${reviewCount} approvals; ${reviews.length} of them were read.`);
  else {
    const approvals = reviews.map((review) => ({ login: textOrNull(review, 'author.login'), is_bot: textAt(review, 'author.__typename') === 'Bot', submitted_at: textAt(review, 'submittedAt') ?? '' }));
    out.set('approvals', approvals.toSorted((a, b) => byCodeUnit(a.submitted_at, b.submitted_at) || byCodeUnit(a.login ?? '', b.login ?? '')));
  }
  findings.add(out.record(`${repository}#${number}`, `${repository}#${number}`), observedAt);
}

export interface ActivityOptions extends ChangesOptions {
  readonly answers: Answers;
  readonly owner: string;
  readonly repo: string;
  readonly fullName: string;
  readonly defaultBranch: string | undefined;
  readonly pushedAt: string | null;
  readonly merged: Merged;
}

/** One event, as far as it is kept. */
interface Event {
  readonly [name: string]: Json;
  readonly actor: string | null;
  readonly type: string;
  readonly ref: string;
  readonly at: string;
  readonly after: string;
}

/** What a repository's activity showed. */
export interface Activity {
  /** Newest instant by login. */
  readonly seen: ReadonlyMap<string, string>;
  /** Whether the quarter was read to its end. */
  readonly isWhole: boolean;
}

/** States direct pushes. A kept answer counts as long as nobody has pushed since: it is kept under the instant of the last push. */
export async function readActivity({ client, answers, owner, repo, fullName, defaultBranch, pushedAt, merged, observedAt }: ActivityOptions, findings: Findings): Promise<Activity> {
  const since = new Date(Date.parse(observedAt) - changesMs).toISOString();
  const quarterAgo = new Date(Date.parse(observedAt) - 92 * 24 * 3600 * 1000).toISOString();
  if (pushedAt === null || pushedAt < quarterAgo) return { seen: new Map(), isWhole: true };
  let failure: Failure | undefined;
  const answer = await answers.once(`activity until ${pushedAt} ${fullName}`, async () => {
    let pages = 0;
    let isCut = false;
    const isEnough = () => {
      pages += 1;
      isCut = pages >= activityPagesMax;
      return isCut;
    };
    const list = await client.listUntil('GET /repos/{owner}/{repo}/activity', { owner, repo, time_period: 'quarter' }, isEnough);
    failure = list.failure;
    if (failure !== undefined) return undefined;
    return { events: list.rows.map(eventOf), isCut };
  });
  if (answer === undefined) {
    if (failure !== undefined) findings.missing(['github.direct_push'], failure);
    return { seen: new Map(), isWhole: false };
  }
  const { events, isCut } = answer.value;
  const oldest = events.at(-1)?.at ?? '';
  if (isCut && oldest > since) {
    findings.missing(['github.direct_push'], { reason: 'too_large', why: `GET /repos/${fullName}/activity has more than ${activityPagesMax} pages of the last month; the newest were read.`, message: '', isFinal: false }, 'partial');
  }
  const seen = new Map<string, string>();
  const brought = merged.get(fullName.toLowerCase());
  for (const { actor, type, ref, at, after } of events) {
    if (actor !== null && at > (seen.get(actor) ?? '')) seen.set(actor, at);
    if ((type !== 'push' && type !== 'force_push') || ref !== `refs/heads/${defaultBranch}` || at < since || brought?.has(after) === true) continue;
    const attributes = { repository: fullName, actor, activity_type: type, timestamp: at, after };
    findings.add(record('github.direct_push', { id: `${fullName}@${after}`, name: `${fullName}@${after.slice(0, 12)}`, attributes }), answer.at);
  }
  return { seen, isWhole: !isCut };
}

function eventOf(row: JsonObject): Event {
  return { actor: textOrNull(row, 'actor.login'), type: textAt(row, 'activity_type') ?? '', ref: textAt(row, 'ref') ?? '', at: textAt(row, 'timestamp') ?? '', after: textAt(row, 'after') ?? '' };
}
