/** An organization: its settings, then its repositories one after the other, then what all of them told about its people. */
import type { JsonObject } from '#shared/model/fact.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import type { Listing } from '../source.ts';
import type { ScanContext } from './context.ts';
import { readAlerts } from './facts/alerts.ts';
import { readBulk } from './facts/bulk.ts';
import { changesMs, readPullRequests } from './facts/changes.ts';
import { createFindings } from './facts/findings.ts';
import type { Inherited } from './facts/kept-settings.ts';
import { readPeople, statePeople, type People } from './facts/members.ts';
import { readOrganizationLists } from './facts/organization-lists.ts';
import { readOrganization } from './facts/organization.ts';
import { textAt } from './facts/row.ts';
import { requestsMax } from './request-plan.ts';
import { readRepository, type RepositoryEnd, type RepositoryJob } from './read-repository.ts';
import { select, type SelectionSettings } from './selection.ts';

export interface OrganizationJob {
  readonly org: string;
  /** The answer of `GET /orgs/{org}`. */
  readonly answer: JsonObject;
  readonly settings: SelectionSettings;
}

export async function* readWholeOrganization({ org, answer, settings }: OrganizationJob, context: ScanContext): AsyncGenerator<Listing> {
  const { client, answers, observedAt } = context;
  const findings = createFindings(org);
  const progress = (done: number, total: number | undefined, current: string) => ({ progress: { done, total, current } });
  yield { artifacts: [], entries: [], ...progress(0, undefined, org) };

  const people = await readPeople(client, org);
  const own = await readOrganization({ client, org, answer, members: countsOf(people), observedAt }, findings);
  const seats = await readOrganizationLists({ client, org, observedAt }, findings);
  const alerts = await readAlerts({ client, scope: { org }, observedAt }, findings);
  const inherited: Inherited = { ...own, hasImmutableReleases: await enforcesImmutableReleases(context, org) };
  const madePublic = await madePublicOf(context, org);
  const list = await client.list('GET /orgs/{org}/repos', { org, type: 'all', sort: 'full_name' });
  const rows = findings.rowsOf(list, ['github.repo', 'github.branch', 'github.workflow']);
  const { selected, entries } = select(rows.toSorted(by(orderOf)), settings, org);
  for (const entry of entries) findings.note(entry);
  client.limitRequests(requestsMax({ repositories: selected.length, members: people.members.rows.length }));
  await forgetChanged(context, org);
  yield { ...findings.take(), isBroken: list.failure !== undefined, ...progress(0, selected.length, org) };

  const bulk = await readBulk(client, org, 'organization');
  const bulkWhy = bulk.failure?.why ?? 'GraphQL did not name the repository; it may have been made or removed meanwhile.';
  const since = new Date(Date.parse(observedAt) - changesMs).toISOString();
  const changed = selected.flatMap(({ row }) => {
    const fullName = textAt(row, 'full_name') ?? '';
    const id = textAt(bulk.repositories.get(fullName.toLowerCase())?.node, 'id');
    if ((textAt(row, 'pushed_at') ?? '') < since) return [];
    if (id === undefined) findings.missing(['github.pull_request'], { reason: 'refused', why: `The pull requests of ${fullName} were not asked for. ${bulkWhy}`, message: '', isFinal: false });
    return id === undefined ? [] : [{ id, fullName, defaultBranch: textAt(row, 'default_branch') ?? '' }];
  });
  const merged = await readPullRequests(changed, { client, observedAt }, findings);
  yield findings.take();

  const ends: { readonly fullName: string; readonly end: RepositoryEnd }[] = [];
  let inheritedPolicy: RepositoryEnd['securityPolicy'] = null;
  for (const [index, { row, withoutContent }] of selected.entries()) {
    if (context.signal.aborted) return;
    const fullName = textAt(row, 'full_name') ?? '';
    yield { artifacts: [], entries: [], ...progress(index, selected.length, fullName) };
    const job: RepositoryJob = { row, bulk: bulk.repositories.get(fullName.toLowerCase()), bulkWhy, prefix: `${fullName}/`, withoutContent, alerts, inherited, merged, madePublic, inheritedPolicy };
    const end: RepositoryEnd = yield* readRepository(job, context);
    // A policy in the public repository `.github` stands for every repository without one.
    if (isDefaults(row)) inheritedPolicy = end.securityPolicy;
    ends.push({ fullName, end });
  }

  await statePeople({ client, answers, org, people, seats, seen: seenIn(ends), observedAt }, findings);
  yield { ...findings.take(), ...progress(selected.length, selected.length, org) };
}

/** `.github` first: others inherit from it. */
function orderOf(row: JsonObject): string {
  return `${isDefaults(row) ? 0 : 1}${textAt(row, 'full_name')}`;
}

function isDefaults(row: JsonObject): boolean {
  return textAt(row, 'name') === '.github' && textAt(row, 'visibility') === 'public';
}

function countsOf({ members, owners }: People): { readonly count: number | undefined; readonly ownerCount: number | undefined; readonly why: string } {
  return {
    count: members.failure === undefined ? members.rows.length : undefined,
    ownerCount: owners.failure === undefined ? owners.rows.length : undefined,
    why: (members.failure ?? owners.failure)?.why ?? '',
  };
}

async function enforcesImmutableReleases({ client }: ScanContext, org: string): Promise<boolean> {
  const answer = await client.get('GET /orgs/{org}/settings/immutable-releases', { org });
  return answer.isOk && textAt(answer.value, 'enforced_repositories') === 'all';
}

/** Pages of the audit log that are looked through for changes; with more of them everything may have changed. */
const changePagesMax = 20;

/** Where there is an audit log, it tells which repositories are not what they were when their answers were kept. */
async function forgetChanged({ client, answers }: ScanContext, org: string): Promise<void> {
  if (answers.keptSince === undefined) return;
  let pages = 0;
  const { rows, failure } = await client.listUntil('GET /orgs/{org}/audit-log', { org, phrase: `created:>=${answers.keptSince}` }, () => {
    pages += 1;
    return pages >= changePagesMax;
  });
  if (failure !== undefined && rows.length === 0) return;
  for (const row of rows) {
    const repository = textAt(row, 'repo');
    if (repository !== undefined) answers.forget(repository);
  }
  if (pages >= changePagesMax || failure !== undefined) answers.forgetAll();
}

/** Newest event that made a repository public; undefined when the organization has no audit log. */
async function madePublicOf({ client }: ScanContext, org: string): Promise<ReadonlyMap<string, string> | undefined> {
  const { rows, failure } = await client.list('GET /orgs/{org}/audit-log', { org, phrase: 'action:repo.access' });
  if (failure !== undefined) return undefined;
  const found = new Map<string, string>();
  for (const event of rows.filter((row) => textAt(row, 'visibility') === 'public')) {
    const name = textAt(event, 'repo')?.toLowerCase();
    const at = event['@timestamp'] ?? event['created_at'];
    if (name === undefined || typeof at !== 'number') continue;
    const instant = `${new Date(at).toISOString().slice(0, 19)}Z`;
    if (instant > (found.get(name) ?? '')) found.set(name, instant);
  }
  return found;
}

function seenIn(ends: readonly { readonly fullName: string; readonly end: RepositoryEnd }[]) {
  const activity = new Map<string, string>();
  const outside = new Map<string, { readonly repository: string; readonly role_name: string }[]>();
  let outsideFailure: string | undefined;
  for (const { fullName, end } of ends) {
    for (const [login, at] of end.activity.seen) if (at > (activity.get(login) ?? '')) activity.set(login, at);
    if ('why' in end.outside) outsideFailure ??= end.outside.why;
    else for (const { login, role_name } of end.outside) outside.set(login, [...(outside.get(login) ?? []), { repository: fullName, role_name }]);
  }
  for (const repositories of outside.values()) repositories.sort((a, b) => byCodeUnit(a.repository, b.repository));
  return { activity, isActivityWhole: ends.every(({ end }) => end.activity.isWhole), outside, outsideFailure };
}

/** Says how many answers about repositories were used again, and how old they are. */
export function reusedEntry({ answers }: ScanContext, path: string, reuseHours: number): CoverageEntry | undefined {
  const { count, since } = answers.reused;
  if (count === 0) return undefined;
  return { path, reason: 'reused', effect: 'ignored', detail: `${count} answers about single repositories were not asked for again; the oldest is of ${since}. They are asked again after ${reuseHours} hours (setting reuse_hours); resources carry the instant of their answer.` };
}

