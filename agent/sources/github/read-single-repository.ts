/** Repositories without an organization around them: a target of one, and the steps that it shares with those of a personal account. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { Listing } from '../source.ts';
import type { ScanContext } from './context.ts';
import { readAlerts } from './facts/alerts.ts';
import { readOne, type Bulk } from './facts/bulk.ts';
import { changesMs, readPullRequests } from './facts/changes.ts';
import { createFindings } from './facts/findings.ts';
import { textAt } from './facts/row.ts';
import { readRepository } from './read-repository.ts';

export interface SingleJob {
  /** The answer of `GET /repos/{owner}/{repo}`. */
  readonly row: JsonObject;
  /** Undefined: the head of the default branch. */
  readonly commit: string | undefined;
  /** Whether its files are read. */
  readonly content: boolean;
}

export async function* readSingleRepository({ row, commit, content }: SingleJob, context: ScanContext): AsyncGenerator<Listing> {
  const fullName = textAt(row, 'full_name') ?? '';
  const [owner = '', repo = ''] = fullName.split('/');
  yield { artifacts: [], entries: [], progress: { done: 0, total: 1, current: fullName } };
  const bulk = await readOne(context.client, owner, repo);
  // Named by hand, so neither a pattern nor a skip leaves it out.
  yield* readAlone({ row, bulk, prefix: '', commit, withoutContent: content ? undefined : 'The files were not read: the setting content is off.' }, context);
  yield { artifacts: [], entries: [], progress: { done: 1, total: 1, current: fullName } };
}

export interface AloneJob {
  readonly row: JsonObject;
  readonly bulk: Bulk;
  /** Before every path of a file. */
  readonly prefix: string;
  readonly commit: string | undefined;
  readonly withoutContent: string | undefined;
}

/** A repository whose alerts and changes nobody lists for many at once. */
export async function* readAlone({ row, bulk, prefix, commit, withoutContent }: AloneJob, context: ScanContext): AsyncGenerator<Listing> {
  const { client, observedAt } = context;
  const fullName = textAt(row, 'full_name') ?? '';
  const [owner = '', repo = ''] = fullName.split('/');
  const findings = createFindings(fullName);
  const bulkWhy = bulk.failure?.why ?? 'GraphQL did not name the repository.';
  const facts = bulk.repositories.get(fullName.toLowerCase());
  const alerts = await readAlerts({ client, scope: { owner, repo }, observedAt }, findings);
  const isChanged = (textAt(row, 'pushed_at') ?? '') >= new Date(Date.parse(observedAt) - changesMs).toISOString();
  const id = textAt(facts?.node, 'id');
  if (isChanged && id === undefined) findings.missing(['github.pull_request'], { reason: 'refused', why: `The pull requests of ${fullName} were not asked for. ${bulkWhy}`, message: '', isFinal: false });
  const merged = await readPullRequests(isChanged && id !== undefined ? [{ id, fullName, defaultBranch: textAt(row, 'default_branch') ?? '' }] : [], { client, observedAt }, findings);
  yield findings.take();
  const inherited = { workflowPermissions: undefined, canApprove: undefined, hasImmutableReleases: false };
  yield* readRepository({ row, bulk: facts, bulkWhy, ...(commit !== undefined && { commit }), prefix, withoutContent, alerts, inherited, merged, madePublic: undefined, inheritedPolicy: null }, context);
}
