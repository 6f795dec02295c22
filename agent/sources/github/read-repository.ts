/** One repository of a scan: its files, then everything that is stated of it. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { ContentFacts } from './content/survey.ts';
import type { ScanContext } from './context.ts';
import type { Alerts } from './facts/alerts.ts';
import type { BulkFacts } from './facts/bulk.ts';
import { wholeConnection } from './client/connection.ts';
import { readActivity, type Activity, type Merged } from './facts/changes.ts';
import { createFindings } from './facts/findings.ts';
import { readSettings, type Inherited } from './facts/kept-settings.ts';
import { outsideCollaborators } from './facts/queries.ts';
import { headOf, isEmpty, stateBranch, stateRepository, type Content } from './facts/repository.ts';
import { flagAt, numberAt, objectAt, textAt, textOrNull } from './facts/row.ts';
import { sheet } from './facts/sheet.ts';
import { readContent } from './read-content.ts';
import type { Listing } from '../source.ts';

export interface RepositoryJob {
  readonly row: JsonObject;
  readonly bulk: BulkFacts | undefined;
  readonly bulkWhy: string;
  /** Commit to read instead of the default branch's head. */
  readonly commit?: string;
  /** Before every path of a file. */
  readonly prefix: string;
  readonly withoutContent: string | undefined;
  readonly alerts: Alerts;
  readonly inherited: Inherited;
  readonly merged: Merged;
  /** From the organization's audit log; undefined: it could not be read. */
  readonly madePublic: ReadonlyMap<string, string> | undefined;
  readonly inheritedPolicy: ContentFacts['securityPolicy'];
}

/** What a repository told about people and about others. */
export interface RepositoryEnd {
  readonly activity: Activity;
  readonly outside: readonly { readonly login: string; readonly role_name: string }[] | { readonly why: string };
  readonly securityPolicy: ContentFacts['securityPolicy'];
}

export async function* readRepository(job: RepositoryJob, context: ScanContext): AsyncGenerator<Listing, RepositoryEnd> {
  const { row, bulk } = job;
  const { client, answers, observedAt } = context;
  const fullName = textAt(row, 'full_name') ?? '';
  const [owner = '', repo = ''] = fullName.split('/');
  const findings = createFindings(fullName);
  const content = yield* contentOf(job, context, { owner, repo, fullName });

  const visibility = textAt(row, 'visibility') ?? (flagAt(row, 'private') === true ? 'private' : 'public');
  const facts = { ...job, content, madePublicAt: await madePublic(job, context, { owner, repo, fullName, visibility }) };
  const out = sheet('github.repo');
  await stateRepository(out, facts, client);
  const repository = {
    owner,
    repo,
    fullName,
    visibility,
    archived: flagAt(row, 'archived') === true,
    defaultBranch: isEmpty(facts) ? undefined : textAt(row, 'default_branch'),
    dependabotUpdates: objectAt(row, 'security_and_analysis') === undefined ? undefined : textOrNull(row, 'security_and_analysis.dependabot_security_updates.status'),
    deployKeyCount: numberAt(bulk?.node, 'deployKeys.totalCount'),
    environmentCount: numberAt(bulk?.node, 'environments.totalCount'),
  };
  const oldest = await readSettings(out, { client, answers, repository, inherited: job.inherited }, findings);
  findings.add(out.record(fullName, fullName), oldest ?? observedAt);
  await stateBranch(facts, { client, observedAt }, findings);
  const activity = await readActivity({ client, answers, observedAt, owner, repo, fullName, defaultBranch: repository.defaultBranch, pushedAt: textOrNull(row, 'pushed_at'), merged: job.merged }, findings);
  yield findings.take();
  return { activity, outside: await outsideOf(job, context), securityPolicy: content.isRead ? content.facts.securityPolicy : null };
}

interface Named {
  readonly owner: string;
  readonly repo: string;
  readonly fullName: string;
}

async function* contentOf(job: RepositoryJob, context: ScanContext, { owner, repo, fullName }: Named): AsyncGenerator<Listing, Content> {
  const { row, bulk, commit, prefix, withoutContent } = job;
  if (withoutContent !== undefined) {
    yield { artifacts: [], entries: [{ path: fullName, reason: 'left_out', effect: 'ignored', detail: withoutContent, resources: ['github.workflow'] }] };
    return { isRead: false, why: withoutContent };
  }
  if (commit === undefined && isEmpty(job)) {
    return { isRead: true, facts: { notablePaths: [], codeowners: null, securityPolicy: null, updateTools: [] } };
  }
  return yield* readContent({ owner, repo, fullName, commit: commit ?? headOf(bulk) ?? textAt(row, 'default_branch') ?? 'HEAD', prefix }, context);
}

/** The audit log tells it for every repository of an organization at once; without it a public repository's events may. */
async function madePublic(job: RepositoryJob, { client, answers }: ScanContext, { owner, repo, fullName, visibility }: Named & { readonly visibility: string }): Promise<{ readonly at: string | null } | { readonly why: string }> {
  if (job.madePublic !== undefined) return { at: job.madePublic.get(fullName.toLowerCase()) ?? null };
  if (visibility !== 'public') return { at: null };
  let why = '';
  const answer = await answers.once(`events ${fullName}`, async () => {
    const { rows, failure } = await client.list('GET /repos/{owner}/{repo}/events', { owner, repo });
    if (failure !== undefined) {
      why = failure.why;
      return undefined;
    }
    const found = rows.filter((event) => textAt(event, 'type') === 'PublicEvent').map((event) => textAt(event, 'created_at') ?? '');
    return { at: found.toSorted().at(-1) ?? null };
  });
  return answer === undefined ? { why } : { at: answer.value.at };
}

/** Outside collaborators of a repository that is not archived. */
async function outsideOf({ row, bulk, bulkWhy }: RepositoryJob, { client }: ScanContext): Promise<RepositoryEnd['outside']> {
  if (flagAt(row, 'archived') === true) return [];
  if (bulk === undefined) return { why: bulkWhy };
  const refused = bulk.refusalOf('outside');
  if (refused !== undefined || objectAt(bulk.node, 'outside') === undefined) return { why: refused ?? 'GraphQL gave no list of outside collaborators.' };
  const { rows, failure } = await wholeConnection(client, bulk.node, outsideCollaborators, 'edges');
  if (failure !== undefined) return { why: failure.why };
  return rows.map((edge) => ({ login: textAt(edge, 'node.login') ?? '', role_name: (textAt(edge, 'permission') ?? '').toLowerCase() }));
}
