/** What judges scans: compliance rules, policies, alert rules, frameworks; and who hears of it. */
import { expect } from 'vitest';
import { signatureHeaderDefault, verifyWebhook } from '#shared/api/webhook-signature.ts';
import type { Row } from './row.ts';
import type { World } from './world.ts';

/** The body of the reference, word for word. */
const complianceRule = {
  name: 'No hardcoded keys',
  description: 'Block scans with hardcoded API keys',
  framework: 'custom',
  condition: { field: 'flags', operator: 'contains', value: 'hardcoded_api_key' },
  severity: 'critical',
};

const policy = {
  name: 'No keys in code',
  description: 'A key in the code fails the gate.',
  effect: 'block',
  rules: [{ name: 'key in code', subject: 'component', condition: { field: 'flags', operator: 'contains', value: 'hardcoded_api_key' }, severity: 'critical' }],
};

const alertRule = { name: 'A key was found', events: ['scan.completed'], subject: 'component', condition: { field: 'flags', operator: 'contains', value: 'hardcoded_api_key' }, severity: 'critical' };

export const ruleRows: readonly Row[] = [
  {
    what: 'the rule of the reference’s example is taken as it stands there',
    requirement: 'R76, R77',
    request: 'POST /compliance/rules',
    body: complianceRule,
    status: 201,
    reply: { ...complianceRule, is_active: true, version: 1 },
    replyHeaders: { etag: '"1"' },
    keep: { complianceRule: 'id' },
  },
  { what: 'a name is taken once', requirement: 'R10', request: 'POST /compliance/rules', body: complianceRule, status: 409, reply: { code: 'conflict' } },
  {
    what: 'an unknown framework is refused with the list',
    requirement: 'C36',
    request: 'POST /compliance/rules',
    body: { ...complianceRule, name: 'Other', framework: 'iso-9001' },
    status: 400,
    reply: { code: 'validation_error', detail: { field: 'framework', hint: expect.stringContaining('soc2') } },
  },
  { what: 'rules are listed', requirement: 'R76', request: 'GET /compliance/rules', status: 200, reply: { data: [{ id: '{complianceRule}', name: 'No hardcoded keys' }] } },
  {
    what: 'only what is sent changes',
    requirement: 'R76, C32',
    request: 'PUT /compliance/rules/{complianceRule}',
    headers: { 'if-match': '"1"' },
    body: { description: 'Keys belong into a vault' },
    status: 200,
    reply: { ...complianceRule, description: 'Keys belong into a vault', version: 2 },
    replyHeaders: { etag: '"2"' },
  },
  {
    what: 'a lost update is refused',
    requirement: 'C32',
    request: 'PUT /compliance/rules/{complianceRule}',
    headers: { 'if-match': '"1"' },
    body: { severity: 'low' },
    status: 412,
    reply: { code: 'precondition_failed' },
  },
  { what: 'a policy is added', requirement: 'R78', request: 'POST /policies', body: policy, status: 201, reply: { ...policy, is_active: true, version: 1 }, keep: { policy: 'id' } },
  {
    what: 'a condition over an unknown field is refused, with the place',
    requirement: 'R6',
    request: 'POST /policies',
    body: { ...policy, name: 'Other', rules: [{ name: 'r', condition: { field: 'colour', operator: 'equals', value: 'red' } }] },
    status: 400,
    reply: { code: 'validation_error', detail: { field: expect.stringContaining('rules') } },
  },
  {
    what: 'policies are listed, the starters among them',
    requirement: 'R78',
    request: 'GET /policies',
    status: 200,
    holds: { data: [{ name: 'No keys in code', version: 1 }] },
    check: ({ body }) => expect((body as { data: unknown[] }).data.length).toBeGreaterThan(1),
  },
  { what: 'one policy', requirement: 'R78', request: 'GET /policies/{policy}', status: 200, reply: policy, replyHeaders: { etag: '"1"' } },
  {
    what: 'a change is a new version',
    requirement: 'R78, C32',
    request: 'PUT /policies/{policy}',
    headers: { 'if-match': '"1"' },
    body: { description: 'Keys belong into a vault.' },
    status: 200,
    reply: { ...policy, description: 'Keys belong into a vault.', version: 2 },
  },
  { what: 'PATCH is the same', requirement: 'C32', request: 'PATCH /policies/{policy}', body: { description: 'A key in the code fails the gate.' }, status: 200, reply: { version: 3 } },
  { what: 'an alert rule is added', requirement: 'R79', request: 'POST /alert-rules', body: alertRule, status: 201, reply: { ...alertRule, is_active: true }, keep: { alertRule: 'id' } },
  { what: 'alert rules are listed', requirement: 'R79', request: 'GET /alert-rules', status: 200, holds: { data: [{ id: '{alertRule}', name: 'A key was found' }, { name: 'Critical findings' }] } },
  { what: 'one alert rule', requirement: 'R79', request: 'GET /alert-rules/{alertRule}', status: 200, reply: alertRule },
  { what: 'an alert rule is changed', requirement: 'R79', request: 'PUT /alert-rules/{alertRule}', body: { cooldown_s: 0 }, status: 200, reply: { ...alertRule, cooldown_s: 0, version: 2 } },
  { what: 'a framework is made to count', requirement: 'R68', request: 'PUT /frameworks/{framework}', body: { active: true }, status: 200, reply: { id: '{framework}', is_active: true } },
];

/** As the references name them. */
const referenceEvents = ['evidence.collected', 'control.drifted', 'drift.detected', 'audit.readiness_changed', 'risk.scored', 'vendor.posture_changed', 'scan.completed', 'alert.triggered'];

export const webhookRows: readonly Row[] = [
  {
    what: 'a secret of fewer than 32 characters is refused: the one of the reference’s example',
    requirement: 'C17',
    request: 'POST /webhooks',
    body: { url: '{receiver}', events: ['scan.completed', 'alert.triggered'], secret: 'optional-signing-secret' },
    status: 422,
    reply: { code: 'unprocessable', detail: { field: 'secret' } },
  },
  {
    what: 'without the operator’s word no private address is reached',
    requirement: 'C21',
    request: 'POST /webhooks',
    body: { url: 'https://10.0.0.1/webhook', events: ['scan.completed'] },
    status: 422,
    reply: { code: 'url_not_allowed' },
  },
  {
    what: 'a webhook is added',
    requirement: 'R88',
    request: 'POST /webhooks',
    body: { url: '{receiver}', events: ['scan.completed', 'alert.triggered'], secret: '{webhookSecret}' },
    status: 201,
    reply: { id: expect.stringMatching(/^whk_/), url: '{receiver}', events: ['scan.completed', 'alert.triggered'], created_at: expect.any(String) },
    check: ({ text }, { known }) => expect(text).not.toContain(known.get('webhookSecret')),
    keep: { webhook: 'id' },
  },
  {
    what: 'events under every name of the references; a secret that the server makes is shown once',
    requirement: 'R93, C17',
    request: 'POST /webhooks',
    body: { url: '{receiver}/other', events: referenceEvents },
    status: 201,
    reply: { secret: expect.stringMatching(/^whsec_[\w-]{43}$/), events: referenceEvents },
    keep: { otherWebhook: 'id', otherSecret: 'secret' },
  },
  {
    what: 'webhooks are listed without secrets',
    requirement: 'R89',
    request: 'GET /webhooks',
    status: 200,
    reply: { data: [{ id: '{otherWebhook}' }, { id: '{webhook}' }] },
    check: ({ text }) => expect(text).not.toMatch(/"secret"|whsec_/),
  },
  { what: 'one webhook', requirement: 'R89', request: 'GET /webhooks/{webhook}', status: 200, reply: { id: '{webhook}', is_active: true, signature_header: signatureHeaderDefault } },
  {
    what: 'a webhook is changed',
    requirement: 'R89',
    request: 'PUT /webhooks/{webhook}',
    headers: { 'if-match': '"1"' },
    body: { description: 'The pager' },
    status: 200,
    reply: { description: 'The pager', version: 2, events: ['scan.completed', 'alert.triggered'] },
  },
  {
    what: 'a test is delivered and signed',
    requirement: 'R89, R90',
    request: 'POST /webhooks/{webhook}/test',
    status: 200,
    reply: { webhook_id: '{webhook}', event: 'webhook.test', state: 'delivered', attempts: [{ status: 200 }] },
    check: (_, world) => expect(deliveredEvents(world)).toEqual(['webhook.test']),
  },
  {
    what: 'the body as the older form has it, and a name of its own for the header',
    requirement: 'C18, C19',
    request: 'PUT /webhooks/{otherWebhook}',
    body: { payload_format: 'flat', signature_header: 'X-Acme-Signature', events: ['drift.detected'] },
    status: 200,
    reply: { payload_format: 'flat', signature_header: 'X-Acme-Signature', events: ['drift.detected'] },
  },
  {
    what: 'a new secret; the one before signs, too, for 24 hours',
    requirement: 'C18',
    request: 'POST /webhooks/{otherWebhook}/rotate-secret',
    status: 200,
    reply: { secret: expect.stringMatching(/^whsec_/), previous_secret_expires_at: expect.any(String) },
    keep: { otherNewSecret: 'secret' },
  },
  {
    what: 'two signatures while a secret is rotated, over a flat body',
    requirement: 'R90, R92, C18',
    request: 'POST /webhooks/{otherWebhook}/test',
    status: 200,
    reply: { state: 'delivered' },
    check: (_, { receiver, known }) => {
      const { headers, body } = receiver.received.at(-1)!;
      const header = String(headers['x-acme-signature']);
      expect(header).toMatch(/^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
      for (const name of ['otherSecret', 'otherNewSecret']) expect(verifyWebhook({ secret: known.get(name) ?? '', header, body, now: Date.now() }), name).toMatchObject({ ok: true });
      expect(JSON.parse(body.toString('utf8'))).toMatchObject({ event: 'webhook.test', timestamp: expect.any(String) });
    },
  },
];

/** The names of what the first webhook has received, each with a signature that is good. */
export function deliveredEvents({ receiver, known }: World): string[] {
  return receiver.received
    .filter(({ path }) => path === new URL(known.get('receiver') ?? '').pathname)
    .map(({ headers, body }) => {
      const header = headers[signatureHeaderDefault.toLowerCase()];
      const verdict = verifyWebhook({ secret: known.get('webhookSecret') ?? '', header: typeof header === 'string' ? header : undefined, body, now: Date.now() });
      expect(verdict).toMatchObject({ ok: true });
      const event = JSON.parse(body.toString('utf8')) as { type: string; event: string };
      // C19: the name stands under both keys.
      expect(event).toMatchObject({ id: expect.any(String), created_at: expect.any(String), data: expect.any(Object), event: event.type });
      return event.type;
    });
}

export const ruleEndRows: readonly Row[] = [
  { what: 'a rule is taken away', requirement: 'R76', request: 'DELETE /compliance/rules/{complianceRule}', status: 204 },
  { what: 'a policy is taken out of force', requirement: 'R78', request: 'DELETE /policies/{policy}', status: 204 },
  { what: 'and is not there any more', requirement: 'R9', request: 'GET /policies/{policy}', status: 404 },
  {
    what: 'its verdicts stay',
    requirement: 'R78',
    request: 'GET /policies/{policy}/evaluations',
    status: 200,
    holds: { data: [{ policy_id: '{policy}', scan_id: '{scan}' }, { policy_id: '{policy}', scan_id: '{secondScan}' }] },
  },
  { what: 'an alert rule is taken away', requirement: 'R79', request: 'DELETE /alert-rules/{alertRule}', status: 204 },
  { what: 'its alerts stay', requirement: 'R80', request: 'GET /alerts?rule={alertRule}&limit=1', status: 200, reply: { data: [{ id: expect.any(String) }] } },
  { what: 'a webhook is removed', requirement: 'R89', request: 'DELETE /webhooks/{webhook}', status: 204 },
  { what: 'and is not there any more', requirement: 'R9', request: 'GET /webhooks/{webhook}/deliveries', status: 404 },
];
