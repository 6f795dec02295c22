/** What is the same for every endpoint: the alias, errors, repeated requests, pages, limits. */
import { expect } from 'vitest';
import { request } from './request.ts';
import type { Row } from './row.ts';

const policy = { name: 'Sent twice', effect: 'warn', rules: [{ name: 'r', condition: { field: 'kind', operator: 'equals', value: 'model' } }] };

export const behaviourRows: readonly Row[] = [
  { what: 'the same API stands below /v1', requirement: 'R2, C1', request: 'GET /v1/scans?limit=1', status: 200, reply: { data: [{ id: expect.any(String) }] } },
  {
    what: 'a page and where the next begins',
    requirement: 'R15',
    request: 'GET /scans?limit=1',
    status: 200,
    reply: { data: [{ id: expect.any(String) }], next_cursor: expect.any(String), has_more: true },
    keep: { cursor: 'next_cursor', newest: 'data.0.id' },
  },
  {
    what: 'the next page begins after it',
    requirement: 'R15',
    request: 'GET /scans?limit=1&cursor={cursor}',
    status: 200,
    check: ({ body }, { known }) => expect((body as { data: { id: string }[] }).data[0]?.id).not.toBe(known.get('newest')),
  },
  { what: 'a cursor of another list is refused', requirement: 'C5', request: 'GET /policies?cursor={cursor}', status: 400, reply: { code: 'validation_error', detail: { field: 'cursor' } } },
  {
    what: 'how the closest limit stands, in whole seconds since the epoch',
    requirement: 'R18, C16',
    request: 'GET /scans',
    status: 200,
    replyHeaders: { 'x-ratelimit-limit': /^\d+$/, 'x-ratelimit-remaining': /^\d+$/, 'x-ratelimit-reset': /^\d{10}$/ },
  },
  {
    what: 'the id that a client gives its request comes back',
    requirement: 'R4',
    request: 'GET /health',
    as: 'nobody',
    headers: { 'x-request-id': 'customer-request-1' },
    status: 200,
    replyHeaders: { 'x-request-id': 'customer-request-1' },
  },
  { what: 'what is no JSON is refused', requirement: 'R6', request: 'POST /policies', raw: '{"name": ', status: 400, reply: { code: 'validation_error' } },
  {
    what: 'a missing field is named',
    requirement: 'R6',
    request: 'POST /auth/login',
    as: 'nobody',
    body: { email: 'ada@example.com' },
    status: 400,
    reply: { code: 'validation_error', detail: { field: 'password' } },
  },
  { what: 'an unknown field is refused', requirement: 'C32', request: 'POST /scans', body: { target: '{tree}', org_id: 'org_of_others' }, status: 400, reply: { code: 'validation_error' } },
  { what: 'a junk token is refused', requirement: 'R7', request: 'GET /scans', as: 'nobody', headers: { authorization: 'Bearer junk' }, status: 401, reply: { code: 'invalid_token' } },
  { what: 'a path that there is not', requirement: 'R9', request: 'GET /nothing', status: 404, reply: { code: 'not_found' } },
  { what: 'a method that there is not', requirement: 'C3', request: 'DELETE /dashboard/overview', status: 405, reply: { code: 'method_not_allowed' }, replyHeaders: { allow: 'GET' } },
  { what: 'an organization that the caller is not in', requirement: 'R23, C31', request: 'GET /scans', headers: { 'x-organization-id': 'org_of_others' }, status: 404, reply: { code: 'not_found' } },
  { what: 'a POST under an Idempotency-Key', requirement: 'R14', request: 'POST /policies', headers: { 'idempotency-key': 'order-1' }, body: policy, status: 201, keep: { twice: 'id' } },
  {
    what: 'the same again is not done twice and gets the same reply',
    requirement: 'R14, C24',
    request: 'POST /policies',
    headers: { 'idempotency-key': 'order-1' },
    body: policy,
    status: 201,
    reply: { id: '{twice}' },
    replyHeaders: { 'idempotency-replayed': 'true', etag: '"1"' },
  },
  {
    what: 'another body under the same key clashes',
    requirement: 'R10, C24',
    request: 'POST /policies',
    headers: { 'idempotency-key': 'order-1' },
    body: { ...policy, name: 'Other' },
    status: 409,
    reply: { code: 'idempotency_key_reused' },
  },
  {
    what: 'a key made under an Idempotency-Key',
    requirement: 'R14',
    request: 'POST /api-keys',
    headers: { 'idempotency-key': 'order-2' },
    body: { name: 'once', scopes: ['read'] },
    status: 201,
    reply: { key: expect.any(String) },
  },
  {
    what: 'is not shown by the replay, which says what it leaves out',
    requirement: 'C24',
    request: 'POST /api-keys',
    headers: { 'idempotency-key': 'order-2' },
    body: { name: 'once', scopes: ['read'] },
    status: 201,
    reply: { name: 'once', omitted: ['key'] },
    replyHeaders: { 'idempotency-replayed': 'true' },
    check: ({ text }) => expect(text).not.toContain('wb_live_'),
  },
  {
    what: 'more than five tests of webhooks in a minute are too many',
    requirement: 'R12, R21',
    request: 'POST /webhooks/{webhook}/test',
    status: 429,
    send: async (_, row) => {
      const all = await Promise.all(Array.from({ length: 12 }, () => request(row)));
      // Three were sent before, some of which the minute has given back meanwhile.
      expect(all.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5);
      return all.find(({ status }) => status === 429) ?? all[0]!;
    },
    reply: { code: 'rate_limited' },
    replyHeaders: { 'retry-after': /^[1-9]\d*$/ },
  },
  {
    what: 'the API describes itself',
    requirement: 'R26',
    request: 'GET /openapi.json',
    as: 'nobody',
    status: 200,
    reply: { openapi: expect.stringMatching(/^3\.1/), paths: expect.objectContaining({ '/scans': expect.any(Object) }) },
  },
];
