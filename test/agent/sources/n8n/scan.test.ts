import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import type { ScanProgress } from '../../../../agent/engine/scan.ts';
import { operations } from '../../../../agent/sources/n8n/operations.ts';
import { apiKey, node, sampleState, scannedAt } from '../../../harness/n8n/sample.ts';
import { startStandIn } from '../../../harness/n8n/stand-in.ts';
import { blanked, emptyState, type StandInState } from '../../../harness/n8n/state.ts';
import { scanInTest } from '../../../harness/scan.ts';
import { plantedKey, treeOf } from '../../../harness/tree.ts';

async function scan(state: StandInState = sampleState(), settings: Readonly<Record<string, unknown>> = {}, { sourceName, below }: { sourceName?: string; below?: string } = {}) {
  const standIn = await startStandIn(state, { ...(below !== undefined && { below }) });
  const progress: ScanProgress[] = [];
  const report = await scanInTest({
    target: `n8n:${standIn.url}/`,
    sourceSettings: { api_key: apiKey, ...settings },
    generatedAt: new Date(scannedAt),
    onProgress: (state) => progress.push(state),
    ...(sourceName !== undefined && { sourceName }),
  });
  return { report, standIn, progress };
}

const named = (report: Report, kind: string, name: string) => report.resources.find((resource) => resource.kind === kind && resource.name === name);
const attributes = (report: Report, kind: string, name: string) => named(report, kind, name)?.attributes;

describe('a scan of an n8n instance', () => {
  it('gives every workflow through the reader of exported files, and its AI nodes as components with their lines', async () => {
    const { report } = await scan();

    expect(report.sources).toEqual([{ key: expect.stringMatching(/^n8n:http:\/\/127\.0\.0\.1:\d+$/), kind: 'n8n', name: expect.any(String), attributes: { url: expect.any(String) } }]);
    expect(report.coverage.sources[0]).toMatchObject({ state: 'complete', by_reader: { 'n8n-workflow': 4 } });
    expect(report.components.find(({ kind }) => kind === 'model')).toMatchObject({ name: 'gpt-4o', occurrences: expect.arrayContaining([expect.objectContaining({ path: 'n8n/workflows/wfDesk0000000001.json', line: 36 })]) });
  });

  it('lists n8n and its community packages as dependencies, with purls', async () => {
    const { report } = await scan();

    expect(report.components.filter(({ kind }) => kind === 'dependency').map(({ purl }) => purl).sort()).toEqual(['pkg:npm/n8n-nodes-acme@1.2.3', 'pkg:npm/n8n@2.40.1']);
  });

  it('judges what runs, and the draft beside it as what does not', async () => {
    const { report } = await scan();
    const types = (name: string) => ((attributes(report, 'n8n.workflow', name)?.['nodes'] ?? []) as { type: string }[]).map(({ type }) => type);

    expect(types('Support desk')).toContain('n8n-nodes-base.executeCommandTool');
    expect(types('Support desk')).not.toContain('n8n-nodes-base.ssh');
    expect(types('Support desk (draft)')).toContain('n8n-nodes-base.ssh');
    expect(attributes(report, 'n8n.workflow', 'Support desk (draft)')).toMatchObject({ isActive: false, id: 'wfDesk0000000001@draft' });
    expect(attributes(report, 'n8n.workflow_state', 'Support desk')).toMatchObject({
      has_unpublished_changes: true,
      published: { version_id: 'v2', authors: 'Ada Lovelace', published_at: '2026-11-10T08:00:00Z', publisher: 'Ada Lovelace' },
      added_nodes: [{ name: 'Run', type: 'n8n-nodes-base.executeCommandTool' }],
    });
  });

  it('states what the API says, each kind with the instant of the scan', async () => {
    const { report } = await scan();

    expect(attributes(report, 'n8n.credential', 'Acme')).toMatchObject({ type: 'acmeApi', used_by: ['wfNightly0000002'], used_by_active: [], audit: { in_any_workflow: true, in_active_workflow: false, days: 90 } });
    expect(attributes(report, 'n8n.user', 'bob@acme.example')).toEqual({ role: 'global:admin', is_pending: false, mfa_enabled: false, created_at: '2026-01-01T00:00:00Z' });
    expect(attributes(report, 'n8n.project', 'Ops')?.['members']).toHaveLength(3);
    expect(attributes(report, 'n8n.community_package', 'n8n-nodes-acme')).toMatchObject({ version: '1.2.3', update_available: '1.3.0', used_by: ['wfNightly0000002'] });
    expect(attributes(report, 'n8n.execution_summary', 'Support desk')).toMatchObject({ total: 5, failed: 1, manual: 1, failure_rate: 0.25, last_started_at: '2026-11-20T00:00:00Z' });
    expect(attributes(report, 'n8n.api_key', 'key of the scan')).toMatchObject({ issued_at: '2026-11-01T00:00:00Z', expires_at: '2027-01-30T00:00:00Z', is_legacy: false });
    expect(attributes(report, 'n8n.role_mapping', 'instance role global:admin')).toMatchObject({ is_unconditional: true });
    expect(attributes(report, 'n8n.data_table', 'customers')).toMatchObject({ columns: ['email'] });
    expect(new Set(report.resources.filter(({ kind }) => kind !== 'n8n.workflow').map(({ observed_at: at }) => at))).toEqual(new Set([scannedAt]));
  });

  it('puts together what is known of the instance, and says why the rest is not', async () => {
    const { report } = await scan();
    const instance = report.resources.find(({ kind }) => kind === 'n8n.instance')?.attributes;

    expect(instance).toMatchObject({
      version: '2.40.1',
      updates_missing: 1,
      has_security_update: true,
      is_cloud: false,
      nodes_exclude: ['n8n-nodes-base.executeCommand', 'n8n-nodes-base.localFileTrigger'],
      cookie_secure: true,
      authentication_method: 'email',
      oldest_execution_days: 30,
      log_destinations: [{ type: 'syslog', transport: 'plain' }],
      source_control: { is_connected: true, pending_workflows: 1 },
      unread: { mfa_enforced: expect.any(String), environment: expect.stringContaining('env_file') },
    });
  });

  it('says that no repository is connected, which n8n says by refusing the question', async () => {
    const state = sampleState();
    state.isGitConnected = false;

    const { report } = await scan(state);

    expect(report.resources.find(({ kind }) => kind === 'n8n.instance')?.attributes['source_control']).toEqual({ is_connected: false, pending_workflows: 0 });
    expect(report.coverage.entries).toEqual([]);
  });

  it('takes what hardens n8n from the file of the operator, and nothing that is secret', async () => {
    const folder = treeOf({ 'n8n.env': `# n8n\nN8N_SSRF_PROTECTION_ENABLED=true\nexport N8N_SECURE_COOKIE="false"\nN8N_ENCRYPTION_KEY=${plantedKey}\nDB_POSTGRESDB_PASSWORD=${plantedKey}\n` });

    const { report } = await scan(sampleState(), { env_file: `${folder}/n8n.env` });

    expect(report.resources.find(({ kind }) => kind === 'n8n.instance')?.attributes).toMatchObject({ environment: { N8N_SECURE_COOKIE: 'false', N8N_SSRF_PROTECTION_ENABLED: 'true' }, encryption_key: 'literal' });
    expect(JSON.stringify(report)).not.toContain(plantedKey);
    expect(JSON.stringify(report)).not.toContain('DB_POSTGRESDB_PASSWORD');
  });

  it('lets no value of a variable, of pinned data, of static data or of its own key out, and says what they hold', async () => {
    const { report, progress } = await scan();
    const text = JSON.stringify([report, progress]);

    for (const value of [plantedKey, 'ada.lovelace@analytical.org', apiKey, apiKey.split('.')[2] as string, blanked]) expect(text.includes(value), value.slice(0, 8)).toBe(false);
    expect(attributes(report, 'n8n.variable', 'API_TOKEN')).toMatchObject({ value_kind: 'credential' });
    expect(attributes(report, 'n8n.variable', 'REGION')).toMatchObject({ value_kind: 'plain' });
    expect(attributes(report, 'n8n.workflow_state', 'Support desk')).toMatchObject({ pinned: [{ node: 'Hook', items: 1, credentials: 1, personal: ['email'] }], static_data: { is_kept: true, credentials: 1 } });
  });

  it('only reads, in requests that are on its list, each counted, and asks for the data of no execution', async () => {
    const { report, standIn } = await scan();
    const counted = Object.values(report.resources.find(({ kind }) => kind === 'n8n.instance')?.attributes['calls'] as Record<string, number>).reduce((sum, calls) => sum + calls, 0);

    expect(standIn.refused).toEqual([]);
    expect(standIn.seen).toHaveLength(counted);
    expect(standIn.seen.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/v1/audit']);
    expect(standIn.seen.filter(({ path }) => path === '/api/v1/executions').every(({ query }) => query.get('includeData') === 'false')).toBe(true);
    expect(Object.values(operations).filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });

  it('sends its key with every request of the API and with no other, and in the header alone', async () => {
    const { standIn } = await scan();

    for (const { path, headers, query } of standIn.seen) {
      expect(headers['x-n8n-api-key'], path).toBe(path.startsWith('/api/v1/') ? apiKey : undefined);
      expect(`${path}?${query}`).not.toContain(apiKey);
    }
  });

  it('says how far it is, up to the end', async () => {
    const { progress } = await scan();
    const listing = progress.filter(({ stage, total, current }) => stage === 'listing' && total !== undefined && current !== undefined);

    expect(listing.map(({ done }) => done)).toEqual(listing.map(({ done }) => done).toSorted((a, b) => a - b));
    const said = listing.map(({ current }) => current);
    expect(said).toEqual(expect.arrayContaining(['workflows (2)', 'workflows (3)', 'history of the workflows (1 of 1)', 'executions (4)']));
    expect(listing.at(-1)).toMatchObject({ done: listing.at(-1)?.total });
  });

  it('names what native agents do behind a node, which the API does not show', async () => {
    const state = sampleState();
    state.workflows.push({ id: 'wfNative0000004', name: 'Native', active: true, nodes: [node('Ask', 'n8n-nodes-base.messageAnAgent')], connections: {}, versionId: 'a1' });

    const { report } = await scan(state);

    expect(report.coverage.entries).toContainEqual(expect.objectContaining({ path: 'n8n/workflows/wfNative0000004.json', reason: 'unsupported', effect: 'partial' }));
    expect(report.coverage.sources[0]?.state).toBe('complete');
  });

  it('says the same whatever the order in which n8n lists', async () => {
    const turned = sampleState();
    for (const list of [turned.workflows, turned.credentials, turned.users, turned.variables, turned.packages, turned.projects, turned.executions]) list.reverse();

    const [one, two] = [await scan(sampleState(), {}, { sourceName: 'prod' }), await scan(turned, {}, { sourceName: 'prod' })];
    // The address of a stand-in is another one each time.
    const steady = ({ report }: typeof one) => ({ components: report.components, resources: report.resources.filter(({ kind }) => kind !== 'n8n.instance' && kind !== 'n8n.api_key'), coverage: report.coverage.entries });

    expect(one.report.sources[0]?.key).toBe('prod');
    expect(steady(two)).toEqual(steady(one));
  });

  it('finds an instance below a path', async () => {
    const { report, standIn } = await scan(sampleState(), {}, { below: '/automation' });

    expect(report.sources[0]?.attributes['url']).toBe(standIn.url);
    expect(named(report, 'n8n.workflow', 'Nightly')).toBeDefined();
  });

  it('of an empty community edition has an instance, and unlicensed lists that are no proof', async () => {
    const { report } = await scan(emptyState(apiKey));
    const answers = (id: string) => report.checks.find(({ check }) => check === id)?.results.map(({ answer }) => answer);

    expect(report.resources.filter(({ kind }) => kind === 'n8n.instance')).toHaveLength(1);
    expect(report.coverage.entries.find(({ path }) => path === 'n8n/users')).toMatchObject({ reason: 'unsupported' });
    expect(answers('n8n_webhook_no_auth')).toEqual(['not_applicable']);
  });
});
