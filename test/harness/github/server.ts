/**
 * A GitHub of our own, on a real socket: stateful, paged by two, judged by GitHub's description of its API. What is asked that is not in the description,
 * and what the source must not ask, is a violation, and a test with one fails.
 */
import { createPublicKey, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { graphRoot } from './graph-world.ts';
import { execute } from './graphql-execute.ts';
import { filled, hasAnswer, routeOf, wrongAnswer, wrongQuery } from './openapi.ts';
import { answerOf, type Found } from './rest.ts';
import { tarball, ticketOf } from './tarball.ts';
import { headOf, type World } from './world.ts';

/** What goes wrong with a request. */
export type Fault =
  | { readonly status: number; readonly message?: string; readonly headers?: Readonly<Record<string, string>>; /** Instead of the message. */ readonly body?: unknown }
  /** The connection ends without an answer. */
  | 'reset'
  /** Half of the body, then the connection ends. */
  | 'truncated'
  /** Half of the body, then nothing. */
  | 'stuck'
  /** The next page is this page. */
  | 'loop'
  /** The next page is there. */
  | { readonly next: string };

export interface Asked {
  readonly method: string;
  /** As it came, with its query. */
  readonly url: string;
  /** `GET /orgs/{org}/hooks`, `POST /graphql`, `GET codeload`. */
  readonly operation: string;
  readonly authorization: string;
}

export interface GithubServer {
  readonly url: string;
  readonly world: World;
  readonly asked: Asked[];
  /** Things that must not happen. Checked when the test ends. */
  readonly violations: string[];
  /** GraphQL fields that are refused: `acme/shop collaborators`. */
  readonly refused: Set<string>;
  /** Rows on a page at most. */
  pageSize: number;
  /** Makes requests whose `METHOD path` begins with this text go wrong, the next `times` of them. */
  fail(prefix: string, fault: Fault, times?: number): void;
  /** Answers that were "not modified". */
  notModified: number;
  /** Whether REST answers without credentials, as it does for what is public. GraphQL never does. */
  isOpen: boolean;
  /** Runs before a request is answered. */
  onRequest: (asked: Asked) => void;
  /** Tokens that are accepted. */
  readonly tokens: Set<string>;
  /** The App's private key. */
  readonly appKey: string;
}

/** A token of the right form that was never issued. */
export const testToken = ['github', 'pat', '11TESTTEST0', 'x'.repeat(20)].join('_');

export async function githubServer(world: World): Promise<GithubServer> {
  let keys: { readonly privateKey: KeyObject } | undefined;
  const appKeys = () => (keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const faults: { readonly prefix: string; readonly fault: Fault; left: number }[] = [];
  const tickets = new Map<string, { readonly repo: string }>();
  const server: GithubServer = {
    url: '',
    world,
    asked: [],
    violations: [],
    refused: new Set(),
    pageSize: 2,
    isOpen: false,
    notModified: 0,
    fail: (prefix, fault, times = Number.POSITIVE_INFINITY) => faults.push({ prefix, fault, left: times }),
    onRequest: () => {},
    tokens: new Set([testToken]),
    get appKey() {
      return appKeys().privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    },
  };

  const http = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      server.violations.push(`the stand-in failed on ${request.method} ${request.url}: ${(error as Error).stack ?? ''}`);
      response.destroy();
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  (server as { url: string }).url = url;
  onTestFinished(async () => {
    http.closeAllConnections();
    http.close();
    await once(http, 'close');
    expect(server.violations).toEqual([]);
  });
  return server;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const at = new URL(request.url ?? '', url);
    const body = await bodyOf(request);
    const path = canonical(at.pathname);
    const isGraphql = path === '/graphql';
    const isArchive = path.startsWith('/_codeload/');
    const route = isGraphql || isArchive ? undefined : routeOf(method, path);
    const operation = isGraphql ? 'POST /graphql' : isArchive ? 'GET codeload' : route === undefined ? `${method} ${path}` : `${method} ${route.template}`;
    const asked = { method, url: request.url ?? '', operation, authorization: request.headers.authorization ?? '' };
    server.asked.push(asked);
    server.onRequest(asked);
    if (method !== 'GET' && !isGraphql && !operation.endsWith('/access_tokens')) server.violations.push(`a request that is not read-only: ${operation}`);

    const fault = faults.find(({ prefix, left }) => left > 0 && `${method} ${path}`.startsWith(prefix));
    if (fault !== undefined) fault.left -= 1;
    if (fault?.fault === 'reset') return void request.socket.destroy();
    if (typeof fault?.fault === 'object' && 'status' in fault.fault) return send(response, { status: fault.fault.status, body: fault.fault.body ?? { message: fault.fault.message ?? 'Something', documentation_url: 'https://docs.github.com/rest', status: String(fault.fault.status) }, headers: fault.fault.headers ?? {} });

    if (isArchive) return archive(at, asked, response, fault?.fault);
    const who = identityOf(asked.authorization, operation);
    if (who === undefined) return send(response, { status: 401, body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' } });
    if (isGraphql) return graphql(body, response, fault?.fault);
    if (route === undefined) {
      server.violations.push(`an operation that GitHub does not have: ${operation}`);
      return send(response, { status: 404, body: { message: 'Not Found' } });
    }
    for (const wrong of method === 'GET' ? wrongQuery(route.template, at.searchParams) : []) server.violations.push(wrong);
    const found = answerOf({ server, route, method, query: at.searchParams, tickets });
    if (found === undefined) {
      server.violations.push(`an operation that the stand-in does not have: ${operation}`);
      return send(response, { status: 404, body: { message: 'Not Found' } });
    }
    const answer = judged(route.template, method, paged(found, at, fault?.fault));
    if (method !== 'GET' || answer.body === undefined || (answer.status ?? 200) !== 200) return send(response, answer, fault?.fault);
    // What it holds, and where it goes on: a list that grows by a page has another tag.
    const etag = `W/"${ticketOf(JSON.stringify([answer.body, answer.headers]))}"`;
    if (request.headers['if-none-match'] === etag && fault === undefined) {
      server.notModified += 1;
      return send(response, { status: 304, headers: { etag } });
    }
    send(response, { ...answer, headers: { ...answer.headers, etag } }, fault?.fault);
  }

  /** `/organizations/77/repos` is where links of `/orgs/acme/repos` lead. */
  function canonical(path: string): string {
    const [, kind, id, ...rest] = path.split('/');
    const own = kind === 'organizations' ? `/orgs/${world.org.login}` : kind === 'repositories' ? `/repos/${world.org.login}/${world.repositories.find((one) => String(one.id) === id)?.name}` : undefined;
    if (kind === 'user' && id === String(world.org.id)) return ['', 'users', world.org.login, ...rest].join('/');
    return own === undefined ? path : [own, ...rest].join('/');
  }

  function paged(found: Found, at: URL, fault: Fault | undefined): Found {
    if (found.rows === undefined) return found;
    const perPage = Math.min(Number(at.searchParams.get('per_page') ?? 30), server.pageSize);
    const isCursor = found.cursor === true;
    const start = isCursor ? Number(at.searchParams.get('after') ?? 0) : (Number(at.searchParams.get('page') ?? 1) - 1) * perPage;
    const rows = found.rows.slice(start, start + perPage);
    const next = new URL(at);
    next.pathname = linked(at.pathname);
    if (isCursor) next.searchParams.set('after', String(start + perPage));
    else next.searchParams.set('page', String(Number(at.searchParams.get('page') ?? 1) + 1));
    const hasNext = start + perPage < found.rows.length;
    const isLed = fault === 'loop' || (typeof fault === 'object' && 'next' in fault);
    const link = fault === 'loop' ? at.href : typeof fault === 'object' && 'next' in fault ? fault.next : next.href;
    return { ...found, body: found.wrap === undefined ? rows : found.wrap(rows, found.rows.length), headers: { ...found.headers, ...((hasNext || isLed) && { link: `<${link}>; rel="next"` }) } };
  }

  function linked(path: string): string {
    const [, kind, owner, ...rest] = path.split('/');
    if (kind === 'users') return ['', 'user', String(world.org.id), ...rest].join('/');
    if (kind === 'orgs') return ['', 'organizations', String(world.org.id), ...rest].join('/');
    if (kind !== 'repos') return path;
    const [repo, ...below] = rest;
    const id = world.repositories.find(({ name }) => name === repo)?.id;
    return id === undefined ? `/repos/${owner}/${rest.join('/')}` : ['', 'repositories', String(id), ...below].join('/');
  }

  /** Every answer is one that GitHub could give. */
  function judged(template: string, method: string, found: Found): Found {
    const status = found.status ?? 200;
    if (status >= 400 || found.body === undefined) {
      if (status < 400 && !hasAnswer(template, method, status)) server.violations.push(`${method} ${template} never answers ${status}`);
      return found;
    }
    const body = method === 'GET' ? filled(template, found.body) : found.body;
    for (const wrong of wrongAnswer(template, method, status, body)) server.violations.push(`the stand-in answers wrongly: ${wrong}`);
    return { ...found, body };
  }

  function graphql(body: string, response: ServerResponse, fault: Fault | undefined): void {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const answer = execute(query, variables ?? {}, { root: graphRoot(world, server.refused), pageSize: server.pageSize });
    server.violations.push(...answer.violations.map((violation) => `GraphQL: ${violation}`));
    send(response, { status: 200, body: answer.body }, fault);
  }

  async function archive(at: URL, { authorization }: Asked, response: ServerResponse, fault: Fault | undefined): Promise<void> {
    if (authorization !== '') server.violations.push('credentials went to the server of archives');
    const ticket = tickets.get(at.searchParams.get('token') ?? '');
    const repository = world.repositories.find(({ name }) => name === ticket?.repo);
    if (ticket === undefined || repository === undefined) return send(response, { status: 404, body: { message: 'Not Found' } });
    tickets.delete(at.searchParams.get('token') ?? '');
    const bytes = repository.archive ?? (await tarball(`${world.org.login}-${repository.name}-${headOf(repository).slice(0, 7)}`, repository));
    send(response, { status: 200, bytes: Buffer.from(bytes), headers: { 'content-type': 'application/x-gzip' } }, fault);
  }

  function identityOf(authorization: string, operation: string): string | undefined {
    const [scheme = '', token = ''] = authorization.split(' ');
    if (operation.endsWith('/access_tokens') || operation.endsWith('/installation')) return isAppJwt(token) ? 'app' : undefined;
    if (authorization === '') return server.isOpen && operation !== 'POST /graphql' ? 'nobody' : undefined;
    return /^(?:token|bearer)$/i.test(scheme) && server.tokens.has(token) ? token : undefined;
  }

  function isAppJwt(token: string): boolean {
    const [head = '', claims = '', signature = ''] = token.split('.');
    return verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), createPublicKey(appKeys().privateKey), Buffer.from(signature, 'base64url'));
  }
}

interface Sent {
  readonly status?: number;
  readonly body?: unknown;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(response: ServerResponse, { status = 200, body, bytes, headers = {} }: Sent, fault?: Fault): void {
  const content = bytes ?? (body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)));
  const isBroken = fault === 'truncated' || fault === 'stuck';
  response.writeHead(status, {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-github-media-type': 'github.v3; format=json',
    ...(content.length > 0 && { 'content-type': 'application/json; charset=utf-8', 'content-length': String(content.length) }),
    ...headers,
  });
  if (!isBroken) return void response.end(content);
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => {
    if (fault === 'truncated') response.destroy();
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
