import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exporterIds } from '#shared/exporters/exporters.ts';
import type { Report } from '#shared/model/report.ts';
import { createResultDecoder } from '#shared/protocol/decode-result.ts';
import { resultLimits } from '#shared/protocol/protocol.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import { runCli } from '../harness/cli.ts';
import { apiKey, sampleState } from '../harness/n8n/sample.ts';
import { startStandIn } from '../harness/n8n/stand-in.ts';
import { plantedKey, treeOf } from '../harness/tree.ts';

const sarifSchema = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/schemas/sarif-schema-2.1.0-errata01.json'), 'utf8')) as object;

const reportSchema = JSON.parse(readFileSync(join(import.meta.dirname, '../../shared/model/report.schema.json'), 'utf8')) as object;

/** The instant of the sample's key, runs and versions. */
const epoch = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-21T00:00:00Z') / 1000) };

function outputs() {
  const folder = treeOf({});
  const file = (id: string) => join(folder, id);
  return { args: exporterIds.flatMap((id) => ['-o', `${id}=${file(id)}`]), text: (id: string) => readFileSync(file(id), 'utf8') };
}

/** What is packed in a file behind its header; empty when nothing is. */
function unpacked(bytes: Buffer): string {
  const start = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  return start < 0 ? '' : gunzipSync(bytes.subarray(start)).toString('utf8');
}

describe('waybill scan n8n:URL', { timeout: 60_000 }, () => {
  it('scans an instance into every format, valid where there is a schema, with its key nowhere', async () => {
    const standIn = await startStandIn(sampleState());
    const out = outputs();

    const run = await runCli(['scan', `n8n:${standIn.url}`, ...out.args, '--json-log'], { env: { ...epoch, N8N_API_KEY: apiKey } });

    expect([run.code, run.stdout]).toEqual([0, '']);
    // 35 requests for an instance of three workflows, paged by two; the numbers by operation are in the report.
    expect(standIn.seen).toHaveLength(35);
    const report = JSON.parse(out.text('json')) as Report;
    expect(report.coverage).toMatchObject({ sources: [{ state: 'complete' }], entries: [] });
    expect(report.resources.find(({ kind }) => kind === 'n8n.instance')?.attributes['calls']).toMatchObject({ list_workflows: 2, list_executions: 6, get_workflow: 1, audit: 1 });
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(out.text('cyclonedx'))).toBeNull();
    const ajv = new AjvDraft04.default({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const isSarif = ajv.compile(sarifSchema);
    expect(isSarif(JSON.parse(out.text('sarif'))), JSON.stringify(isSarif.errors)).toBe(true);
    const isReport = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(reportSchema);
    expect(isReport(JSON.parse(out.text('json'))), JSON.stringify(isReport.errors)).toBe(true);
    expect(out.text('table')).toContain('n8n_webhook_no_auth');
    expect(out.text('sarif')).toContain('n8n/workflows/wfDesk0000000001.json');
    // A control plane takes it as it is.
    const decoder = createResultDecoder({ limits: resultLimits, scanId: 'scn_01890a5d-ac96-774b-bcce-b302099a8057' });
    decoder.push(Buffer.from([...resultLines(report, 'scn_01890a5d-ac96-774b-bcce-b302099a8057')].join('')));
    expect(decoder.end()).toMatchObject({ source: 1, resource: report.resources.length });
    for (const id of exporterIds) for (const value of [apiKey, plantedKey]) expect(out.text(id).includes(value), id).toBe(false);
    for (const value of [apiKey, plantedKey]) expect(run.stderr.includes(value)).toBe(false);
  });

  it('says what is missing when the instance dies halfway, and fails a gate that wants everything', async () => {
    const standIn = await startStandIn(sampleState());
    let isDead = false;
    standIn.fault = ({ path }) => {
      isDead ||= path === '/api/v1/credentials';
      return isDead ? { kind: 'reset' } : undefined;
    };
    const out = outputs();

    const run = await runCli(['scan', `n8n:${standIn.url}`, '--fail-on-incomplete', ...out.args], { env: { ...epoch, N8N_API_KEY: apiKey } });

    expect(run.code).toBe(5);
    const report = JSON.parse(out.text('json')) as Report;
    expect(report.coverage.sources[0]?.state).toBe('partial');
    expect(report.coverage.entries.map(({ path, reason, resources }) => ({ path, reason, resources }))).toEqual([
      { path: 'n8n/community-packages', reason: 'broke_off', resources: ['n8n.community_package'] },
      { path: 'n8n/credentials', reason: 'broke_off', resources: ['n8n.credential'] },
      { path: 'n8n/data-tables', reason: 'broke_off', resources: ['n8n.data_table'] },
      { path: 'n8n/variables', reason: 'broke_off', resources: ['n8n.variable'] },
    ]);
    expect(out.text('table')).toContain('n8n/credentials');
    // What was read before is there, and what was not listed has passed nowhere.
    expect(report.resources.filter(({ kind }) => kind === 'n8n.workflow')).toHaveLength(3);
    for (const { check, results, passed, population } of report.checks.filter((outcome) => ['n8n_unused_credentials', 'n8n_variables_secret', 'n8n_community_nodes'].includes(outcome.check))) {
      expect({ check, population, passed, answers: results.map(({ answer }) => answer) }).toEqual({ check, population: 0, passed: [], answers: ['unknown'] });
    }
  });

  it('judges the version by advisories that the operator brought, and says nothing of it without them', async () => {
    const standIn = await startStandIn(sampleState());
    const osv = { id: 'GHSA-test-test-test', affected: [{ package: { ecosystem: 'npm', name: 'n8n' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '99.0.0' }] }] }] };
    const folder = treeOf({ 'npm/GHSA-test-test-test.json': JSON.stringify(osv) });
    const answers = async (...args: readonly string[]) => {
      const out = outputs();
      await runCli(['scan', `n8n:${standIn.url}`, ...out.args, ...args], { env: { ...epoch, N8N_API_KEY: apiKey, WAYBILL_N8N_VERSION: '2.41.3' } });
      const report = JSON.parse(out.text('json')) as Report;
      return report.checks.find(({ check }) => check === 'n8n_instance_version_cve')?.results.map(({ answer, reason }) => [answer, reason]);
    };

    expect(await answers()).toEqual([['unknown', expect.stringContaining('No vulnerability data was imported')]]);
    expect(await answers('--advisories', folder)).toEqual([['fail', expect.stringContaining('GHSA-test-test-test')]]);
  });

  it('leaves nothing of its key, of variables or of pinned data in what is kept for a control plane', async () => {
    const standIn = await startStandIn(sampleState());
    const data = treeOf({});
    const refusing = createServer((_, response) => response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'invalid_api_key', message: 'Nobody has this key.', request_id: 'req_1' }))).listen(0, '127.0.0.1');
    onTestFinished(() => void refusing.close());
    await once(refusing, 'listening');
    const { port } = refusing.address() as AddressInfo;

    const run = await runCli(['scan', `n8n:${standIn.url}`, '--data', data, '--server', `http://127.0.0.1:${port}`], { env: { ...epoch, N8N_API_KEY: apiKey, WAYBILL_API_KEY: 'wb_live_not-a-key-of-anyone' } });

    expect(run.code, run.stderr).toBe(4);
    const kept = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    const text = kept.map((bytes) => `${bytes.toString('latin1')}${unpacked(bytes)}`).join('');
    expect(text).toContain('wfDesk0000000001');
    for (const value of [apiKey, plantedKey, 'ada.lovelace@analytical.org']) expect(text.includes(value)).toBe(false);
  });

  it('ends with 2 without a key and says where it belongs, and with 3 when the key is refused', async () => {
    const standIn = await startStandIn(sampleState());

    const without = await runCli(['scan', `n8n:${standIn.url}`], { env: { N8N_API_KEY: '' } });
    const refused = await runCli(['scan', `n8n:${standIn.url}`], { env: { N8N_API_KEY: 'n8n_api_0123456789abcdef' } });

    expect(without.code).toBe(2);
    expect(without.stderr).toContain('N8N_API_KEY');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('does not know the API key');
    expect(refused.stderr).not.toContain('0123456789abcdef');
  });
});
