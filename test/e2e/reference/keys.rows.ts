/** Keys of the organization: made, used, rotated, revoked, reported; and the audit log, which has all of it. */
import { expect } from 'vitest';
import { createAuditVerifier } from '#shared/api/audit-verify.ts';
import { request } from './request.ts';
import type { Row } from './row.ts';

/** At once: the burst of a test key is 20, and these are answered in far less than the eight seconds that would give the others back. */
const requestCount = 100;

export const keyRows: readonly Row[] = [
  {
    what: 'a key of the organization, shown once',
    requirement: 'R40',
    request: 'POST /api-keys',
    body: { name: 'pipeline', scopes: ['read-only'], expires_at: '2099-12-31' },
    status: 201,
    reply: { name: 'pipeline', key: expect.stringMatching(/^wb_live_\w{49}$/), scopes: ['read-only'], status: 'active', expires_at: '2099-12-31T23:59:59.999Z' },
    keep: { key: 'key', keyId: 'id' },
  },
  {
    what: 'one scope in the older form',
    requirement: 'C13',
    request: 'POST /api-keys',
    body: { name: 'writer', scope: 'write' },
    status: 201,
    reply: { scopes: ['write'] },
    keep: { writer: 'key', writerId: 'id' },
  },
  { what: 'an unknown scope is refused', requirement: 'R45', request: 'POST /api-keys', body: { name: 'x', scopes: ['everything'] }, status: 400, reply: { code: 'validation_error' } },
  { what: 'a read-only key reads', requirement: 'R45, C10', request: 'GET /scans?limit=1', as: 'key', status: 200, reply: { data: [{ id: expect.any(String) }] } },
  {
    what: 'and writes nothing; the refusal names the scope',
    requirement: 'R8',
    request: 'POST /policies',
    as: 'key',
    body: { name: 'x', effect: 'warn', rules: [] },
    status: 403,
    reply: { code: 'insufficient_scope', message: expect.stringContaining('policy:write') },
  },
  {
    what: 'keys are listed with the total and the older name of the list, read with the key itself',
    requirement: 'R39, C4',
    request: 'GET /api-keys',
    as: 'key',
    status: 200,
    reply: { total: 3, cursor: null },
    check: ({ body, text }) => {
      const { data, api_keys: same } = body as { data: { name: string }[]; api_keys: unknown[] };
      expect(data.map(({ name }) => name)).toEqual(['writer', 'pipeline', 'local operator']);
      expect(same).toEqual(data);
      expect(text).not.toContain('wb_live_');
    },
  },
  { what: 'at most 100 on a page', requirement: 'R16', request: 'GET /api-keys?limit=101', status: 400, reply: { code: 'validation_error', detail: { field: 'limit' } } },
  {
    what: 'one key with its last use and the count of its uses',
    requirement: 'R41',
    request: 'GET /api-keys/{keyId}',
    as: 'key',
    status: 200,
    reply: { name: 'pipeline', last_used_at: expect.any(String), request_count: 4 },
  },
  {
    what: 'a rotated key gets a new value; the old one has 24 hours',
    requirement: 'R44, C14',
    request: 'POST /api-keys/{keyId}/rotate',
    status: 200,
    reply: { id: '{keyId}', key: expect.stringMatching(/^wb_live_/), previous_expires_at: expect.any(String) },
    check: ({ body }) => {
      const { previous_expires_at: until } = body as { previous_expires_at: string };
      expect(Math.abs(Date.parse(until) - Date.now() - 24 * 60 * 60_000)).toBeLessThan(60_000);
    },
    keep: { newKey: 'key' },
  },
  { what: 'the old value works on', requirement: 'R44', request: 'GET /scans?limit=1', as: 'key', status: 200 },
  { what: 'the new value works', requirement: 'R44', request: 'GET /scans?limit=1', as: 'newKey', status: 200 },
  { what: 'a key is revoked', requirement: 'R42', request: 'POST /api-keys/{keyId}/revoke', status: 200, reply: { id: '{keyId}', status: 'revoked', revoked_at: expect.any(String) } },
  { what: 'with both its values, at once', requirement: 'R42, C14', request: 'GET /scans?limit=1', as: 'newKey', status: 401, reply: { code: 'invalid_api_key' } },
  { what: 'the old one too', requirement: 'R42, C14', request: 'GET /scans?limit=1', as: 'key', status: 401, reply: { code: 'invalid_api_key' } },
  { what: 'a key is deleted', requirement: 'R43', request: 'DELETE /api-keys/{keyId}', status: 204 },
  { what: 'a key writes what its scope allows', requirement: 'R45', request: 'POST /scans/{scan}/evaluate', as: 'writer', status: 200, reply: { scan_id: '{scan}' } },
  {
    what: 'the audit log knows what a key did, by its id and name',
    requirement: 'R46, R49',
    request: 'GET /audit-log?actor={writerId}',
    status: 200,
    reply: { data: [{ action: 'scan.evaluate', target: '{scan}', actor: { type: 'api_key', id: '{writerId}', name: 'writer' } }] },
  },
  {
    what: 'whoever finds a key reports it, without a credential',
    requirement: 'R48, C35',
    request: 'POST /api-keys/report',
    as: 'nobody',
    body: { key: '{writer}' },
    status: 200,
    reply: { status: 'received' },
  },
  { what: 'it ends at once', requirement: 'R48', request: 'GET /scans?limit=1', as: 'writer', status: 401, reply: { code: 'invalid_api_key' } },
  { what: 'junk gets the same reply', requirement: 'C35', request: 'POST /api-keys/report', as: 'nobody', body: { hash: '0'.repeat(64) }, status: 200, reply: { status: 'received' } },
  {
    what: 'a test key',
    requirement: 'R47',
    request: 'POST /api-keys',
    body: { name: 'sandbox', scopes: ['admin'], mode: 'test' },
    status: 201,
    reply: { key: expect.stringMatching(/^wb_test_/), mode: 'test' },
    keep: { testKey: 'key' },
  },
  {
    what: 'it may only read, and make scans marked as test',
    requirement: 'R47',
    request: 'POST /policies',
    as: 'testKey',
    body: { name: 'x', effect: 'warn', rules: [] },
    status: 403,
    reply: { code: 'insufficient_scope' },
  },
  { what: 'such as this one', requirement: 'R47', request: 'POST /scans', as: 'testKey', body: { target: '{tree}' }, status: 202, reply: { is_test: true }, keep: { testScan: 'id' } },
  { what: 'and stop it', requirement: 'R47', request: 'POST /scans/{testScan}/cancel', as: 'testKey', status: 202, reply: { id: '{testScan}' } },
  {
    what: 'more than 10 requests a second with twice that in a burst are too many',
    requirement: 'R12, R19, R47',
    request: 'GET /scans?limit=1',
    as: 'testKey',
    status: 429,
    send: async (_, row) => {
      const all = await Promise.all(Array.from({ length: requestCount }, () => request(row)));
      const allowed = all.filter(({ status }) => status === 200).length;
      // Three were used before; some are given back while the others are on their way.
      expect(allowed).toBeGreaterThanOrEqual(17);
      return all.find(({ status }) => status === 429) ?? all[0]!;
    },
    reply: { code: 'rate_limited' },
    replyHeaders: { 'retry-after': /^[1-9]\d*$/, 'x-ratelimit-limit': /^\d+$/, 'x-ratelimit-remaining': '0' },
  },
];

interface AuditPage {
  readonly data: readonly { readonly at: string; readonly action: string; readonly actor: { readonly type: string; readonly id: string; readonly name?: string } }[];
}

export const auditRows: readonly Row[] = [
  {
    what: 'what was done, by whom, newest first',
    requirement: 'R94, R95',
    request: 'GET /audit-log',
    status: 200,
    check: ({ body, text }, { known }) => {
      const { data } = body as AuditPage;
      const actions = new Set(data.map(({ action }) => action));
      for (const action of ['api_key.create', 'api_key.rotate', 'api_key.revoke', 'webhook.create', 'scan.create', 'policy.create']) expect(actions).toContain(action);
      expect(data.map(({ at }) => at)).toEqual(data.map(({ at }) => at).sort().reverse());
      for (const { actor } of data) expect(actor).toMatchObject({ type: expect.stringMatching(/^(user|api_key|agent|system)$/), id: expect.any(String) });
      for (const secret of ['ownerPassword', 'webhookSecret', 'n8nKey', 'clientSecret', 'owner', 'key', 'internalKey']) expect(text, secret).not.toContain(known.get(secret));
    },
  },
  {
    what: 'of one person, in a span of days, so many',
    requirement: 'R94',
    request: 'GET /audit-log?actor={adaId}&from=2020-01-01&to=2099-12-31&limit=1',
    status: 200,
    reply: { data: [{ actor: { type: 'user', id: '{adaId}' } }], has_more: true },
  },
  { what: 'a page has at most 250 entries', requirement: 'R16', request: 'GET /audit-log?limit=251', status: 400, reply: { code: 'validation_error', detail: { field: 'limit' } } },
  { what: 'a member without the grant reads none of it', requirement: 'R96, C23', request: 'GET /audit-log', as: 'ada', status: 403, reply: { code: 'insufficient_role' } },
  {
    what: 'the chain as a file that is proved without the server',
    requirement: 'R95, C22',
    request: 'GET /audit-log/export',
    status: 200,
    replyHeaders: { 'content-type': /^application\/x-ndjson/, 'content-disposition': /^attachment/ },
    check: ({ text }) => {
      const lines = text.trimEnd().split('\n');
      const verifier = createAuditVerifier();
      for (const line of lines) verifier.push(line);
      expect(verifier.end()).toMatchObject({ problem: undefined, fromSeq: 1, isPartial: false, keyId: expect.any(String) });
    },
  },
  { what: 'what is too young stays', requirement: 'C22', request: 'DELETE /audit-log/cleanup?older_than_days=30', status: 422, reply: { code: 'unprocessable' } },
  {
    what: 'what is old enough is retired; here nothing is',
    requirement: 'R96',
    request: 'DELETE /audit-log/cleanup?before=2020-01-01',
    status: 200,
    reply: { removed_count: 0, has_more: false, segment: null },
  },
];
