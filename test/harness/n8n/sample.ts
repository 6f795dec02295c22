/** An instance with one of everything, and keys and values that must be seen nowhere. */
import type { JsonObject } from '#shared/model/fact.ts';
import { projectOf } from './routes.ts';
import { emptyState, type StandInState, type StandInWorkflow } from './state.ts';
import { plantedKey } from '../tree.ts';

/** The instant at which tests scan. */
export const scannedAt = '2026-11-21T00:00:00Z';

/** A key as n8n makes them: a signed token; issued 2026-11-01, ends 2027-01-30. The signature is none. */
export const apiKey = [{ alg: 'HS256', typ: 'JWT' }, { sub: 'u-ada', iss: 'n8n', aud: 'public-api', jti: 'k1', iat: 1_793_491_200, exp: 1_801_267_200 }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('c2lnbmF0dXJlLW9mLXRoZS1zdGFuZC1pbg')
  .join('.');

export function node(name: string, type: string, more: JsonObject = {}): JsonObject {
  return { id: `id-${name}`, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

const agentNodes = [
  node('Hook', 'n8n-nodes-base.webhook', { parameters: { path: 'desk' } }),
  node('Agent', '@n8n/n8n-nodes-langchain.agent', { parameters: { options: { systemMessage: 'Help people.' } } }),
  node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', { parameters: { model: { __rl: true, mode: 'list', value: 'gpt-4o' } }, credentials: { openAiApi: { id: 'c-openai', name: 'OpenAI of Ada' } } }),
];
const agentConnections: JsonObject = {
  Hook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
  Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
};

/** Its published version got a command tool that the one before it did not have; its draft differs again. */
export const deskWorkflow: StandInWorkflow = {
  id: 'wfDesk0000000001',
  name: 'Support desk',
  active: true,
  nodes: [...agentNodes, node('Draft only', 'n8n-nodes-base.ssh')],
  connections: agentConnections,
  settings: { executionOrder: 'v1' },
  pinData: { Hook: [{ json: { mail: 'ada.lovelace@analytical.org', token: plantedKey } }] },
  staticData: { lastToken: plantedKey },
  versionId: 'v3',
  activeVersion: { versionId: 'v2', nodes: [...agentNodes, node('Run', 'n8n-nodes-base.executeCommandTool')], authors: 'Ada Lovelace', createdAt: '2026-11-10T00:00:00.000Z', publishedAt: '2026-11-10T08:00:00.000Z', publishedBy: 'u-ada' },
  earlier: [{ versionId: 'v1', nodes: agentNodes, authors: 'Ada Lovelace', createdAt: '2026-10-01T00:00:00.000Z', publishedAt: '2026-10-01T08:00:00.000Z', publishedBy: 'u-bob' }],
};

/** A full instance under a licence with everything. Each test gets its own. */
export function sampleState(): StandInState {
  const state = emptyState(apiKey);
  for (const feature of ['variables', 'users', 'projects', 'saml', 'oidc', 'ldap', 'security_policy', 'log_streaming', 'node_policy', 'git'] as const) state.licence.add(feature);
  state.isGitConnected = true;
  state.newer = [{ name: '2.41.3', hasSecurityFix: true }];
  state.workflows.push(
    deskWorkflow,
    { id: 'wfNightly0000002', name: 'Nightly', active: false, nodes: [node('Cron', 'n8n-nodes-base.scheduleTrigger'), node('Send', 'n8n-nodes-acme.post', { credentials: { acmeApi: { id: 'c-acme', name: 'Acme' } } })], connections: {}, versionId: 'n1' },
    { id: 'wfEmpty000000003', name: 'Empty', active: false, nodes: [], connections: {}, versionId: 'e1' },
  );
  const execution = (id: number, more: JsonObject): JsonObject => ({ id: String(id), finished: true, mode: 'webhook', retryOf: null, retrySuccessId: null, status: 'success', startedAt: '2026-11-15T00:00:00.000Z', stoppedAt: '2026-11-15T00:00:01.000Z', workflowId: deskWorkflow.id, waitTill: null, ...more });
  state.executions.push(
    execution(1, { startedAt: '2026-10-10T00:00:00.000Z' }),
    execution(2, { status: 'error', finished: false }),
    execution(3, {}),
    execution(4, { mode: 'manual', status: 'error', finished: false }),
    execution(5, { startedAt: '2026-11-20T00:00:00.000Z' }),
  );
  const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-02-01T00:00:00.000Z' };
  state.credentials.push(
    { id: 'c-openai', name: 'OpenAI of Ada', type: 'openAiApi', ...times, shared: [{ id: 'p1', name: 'Ada Lovelace', role: 'credential:owner', ...times }] },
    { id: 'c-acme', name: 'Acme', type: 'acmeApi', ...times, shared: [] },
    { id: 'c-old', name: 'Forgotten', type: 'slackApi', ...times, shared: [] },
  );
  state.users.push(
    { id: 'u-ada', email: 'ada@acme.example', firstName: 'Ada', lastName: 'Lovelace', ...times, isPending: false, mfaEnabled: true, role: 'global:owner' },
    { id: 'u-bob', email: 'bob@acme.example', firstName: 'Bob', lastName: 'Brown', ...times, isPending: false, mfaEnabled: false, role: 'global:admin' },
    { id: 'u-eve', email: 'eve@acme.example', firstName: null, lastName: null, ...times, isPending: true, mfaEnabled: false, role: 'global:member' },
  );
  state.projects.push(projectOf('p1', 'Ada Lovelace', 'personal'), projectOf('p2', 'Ops', 'team'));
  state.projectUsers.set('p2', [
    { id: 'u-ada', email: 'ada@acme.example', firstName: 'Ada', lastName: 'Lovelace', ...times, role: 'project:admin' },
    { id: 'u-bob', email: 'bob@acme.example', firstName: 'Bob', lastName: 'Brown', ...times, role: 'project:editor' },
    { id: 'u-eve', email: 'eve@acme.example', firstName: null, lastName: null, ...times, role: 'project:viewer' },
  ]);
  state.variables.push({ id: 'x1', key: 'API_TOKEN', value: plantedKey, type: 'string', project: null }, { id: 'x2', key: 'REGION', value: 'eu', type: 'string', project: null }, { id: 'x3', key: 'NOTE', value: '', type: 'string', project: null });
  state.dataTables.push({ id: 'dt00000000000001', name: 'customers', columns: [{ id: 'a', name: 'email', type: 'string', index: 0 }], projectId: 'p2', sizeBytes: 4096, ...times });
  state.packages.push({ packageName: 'n8n-nodes-acme', installedVersion: '1.2.3', authorName: 'Acme', authorEmail: '', installedNodes: [{ name: 'Post', type: 'n8n-nodes-acme.post', latestVersion: 1 }], ...times, updateAvailable: '1.3.0', failedLoading: false });
  state.roleMappings.push({ id: 'r1', expression: '={{ true }}', role: 'global:admin', type: 'instance', order: 0, projectIds: [], ...times });
  state.logDestinations.push({ id: 'l1', type: 'syslog', label: 'Logs', enabled: true, subscribedEvents: ['n8n.audit'], host: 'logs.acme.example', port: 514, protocol: 'udp' });
  return state;
}
