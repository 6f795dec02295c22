import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { complianceRulesMax } from '../../../server/features/compliance/compliance-rules.ts';
import { databases } from '../../harness/postgres.ts';
import { outcome, partialCoverage, report, sample, sampleReport, subjectOf } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId } from '../../harness/wire-agent.ts';

/** The example of the API's reference. */
const noKeys = {
  name: 'No hardcoded keys',
  description: 'Block scans with hardcoded API keys',
  framework: 'custom',
  condition: { field: 'flags', operator: 'contains', value: 'hardcoded_api_key' },
  severity: 'critical',
};

interface Rule {
  readonly id: string;
  readonly version: number;
}

interface Compliance {
  readonly is_complete: boolean;
  readonly frameworks: readonly { id: string; score: number | null; counts: Record<string, number>; controls: readonly { code: string; status: string; rules: unknown[]; checks: readonly { id: string; status: string }[] }[] }[];
  readonly checks: readonly { id: string; status: string; answers: Record<string, number>; findings: unknown[] }[];
  readonly rules: readonly { id: string; status: string; violation_count: number; violations: readonly { state: string; subject: { name: string } }[] }[];
}

describe.each(databases())('compliance on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = server.ownerToken) =>
    server.request(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
  const made = async (body: object = noKeys) => (await call('POST', '/compliance/rules', body)).body as Rule;
  const delivered = async (of: Report = sampleReport()) => {
    const agent = await enrolAgent(server);
    const id = newScanId();
    const reply = await agent.deliver(id, { report: of });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const compliance = async (scan: string, query = '') => (await call('GET', `/scans/${scan}/compliance${query}`)).body as Compliance;

  describe('frameworks', () => {
    it('are listed with their source and licence; the two OWASP lists count from the start', async () => {
      const { body } = await call('GET', '/frameworks');

      const { data } = body as { data: { id: string; is_active: boolean; licence: string; source: string; control_count: number }[] };
      expect(data.map(({ id }) => id)).toEqual(['eu_ai_act', 'gdpr', 'hipaa', 'iso_27001', 'iso_42001', 'mitre_atlas', 'nist_ai_rmf', 'nist_csf', 'owasp_agentic_top10', 'owasp_llm_top10', 'pci_dss', 'soc2']);
      expect(data.filter((each) => each.is_active).map(({ id }) => id)).toEqual(['owasp_agentic_top10', 'owasp_llm_top10']);
      expect(data.every(({ licence, source, control_count: count }) => licence !== '' && source !== '' && count >= 10)).toBe(true);
    });

    it('are listed page by page without gaps', async () => {
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await call('GET', `/frameworks?limit=5${cursor === '' ? '' : `&cursor=${cursor}`}`);
        const page = body as { data: { id: string }[]; next_cursor: string | null };
        ids.push(...page.data.map(({ id }) => id));
        cursor = page.next_cursor;
      }

      expect(ids).toHaveLength(12);
      expect(new Set(ids).size).toBe(12);
    });

    it('show their controls with the checks that support them, in either spelling (C36)', async () => {
      const { status, body, headers } = await call('GET', '/frameworks/owasp-llm-top10');

      expect(status).toBe(200);
      expect(headers.get('etag')).toBe('"1"');
      expect(body).toMatchObject({ id: 'owasp_llm_top10', is_active: true, controls: expect.arrayContaining([expect.objectContaining({ code: 'LLM01:2025', checks: expect.arrayContaining(['n8n_webhook_to_agent']) as unknown })]) as unknown });
      expect((await call('GET', '/frameworks/cis')).status).toBe(404);
      expect((await call('GET', '/frameworks/custom')).status).toBe(404);
    });

    it('are chosen by an administrator, with a version, one event and one audit entry for each choice (C32, S51)', async () => {
      const chosen = await call('PUT', '/frameworks/soc2', { active: true });
      const lost = await call('PUT', '/frameworks/soc2', { active: false }, { 'if-match': '"1"' });
      const again = await call('PUT', '/frameworks/soc2', { active: false }, { 'if-match': '"2"' });

      expect(chosen).toMatchObject({ status: 200, body: { id: 'soc2', is_active: true } });
      expect(chosen.headers.get('etag')).toBe('"2"');
      expect(lost).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
      expect(again).toMatchObject({ status: 200, body: { is_active: false } });
      const { kysely } = server.app.db;
      const entries = await kysely.selectFrom('audit_entries').select(['action', 'target']).where('org_id', '=', server.orgId).where('target', '=', 'soc2').execute();
      const events = await kysely.selectFrom('events').select(['type', 'data']).where('org_id', '=', server.orgId).where('subject', '=', 'soc2').orderBy('seq').execute();
      expect(entries).toEqual([{ action: 'framework.update', target: 'soc2' }, { action: 'framework.update', target: 'soc2' }]);
      expect(events.map(({ type, data }) => [type, (JSON.parse(data) as { is_active: boolean }).is_active])).toEqual([
        ['framework.changed', true],
        ['framework.changed', false],
      ]);
      const editor = await server.signedInUser('editor');
      expect((await call('PUT', '/frameworks/soc2', { active: true }, {}, editor.token)).status).toBe(403);
      expect((await call('PUT', '/frameworks/cis', { active: true })).status).toBe(404);
      expect((await call('PUT', '/frameworks/soc2', { is_active: true })).status).toBe(400);
    });

    it('are chosen for one organization, not for another (S28)', async () => {
      await call('PUT', '/frameworks/soc2', { active: true });
      const stranger = await server.signedInUser('owner', await server.organization('other'));

      expect((await call('GET', '/frameworks/soc2', undefined, {}, stranger.token)).body).toMatchObject({ is_active: false });
    });
  });

  describe('rules', () => {
    it('come back as they were sent: the example of the reference (R77)', async () => {
      const reply = await call('POST', '/compliance/rules', noKeys);

      expect(reply.status).toBe(201);
      expect(reply.headers.get('etag')).toBe('"1"');
      const { id } = reply.body as Rule;
      expect(reply.body).toEqual({ id, ...noKeys, control: null, subject: 'component', is_active: true, version: 1, created_at: '2026-11-21T12:00:00.000Z', updated_at: '2026-11-21T12:00:00.000Z' });
      expect((await call('GET', `/compliance/rules/${id}`)).body).toEqual(reply.body);
      expect((await call('GET', '/compliance/rules')).body).toMatchObject({ data: [{ id }], has_more: false });
    });

    it.each([
      ['an unknown operator', { condition: { ...noKeys.condition, operator: 'has' } }, 'condition.operator'],
      ['an unknown field', { condition: { ...noKeys.condition, field: 'flag' } }, 'condition.field'],
      ['a field of another subject', { subject: 'scan' }, 'condition.field'],
      ['no condition', { condition: undefined }, 'condition'],
      ['no name', { name: ' ' }, 'name'],
      ['an unknown severity', { severity: 'urgent' }, 'severity'],
      ['an unknown framework', { framework: 'cis' }, 'framework'],
      ['a control that the framework does not have', { framework: 'soc2', control: 'CC99' }, 'control'],
      ['an organization (S31)', { org_id: 'org_x' }, 'org_id'],
      ['an id (S31)', { id: 'cpr_x' }, 'id'],
    ])('with %s are refused, and the mistake is named', async (_, change, field) => {
      expect(await call('POST', '/compliance/rules', { ...noKeys, ...change })).toMatchObject({ status: 400, body: { code: 'validation_error', detail: { field } } });
    });

    it('say every mistake at once', async () => {
      const { body } = await call('POST', '/compliance/rules', { name: '', severity: 'x', condition: { field: 'kind', operator: 'is', value: 1 } });

      expect((body as { detail: { issues: { field: string }[] } }).detail.issues.map(({ field }) => field)).toEqual(['severity', 'condition.operator']);
    });

    it('name the frameworks that there are when one is unknown (C36)', async () => {
      const { body } = await call('POST', '/compliance/rules', { ...noKeys, framework: 'cis' });

      expect((body as { detail: { hint: string } }).detail.hint).toContain('soc2, custom');
      expect((await made({ ...noKeys, framework: 'NIST-CSF', control: 'PR.AA-03' })) as unknown).toMatchObject({ framework: 'nist_csf', control: 'PR.AA-03' });
    });

    it('change only in the fields that are sent, by PUT and PATCH, and refuse a lost update (C32)', async () => {
      const { id } = await made();
      server.clock.advance(1_000);

      const changed = await call('PUT', `/compliance/rules/${id}`, { severity: 'high', is_active: false });
      const lost = await call('PATCH', `/compliance/rules/${id}`, { severity: 'low' }, { 'if-match': '"1"' });

      expect(changed.body).toEqual({ id, ...noKeys, severity: 'high', control: null, subject: 'component', is_active: false, version: 2, created_at: '2026-11-21T12:00:00.000Z', updated_at: '2026-11-21T12:00:01.000Z' });
      expect(changed.headers.get('etag')).toBe('"2"');
      expect(lost.status).toBe(412);
      expect((await call('PUT', `/compliance/rules/${id}`, { subject: 'scan' })).status).toBe(400);
      expect((await call('PUT', `/compliance/rules/${id}`, { version: 9 })).status).toBe(400);
    });

    it('have names of their own, and give them free when deleted (R10)', async () => {
      const { id } = await made();
      const other = await made({ ...noKeys, name: 'Other' });

      expect(await call('POST', '/compliance/rules', noKeys)).toMatchObject({ status: 409, body: { detail: { field: 'name' } } });
      expect((await call('PUT', `/compliance/rules/${other.id}`, { name: noKeys.name })).status).toBe(409);
      expect((await call('DELETE', `/compliance/rules/${id}`)).status).toBe(204);
      expect((await call('POST', '/compliance/rules', noKeys)).status).toBe(201);
      for (const [method, body] of [['GET'], ['PUT', { severity: 'low' }], ['DELETE']] as const) expect((await call(method, `/compliance/rules/${id}`, body)).status).toBe(404);
    });

    it('of one organization are nothing to another, in no list, no scan and no cursor (S28)', async () => {
      const { id } = await made();
      await made({ ...noKeys, name: 'Second' });
      const stranger = (await server.signedInUser('owner', await server.organization('other'))).token;

      for (const [method, body] of [['GET'], ['PUT', { severity: 'low' }], ['DELETE']] as const) expect((await call(method, `/compliance/rules/${id}`, body, {}, stranger)).status).toBe(404);
      expect((await call('GET', '/compliance/rules', undefined, {}, stranger)).body).toMatchObject({ data: [] });
      const { body } = await call('GET', '/compliance/rules?limit=1');
      expect((await call('GET', `/compliance/rules?limit=1&cursor=${(body as { next_cursor: string }).next_cursor}`, undefined, {}, stranger)).status).toBe(400);
    });

    it('are listed by framework', async () => {
      await made();
      const { id } = await made({ ...noKeys, name: 'Of SOC 2', framework: 'soc2', control: 'CC6.1' });

      expect((await call('GET', '/compliance/rules?framework=SOC2')).body).toMatchObject({ data: [{ id }], has_more: false });
      expect((await call('GET', '/compliance/rules?framework=cis')).status).toBe(400);
    });

    it('are at most as many as the error says', async () => {
      const { kysely } = server.app.db;
      await made();
      const row = await kysely.selectFrom('compliance_rules').selectAll().where('org_id', '=', server.orgId).executeTakeFirstOrThrow();
      const rows = Array.from({ length: complianceRulesMax - 1 }, (_, at) => ({ ...row, id: `cpr_${at}`, name: `rule ${at}` }));
      await server.app.db.transaction(async (tx) => {
        for (let at = 0; at < rows.length; at += 200) await tx.insertInto('compliance_rules').values(rows.slice(at, at + 200)).execute();
      });

      expect(await call('POST', '/compliance/rules', { ...noKeys, name: 'one more' })).toMatchObject({ status: 422, body: { message: expect.stringContaining('1000') as unknown } });
    });

    it('write one audit entry and one event for each change (S51, S55)', async () => {
      const { id } = await made();
      await call('PUT', `/compliance/rules/${id}`, { severity: 'high' });
      await call('PUT', `/compliance/rules/${id}`, { severity: 'x' });
      await call('DELETE', `/compliance/rules/${id}`);

      const { kysely } = server.app.db;
      const entries = await kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
      const events = await kysely.selectFrom('events').select(['type', 'data']).where('org_id', '=', server.orgId).where('subject', '=', id).orderBy('seq').execute();
      expect(entries.map(({ action }) => action)).toEqual(['compliance_rule.create', 'compliance_rule.update', 'compliance_rule.delete']);
      expect(events.map(({ type, data }) => `${type} ${(JSON.parse(data) as { change: string }).change}`)).toEqual(['compliance_rule.changed created', 'compliance_rule.changed updated', 'compliance_rule.changed deleted']);
    });
  });

  describe('of a scan', () => {
    it('judges every active framework by the checks that ran (R68)', async () => {
      const scan = await delivered();

      const { frameworks, checks } = await compliance(scan);

      expect(frameworks.map(({ id }) => id)).toEqual(['owasp_agentic_top10', 'owasp_llm_top10']);
      const [, llm] = frameworks;
      expect(llm?.controls).toHaveLength(10);
      // The key in the code fails; the sample's other checks of this control say nothing better.
      expect(llm?.controls.find(({ code }) => code === 'LLM02:2025')).toMatchObject({ status: 'failing', checks: expect.arrayContaining([{ id: 'ai_hardcoded_api_key', status: 'failing', title: expect.any(String) as unknown, severity: 'critical' }]) as unknown });
      expect(Object.values(llm?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(20);
      expect(llm?.score).toBe((llm?.counts['passing'] ?? 0) * 10);
      expect(checks.find(({ id }) => id === 'ai_hardcoded_api_key')).toMatchObject({ status: 'failing', answers: { fail: 1, pass: 0 }, findings: [{ subject: { name: 'openai-key' } }] });
      expect(checks.find(({ id }) => id === 'ai_mcp_server_approved')).toMatchObject({ status: 'review', answers: { review: 1, error: 1 } });
    });

    it('passes a control only on a complete scan', async () => {
      const checks = [outcome({ check: 'ai_hardcoded_api_key', severity: 'critical', passed: [sample.openai.id] })];
      const whole = await compliance(await delivered(report({ components: [sample.openai], checks })), '?framework=owasp_llm_top10');
      const cut = await compliance(await delivered(report({ components: [sample.openai], checks, coverage: partialCoverage() })), '?framework=owasp_llm_top10');

      const status = (of: Compliance) => of.frameworks[0]?.controls.find(({ code }) => code === 'LLM02:2025')?.status;
      expect(status(whole)).toBe('passing');
      expect(status(cut)).toBe('not_tested');
      expect(cut.is_complete).toBe(false);
      expect(whole.frameworks[0]?.score).toBeGreaterThan(0);
      expect(cut.frameworks[0]?.score).toBe(0);
    });

    it('is narrowed to one framework, active or not, in either spelling (C36)', async () => {
      const scan = await delivered();

      expect((await compliance(scan, '?framework=ISO-27001')).frameworks.map(({ id }) => id)).toEqual(['iso_27001']);
      expect((await compliance(scan, '?framework=custom')).frameworks).toEqual([]);
      expect(await call('GET', `/scans/${scan}/compliance?framework=cis`)).toMatchObject({ status: 400, body: { detail: { hint: expect.stringContaining('gdpr') as unknown } } });
    });

    it('follows the organization’s choice', async () => {
      const scan = await delivered();
      await call('PUT', '/frameworks/owasp_llm_top10', { active: false });
      await call('PUT', '/frameworks/nist_csf', { active: true });

      expect((await compliance(scan)).frameworks.map(({ id }) => id)).toEqual(['nist_csf', 'owasp_agentic_top10']);
    });

    it('says which subjects break a rule of one’s own, and leaves what could not be read undecided', async () => {
      const violated = await made();
      const held = await made({ name: 'No Cohere', condition: { field: 'provider', operator: 'equals', value: 'cohere' } });
      const unread = await made({ name: 'No webhooks without a caller', subject: 'component', condition: { field: 'flags', operator: 'contains', value: 'shadow_ai' } });
      const inactive = await made({ ...noKeys, name: 'Asleep', is_active: false });

      const { rules } = await compliance(await delivered());

      const rule = (id: string) => rules.find((each) => each.id === id);
      expect(rule(violated.id)).toMatchObject({ status: 'failing', violation_count: 1, violations: [{ state: 'violated', subject: { type: 'component', name: 'openai-key' } }] });
      expect(rule(held.id)).toMatchObject({ status: 'passing', violation_count: 0, violations: [] });
      expect(rule(unread.id)).toMatchObject({ status: 'unknown' });
      expect(rule(inactive.id)).toBeUndefined();
    });

    it('lets a rule stand for a control', async () => {
      await call('PUT', '/frameworks/soc2', { active: true });
      const { id } = await made({ ...noKeys, framework: 'soc2', control: 'CC1.2' });

      const { frameworks } = await compliance(await delivered());

      expect(frameworks.find((each) => each.id === 'soc2')?.controls.find(({ code }) => code === 'CC1.2')).toMatchObject({ status: 'failing', checks: [], rules: [{ id, status: 'failing' }] });
    });

    it('is the same each time it is asked for', async () => {
      await made();
      const scan = await delivered();

      expect((await call('GET', `/scans/${scan}/compliance`)).text).toBe((await call('GET', `/scans/${scan}/compliance`)).text);
    });

    it('needs a result, and is nothing to another organization (S28)', async () => {
      const { body } = await call('POST', '/scans', { target: '/srv/app' });
      const scan = await delivered();
      const stranger = (await server.signedInUser('owner', await server.organization('other'))).token;

      expect(await call('GET', `/scans/${(body as { id: string }).id}/compliance`)).toMatchObject({ status: 409 });
      expect((await call('GET', '/scans/scn_none/compliance')).status).toBe(404);
      expect((await call('GET', `/scans/${scan}/compliance`, undefined, {}, stranger)).status).toBe(404);
    });

    it('keeps subjects that try to break out of a reply as plain text (S35)', async () => {
      const name = '<script>alert(1)</script>';
      await made({ name, condition: { field: 'kind', operator: 'equals', value: 'secret' } });

      const reply = await call('GET', `/scans/${await delivered(report({ components: [{ ...sample.key, name }], checks: [outcome({ check: 'ai_hardcoded_api_key', severity: 'critical' }, [{ subject: { ...subjectOf(sample.key), name }, answer: 'fail' }])] }))}/compliance`);

      expect(reply.headers.get('content-type')).toContain('application/json');
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect((reply.body as Compliance).rules[0]?.violations[0]?.subject.name).toBe(name);
    });
  });
});
