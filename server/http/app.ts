/** The HTTP application over the route records: everything that is the same for every route is done here, once. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { apiError } from '#shared/api/api-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { BlockList } from 'node:net';
import type { Clock, Random } from '../config/world.ts';
import type { Claim } from '../features/idempotency/idempotency.store.ts';
import type { IdempotencyService } from '../features/idempotency/idempotency.service.ts';
import type { Services } from '../services.ts';
import { bodyBytesDefault, discardBody, readBody } from './body.ts';
import { createCancellations, type Cancellation } from './cancellation.ts';
import { clientAddress } from './client-address.ts';
import { errorReply } from './errors.ts';
import { createGate, type Gate, type GateOptions, type Passing, type Running } from './gate.ts';
import { parseJson } from './json.ts';
import { withoutRedaction, type Log } from './log.ts';
import type { HttpMetrics } from './metrics.ts';
import { beginHeaders } from './reply-headers.ts';
import { createRouteTable } from './route-table.ts';
import { requestIdOf } from './request-id.ts';
import { methodsOf, Reply, takesIdempotencyKey, type Principal, type RouteRecord } from './route.ts';
import { sendJson, sendResult } from './send.ts';
import { parseQuery, strict, validate, validateParams } from './validation.ts';

/** Where the API stands; the first is canonical. */
export const mountPaths = ['/api/v1', '/v1'] as const;

export interface HttpAppOptions extends GateOptions {
  readonly routes: readonly RouteRecord[];
  readonly services: Services;
  readonly idempotency: Pick<IdempotencyService, 'run'>;
  /** Whose forwarding headers count. */
  readonly trustedProxies: BlockList;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: HttpMetrics;
  /** Aborted when the server drains: long polls end early. */
  readonly drain: AbortSignal;
  /** For tests: a reply that its route's schema does not allow becomes an error. */
  readonly checksReplies?: boolean;
}

/** What is known of a request while it runs stands on the request itself. */
const stateKey = Symbol('state');

interface Stateful extends IncomingMessage {
  [stateKey]?: Running;
}

/** Builds the application. Routes of `options.routes` are served below each of `mountPaths`. */
export function createHttpApp(options: HttpAppOptions): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Queries are read by `parseQuery`; Express's own reading is never used.
  app.set('query parser', () => ({}));
  app.set('case sensitive routing', true);

  const shared = { ...options, cancellationOf: createCancellations(options.drain), accessLog: withoutRedaction(options.log) };
  app.use((request, response, next) => {
    (request as Stateful)[stateKey] = begin(request, response, shared);
    next();
  });
  app.use(createDispatcher(options));
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: unknown) => {
    sendError({ error, request, response, state: (request as Stateful)[stateKey], options });
  });
  return (request, response) => {
    if (!isReadable(request.url)) request.url = '/';
    app(request, response);
  };
}

/** Whether Express can read a request line's address. One that it cannot read it answers with a page of its own (5.3.0), past everything here. */
function isReadable(url: string | undefined): boolean {
  return url === undefined || url.startsWith('/') || url === '*' || (/^https?:/i.test(url) && URL.canParse(url));
}

/** Hands each request to its route. Not Express's router: that tries every route in turn, and there are some hundred and fifty. */
function createDispatcher(options: HttpAppOptions) {
  const gate = createGate(options);
  const table = createRouteTable(options.routes, methodsOf, (route) => ({ route, serve: createHandler(route, options, gate) }));

  return async (request: Request, response: Response): Promise<void> => {
    const state = (request as Stateful)[stateKey];
    if (state === undefined) throw new Error('The request has no state.');
    const path = pathOf(request);
    const mount = mountOf(path);
    const match = mount === undefined ? undefined : table.find(path.slice(mount.length));
    // What a GET would give, without its body, which Node leaves out by itself.
    const found = match?.byMethod.get(request.method === 'HEAD' ? 'GET' : request.method);
    if (match !== undefined && found !== undefined) {
      state.operationId = found.route.operationId;
      return found.serve({ request, response, params: match.params, state });
    }
    gate.countUnknown({ response, state });
    if (match !== undefined) {
      const allow = [...match.byMethod.keys()].sort(byCodeUnit).join(', ');
      throw new AppError('method_not_allowed', `${request.method} is not possible here.`, { detail: { hint: `Possible: ${allow}.`, allow } });
    }
    throw apiError('not_found', `There is nothing at ${JSON.stringify(path.slice(0, 200))}.`, { hint: 'The API is below /api/v1; GET /api/v1/openapi.json lists it.' });
  };
}

/** Which of `mountPaths` a path is below. */
function mountOf(path: string): string | undefined {
  return mountPaths.find((mount) => path.startsWith(mount) && (path.length === mount.length || path[mount.length] === '/'));
}

/** An address as both mounts have it. */
function belowMount(url: string): string {
  return url.slice(mountOf(url.split('?', 1)[0] ?? '')?.length ?? 0);
}

/** The path of a request without its query, not decoded. A request line may hold a whole address (RFC 9112, 3.2.2). */
function pathOf({ url = '/' }: IncomingMessage): string {
  if (!url.startsWith('/')) return URL.canParse(url) ? new URL(url).pathname : url;
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** One route, ready to serve: its schemas made strict once. */
function createHandler(route: RouteRecord, options: HttpAppOptions, gate: Gate) {
  const nothing = z.strictObject({});
  const querySchema = strict(route.query ?? nothing);
  const bodySchema = route.body === 'stream' ? undefined : strict(route.body ?? nothing);
  const isKeyed = takesIdempotencyKey(route);

  return async ({ request, response, params: given, state }: Omit<Passing, 'route'>): Promise<void> => {
    await gate.admit({ request, response, params: given, route, state });
    const params = validateParams(route.params, given);
    const query = validate(querySchema, parseQuery(request.url ?? '/'), 'query');
    const bytes = bodySchema === undefined ? undefined : await readBody(request, route.bodyBytesMax ?? bodyBytesDefault);
    const body = bodySchema === undefined ? undefined : validate(bodySchema, bytes === undefined ? {} : parseJson(bytes), 'body');
    gate.countAccount({ response, route, state }, body);

    const handle = (claim: Claim | undefined) =>
      route.handle(
        {
          params,
          query,
          body,
          principal: state.principal as Principal,
          requestId: state.requestId,
          ip: state.ip,
          claim,
          headers: request.headers as Record<string, string | undefined>,
          raw: request,
          signal: state.cancellation.signal,
        },
        options.services,
      );
    const key = isKeyed ? request.headers['idempotency-key'] : undefined;
    const result = typeof key === 'string' ? await options.idempotency.run({ ...keyedPart(route, state), key, address: belowMount(request.url ?? '/'), body: bytes }, handle) : await handle(undefined);
    if (options.checksReplies === true) assertReply(route, result);
    await sendResult(response, route.response.status, result);
  };
}

/** What a key of a request stands for, besides the key itself. */
function keyedPart({ method, operationId, oneTimeFields = [], response: { status } }: RouteRecord, { principal, ip }: Running) {
  return { principal, ip, method, operationId, oneTimeFields, status };
}

/** Made once for all requests. */
interface Shared {
  readonly cancellationOf: (response: ServerResponse) => Cancellation;
  readonly accessLog: Log;
}

function begin(request: Request, response: Response, options: HttpAppOptions & Shared): Running {
  const startedMs = performance.now();
  const { ip, isSecure } = clientAddress(request, options.trustedProxies);
  const state: Running = { requestId: requestIdOf(request, options), ip, operationId: 'none', principal: undefined, cancellation: options.cancellationOf(response), standing: undefined };
  beginHeaders(response, { requestId: state.requestId, isSecure });
  // The path without its query, where a socket's ticket or a cursor may stand.
  const path = pathOf(request).slice(0, 300);
  const end = options.metrics.begin();
  response.once('close', () => {
    state.cancellation.close();
    const ms = performance.now() - startedMs;
    end({ method: request.method, status: response.statusCode, seconds: ms / 1000 });
    const { requestId, ip, operationId, principal } = state;
    options.accessLog.info(
      { request_id: requestId, method: request.method, path, operation: operationId, status: response.statusCode, ms: Math.round(ms * 10) / 10, ip, principal: principal?.id },
      'request',
    );
  });
  return state;
}

function sendError(options: { error: unknown; request: Request; response: Response; state: Running | undefined; options: HttpAppOptions }): void {
  const { error, request, response, state } = options;
  const requestId = state?.requestId ?? 'unknown';
  const { status, body, headers, isFault } = errorReply(error, requestId);
  if (isFault) options.options.log.error({ err: error, request_id: requestId, operation: state?.operationId }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  sendJson(response, status, body, headers);
  discardBody(request);
}

function assertReply(route: RouteRecord, result: unknown): void {
  const { schema } = route.response;
  if (schema === undefined || result instanceof Reply) return;
  const { error } = schema.safeParse(JSON.parse(JSON.stringify(result ?? null)));
  if (error !== undefined) throw new Error(`${route.operationId} replied what its schema does not allow: ${error.message}`);
}
