/** Members and outside collaborators, and when they were last seen. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { GithubClient, Rows } from '../client/client.ts';
import type { Failure } from '../client/failure.ts';
import type { Answers } from '../state/answers.ts';
import type { Findings } from './findings.ts';
import type { SeatActivity } from './organization-lists.ts';
import { textAt } from './row.ts';
import { sheet } from './sheet.ts';

export interface People {
  readonly members: Rows;
  readonly owners: Rows;
  readonly withoutSecondFactor: Rows;
  readonly collaborators: Rows;
  readonly collaboratorsWithoutSecondFactor: Rows;
}

/** The lists, asked at every scan. */
export async function readPeople(client: GithubClient, org: string): Promise<People> {
  const [members, owners, withoutSecondFactor, collaborators, collaboratorsWithoutSecondFactor] = await Promise.all([
    client.list('GET /orgs/{org}/members', { org }),
    client.list('GET /orgs/{org}/members', { org, role: 'admin' }),
    client.list('GET /orgs/{org}/members', { org, filter: '2fa_disabled' }),
    client.list('GET /orgs/{org}/outside_collaborators', { org }),
    client.list('GET /orgs/{org}/outside_collaborators', { org, filter: '2fa_disabled' }),
  ]);
  return { members, owners, withoutSecondFactor, collaborators, collaboratorsWithoutSecondFactor };
}

/** What the repositories told about people. */
export interface SeenInRepositories {
  /** Newest instant by login. */
  readonly activity: ReadonlyMap<string, string>;
  /** Whether every repository's activity was read to its end. */
  readonly isActivityWhole: boolean;
  /** Repositories and roles of outside collaborators by login. */
  readonly outside: ReadonlyMap<string, readonly { readonly repository: string; readonly role_name: string }[]>;
  /** Why those are not whole; undefined: they are. */
  readonly outsideFailure: string | undefined;
}

export interface PeopleOptions {
  readonly client: GithubClient;
  readonly answers: Answers;
  readonly org: string;
  readonly people: People;
  readonly seats: SeatActivity;
  readonly seen: SeenInRepositories;
  readonly observedAt: string;
}

/** Whoever was seen within this time elsewhere is not looked up in the audit log; milliseconds. */
const recentMs = 30 * 24 * 3600 * 1000;

export async function statePeople(options: PeopleOptions, findings: Findings): Promise<void> {
  const { org, people, seen, observedAt } = options;
  const log = await openAuditLog(options);
  const isOwner = new Set(people.owners.rows.map((row) => textAt(row, 'login')));
  const lacks = new Set(people.withoutSecondFactor.rows.map((row) => textAt(row, 'login')));
  for (const row of findings.rowsOf(people.members, ['github.member'])) {
    const login = textAt(row, 'login');
    if (login === undefined) continue;
    const out = sheet('github.member');
    out.set('login', login);
    out.set('type', textAt(row, 'type'));
    if (people.owners.failure === undefined) out.set('role', isOwner.has(login) ? 'admin' : 'member');
    else out.unread(['role'], people.owners.failure.why);
    secondFactor(out, lacks.has(login), people.withoutSecondFactor.failure);
    const activity = await activityOf(login, options, log);
    out.set('last_active_at', activity.at);
    out.set('activity_sources', activity.sources);
    if (!isOwner.has(login)) out.set('became_owner_at', null);
    else if (log.ownersSince === undefined) out.unread(['became_owner_at'], log.why);
    else out.set('became_owner_at', log.ownersSince.get(login) ?? null);
    findings.add(out.record(`${org}/${login}`, login), observedAt);
  }

  const lacksOutside = new Set(people.collaboratorsWithoutSecondFactor.rows.map((row) => textAt(row, 'login')));
  for (const row of findings.rowsOf(people.collaborators, ['github.outside_collaborator'])) {
    const login = textAt(row, 'login');
    if (login === undefined) continue;
    const out = sheet('github.outside_collaborator');
    out.set('login', login);
    secondFactor(out, lacksOutside.has(login), people.collaboratorsWithoutSecondFactor.failure);
    if (seen.outsideFailure === undefined) out.set('repositories', seen.outside.get(login) ?? []);
    else out.unread(['repositories'], seen.outsideFailure);
    findings.add(out.record(`${org}/${login}`, login), observedAt);
  }
}

function secondFactor(out: { set(name: 'two_factor_disabled', value: boolean): void; unread(names: readonly 'two_factor_disabled'[], why: string): void }, isListed: boolean, failure: Failure | undefined): void {
  // Whoever stands in a list that was cut short is known all the same.
  if (isListed || failure === undefined) out.set('two_factor_disabled', isListed);
  else out.unread(['two_factor_disabled'], failure.why);
}

interface AuditLog {
  readonly isReadable: boolean;
  /** Newest event that made a login an owner; undefined when the log could not be read. */
  readonly ownersSince: ReadonlyMap<string, string> | undefined;
  readonly why: string;
}

/** The log belongs to Enterprise Cloud: one question tells whether it is there, and no other is asked when it is not. */
async function openAuditLog({ client, org }: PeopleOptions): Promise<AuditLog> {
  const ownersSince = new Map<string, string>();
  for (const action of ['org.update_member', 'org.add_member']) {
    const events = await client.list('GET /orgs/{org}/audit-log', { org, phrase: `action:${action}` });
    if (events.failure !== undefined) return { isReadable: false, ownersSince: undefined, why: events.failure.why };
    for (const event of events.rows.filter((row) => textAt(row, 'permission') === 'admin')) {
      const login = textAt(event, 'user');
      const at = instantOf(event);
      if (login !== undefined && at !== undefined && at > (ownersSince.get(login) ?? '')) ownersSince.set(login, at);
    }
  }
  return { isReadable: true, ownersSince, why: '' };
}

async function activityOf(login: string, { client, answers, org, seats, seen, observedAt }: PeopleOptions, log: AuditLog): Promise<{ readonly at: string | null; readonly sources: readonly string[] }> {
  const sources: string[] = [];
  let at = newest(seen.activity.get(login), seats?.get(login) ?? undefined);
  const isRecent = at !== undefined && Date.parse(observedAt) - Date.parse(at) < recentMs;
  if (log.isReadable && !isRecent) {
    const found = await answers.once(`audit log of ${login}`, async () => {
      const events = await client.listUntil('GET /orgs/{org}/audit-log', { org, phrase: `actor:${login}`, per_page: 1 }, () => true);
      return events.failure === undefined ? { at: events.rows[0] === undefined ? null : (instantOf(events.rows[0]) ?? null) } : undefined;
    });
    if (found !== undefined) {
      sources.push('audit_log');
      at = newest(at, found.value.at ?? undefined);
    }
  }
  if (seats !== undefined) sources.push('copilot_seats');
  if (seen.isActivityWhole) sources.push('repository_activity');
  return { at: at ?? null, sources };
}

function newest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

/** Events carry milliseconds. */
function instantOf(event: JsonObject): string | undefined {
  const at = event['@timestamp'] ?? event['created_at'];
  return typeof at === 'number' ? `${new Date(at).toISOString().slice(0, 19)}Z` : undefined;
}
