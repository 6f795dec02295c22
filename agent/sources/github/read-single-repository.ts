/** A target of one repository: the same questions, asked of the repository itself. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { Listing } from '../source.ts';
import type { ScanContext } from './context.ts';
import { readAlerts } from './facts/alerts.ts';
import { readOne } from './facts/bulk.ts';
import { changesMs, readPullRequests } from './facts/changes.ts';
import { createFindings } from './facts/findings.ts';
import { textAt } from './facts/row.ts';
import { readRepository } from './read-repository.ts';
import { select, type SelectionSettings } from './selection.ts';

export interface SingleJob {
  /** The answer of `GET /repos/{owner}/{repo}`. */
  readonly row: JsonObject;
  readonly commit: string | undefined;
  readonly settings: SelectionSettings;
}

export async function* readSingleRepository({ row, commit, settings }: SingleJob, context: ScanContext): AsyncGenerator<Listing> {
  const { client, observedAt } = context;
  const fullName = textAt(row, 'full_name') ?? '';
  const [owner = '', repo = ''] = fullName.split('/');
  const findings = createFindings(fullName);
  yield { artifacts: [], entries: [], progress: { done: 0, total: 1, current: fullName } };

  const bulk = await readOne(client, owner, repo);
  const bulkWhy = bulk.failure?.why ?? 'GraphQL did not name the repository.';
  const facts = bulk.repositories.get(fullName.toLowerCase());
  const alerts = await readAlerts({ client, scope: { owner, repo }, observedAt }, findings);
  const isChanged = (textAt(row, 'pushed_at') ?? '') >= new Date(Date.parse(observedAt) - changesMs).toISOString();
  const id = textAt(facts?.node, 'id');
  if (isChanged && id === undefined) findings.missing(['github.pull_request'], { reason: 'refused', why: `The pull requests of ${fullName} were not asked for. ${bulkWhy}`, message: '', isFinal: false });
  const merged = await readPullRequests(isChanged && id !== undefined ? [{ id, fullName, defaultBranch: textAt(row, 'default_branch') ?? '' }] : [], { client, observedAt }, findings);
  yield findings.take();

  // Named by hand, so neither a pattern nor a skip leaves it out.
  const [chosen] = select([row], { ...settings, repositories: undefined, exclude_repositories: undefined, archived: 'content', forks: 'content' }, fullName).selected;
  const inherited = { workflowPermissions: undefined, canApprove: undefined, hasImmutableReleases: false };
  yield* readRepository(
    { row, bulk: facts, bulkWhy, ...(commit !== undefined && { commit }), prefix: '', withoutContent: chosen?.withoutContent, alerts, inherited, merged, madePublic: undefined, inheritedPolicy: null },
    context,
  );
  yield { artifacts: [], entries: [], progress: { done: 1, total: 1, current: fullName } };
}
