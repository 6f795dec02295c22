/** Questions to GitHub through its own client library; every answer is a value, and so is every refusal. */
import { createAppAuth } from '@octokit/auth-app';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import type { JsonObject } from '#shared/model/fact.ts';
import type { Credentials } from './credentials.ts';
import { secretsOf } from './credentials.ts';
import { brokeOff, failureOf, not, ok, type Failure, type Outcome } from './failure.ts';
import type { EntityTags } from './entity-tags.ts';
import { guardedFetch, NotAllowed } from './guarded-fetch.ts';
import { graphqlErrors, graphqlRefusal, type GraphqlError } from './graphql-error.ts';
import { nextPage } from './next-page.ts';
import type { RestOperation } from './operations.ts';

export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** All rows of a list. With a failure they are those that came before it. */
export interface Rows {
  readonly rows: readonly JsonObject[];
  readonly failure?: Failure;
}

/** What a query gave. Parts that were refused are null in `data` and named in `errors`. */
export interface QueryAnswer {
  readonly data: JsonObject;
  readonly errors: readonly GraphqlError[];
}

export interface GithubClient {
  /** Requests that went out so far, retries and downloads among them. */
  readonly requestCount: number;
  get(operation: RestOperation, parameters: Parameters): Promise<Outcome<JsonObject>>;
  /** Every page. `key` names the member of the answer that holds the rows, when it is no list itself. */
  list(operation: RestOperation, parameters: Parameters, key?: string): Promise<Rows>;
  /** Like `list`, until `isEnough` is true of a page: for lists whose rest is older than what is asked for. */
  listUntil(operation: RestOperation, parameters: Parameters, isEnough: (page: readonly JsonObject[]) => boolean, key?: string): Promise<Rows>;
  query(document: string, variables: JsonObject): Promise<Outcome<QueryAnswer>>;
  /** Where the archive of a commit can be had for the next minutes. */
  archiveUrl(repository: { readonly owner: string; readonly repo: string }, ref: string): Promise<Outcome<URL>>;
  /** Counts a request that another part makes. */
  countRequest(): void;
  /** From this many on nothing is asked any more. */
  limitRequests(max: number): void;
}

export interface ClientOptions {
  readonly credentials: Credentials;
  /** Without a trailing slash. */
  readonly apiUrl: string;
  readonly documents: ReadonlySet<string>;
  readonly timeoutMs: number;
  readonly waitSecondsMax: number;
  /** 1000 but in tests. */
  readonly secondMs: number;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly tags: EntityTags;
}

/** Pages of one list; GitHub gives 100 rows on each. */
const pagesMax = 1000;

/** Beside the first. */
const retries = 2;

const GuardedOctokit = Octokit.plugin(retry, throttling);

export function createClient(options: ClientOptions): GithubClient {
  let requestCount = 0;
  let requestsMax = Number.POSITIVE_INFINITY;
  let ended: Failure | undefined;
  const onRequest = () => {
    requestCount += 1;
  };
  const octokit = createOctokit(options, onRequest);
  const secrets = secretsOf(options.credentials);
  const scrub = (failure: Failure): Failure => {
    const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    return { ...failure, why: clean(failure.why), message: clean(failure.message) };
  };

  const ask = async (what: string, send: () => Promise<Answer>): Promise<Outcome<Answer>> => {
    if (requestCount >= requestsMax) ended ??= { reason: 'too_large', why: `More than ${requestsMax} requests were made, which is more than the repositories explain; the rest was not asked.`, message: '', isFinal: true };
    if (ended) return not({ ...ended, why: `${what} was not asked. ${ended.why}` });
    try {
      return ok(await send());
    } catch (error) {
      if (options.signal.aborted) throw error;
      const failure = scrub(failureFrom(what, error));
      if (failure.isFinal) ended = failure;
      return not(failure);
    }
  };
  const rest = (operation: RestOperation, parameters: Parameters, request: object = {}) => {
    const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
    return ask(named(octokit, operation, given), () => octokit.request(operation as string, { ...given, request }) as Promise<Answer>);
  };

  const listUntil: GithubClient['listUntil'] = async (operation, parameters, isEnough, key) => {
    const rows: JsonObject[] = [];
    const seen = new Set<string>();
    let answer = await rest(operation, { per_page: 100, ...parameters });
    for (let page = 1; ; page += 1) {
      const what = named(octokit, operation, parameters as Record<string, unknown>);
      if (!answer.isOk) return { rows, failure: answer.failure };
      const found = rowsOf(answer.value.data, key);
      if (found === undefined) return { rows, failure: brokeOff(what, 'malformed', 'no list') };
      for (const row of found) rows.push(row);
      const next = nextPage(answer.value.headers['link']);
      if (next === undefined || isEnough(found)) return { rows };
      if (seen.has(next)) return { rows, failure: { ...brokeOff(what, 'malformed'), why: `${what} leads in a circle: after page ${page} it names a page that was read before.` } };
      if (page >= pagesMax) return { rows, failure: { ...brokeOff(what, 'malformed'), reason: 'too_large', why: `${what} has more than ${pagesMax} pages; the rest was not read.` } };
      seen.add(next);
      answer = await ask(what, () => octokit.request({ method: 'GET', url: next }) as Promise<Answer>);
    }
  };

  return {
    get requestCount() {
      return requestCount;
    },
    countRequest: onRequest,
    limitRequests: (max) => {
      requestsMax = max;
    },
    get: async (operation, parameters) => {
      const answer = await rest(operation, parameters);
      if (!answer.isOk) return answer;
      // 204 has no body: the status is the answer.
      if (answer.value.status === 204) return ok({});
      return isObject(answer.value.data) ? ok(answer.value.data) : not(brokeOff(named(octokit, operation, parameters as Record<string, unknown>), 'malformed', 'no object'));
    },
    list: (operation, parameters, key) => listUntil(operation, parameters, () => false, key),
    listUntil,
    query: async (document, variables) => {
      const name = /^\s*query\s+(\w+)/.exec(document)?.[1] ?? 'query';
      const what = `GraphQL ${name}`;
      // GitHub would answer 401, as if credentials had ended.
      if (options.credentials.kind === 'none') return not({ reason: 'refused', why: `${what} was not asked: it needs a token.`, message: '', isFinal: false });
      let partial: QueryAnswer | undefined;
      const answer = await ask(what, async () => {
        try {
          return { status: 200, headers: {}, data: await octokit.graphql<JsonObject>(document, variables as Record<string, unknown>) };
        } catch (error) {
          partial = graphqlErrors(error);
          if (partial === undefined) throw error;
          return { status: 200, headers: {}, data: partial.data };
        }
      });
      if (!answer.isOk) return answer;
      if (!isObject(answer.value.data)) return not(brokeOff(what, 'malformed', 'no data'));
      return ok({ data: answer.value.data, errors: (partial?.errors ?? []).map((error) => ({ ...error, message: scrub({ ...brokeOff('', 'network'), message: error.message }).message })) });
    },
    archiveUrl: async ({ owner, repo }, ref) => {
      const answer = await rest('GET /repos/{owner}/{repo}/tarball/{ref}', { owner, repo, ref });
      if (!answer.isOk) return answer;
      const what = `GET /repos/${owner}/${repo}/tarball/${ref}`;
      const location = URL.parse(String(answer.value.headers['location'] ?? ''));
      if (location === null) return not(brokeOff(what, 'malformed', 'no address of the archive'));
      return isArchivePlace(location, new URL(options.apiUrl)) ? ok(location) : not({ ...brokeOff(what, 'malformed'), why: `${what} leads to ${location.origin}, which is not where GitHub keeps archives; it was not followed.` });
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

function createOctokit(options: ClientOptions, onRequest: () => void): Octokit {
  const { credentials, apiUrl, waitSecondsMax, secondMs } = options;
  const shouldWait = (retryAfter: number, _request: unknown, _octokit: unknown, retryCount: number) => retryAfter <= waitSecondsMax && retryCount < retries;
  // The plugin spaces GraphQL like writes, a second apart. These are reads, and they come one after the other.
  const unspaced = { key: () => ({ schedule: (_options: unknown, work: () => unknown) => work() }) } as never;
  return new GuardedOctokit({
    baseUrl: apiUrl,
    userAgent: options.userAgent,
    request: { fetch: guardedFetch({ ...options, onRequest }) },
    // The library would write warnings to standard error beside ours.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    retry: { retries, retryAfterBaseValue: secondMs, doNotRetry: [301, 302, 307, 308, 400, 401, 403, 404, 410, 422, 429, 451, 501] },
    throttle: { id: apiUrl, write: unspaced, retryAfterBaseValue: secondMs, onRateLimit: shouldWait, onSecondaryRateLimit: shouldWait },
    ...(credentials.kind === 'token' && { auth: credentials.token }),
    ...(credentials.kind === 'app' && {
      authStrategy: createAppAuth,
      auth: { appId: credentials.appId, privateKey: credentials.privateKey, ...(credentials.installationId !== undefined && { installationId: credentials.installationId }) },
    }),
  });
}

function ignore(): void {
  // Nothing is said twice.
}

function failureFrom(what: string, error: unknown): Failure {
  const { status, response, cause, message } = error as { status?: number; response?: { status: number; headers: Answer['headers']; data: unknown }; cause?: unknown; message?: string };
  const notAllowed = error instanceof NotAllowed ? error : cause instanceof NotAllowed ? cause : undefined;
  if (notAllowed) return { ...brokeOff(what, 'malformed'), why: notAllowed.message };
  const refused = graphqlRefusal(error);
  if (refused !== undefined) return graphqlFailure(what, refused);
  if (response !== undefined && typeof status === 'number') {
    return failureOf({ what, status: response.status, headers: response.headers, message: messageOf(response.data) });
  }
  const name = (cause as { name?: string } | undefined)?.name ?? (error as { name?: string }).name;
  if (name === 'TimeoutError') return brokeOff(what, 'timeout');
  if (name === 'SyntaxError') return brokeOff(what, 'malformed');
  const code = (cause as { cause?: { code?: string } } | undefined)?.cause?.code ?? (cause as { code?: string } | undefined)?.code;
  return cause === undefined && status === undefined && message !== undefined ? brokeOff(what, 'network', oneLine(message)) : brokeOff(what, 'network', code ?? '');
}

/** GraphQL answers 200 also when it answers nothing: to a query that it does not understand, or when the rate limit is used up. */
function graphqlFailure(what: string, { type, message }: GraphqlError): Failure {
  if (type === 'RATE_LIMITED') return { reason: 'throttled', why: `${what} was not answered: the rate limit is used up.`, message: '', isFinal: true };
  return { reason: type === 'FORBIDDEN' || type === 'NOT_FOUND' ? 'refused' : 'unsupported', why: `${what} was refused (${oneLine(message)}).`, message: oneLine(message), isFinal: false };
}

/** What the API says, as one short line. */
function messageOf(data: unknown): string {
  const text = isObject(data) ? data['message'] : data;
  return typeof text === 'string' ? oneLine(text) : '';
}

function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim().replace(/\.$/, '').slice(0, 160);
}

/** The question as it goes out, without what narrows it: `GET /orgs/acme/hooks`. */
function named(octokit: Octokit, operation: RestOperation, parameters: Record<string, unknown>): string {
  const { method, url } = octokit.request.endpoint(operation as string, parameters);
  return `${method} ${new URL(url).pathname}`;
}

function rowsOf(data: unknown, key: string | undefined): readonly JsonObject[] | undefined {
  const rows = key === undefined ? data : isObject(data) ? data[key] : undefined;
  return Array.isArray(rows) ? (rows as readonly unknown[]).filter(isObject) : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `codeload.github.com` for `api.github.com`; an Enterprise server has it on its own host or on `codeload.` of it. */
function isArchivePlace(location: URL, api: URL): boolean {
  if (location.origin === api.origin) return true;
  const base = api.hostname.replace(/^api\./, '');
  return location.protocol === 'https:' && (location.hostname === base || location.hostname === `codeload.${base}`);
}
