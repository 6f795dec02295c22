import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../../agent/sources/settings.ts';
import { instanceAddress } from '../../../../agent/sources/n8n/address.ts';
import { readAuditReport } from '../../../../agent/sources/n8n/audit-report.ts';
import { executionTally } from '../../../../agent/sources/n8n/execution-summary.ts';
import { valueKind } from '../../../../agent/sources/n8n/holding-steps.ts';
import { keyTimes } from '../../../../agent/sources/n8n/key-step.ts';
import { inspectKept } from '../../../../agent/readers/workflows/kept-data.ts';
import source from '../../../../agent/sources/n8n/n8n.source.ts';
import { parseOperatorFile } from '../../../../agent/sources/n8n/operator-file.ts';
import { personalKinds } from '../../../../agent/readers/workflows/personal-data.ts';
import { retryDelay } from '../../../../agent/sources/n8n/retry-delay.ts';
import { plantedKey } from '../../../harness/tree.ts';

describe('the address of an instance', () => {
  it.each([
    ['https://N8N.Acme.example/', 'https://n8n.acme.example'],
    ['https://n8n.acme.example:443', 'https://n8n.acme.example'],
    ['https://acme.example/n8n/api/v1/', 'https://acme.example/n8n'],
    ['http://127.0.0.1:5678', 'http://127.0.0.1:5678'],
    ['http://[::1]:5678/', 'http://[::1]:5678'],
    ['http://10.1.2.3:5678', 'http://10.1.2.3:5678'],
    ['http://n8n:5678', 'http://n8n:5678'],
  ])('has one spelling: %s', (given, address) => {
    expect(instanceAddress(given)).toBe(address);
  });

  it.each([
    ['', 'Give n8n:https://HOST'],
    ['n8n.acme.example', 'Give n8n:https://HOST'],
    ['ftp://n8n.acme.example', 'Give n8n:https://HOST'],
    ['http://n8n.acme.example', 'in the clear'],
    ['http://8.8.8.8', 'in the clear'],
    ['https://user:hunter2@n8n.acme.example', 'holds a user or a password'],
    ['https://n8n.acme.example/?key=hunter2', 'has a query'],
    ['http://169.254.169.254', 'link-local'],
  ])('is refused with what is accepted, and without its secrets: %s', (given, sentence) => {
    expect(() => instanceAddress(given)).toThrow(sentence);
    expect(() => instanceAddress(given)).not.toThrow('hunter2');
  });
});

describe('the settings', () => {
  it('need a key, name its variable, and never repeat one that cannot be used', () => {
    expect(checkSettings(source.settings, {})).toEqual({ problems: [{ name: 'api_key', message: expect.stringContaining('N8N_API_KEY') }] });
    const bad = checkSettings(source.settings, { api_key: 'two\r\nlines', execution_days: '0', history: 'maybe' });
    expect(JSON.stringify(bad)).not.toContain('lines');
    expect('problems' in bad && bad.problems.map(({ name }) => name)).toEqual(['api_key', 'execution_days', 'history']);
  });

  it('take text, as the environment gives it', () => {
    expect(checkSettings(source.settings, { api_key: 'k', execution_days: '30', history: 'false' })).toMatchObject({ values: { execution_days: 30, history: false, executions_max: 50_000 } });
  });
});

describe('the wait before another attempt', () => {
  it.each([
    [{ attempt: 3, retryAfter: undefined }, 2000],
    [{ attempt: 1, retryAfter: '12' }, 12_000],
    [{ attempt: 1, retryAfter: 'Thu, 01 Jan 1970 00:00:05 GMT' }, 5000],
    [{ attempt: 1, retryAfter: 'Wed, 31 Dec 1969 00:00:00 GMT' }, 0],
    [{ attempt: 2, retryAfter: 'soon' }, 1000],
  ])('%o is %i ms', (failed, ms) => {
    expect(retryDelay({ ...failed, nowMs: 0, firstMs: 500 })).toBe(ms);
  });
});

describe('the key of a scan', () => {
  it('says its times when it is a token, and nothing when it is older or broken', () => {
    const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;

    expect(keyTimes(token({ iat: 1_767_225_600 }))).toEqual({ issued_at: '2026-01-01T00:00:00Z', expires_at: null });
    expect(keyTimes('n8n_api_0123456789abcdef')).toBeUndefined();
    expect(keyTimes('a.b.c')).toBeUndefined();
    expect(keyTimes(token({ iat: 1e300, exp: 'never' }))).toEqual({ issued_at: null, expires_at: null });
  });
});

describe('personal data', () => {
  it.each([
    ['write to ada@analytical.org', ['email']],
    ['card 4242 4242 4242 4242', ['payment_card']],
    ['DE89 3704 0044 0532 0130 00', ['iban']],
    ['SSN 536-22-1834', ['us_ssn']],
    // Samples, wrong check digits, and numbers that only look alike.
    ['ada@example.com, x@shop.test, no-reply@acme.org', []],
    ['4242 4242 4242 4243', []],
    ['DE89 3704 0044 0532 0130 01', []],
    ['000-12-3456 and 2026-11-21 and 1732147200000', []],
    ['0000000000000000', []],
  ])('in %j', (text, kinds) => {
    expect(personalKinds(text)).toEqual(kinds);
  });

  it('and credentials are counted in data of any depth, by name and by form', () => {
    expect(inspectKept([{ json: { user: { mail: 'ada@analytical.org', password: 'correct-horse-7' }, note: `Bearer ${plantedKey}`, count: 3 } }])).toEqual({ credentials: 2, personal: ['email'] });
    expect(inspectKept(null)).toEqual({ credentials: 0, personal: [] });
    let deep: unknown = plantedKey;
    for (let depth = 0; depth < 5000; depth += 1) deep = [deep];
    expect(inspectKept(deep)).toEqual({ credentials: 0, personal: [] });
  });
});

describe('a variable', () => {
  it.each([
    ['API_TOKEN', 'q7Rk29Lw8sXz', 'credential'],
    ['ANYTHING', plantedKey, 'credential'],
    ['DATABASE', 'postgres://app:s3cr3tPassw0rd@db/x', 'credential'],
    ['API_TOKEN', 'your-token-here', 'plain'],
    ['MAX_TOKENS', '4096', 'plain'],
    ['REGION', 'eu-west-1', 'plain'],
    ['EMPTY_SECRET', '  ', 'empty'],
  ])('%s is judged by name and value', (key, value, kind) => {
    expect(valueKind(key, value)).toBe(kind);
  });
});

describe("n8n's own report", () => {
  it('is an empty list when it found nothing, which also means n8n Cloud', () => {
    expect(readAuditReport([])).toMatchObject({ sections: [], outdated: undefined, settings: undefined, unused: { days: null } });
  });

  it('is no report in any other form', () => {
    expect([readAuditReport(['x']), readAuditReport({ 'Nodes Risk Report': 7 }), readAuditReport(null)]).toEqual([undefined, undefined, undefined]);
  });

  it('says the version and the window in words alone', () => {
    const report = readAuditReport({
      'Instance Risk Report': { risk: 'instance', sections: [{ title: 'Outdated instance', description: 'This n8n instance is outdated. Currently at version 1.119.2, missing 3 updates. Newer versions contain security updates.', nextVersions: [{ name: '1.120.0' }, { name: '1.121.0', hasSecurityFix: true }] }] },
      'Credentials Risk Report': { risk: 'credentials', sections: [{ title: 'Credentials not used in recently executed workflows', description: 'This credential is not used in recently executed workflows, i.e. workflows executed in the past 45 days.', location: [{ kind: 'credential', id: 'c1', name: 'x' }] }] },
    });

    expect(report).toMatchObject({ outdated: { version: '1.119.2', missing: 2, hasSecurity: true }, unused: { days: 45 } });
    expect(report?.unused.recent).toEqual(new Set(['c1']));
  });
});

describe('executions', () => {
  it('are counted once each; runs by hand and runs without an outcome are in no rate', () => {
    const tally = executionTally();
    const run = (id: string, status: string, mode = 'trigger') => tally.add({ id, workflowId: 'w', status, mode, startedAt: `2026-11-0${id}T00:00:00Z` });
    run('1', 'success');
    run('1', 'success');
    run('2', 'crashed');
    run('3', 'running');
    run('4', 'error', 'manual');
    tally.add({ id: '5', workflowId: undefined, status: 'error' });

    expect(tally.of({ id: 'w', isActive: true }, 30)).toEqual({ workflow_id: 'w', is_active: true, days: 30, total: 4, failed: 1, manual: 1, failure_rate: 0.5, first_started_at: '2026-11-01T00:00:00Z', last_started_at: '2026-11-04T00:00:00Z' });
    expect(tally.of({ id: 'other', isActive: false }, 30)).toMatchObject({ total: 0, failure_rate: null });
  });
});

describe('the file of the operator', () => {
  it.each([
    ['N8N_ENCRYPTION_KEY_FILE=/run/secrets/key', 'file'],
    ['N8N_ENCRYPTION_KEY=${KEY}', 'reference'],
    ['N8N_ENCRYPTION_KEY=hunter2hunter2', 'literal'],
    ['N8N_ENCRYPTION_KEY=', 'absent'],
    ['# N8N_ENCRYPTION_KEY=hunter2hunter2', 'absent'],
  ])('%s gives the key as %s', (text, form) => {
    expect(parseOperatorFile(text)).toEqual({ environment: {}, encryptionKey: form });
  });
});
