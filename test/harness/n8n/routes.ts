/** The requests that the stand-in knows, with the parameters that each takes. Everything else is refused and remembered. */
import type { JsonObject } from '#shared/model/fact.ts';
import { auditOf } from './audit.ts';
import type { Feature, StandInState, StandInVersion, StandInWorkflow } from './state.ts';

export interface Request {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly scopes: readonly string[];
}

export type Reply = { readonly status: number; readonly body: unknown };

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly scope?: string;
  readonly feature?: Feature;
  readonly isOpen?: boolean;
  readonly query: readonly string[];
  answer(state: StandInState, request: Request): Reply;
}

const paged = ['limit', 'cursor'];
const ok = (body: unknown): Reply => ({ status: 200, body });
const notFound: Reply = { status: 404, body: { message: 'Not Found' } };

/** Cursors are base64 of JSON, as n8n's own: `{limit, offset}`. */
export function page(items: readonly unknown[], { query }: Request, pageSize: number): Reply {
  const cursor = query.get('cursor');
  let offset = 0;
  if (cursor !== null) {
    try {
      offset = (JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as { offset: number }).offset;
    } catch {
      return { status: 400, body: { message: 'An invalid cursor was provided' } };
    }
  }
  const size = Math.min(pageSize, Number(query.get('limit') ?? 100));
  const next = offset + size < items.length ? Buffer.from(JSON.stringify({ limit: size, offset: offset + size })).toString('base64') : null;
  return ok({ data: items.slice(offset, offset + size), nextCursor: next });
}

/** Executions go on after the last id: `{lastId, limit}`. */
function executionPage(newestFirst: readonly JsonObject[], query: URLSearchParams, pageSize: number): Reply {
  const cursor = query.get('cursor');
  const lastId = cursor === null ? Number.POSITIVE_INFINITY : Number((JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as { lastId: string }).lastId);
  const rest = newestFirst.filter(({ id }) => Number(id) < lastId);
  const size = Math.min(pageSize, Number(query.get('limit') ?? 100));
  const data = rest.slice(0, size);
  const nextCursor = rest.length > size ? Buffer.from(JSON.stringify({ lastId: data.at(-1)?.['id'] ?? '0', limit: size })).toString('base64') : null;
  return ok({ data, nextCursor });
}

function list(path: string, scope: string, of: (state: StandInState, request: Request) => readonly unknown[], more: { feature?: Feature; query?: readonly string[] } = {}): Route {
  return { method: 'GET', path, scope, query: [...paged, ...(more.query ?? [])], ...(more.feature && { feature: more.feature }), answer: (state, request) => page(of(state, request), request, state.pageSize) };
}

function setting(path: string, scope: string, name: string, feature?: Feature): Route {
  return { method: 'GET', path, scope, query: [], ...(feature && { feature }), answer: (state) => ok(state.settings[name]) };
}

export const routes: readonly Route[] = [
  { method: 'GET', path: '/rest/settings', isOpen: true, query: [], answer: (state) => ok({ data: publicSettings(state) }) },
  { method: 'GET', path: '/api/v1/discover', query: ['include', 'resource', 'operation'], answer: (_, { scopes }) => ok({ data: { scopes, resources: {}, filters: {}, specUrl: '/api/v1/openapi.yml' } }) },
  { method: 'POST', path: '/api/v1/audit', scope: 'securityAudit:generate', query: [], answer: (state, { body }) => ok(auditOf(state, body)) },
  list('/api/v1/workflows', 'workflow:list', ({ workflows }) => workflows.map((workflow) => workflowOf(workflow, false)), { query: ['offset', 'active', 'tags', 'name', 'projectId', 'excludePinnedData'] }),
  {
    method: 'GET',
    path: '/api/v1/workflows/{id}',
    scope: 'workflow:read',
    query: ['excludePinnedData'],
    answer(state, { params, query }) {
      const found = state.workflows.find(({ id }) => id === params['id']);
      if (!found) return notFound;
      const { pinData, ...rest } = workflowOf(found, true) as { pinData?: unknown };
      return ok(query.get('excludePinnedData') === 'true' ? rest : { ...rest, pinData });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/workflows/{id}/versions/{version}',
    scope: 'workflow:read',
    query: [],
    answer(state, { params }) {
      const found = state.workflows.find(({ id }) => id === params['id']);
      const version = [...(found?.earlier ?? []), found?.activeVersion].find((one) => one?.versionId === params['version']);
      return version && found ? ok(versionOf(version, found)) : { status: 404, body: { message: 'Version not found' } };
    },
  },
  {
    method: 'GET',
    path: '/api/v1/executions',
    scope: 'execution:list',
    query: [...paged, 'includeData', 'ignoreDataSizeLimit', 'redactExecutionData', 'status', 'workflowId', 'projectId', 'startedAfter', 'startedBefore'],
    answer: (state, { query }) => executionPage(executionsOf(state, query), query, state.pageSize),
  },
  list('/api/v1/credentials', 'credential:list', ({ credentials }) => credentials),
  list('/api/v1/users', 'user:list', ({ users }, { query }) => (query.get('includeRole') === 'true' ? users : users.map((user) => Object.fromEntries(Object.entries(user).filter(([name]) => name !== 'role')))), { feature: 'users', query: ['offset', 'includeRole', 'projectId'] }),
  list('/api/v1/projects', 'project:list', ({ projects }) => projects, { feature: 'projects' }),
  list('/api/v1/projects/{id}/users', 'user:list', ({ projectUsers }, { params }) => projectUsers.get(params['id'] ?? '') ?? [], { feature: 'projects' }),
  { method: 'GET', path: '/api/v1/roles', scope: 'role:list', query: ['withUsageCount'], answer: () => ok(roles) },
  list('/api/v1/role-mapping-rules', 'roleMappingRule:list', ({ roleMappings }) => roleMappings, { query: ['type'] }),
  list('/api/v1/variables', 'variable:list', ({ variables }) => variables, { feature: 'variables', query: ['projectId', 'state'] }),
  list('/api/v1/data-tables', 'dataTable:list', ({ dataTables }) => dataTables, { query: ['filter', 'sortBy'] }),
  { method: 'GET', path: '/api/v1/community-packages', scope: 'communityPackage:list', query: [], answer: ({ packages }) => ok(packages) },
  setting('/api/v1/settings/security-policy', 'securitySettings:manage', 'security_policy', 'security_policy'),
  setting('/api/v1/settings/sso/saml', 'saml:manage', 'saml', 'saml'),
  setting('/api/v1/settings/sso/oidc', 'oidc:manage', 'oidc', 'oidc'),
  setting('/api/v1/settings/ldap', 'ldap:manage', 'ldap', 'ldap'),
  setting('/api/v1/settings/otel', 'otel:manage', 'otel'),
  { method: 'GET', path: '/api/v1/settings/log-streaming/destinations', scope: 'eventBusDestination:list', feature: 'log_streaming', query: [], answer: ({ logDestinations }) => ok({ data: logDestinations }) },
  setting('/api/v1/node-type-policies/instance', 'nodeTypePolicy:manage', 'node_policy', 'node_policy'),
  {
    method: 'GET',
    path: '/api/v1/source-control/status',
    scope: 'sourceControl:read',
    feature: 'git',
    query: ['direction'],
    answer(state, { query }) {
      if (!['push', 'pull'].includes(query.get('direction') ?? '')) return { status: 400, body: { message: 'request/query/direction must be push or pull' } };
      if (!state.isGitConnected) return { status: 400, body: { message: 'Source Control is not connected to a repository' } };
      return ok({ data: [{ file: 'workflows/a.json', id: 'a', name: 'A', type: 'workflow', status: 'modified', location: 'local', conflict: false, updatedAt: '2026-11-20T00:00:00.000Z' }] });
    },
  },
  list('/api/v1/promotions/connections', 'gitConnection:list', () => [], { feature: 'git', query: ['scope', 'providerId'] }),
];

const roles = {
  global: [
    { slug: 'global:owner', displayName: 'Owner', description: null, systemRole: true, roleType: 'global', scopes: ['user:create'], licensed: true, usedByUsers: 1, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
    { slug: 'global:helper-x1', displayName: 'Helper', description: null, systemRole: false, roleType: 'global', scopes: ['user:changeRole', 'workflow:list'], licensed: true, usedByUsers: 2, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
  ],
  project: [],
};

function publicSettings({ tellsVersion, version, settings }: StandInState): JsonObject {
  const isOn = (name: string) => settings[name]?.['loginEnabled'] === true;
  return {
    settingsMode: 'public',
    userManagement: { authenticationMethod: isOn('saml') ? 'saml' : 'email', showSetupOnFirstLoad: false, smtpSetup: true },
    sso: { saml: { loginEnabled: isOn('saml') }, oidc: { loginEnabled: isOn('oidc'), loginUrl: '' }, ldap: { loginEnabled: isOn('ldap'), loginLabel: '' } },
    authCookie: { secure: true },
    ...(tellsVersion && { versionCli: version }),
  };
}

/** A list holds whole workflows; only a single one holds the history of publications. */
function workflowOf(workflow: StandInWorkflow, isSingle: boolean): JsonObject {
  const { activeVersion, earlier = [], ...rest } = workflow;
  const published = [...earlier, ...(activeVersion ? [activeVersion] : [])];
  const history = published.map(({ versionId, publishedAt, publishedBy }, index) => ({ id: index + 1, workflowId: workflow.id, versionId, event: 'activated', userId: publishedBy, createdAt: publishedAt }));
  return {
    ...(rest as unknown as JsonObject),
    isArchived: false,
    triggerCount: 1,
    nodeGroups: [],
    ...(isSingle && { description: null, versionCounter: 3, sourceWorkflowId: null }),
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
    settings: workflow.settings ?? {},
    staticData: workflow.staticData ?? null,
    meta: null,
    tags: [{ id: 't1', name: 'prod', createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }],
    shared: [{ role: 'workflow:owner', workflowId: workflow.id, projectId: 'p1', ...times, ...(isSingle && { project: projectOf('p1', 'Ada Lovelace', 'personal') }) }],
    activeVersionId: activeVersion?.versionId ?? (workflow.active ? workflow.versionId : null),
    activeVersion: activeVersion ? { ...versionOf(activeVersion, workflow), autosaved: false, ...(isSingle && { workflowPublishHistory: history }) } : null,
  };
}

const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };

/** A project as lists and owners show it. */
export function projectOf(id: string, name: string, type: 'personal' | 'team'): JsonObject {
  return { id, name, type, icon: null, description: null, customTelemetryTags: [], creatorId: null, ...times };
}

function versionOf({ versionId, nodes, authors, createdAt }: StandInVersion, { id, connections }: StandInWorkflow): JsonObject {
  return { versionId, workflowId: id, nodes, connections, nodeGroups: [], authors, name: null, description: null, createdAt, updatedAt: createdAt };
}

function executionsOf({ executions }: StandInState, query: URLSearchParams): JsonObject[] {
  const [after, before] = [query.get('startedAfter') ?? '', query.get('startedBefore') ?? '9'];
  if (query.get('includeData') === 'true') throw new Error('the data of executions was asked for');
  return executions.filter(({ startedAt }) => String(startedAt) > after && String(startedAt) < before).toSorted((a, b) => Number(b['id']) - Number(a['id']));
}
