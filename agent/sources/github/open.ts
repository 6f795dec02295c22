/** Opens a target: signs in, finds it, and gives the source that lists it. */
import { AppError } from '#shared/model/app-error.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import type { CoverageEntry, Source } from '#shared/model/report.ts';
import { toolVersion } from '#shared/model/version.ts';
import { normaliseRemote } from '../filesystem/git-identity.ts';
import type { Listing, OpenSource, SettingValues, SourceOptions } from '../source.ts';
import { createClient, type ClientOptions, type GithubClient } from './client/client.ts';
import { credentialsOf, type Credentials } from './client/credentials.ts';
import { createEntityTags, type TaggedAnswer } from './client/entity-tags.ts';
import type { Failure } from './client/failure.ts';
import { archiveLimits, type ArchiveLimits } from './content/archive-limits.ts';
import { isCommitId } from './content/download.ts';
import type { ScanContext } from './context.ts';
import { commitQuery, documents } from './facts/queries.ts';
import { numberAt, objectAt, textAt } from './facts/row.ts';
import { parseLocation, type GithubLocation } from './location.ts';
import { readAccount } from './read-account.ts';
import { readSingleRepository } from './read-single-repository.ts';
import { readWholeOrganization, reusedEntry } from './read-organization.ts';
import type { githubSettings } from './settings-table.ts';
import { openAnswers } from './state/answers.ts';
import { loadJson, saveJson } from './state/kept-json.ts';
import { openState } from './state/state.ts';

export type GithubOptions = SourceOptions<SettingValues<typeof githubSettings>>;

/** What tests change: a second that is shorter, limits that are lower, and a look at the client. */
export interface Tuning {
  readonly secondMs?: number;
  readonly limits?: Partial<ArchiveLimits>;
  onClient?(client: GithubClient): void;
}

/** @throws {AppError} `target_unreadable` when it is not there or GitHub does not answer, `permission_denied` when the credentials are refused, `config_invalid` for credentials in part. */
export async function openGithub(location: string, options: GithubOptions, tuning: Tuning = {}): Promise<OpenSource> {
  const place = parseLocation(location);
  const { settings } = options;
  const opening = new AbortController();
  const { signal } = opening;
  const given: ClientOptions = {
    credentials: credentialsOf(settings),
    apiUrl: settings.api_url,
    documents,
    timeoutMs: settings.timeout_seconds * 1000,
    waitSecondsMax: settings.wait_seconds,
    secondMs: tuning.secondMs ?? 1000,
    userAgent: `waybill/${toolVersion}`,
    signal,
    tags: createEntityTags(),
  };
  const credentials = await withInstallation(given, place.kind === 'organization' ? { org: place.org } : place, location);
  const client = createClient({ ...given, credentials });
  tuning.onClient?.(client);

  const answer = await find(client, place, location);
  const commit = place.kind === 'repository' ? await commitOf(client, credentials, { row: answer, ref: place.ref, location }) : undefined;
  const source = sourceOf(answer, options, settings.api_url, place.kind === 'repository' ? { ref: place.ref, commit } : undefined);

  return {
    source,
    list: async function* (scanSignal: AbortSignal): AsyncGenerator<Listing> {
      const stop = () => opening.abort();
      scanSignal.addEventListener('abort', stop, { once: true });
      if (scanSignal.aborted) stop();
      const now = Date.parse(options.observedAt);
      const state = await openState({ stateDir: options.stateDir, credentials, now });
      try {
        const name = `${settings.api_url} ${location.toLowerCase()}`;
        given.tags.load(((await loadJson(state, `tags ${name}`)) ?? {}) as Readonly<Record<string, TaggedAnswer>>);
        const answers = await openAnswers({ state, name: `answers ${name}`, now: options.observedAt, reuseHours: settings.reuse_hours });
        const context: ScanContext = { client, state, answers, limits: { ...archiveLimits, ...tuning.limits }, deep: options.deep, observedAt: options.observedAt, secondMs: given.secondMs, signal };
        for await (const page of pagesOf(place, { answer, commit, settings }, context)) yield page;
        await answers.save();
        await saveJson(state, `tags ${name}`, given.tags.used);
        const reused = reusedEntry(context, source.name, settings.reuse_hours);
        if (reused) yield { artifacts: [], entries: [reused] };
        if (options.deep) yield { artifacts: [], entries: [unsearched(source.name)], history: 'partial' };
      } catch (error) {
        // An aborted scan ends here and says so itself.
        if (!signal.aborted) throw error;
      } finally {
        scanSignal.removeEventListener('abort', stop);
        await state.close();
      }
    },
  };
}

/** GitHub gives archives of commits, and an archive has no history. */
function unsearched(path: string): CoverageEntry {
  return { path, reason: 'unsupported', effect: 'partial', detail: 'The Git history was not searched: GitHub gives the files of one commit. Scan a repository as git:URL to search its history.' };
}

/** The organization, the personal account or the repository, as the API states it. */
async function find(client: GithubClient, place: GithubLocation, location: string): Promise<JsonObject> {
  if (place.kind === 'repository') {
    const found = await client.get('GET /repos/{owner}/{repo}', { owner: place.owner, repo: place.repo });
    if (found.isOk) return found.value;
    throw openFailure(location, found.failure, false);
  }
  const found = await client.get('GET /orgs/{org}', { org: place.org });
  if (found.isOk) return found.value;
  // A personal account is no organization, and the answer for it is 404, too.
  const account = found.failure.status === 404 ? await client.get('GET /users/{username}', { username: place.org }) : undefined;
  if (account?.isOk === true && isAccount(account.value)) return account.value;
  throw openFailure(location, found.failure, true);
}

function isAccount(answer: JsonObject): boolean {
  return textAt(answer, 'type') === 'User';
}

function pagesOf(place: GithubLocation, { answer, commit, settings }: { readonly answer: JsonObject; readonly commit: string | undefined; readonly settings: GithubOptions['settings'] }, context: ScanContext): AsyncGenerator<Listing> {
  if (place.kind === 'repository') return readSingleRepository({ row: answer, commit, content: settings.content }, context);
  const login = textAt(answer, 'login') ?? place.org;
  return isAccount(answer) ? readAccount({ login, settings }, context) : readWholeOrganization({ org: login, answer, settings }, context);
}

/** An App without the number of its installation asks for it. */
async function withInstallation(given: ClientOptions, place: { readonly org: string } | { readonly owner: string; readonly repo: string }, location: string): Promise<Credentials> {
  const { credentials } = given;
  if (credentials.kind !== 'app' || credentials.installationId !== undefined) return credentials;
  const client = createClient(given);
  const answer = 'org' in place ? await client.get('GET /orgs/{org}/installation', { org: place.org }) : await client.get('GET /repos/{owner}/{repo}/installation', { owner: place.owner, repo: place.repo });
  if (!answer.isOk) {
    throw new AppError(answer.failure.status === 401 ? 'permission_denied' : 'target_unreadable', `Cannot scan github:${location}: the GitHub App has no installation there that it can see. ${answer.failure.why} Install the App, or give installation_id.`);
  }
  return { ...credentials, installationId: numberAt(answer.value, 'id') };
}

function openFailure(location: string, failure: Failure, isOrganization: boolean): AppError {
  const { status, reason, why } = failure;
  if (status === 401) return new AppError('permission_denied', `Cannot scan github:${location}: ${why} Give a token that is valid in GITHUB_TOKEN, or a GitHub App.`);
  if (status === 404) {
    const what = isOrganization ? 'there is no such organization or account, or the credentials may not see it' : 'there is no such repository, or the credentials may not see it';
    return new AppError('target_unreadable', `Cannot scan github:${location}: ${what}. Check the name and the rights of the token.`);
  }
  if (status === 403) return new AppError('permission_denied', `Cannot scan github:${location}: ${why} Give the token read access to it.`);
  if (reason === 'throttled') return new AppError('target_unreadable', `Cannot scan github:${location}: ${why} Try again later, or raise wait_seconds.`);
  return new AppError('target_unreadable', `Cannot scan github:${location}: ${why} Check the address of the API (api_url) and the network.`);
}

/** The commit to read: of the ref, else undefined for the head of the default branch. */
async function commitOf(client: GithubClient, credentials: Credentials, { row, ref, location }: { readonly row: JsonObject; readonly ref: string | undefined; readonly location: string }): Promise<string | undefined> {
  const [owner = '', name = ''] = (textAt(row, 'full_name') ?? '').split('/');
  const answer = await client.query(commitQuery, { owner, name, expression: ref ?? textAt(row, 'default_branch') ?? 'HEAD' });
  const object = answer.isOk ? objectAt(answer.value.data, 'repository.object') : undefined;
  // An annotated tag points to its commit.
  const oid = textAt(object, '__typename') === 'Tag' ? textAt(object, 'target.oid') : textAt(object, 'oid');
  // Without a token GraphQL does not answer; the archive is then asked for by the ref itself.
  if (ref !== undefined && !answer.isOk && credentials.kind === 'none') return ref;
  if (ref !== undefined && !answer.isOk) throw openFailure(location, answer.failure, false);
  if (ref !== undefined && (oid === undefined || !['Tag', 'Commit'].includes(textAt(object, '__typename') ?? ''))) {
    throw new AppError('target_unreadable', `Cannot scan github:${location}: the repository has no branch, tag or commit ${ref}. Check its spelling.`);
  }
  return oid;
}

/** The key is the one that a clone of the repository has: host and path of its address. */
function sourceOf(answer: JsonObject, { name }: Pick<GithubOptions, 'name'>, apiUrl: string, repository: { readonly ref: string | undefined; readonly commit: string | undefined } | undefined): Source {
  const path = textAt(answer, 'full_name') ?? textAt(answer, 'login') ?? '';
  const key = name ?? normaliseRemote(textAt(answer, 'html_url') ?? '') ?? `${new URL(apiUrl).host.replace(/^api\./, '')}/${path}`;
  const attributes: Record<string, string> = {};
  if (repository !== undefined) {
    const ref = repository.ref ?? textAt(answer, 'default_branch');
    if (ref !== undefined) attributes['ref'] = ref;
    if (repository.commit !== undefined && isCommitId(repository.commit)) attributes['commit'] = repository.commit;
  }
  return { key, kind: 'github', name: key, attributes };
}
