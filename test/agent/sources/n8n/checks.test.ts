/** What the source states and what the checks ask fit together: a whole instance, scanned and judged. */
import { describe, expect, it } from 'vitest';
import { listChecks } from '#shared/checks/checks.ts';
import type { Answer, Report } from '#shared/model/report.ts';
import { apiKey, sampleState, scannedAt } from '../../../harness/n8n/sample.ts';
import { startStandIn } from '../../../harness/n8n/stand-in.ts';
import type { StandInState } from '../../../harness/n8n/state.ts';
import { scanInTest } from '../../../harness/scan.ts';
import { plantedKey, treeOf } from '../../../harness/tree.ts';

async function scan(state: StandInState, settings: Readonly<Record<string, unknown>> = {}): Promise<Report> {
  const { url } = await startStandIn(state);
  return scanInTest({ target: `n8n:${url}`, sourceSettings: { api_key: apiKey, ...settings }, sourceName: 'prod', generatedAt: new Date(scannedAt) });
}

/** Answers of one check by subject, the address of the stand-in written as `instance`. */
function answers(report: Report, id: string): Record<string, Answer> {
  const outcome = report.checks.find(({ check }) => check === id);
  if (!outcome) throw new Error(`no check ${id}`);
  const names = new Map(report.resources.map((resource) => [resource.id, resource.kind === 'n8n.instance' ? 'instance' : resource.name]));
  return Object.fromEntries([...outcome.passed.map((subject): [string, Answer] => [names.get(subject) ?? subject, 'pass']), ...outcome.results.map(({ subject, answer }): [string, Answer] => [names.get(subject.id) ?? subject.name, answer])]);
}

/** Checks that only a live instance answers. */
const ofInstances = listChecks().filter(({ sources }) => sources?.includes('n8n') === true);

describe('the checks of n8n instances over a scan', () => {
  it('judge a full instance, each by what its API states', async () => {
    const folder = treeOf({ 'n8n.env': 'N8N_SSRF_PROTECTION_ENABLED=false\n' });

    const report = await scan(sampleState(), { env_file: `${folder}/n8n.env` });

    expect(Object.fromEntries(ofInstances.map(({ id }) => [id, answers(report, id)]))).toEqual({
      n8n_admin_count: { instance: 'pass' },
      n8n_api_key_age: { 'key of the scan': 'pass' },
      n8n_change_no_review: { instance: 'review' },
      n8n_change_tool_added: { 'Support desk': 'fail', Nightly: 'not_applicable', Empty: 'not_applicable' },
      n8n_community_nodes: { 'n8n-nodes-acme': 'review' },
      n8n_community_package_outdated: { 'n8n-nodes-acme': 'fail' },
      n8n_community_package_unused: { 'n8n-nodes-acme': 'pass' },
      n8n_cred_old: { Acme: 'pass', 'OpenAI of Ada': 'pass', Forgotten: 'pass' },
      n8n_cred_shared_wide: { 'OpenAI of Ada': 'pass', Acme: 'not_applicable', Forgotten: 'not_applicable' },
      n8n_custom_nodes: { instance: 'pass' },
      n8n_datatable_pii: { customers: 'fail' },
      n8n_encryption_key_managed: { instance: 'review' },
      n8n_exec_failure_rate: { 'Support desk': 'not_applicable', Nightly: 'not_applicable', Empty: 'not_applicable' },
      n8n_exec_redaction_floor: { instance: 'fail' },
      n8n_execution_retention: { instance: 'pass' },
      n8n_instance_env_in_nodes: { instance: 'review' },
      n8n_instance_log_streaming: { instance: 'pass' },
      n8n_instance_mfa_sso: { instance: 'review' },
      n8n_instance_outdated: { instance: 'fail' },
      n8n_instance_personal_publish: { instance: 'fail' },
      n8n_instance_public_api: { 'key of the scan': 'pass' },
      n8n_instance_ssrf_off: { instance: 'fail' },
      n8n_instance_telemetry: { instance: 'fail' },
      n8n_instance_version_cve: { instance: 'unknown' },
      n8n_ldap_tls: { instance: 'not_applicable' },
      n8n_log_streaming_tls: { instance: 'fail' },
      n8n_node_type_policy: { instance: 'fail' },
      n8n_nodes_exclude: { instance: 'pass' },
      n8n_oidc_email_verified: { instance: 'not_applicable' },
      n8n_otel_plain: { instance: 'not_applicable' },
      n8n_project_sole_admin: { Ops: 'fail', 'Ada Lovelace': 'not_applicable' },
      n8n_role_custom_broad: { Helper: 'fail', Owner: 'not_applicable' },
      n8n_role_mapping_admin: { 'instance role global:admin': 'fail' },
      n8n_saml_signed: { instance: 'not_applicable' },
      n8n_security_settings: { instance: 'pass' },
      n8n_unused_credentials: { 'OpenAI of Ada': 'pass', Acme: 'review', Forgotten: 'fail' },
      n8n_user_invite_pending: { 'ada@acme.example': 'pass', 'bob@acme.example': 'pass', 'eve@acme.example': 'fail' },
      n8n_user_mfa: { 'ada@acme.example': 'pass', 'bob@acme.example': 'fail', 'eve@acme.example': 'not_applicable' },
      n8n_variables_secret: { REGION: 'pass', NOTE: 'pass', API_TOKEN: 'fail' },
      n8n_workflow_abandoned: { 'Support desk': 'pass', Nightly: 'not_applicable', Empty: 'not_applicable' },
      n8n_workflow_change_approved: { 'Support desk': 'review', Nightly: 'not_applicable', Empty: 'not_applicable' },
      n8n_workflow_draft_drift: { 'Support desk': 'pass', Nightly: 'not_applicable', Empty: 'not_applicable' },
    });
  });

  it('judge what runs of a workflow by what the instance does not load', async () => {
    const report = await scan(sampleState());

    // Execute Command is left out of the instance; SSH, in the draft, is not.
    expect(answers(report, 'n8n_risky_nodes')).toEqual({ 'Support desk': 'pass', 'Support desk (draft)': 'fail', Nightly: 'pass' });
  });

  it('judge pinned and static data of an instance, and of exported files', async () => {
    const verdicts = (report: Report, id: string) => report.checks.find(({ check }) => check === id)?.results.filter(({ answer }) => answer === 'fail').map(({ reason }) => reason);
    const file = treeOf({ 'flows/desk.json': JSON.stringify({ name: 'Desk', nodes: [{ name: 'Hook', type: 'n8n-nodes-base.webhook' }], connections: {}, pinData: { Hook: [{ json: { mail: 'ada@analytical.org' } }] }, staticData: { token: plantedKey } }) });

    const live = await scan(sampleState());
    const exported = await scanInTest({ target: file, generatedAt: new Date(scannedAt) });

    expect(verdicts(live, 'n8n_cred_pindata_pii')).toEqual(['The data pinned to "Hook" holds a value that looks like a credential; every export of the workflow has what is pinned.']);
    expect(verdicts(exported, 'n8n_cred_pindata_pii')).toEqual(['The data pinned to "Hook" holds personal data (email); every export of the workflow has what is pinned.']);
    expect(verdicts(live, 'n8n_workflow_static_data_secret')).toEqual(verdicts(exported, 'n8n_workflow_static_data_secret'));
    expect(JSON.stringify(exported)).not.toContain(plantedKey);
    expect(JSON.stringify(exported)).not.toContain('analytical');
  });

  it('pass nothing that a key which may only list workflows does not show', async () => {
    const state = sampleState();
    state.keys.set(apiKey, { scopes: ['workflow:list'] });

    const report = await scan(state);

    const shown = new Set(['n8n.workflow_state', 'n8n.api_key']);
    const passing = ofInstances.filter((check) => check.subject !== 'scan' && !check.kinds.some((kind) => shown.has(kind))).filter(({ id }) => Object.values(answers(report, id)).includes('pass'));
    expect(passing.map(({ id }) => id)).toEqual([]);
    const unread = ofInstances.filter(({ id }) => Object.values(answers(report, id)).includes('unknown'));
    expect(unread.length).toBeGreaterThanOrEqual(35);
    expect(answers(report, 'n8n_workflow_change_approved')).toMatchObject({ 'Support desk': 'unknown' });
  });

  it('pass nothing of what comes after the end of an instance', async () => {
    const state = sampleState();
    const standIn = await startStandIn(state);
    let isDead = false;
    standIn.fault = ({ path }) => {
      isDead ||= path === '/rest/settings';
      return isDead ? { kind: 'reset' } : undefined;
    };

    const report = await scanInTest({ target: `n8n:${standIn.url}`, sourceSettings: { api_key: apiKey }, sourceName: 'prod', generatedAt: new Date(scannedAt) });

    const passing = report.checks.filter(({ passed, check }) => passed.length > 0 && !['n8n_api_key_age', 'n8n_instance_public_api'].includes(check));
    expect(passing.map(({ check }) => check)).toEqual([]);
    // An empty list that was never asked for is no proof either.
    expect(Object.values(answers(report, 'n8n_webhook_no_auth'))).toEqual(['unknown']);
  });

  it('do not run over files', async () => {
    const report = await scanInTest({ target: treeOf({ 'a.json': '{}' }), generatedAt: new Date(scannedAt) });

    expect(report.checks.filter(({ check }) => ofInstances.some(({ id }) => id === check))).toEqual([]);
  });
});
