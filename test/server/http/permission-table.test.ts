/** Who may call what, written by hand: the table that the records are held against. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../server/app.ts';
import type { Role } from '../../../server/http/permissions.ts';
import { storedAgent } from '../../harness/agents.ts';
import { startTestServer, type RequestOptions, type TestServer } from '../../harness/server.ts';

const callers = [
  'nobody',
  'viewer',
  'analyst',
  'editor',
  'admin',
  'owner',
  'read key',
  'read-only key',
  'write key',
  'admin key',
  'ingest key',
  'test admin key',
  'agent',
] as const;
type Caller = (typeof callers)[number];

const everyone = callers;
const signedIn: readonly Caller[] = ['viewer', 'analyst', 'editor', 'admin', 'owner'];
const readers: readonly Caller[] = [...signedIn, 'read key', 'read-only key', 'write key', 'admin key', 'test admin key'];
const editors: readonly Caller[] = ['editor', 'admin', 'owner', 'write key', 'admin key'];
const admins: readonly Caller[] = ['admin', 'owner', 'admin key'];
const adminReaders: readonly Caller[] = ['admin', 'owner', 'read key', 'read-only key', 'admin key', 'test admin key'];

const table: readonly (readonly [route: string, operationId: string, allowed: readonly Caller[]])[] = [
  ['GET /health', 'getHealth', everyone],
  ['GET /metrics', 'getMetrics', everyone],
  ['GET /openapi.json', 'getOpenApi', everyone],
  ['POST /auth/bootstrap', 'bootstrap', everyone],
  ['POST /auth/login', 'login', everyone],
  ['POST /auth/refresh', 'refresh', everyone],
  ['GET /auth/me', 'getMe', signedIn],
  ['GET /api-keys', 'listApiKeys', adminReaders],
  ['GET /api-keys/none', 'getApiKey', adminReaders],
  ['POST /api-keys', 'createApiKey', admins],
  ['POST /api-keys/none/revoke', 'revokeApiKey', admins],
  ['DELETE /api-keys/none', 'deleteApiKey', admins],
  ['GET /agents', 'listAgents', adminReaders],
  ['GET /agents/none', 'getAgent', adminReaders],
  ['POST /agents/none/revoke', 'revokeAgent', admins],
  ['POST /enrolment-tokens', 'createEnrolmentToken', admins],
  ['GET /policies', 'listPolicies', readers],
  ['GET /policies/none', 'getPolicy', readers],
  ['POST /policies', 'createPolicy', editors],
  ['PUT /policies/none', 'updatePolicy', editors],
  ['DELETE /policies/none', 'deletePolicy', admins],
  // Last: it ends the session.
  ['POST /auth/logout', 'logout', signedIn],
];

/** Routes of these groups have their rows here; others have theirs beside their own tests. */
const tags: ReadonlySet<string> = new Set(['System', 'Authentication', 'API keys', 'Agents', 'Policies']);

describe('permissions (S25)', () => {
  let server: TestServer;
  const credentials = new Map<Caller, RequestOptions>([['nobody', {}]]);

  beforeAll(async () => {
    server = await startTestServer();
    for (const role of signedIn) credentials.set(role, { token: (await server.signedInUser(role as Role)).token });
    for (const scope of ['read', 'read-only', 'write', 'admin', 'ingest'] as const) credentials.set(`${scope} key`, { token: (await server.apiKey({ scopes: [scope] })).key });
    credentials.set('test admin key', { token: (await server.apiKey({ scopes: ['admin'], mode: 'test' })).key });
    credentials.set('agent', { token: (await storedAgent(server)).key });
  });
  afterAll(() => server.close());

  it.each(table)('%s is open to the right callers only', async (route, _, allowed) => {
    const [method = '', path = ''] = route.split(' ');
    const body = ['POST', 'PUT'].includes(method) && !/revoke|logout/.test(path) ? {} : undefined;

    const may: Caller[] = [];
    for (const caller of callers) {
      const { status, text } = await server.request(method, path, { ...credentials.get(caller), ...(body === undefined ? {} : { body }) });
      const isRefused = status === 403 || (status === 401 && !isPublicRefusal(path, text));
      if (!isRefused) may.push(caller);
    }

    expect(may).toEqual(callers.filter((caller) => allowed.includes(caller)));
  });

  it('have a row for every route of these groups', () => {
    const listed = table.map(([, operationId]) => operationId).sort();

    expect(listed).toEqual(routes.filter((route) => tags.has(route.tag)).map((route) => route.operationId).sort());
  });

  it('are stated by every route', () => {
    expect(routes.filter((route) => !['public', 'user', 'permission', 'internal'].includes(route.access.kind))).toEqual([]);
  });
});

/** A public route may refuse what its body says; that is not a refusal of the caller. */
function isPublicRefusal(path: string, text: string): boolean {
  return ['/auth/login', '/auth/refresh', '/auth/bootstrap'].includes(path) && !text.includes('"unauthorized"');
}
