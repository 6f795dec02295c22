/** A valid request for every route that changes something. One table, so one long file; `every-mutation.test.ts` sends it. */
import { signEnrolment } from '#shared/protocol/enrolment-proof.ts';
import { generateKeyPairSync } from 'node:crypto';
import type { OutboundReply } from '../../../server/outbound/outbound.ts';
import { newId, systemRandom } from '../../../server/config/world.ts';
import { insertAlert } from '../../../server/features/alerts/alerts.store.ts';
import { newDelivery } from '../../../server/features/webhooks/fan-out.ts';
import { insertDeliveries } from '../../../server/features/webhooks/deliveries.store.ts';
import { storedAgent } from '../../harness/agents.ts';
import { sampleReport } from '../../harness/report-fixture.ts';
import { ownerCredentials, type RequestOptions, type TestServer } from '../../harness/server.ts';
import { enrolAgent, enrolmentToken, newScanId } from '../../harness/wire-agent.ts';

/** A request that succeeds. */
export interface Mutation extends RequestOptions {
  /** `PUT /policies/pol_1`. */
  readonly request: string;
}

/** Makes what the request is about, then gives the request. */
export type Prepare = (server: TestServer) => Promise<Mutation> | Mutation;

/** For connectors and identity providers: somebody far away who says yes to everything. */
export const yes = {
  assertAllowed: async () => {},
  request: async (): Promise<OutboundReply> => ({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"data":[]}'), isCut: false, durationMs: 1 }),
  fetch: async (input: Parameters<typeof globalThis.fetch>[0]) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const issuer = url.replace(/\/\.well-known.*/, '');
    return Response.json({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] });
  },
  close: async () => {},
};

let made = 0;
const unique = (word: string) => `${word} ${(made += 1)}`;

const post = async (server: TestServer, path: string, body: object, token = server.ownerToken) => {
  const reply = await server.request('POST', path, { token, body });
  if (reply.status >= 300) throw new Error(`POST ${path}: ${reply.status} ${reply.text}`);
  return reply.body as Record<string, string>;
};

const condition = { field: 'kind', operator: 'equals', value: 'model' };
const policy = () => ({ name: unique('policy'), effect: 'warn', rules: [{ name: 'r', condition }] });
const complianceRule = () => ({ name: unique('rule'), framework: 'custom', condition: { field: 'flags', operator: 'contains', value: 'hardcoded_api_key' }, severity: 'high' });
const alertRule = () => ({ name: unique('alert rule'), events: ['scan.failed'], severity: 'high' });
const webhook = () => ({ url: 'https://hooks.example.com/hook', events: ['vendor.posture_changed'], description: unique('webhook') });
const schedule = () => ({ name: unique('schedule'), cron: '30 2 * * *', target: '/srv/app' });
const integration = () => ({ name: unique('integration'), kind: 'github', config: { owner: 'acme' }, credential_name: 'github-ro' });
const connector = () => ({ name: unique('n8n'), url: 'https://n8n.example.com', api_key: 'n8n-key' });
const newPassword = 'seven blue kettles on a hill';

const asOwner = (server: TestServer, request: string, body?: object): Mutation => ({ request, token: server.ownerToken, ...(body === undefined ? {} : { body }) });

/** A scan of one source that is followed by a newer one. */
async function judgedScan(server: TestServer): Promise<string> {
  const agent = await enrolAgent(server);
  const [id, newer] = [newScanId(), newScanId()];
  for (const each of [id, newer]) {
    const reply = await agent.deliver(each, { report: sampleReport() });
    if (reply.status !== 200) throw new Error(reply.text);
    server.clock.advance(1);
  }
  return id;
}

async function alert(server: TestServer): Promise<string> {
  const { id: ruleId = '' } = await post(server, '/alert-rules', alertRule());
  const id = newId('alr', { clock: server.clock, random: systemRandom });
  const body = { event: { type: 'scan.failed', subject: 'scn_1', data: {} }, subjects: [], subject_count: 0, keys: [] };
  await server.app.db.transaction((tx) => insertAlert(tx, { id, orgId: server.orgId, ruleId, ruleName: 'r', eventId: id, scanId: null, severity: 'high', title: 'A scan failed.', body, dedupKey: id, at: server.clock.now() }));
  return id;
}

async function waiver(server: TestServer): Promise<string> {
  const expires_at = new Date(server.clock.now() + 10 * 24 * 3_600_000).toISOString();
  return (await post(server, '/waivers', { subject_id: unique('cmp'), reason: 'accepted for the time being', expires_at }))['id'] ?? '';
}

async function organizationOf(server: TestServer): Promise<{ id: string; slug: string }> {
  const { id = '', slug = '' } = await post(server, '/organizations', { name: unique('Org') });
  return { id, slug };
}

async function leased(server: TestServer) {
  const agent = await enrolAgent(server);
  await post(server, '/scans', { target: 'dir:/srv/app' });
  const lease = await agent.lease();
  if (lease === undefined) throw new Error('Nothing was leased.');
  return { agent, lease };
}

const sso = { issuer: 'https://idp.example.com', client_id: 'waybill', domains: ['example.com'] };
const configured = async (server: TestServer) => {
  const { id } = await organizationOf(server);
  const reply = await server.request('PUT', `/organizations/${id}/sso`, { token: server.ownerToken, body: sso });
  if (reply.status >= 300) throw new Error(reply.text);
  return id;
};

/** Routes that change something, with one entry each. */
export const mutations: Readonly<Record<string, Prepare>> = {
  login: () => ({ request: 'POST /auth/login', body: ownerCredentials }),
  createBrowserSession: (server) => ({ request: 'POST /auth/session', body: ownerCredentials, headers: { origin: server.url } }),
  deleteBrowserSession: async (server) => ({ request: 'DELETE /auth/session', token: (await server.signedInUser('viewer')).token }),
  refresh: async (server) => ({ request: 'POST /auth/refresh', body: { refresh_token: (await server.signedInUser('viewer')).refreshToken } }),
  logout: async (server) => ({ request: 'POST /auth/logout', token: (await server.signedInUser('viewer')).token }),
  register: async (server) => {
    const email = `${unique('invited').replace(' ', '-')}@example.com`;
    const { token } = await post(server, `/organizations/${server.orgId}/invitations`, { email });
    return { request: 'POST /auth/register', body: { email, password: newPassword, name: 'New', invitation: token } };
  },
  updateProfile: (server) => asOwner(server, 'PUT /auth/profile', { name: unique('Name') }),
  changePassword: async (server) => {
    const { token, password } = await server.signedInUser('viewer');
    return { request: 'PUT /auth/password', token, body: { current_password: password, new_password: newPassword } };
  },
  deleteAccount: async (server) => {
    const { token, password } = await server.signedInUser('viewer');
    return { request: 'DELETE /auth/account', token, body: { password } };
  },
  completeOnboarding: async (server) => ({ request: 'POST /auth/onboarding-complete', token: (await server.signedInUser('viewer')).token }),
  deleteSession: async (server) => {
    const { token } = await server.signedInUser('viewer');
    const { data } = (await server.request('GET', '/auth/sessions', { token })).body as { data: { id: string }[] };
    return { request: `DELETE /auth/sessions/${data[0]?.id}`, token };
  },
  createPersonalKey: (server) => asOwner(server, 'POST /auth/api-key', {}),
  revokePersonalKey: async (server) => asOwner(server, `POST /auth/api-key/${(await post(server, '/auth/api-key', {}))['id']}/revoke`),
  deletePersonalKey: async (server) => asOwner(server, `DELETE /auth/api-key/${(await post(server, '/auth/api-key', {}))['id']}`),

  createApiKey: (server) => asOwner(server, 'POST /api-keys', { name: 'k', scopes: ['read'] }),
  rotateApiKey: async (server) => asOwner(server, `POST /api-keys/${(await server.apiKey({ scopes: ['read'] })).id}/rotate`),
  revokeApiKey: async (server) => asOwner(server, `POST /api-keys/${(await server.apiKey({ scopes: ['read'] })).id}/revoke`),
  deleteApiKey: async (server) => asOwner(server, `DELETE /api-keys/${(await server.apiKey({ scopes: ['read'] })).id}`),
  reportApiKey: async (server) => ({ request: 'POST /api-keys/report', body: { key: (await server.apiKey({ scopes: ['read'] })).key } }),

  createEnrolmentToken: (server) => asOwner(server, 'POST /enrolment-tokens', {}),
  revokeAgent: async (server) => asOwner(server, `POST /agents/${(await storedAgent(server)).id}/revoke`),
  enrolAgent: async (server) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const claim = { token: await enrolmentToken(server), name: unique('agent').replace(' ', '-'), public_key: publicKey.export({ type: 'spki', format: 'pem' }).toString(), labels: [], version: '0.1.0', os: 'linux-x64' };
    return { request: 'POST /internal/agents/enroll', body: { ...claim, proof: signEnrolment(claim, privateKey) } };
  },
  openScan: async (server) => ({ request: 'POST /internal/scans', internalKey: (await server.apiKey({ scopes: ['ingest'] })).key, body: { id: newScanId(), target: 'dir:.', trigger: 'cli' } }),
  failScan: async (server) => {
    const { agent, lease } = await leased(server);
    return { request: `POST /internal/scans/${lease.scan_id}/failure`, internalKey: agent.key, body: { lease_id: lease.lease_id, reason: 'internal', message: 'it failed', retry: false } };
  },

  reportTest: async (server) => {
    const agent = await enrolAgent(server);
    const { id } = await post(server, '/integrations', integration());
    await post(server, `/integrations/${id}/test`, {});
    const job = (await server.request('POST', '/internal/jobs/lease', { internalKey: agent.key, body: { slots: 1, labels: [], kinds: ['github'], tests: true, wait_s: 0 } })).body as { scan_id: string; lease_id: string };
    return { request: `POST /internal/tests/${job.scan_id}/report`, internalKey: agent.key, body: { lease_id: job.lease_id, state: 'failed', message: 'it failed' } };
  },

  createAlertRule: (server) => asOwner(server, 'POST /alert-rules', alertRule()),
  updateAlertRule: async (server) => asOwner(server, `PUT /alert-rules/${(await post(server, '/alert-rules', alertRule()))['id']}`, { severity: 'low' }),
  deleteAlertRule: async (server) => asOwner(server, `DELETE /alert-rules/${(await post(server, '/alert-rules', alertRule()))['id']}`),
  acknowledgeAlert: async (server) => asOwner(server, `POST /alerts/${await alert(server)}/acknowledge`, {}),
  resolveAlert: async (server) => asOwner(server, `POST /alerts/${await alert(server)}/resolve`, {}),

  cleanUpAuditLog: (server) => asOwner(server, 'DELETE /audit-log/cleanup?older_than_days=400'),

  createComplianceRule: (server) => asOwner(server, 'POST /compliance/rules', complianceRule()),
  updateComplianceRule: async (server) => asOwner(server, `PUT /compliance/rules/${(await post(server, '/compliance/rules', complianceRule()))['id']}`, { severity: 'low' }),
  deleteComplianceRule: async (server) => asOwner(server, `DELETE /compliance/rules/${(await post(server, '/compliance/rules', complianceRule()))['id']}`),
  updateFramework: (server) => asOwner(server, 'PUT /frameworks/owasp-llm-top10', { active: false }),

  createIntegration: (server) => asOwner(server, 'POST /integrations', integration()),
  updateIntegration: async (server) => asOwner(server, `PUT /integrations/${(await post(server, '/integrations', integration()))['id']}`, { config: { owner: 'acme-2' } }),
  deleteIntegration: async (server) => asOwner(server, `DELETE /integrations/${(await post(server, '/integrations', integration()))['id']}`),
  testIntegration: async (server) => asOwner(server, `POST /integrations/${(await post(server, '/integrations', integration()))['id']}/test`, {}),
  createConnectorCredential: (server) => asOwner(server, 'POST /connectors/n8n/credentials', connector()),
  deleteConnectorCredential: async (server) => asOwner(server, `DELETE /connectors/n8n/credentials/${(await post(server, '/connectors/n8n/credentials', connector()))['id']}`),
  testConnector: (server) => asOwner(server, 'POST /connectors/n8n/test', { url: 'https://n8n.example.com', api_key: 'n8n-key' }),

  createOrganization: (server) => asOwner(server, 'POST /organizations', { name: unique('Org') }),
  updateOrganization: async (server) => asOwner(server, `PUT /organizations/${(await organizationOf(server)).id}`, { name: unique('Org') }),
  deleteOrganization: async (server) => {
    const { id, slug } = await organizationOf(server);
    return asOwner(server, `DELETE /organizations/${id}?confirm=${slug}`);
  },
  addMember: async (server) => {
    const { email } = await server.signedInUser('viewer', await server.organization(unique('elsewhere').replace(' ', '-')));
    return asOwner(server, `POST /organizations/${server.orgId}/members`, { email });
  },
  updateMember: async (server) => asOwner(server, `PUT /organizations/${server.orgId}/members/${(await server.signedInUser('viewer')).userId}`, { role: 'analyst' }),
  removeMember: async (server) => asOwner(server, `DELETE /organizations/${server.orgId}/members/${(await server.signedInUser('viewer')).userId}`),
  createInvitation: (server) => asOwner(server, `POST /organizations/${server.orgId}/invitations`, { email: `${unique('x').replace(' ', '-')}@example.com` }),
  revokeInvitation: async (server) => {
    const { id } = await post(server, `/organizations/${server.orgId}/invitations`, { email: `${unique('x').replace(' ', '-')}@example.com` });
    return asOwner(server, `DELETE /organizations/${server.orgId}/invitations/${id}`);
  },
  acceptInvitation: async (server) => {
    const user = await server.signedInUser('viewer');
    const { id } = await organizationOf(server);
    const { token } = await post(server, `/organizations/${id}/invitations`, { email: user.email });
    return { request: 'POST /invitations/accept', token: user.token, body: { token } };
  },
  configureSso: async (server) => asOwner(server, `PUT /organizations/${(await organizationOf(server)).id}/sso`, sso),
  toggleSso: async (server) => asOwner(server, `POST /organizations/${await configured(server)}/sso/toggle`, { enabled: false }),
  deleteSso: async (server) => asOwner(server, `DELETE /organizations/${await configured(server)}/sso`),

  createPolicy: (server) => asOwner(server, 'POST /policies', policy()),
  updatePolicy: async (server) => asOwner(server, `PUT /policies/${(await post(server, '/policies', policy()))['id']}`, { description: 'x' }),
  deletePolicy: async (server) => asOwner(server, `DELETE /policies/${(await post(server, '/policies', policy()))['id']}`),

  dryRunNewPolicy: (server) => asOwner(server, 'POST /policies/dry-run', { policy: policy() }),
  dryRunPolicy: async (server) => asOwner(server, `POST /policies/${(await post(server, '/policies', policy()))['id']}/dry-run`, {}),

  createScan: (server) => asOwner(server, 'POST /scans', { target: 'dir:/srv/app' }),
  cancelScan: async (server) => asOwner(server, `POST /scans/${(await post(server, '/scans', { target: 'dir:/srv/app' }))['id']}/cancel`),
  evaluateScan: async (server) => asOwner(server, `POST /scans/${await judgedScan(server)}/evaluate`),
  exportScan: async (server) => asOwner(server, `POST /scans/${await judgedScan(server)}/export`, { format: 'sarif' }),
  deleteScan: async (server) => asOwner(server, `DELETE /scans/${await judgedScan(server)}`),

  createSchedule: (server) => asOwner(server, 'POST /schedules', schedule()),
  updateSchedule: async (server) => asOwner(server, `PUT /schedules/${(await post(server, '/schedules', schedule()))['id']}`, { deep: true }),
  deleteSchedule: async (server) => asOwner(server, `DELETE /schedules/${(await post(server, '/schedules', schedule()))['id']}`),
  runSchedule: async (server) => asOwner(server, `POST /schedules/${(await post(server, '/schedules', schedule()))['id']}/run`, {}),

  requestWaiver: (server) => asOwner(server, 'POST /waivers', { subject_id: unique('cmp'), reason: 'accepted for the time being', expires_at: new Date(server.clock.now() + 10 * 24 * 3_600_000).toISOString() }),
  approveWaiver: async (server) => ({ request: `POST /waivers/${await waiver(server)}/approve`, token: (await server.signedInUser('admin')).token }),
  rejectWaiver: async (server) => ({ request: `POST /waivers/${await waiver(server)}/reject`, token: (await server.signedInUser('admin')).token }),
  revokeWaiver: async (server) => {
    const id = await waiver(server);
    await post(server, `/waivers/${id}/approve`, {}, (await server.signedInUser('admin')).token);
    return asOwner(server, `POST /waivers/${id}/revoke`);
  },

  createWebhook: (server) => asOwner(server, 'POST /webhooks', webhook()),
  updateWebhook: async (server) => asOwner(server, `PUT /webhooks/${(await post(server, '/webhooks', webhook()))['id']}`, { description: unique('x') }),
  deleteWebhook: async (server) => asOwner(server, `DELETE /webhooks/${(await post(server, '/webhooks', webhook()))['id']}`),
  rotateWebhookSecret: async (server) => asOwner(server, `POST /webhooks/${(await post(server, '/webhooks', webhook()))['id']}/rotate-secret`, {}),
  testWebhook: async (server) => asOwner(server, `POST /webhooks/${(await post(server, '/webhooks', webhook()))['id']}/test`),
  redeliverWebhook: async (server) => {
    const { id = '' } = await post(server, '/webhooks', webhook());
    const at = server.clock.now();
    const delivery = newDelivery({ id: newId('whd', { clock: server.clock, random: systemRandom }), webhook: { id, org_id: server.orgId }, eventId: 'evt_1', name: 'vendor.posture_changed', body: '{}', at, expiresAt: at });
    await server.app.db.transaction((tx) => insertDeliveries(tx, [{ ...delivery, state: 'failed', next_attempt_at: null, finished_at: at }]));
    return asOwner(server, `POST /webhooks/${id}/deliveries/${delivery.id}/redeliver`);
  },
};

/** Routes that write nothing although their method could: they change nothing that anybody would ask about later. */
export const silent: Readonly<Record<string, Prepare>> = {
  leaseJob: async (server) => ({ request: 'POST /internal/jobs/lease', internalKey: (await enrolAgent(server)).key, body: { slots: 1, labels: ['nobody'], wait_s: 0 } }),
  beat: async (server) => {
    const { agent, lease } = await leased(server);
    return { request: `POST /internal/scans/${lease.scan_id}/heartbeat`, internalKey: agent.key, body: { lease_id: lease.lease_id, spool_depth: 0 } };
  },
  createSocketTicket: (server) => asOwner(server, 'POST /ws/ticket'),
};

/** Routes with tests of their own for this: the raw bytes of a result, the one token of a server without an owner. */
export const elsewhere: readonly string[] = ['bootstrap', 'deliverResult'];
