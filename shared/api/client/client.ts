/**
 * The typed client of the HTTP API. Its operations are those of the route records: `operations.gen.ts` is made from them.
 *
 * Every call is repeated with full jitter while the answer may pass (no answer, 429, 502, 503, 504). That is safe: GET, PUT
 * and DELETE do the same when they are done twice, and a POST carries an Idempotency-Key. The two POSTs that take none
 * (login, refresh) are sent once.
 */
import { ApiFailure, failureOf } from './api-failure.ts';
import { operations, type Operations } from './operations.gen.ts';
import { isPassing, pauseMs, retryDefaults, type RetryOptions } from './retry.ts';
import type { ClientWorld } from './world.ts';

export type OperationId = keyof Operations;

export interface ClientOptions {
  /** Origin of the server: `https://waybill.example.com`. */
  readonly url: string;
  /** An access token or an API key; a function is asked before each request, so that tokens can change. */
  readonly credential?: string | (() => string | undefined | Promise<string | undefined>);
  /** Which organization a person with several memberships means. */
  readonly organizationId?: string;
  readonly world: ClientWorld;
  readonly retry?: Partial<RetryOptions>;
  /** Milliseconds for one request; default 60,000: an export of a large inventory takes seconds. */
  readonly timeoutMs?: number;
}

/** Makes the members of a call that the operation does not have absent, and optional those that have nothing required. */
type Given<Name extends string, T> = T extends undefined ? { readonly [N in Name]?: undefined } : {} extends T ? { readonly [N in Name]?: T } : { readonly [N in Name]: T };

export type CallInput<Operation extends Operations[OperationId]> = Given<'params', Operation['params']> &
  Given<'query', Operation['query']> &
  Given<'body', Operation['body']> & {
    /** Of the last reply's ETag: the change is refused when somebody was faster. */
    readonly ifMatch?: string;
    /** In place of one that the client makes up; use it to go on after a restart. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

/** Input of an operation that needs none may be left out. */
type InputOf<Operation extends Operations[OperationId]> = {} extends CallInput<Operation> ? [input?: CallInput<Operation>] : [input: CallInput<Operation>];

/** A reply with what stands beside the body. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | undefined;
  readonly requestId: string | undefined;
  /** The server had done this before, under the same Idempotency-Key. */
  readonly isReplayed: boolean;
}

/** Operations whose reply is a page, by what a page holds. */
export type ListId = { [Id in OperationId]: Operations[Id]['reply'] extends { readonly data: readonly unknown[]; readonly next_cursor: string | null } ? Id : never }[OperationId];
type ItemOf<Id extends ListId> = Operations[Id]['reply'] extends { readonly data: readonly (infer Item)[] } ? Item : never;

/** One function for each operation: `client.call.createScan({ body: { target: 'dir:/srv/app' } })`. Each rejects with an `ApiFailure`. */
export interface Client {
  readonly url: string;
  readonly call: { readonly [Id in OperationId]: (...input: InputOf<Operations[Id]>) => Promise<Operations[Id]['reply']> };
  /** The same, with status, ETag and request id. */
  readonly answer: { readonly [Id in OperationId]: (...input: InputOf<Operations[Id]>) => Promise<Answer<Operations[Id]['reply']>> };
  /** Every item of a list, page after page; ask for `limit` rows at a time in its query. Stop by leaving the loop. */
  readonly items: { readonly [Id in ListId]: (...input: InputOf<Operations[Id]>) => AsyncGenerator<ItemOf<Id>, void, undefined> };
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export function createClient(options: ClientOptions): Client {
  const { world, credential, organizationId, timeoutMs = 60_000 } = options;
  const origin = options.url.replace(/\/+$/, '');
  const retry = { ...retryDefaults, ...options.retry };

  async function send(id: OperationId, input: LooseInput): Promise<Answer<unknown>> {
    const operation = operations[id];
    const url = `${origin}/api/v1${filled(operation.path, input.params ?? {})}${queryText(input.query ?? {})}`;
    const isRepeatable = operation.method !== 'POST' || operation.takesKey;
    const idempotencyKey = operation.takesKey ? (input.idempotencyKey ?? world.newKey()) : undefined;
    const attempts = isRepeatable ? retry.attemptsMax : 1;

    for (let repetition = 0; ; repetition += 1) {
      const isLast = repetition + 1 >= attempts;
      const { failure, reply } = await attempt(url, operation, input, idempotencyKey);
      if (failure === undefined) return reply;
      const { error, retryAfter } = failure;
      const mayPass = error.status === 0 || isPassing(error.status, error.code);
      if (isLast || !mayPass || input.signal?.aborted === true) throw error;
      await world.sleep(pauseMs({ repetition, retryAfter, random: world.random(), retry }), input.signal);
    }
  }

  type Attempt = { readonly failure: { readonly error: ApiFailure; readonly retryAfter: string | null } } & { readonly reply?: undefined };
  type Success = { readonly failure?: undefined; readonly reply: Answer<unknown> };

  async function attempt(url: string, operation: (typeof operations)[OperationId], input: LooseInput, idempotencyKey: string | undefined): Promise<Attempt | Success> {
    const token = typeof credential === 'function' ? await credential() : credential;
    const headers: Record<string, string> = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(organizationId === undefined ? {} : { 'x-organization-id': organizationId }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(input.ifMatch === undefined ? {} : { 'if-match': input.ifMatch }),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = input.signal === undefined ? timeout : AbortSignal.any([input.signal, timeout]);
    try {
      const body = input.body === undefined ? {} : { body: JSON.stringify(input.body) };
      const response = await world.fetch(url, { method: operation.method, headers, signal, redirect: 'error', ...body });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const requestId = response.headers.get('x-request-id');
      if (!response.ok) {
        return { failure: { error: failureOf({ status: response.status, text: textOf(bytes), url: origin, requestId }), retryAfter: response.headers.get('retry-after') } };
      }
      const reply = {
        status: response.status,
        body: operation.gives === 'json' ? (JSON.parse(textOf(bytes)) as unknown) : operation.gives === 'bytes' ? bytes : undefined,
        etag: response.headers.get('etag') ?? undefined,
        requestId: requestId ?? undefined,
        isReplayed: response.headers.get('idempotency-replayed') === 'true',
      };
      return { reply };
    } catch (cause) {
      if (input.signal?.aborted === true) throw cause;
      const why = timeout.aborted ? `did not answer within ${timeoutMs} ms` : 'does not answer';
      return { failure: { error: new ApiFailure({ code: 'unreachable', message: `${origin} ${why}.`, status: 0, cause }), retryAfter: null } };
    }
  }

  async function* items(id: OperationId, input: LooseInput): AsyncGenerator<unknown, void, undefined> {
    let cursor: string | null | undefined;
    do {
      const query = { ...input.query, ...(typeof cursor === 'string' ? { cursor } : {}) };
      const page = (await send(id, { ...input, query })).body as { data: readonly unknown[]; next_cursor: string | null };
      yield* page.data;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  const eachOperation = (make: (id: OperationId) => unknown) => Object.fromEntries((Object.keys(operations) as OperationId[]).map((id) => [id, make(id)]));
  // The table ties ids to shapes; inside, one loose form serves them all.
  return {
    url: origin,
    call: eachOperation((id) => async (input: LooseInput = {}) => (await send(id, input)).body),
    answer: eachOperation((id) => (input: LooseInput = {}) => send(id, input)),
    items: eachOperation((id) => (input: LooseInput = {}) => items(id, input)),
  } as unknown as Client;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new RangeError(`The path ${path} needs ${name}.`);
    return encodeURIComponent(value);
  });
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined && each !== null) parameters.append(name, String(each));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
