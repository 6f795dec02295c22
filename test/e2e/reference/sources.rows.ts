/** What is scanned again and again, and with which credentials: schedules, connectors, integrations. */
import { expect } from 'vitest';
import type { Row, Seen } from './row.ts';
import type { World } from './world.ts';

export const sourceRows: readonly Row[] = [
  {
    what: 'a nightly scan in a time zone, with its next three runs',
    requirement: 'R75',
    request: 'POST /schedules',
    body: { name: 'nightly', cron: '30 2 * * *', time_zone: 'Europe/Berlin', target: '{tree}' },
    status: 201,
    reply: { name: 'nightly', target: 'dir:{tree}', is_active: true, next_runs: [expect.any(String), expect.any(String), expect.any(String)] },
    keep: { schedule: 'id' },
  },
  {
    what: 'what is no cron expression is refused',
    requirement: 'R6',
    request: 'POST /schedules',
    body: { name: 'never', cron: '61 * * * *', target: '{tree}' },
    status: 400,
    reply: { code: 'validation_error', detail: { field: 'cron' } },
  },
  { what: 'schedules are listed', requirement: 'R75', request: 'GET /schedules', status: 200, reply: { data: [{ id: '{schedule}' }] } },
  {
    what: 'a schedule is changed',
    requirement: 'R75, C32',
    request: 'PUT /schedules/{schedule}',
    headers: { 'if-match': '"1"' },
    body: { cron: '0 4 * * 1' },
    status: 200,
    reply: { name: 'nightly', cron: '0 4 * * 1', version: 2 },
    replyHeaders: { etag: '"2"' },
  },
  { what: 'a schedule is ended', requirement: 'R75', request: 'DELETE /schedules/{schedule}', status: 204 },
  {
    what: 'the key of an n8n instance is sealed and never shown',
    requirement: 'R86',
    request: 'POST /connectors/n8n/credentials',
    body: { name: 'Production n8n', url: '{n8n}', api_key: '{n8nKey}' },
    status: 201,
    reply: { name: 'Production n8n', url: '{n8n}', status: 'untested' },
    check: hidesKey,
    keep: { connector: 'id' },
  },
  {
    what: 'saved instances are listed without keys',
    requirement: 'R86',
    request: 'GET /connectors/n8n/credentials',
    status: 200,
    reply: { data: [{ id: '{connector}', name: 'Production n8n' }] },
    check: hidesKey,
  },
  {
    what: 'a saved instance answers and takes its key',
    requirement: 'R86',
    request: 'POST /connectors/n8n/test',
    body: { credential_id: '{connector}' },
    status: 200,
    reply: { ok: true, status: 200 },
    check: hidesKey,
  },
  {
    what: 'an instance is tried before it is saved; a wrong key is told',
    requirement: 'R86',
    request: 'POST /connectors/n8n/test',
    body: { url: '{n8n}', api_key: 'a-wrong-key' },
    status: 200,
    reply: { ok: false, status: 401 },
  },
  {
    what: 'a connector is an integration of the kind n8n, with the state of its connection',
    requirement: 'R62',
    request: 'GET /integrations',
    status: 200,
    reply: { data: [{ id: '{connector}', kind: 'n8n', status: { state: 'connected', checked_at: expect.any(String) }, last_result: null, next_run: null }] },
    check: hidesKey,
  },
  { what: 'a saved instance is deleted with its key', requirement: 'R86', request: 'DELETE /connectors/n8n/credentials/{connector}', status: 204 },
  {
    what: 'an integration of the agent’s own credential',
    requirement: 'R62',
    request: 'POST /integrations',
    body: { kind: 'aws', name: 'Cloud', config: { regions: ['eu-west-1'] }, credential_name: 'audit-role' },
    status: 201,
    reply: { kind: 'aws', targets: ['aws:eu-west-1'], credential_name: 'audit-role', credential_id: null, status: { state: 'untested' } },
    keep: { integration: 'id' },
  },
  { what: 'one integration', requirement: 'R62', request: 'GET /integrations/{integration}', status: 200, reply: { name: 'Cloud' }, replyHeaders: { etag: '"1"' } },
  {
    what: 'an integration is changed',
    requirement: 'R62, C32',
    request: 'PUT /integrations/{integration}',
    headers: { 'if-match': '"1"' },
    body: { config: { regions: ['eu-west-1', 'eu-central-1'] } },
    status: 200,
    reply: { targets: ['aws:eu-central-1,eu-west-1'], version: 2 },
  },
  { what: 'what only an agent can look at is looked at by the next scan', requirement: 'R62', request: 'POST /integrations/{integration}/test', status: 202, reply: { ok: null, status: null } },
  { what: 'an integration is deleted', requirement: 'R62', request: 'DELETE /integrations/{integration}', status: 204 },
];

function hidesKey({ text }: Seen, { known }: World): void {
  expect(text).not.toContain(known.get('n8nKey'));
}
