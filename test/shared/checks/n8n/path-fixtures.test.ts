/** Workflows as n8n exports them, each path rule in its vulnerable and its fixed form, through the real reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listChecks } from '#shared/checks/checks.ts';
import type { CheckResult, Report } from '#shared/model/report.ts';
import { scanInTest } from '../../../harness/scan.ts';
import { treeOf } from '../../../harness/tree.ts';

const folder = join(import.meta.dirname, '../../../fixtures/n8n/paths');

/** All workflows of one form in one scan, so that none may lean on or disturb another. */
async function scan(form: 'vulnerable' | 'fixed'): Promise<Report> {
  const files = readdirSync(folder).map((rule) => [`flows/${rule}.json`, readFileSync(join(folder, rule, `${form}.json`), 'utf8')]);
  return scanInTest({
    target: treeOf(Object.fromEntries(files)),
    generatedAt: new Date('2026-11-21T00:00:00Z'),
  });
}

/** Every answer of the path checks about the workflows of one file that is neither a pass nor "does not apply". */
function pathResults(report: Report, rule: string): readonly CheckResult[] {
  const own = new Set(report.resources.filter(({ path }) => path === `flows/${rule}.json`).map(({ id }) => id));
  const results = report.checks.filter(({ check }) => check.startsWith('n8n_path_')).flatMap((outcome) => outcome.results);
  return results.filter(({ answer, subject }) => answer !== 'not_applicable' && own.has(subject.id));
}

/** `severity check: chain` of a result, and the change that its reason names. */
function shown({ answer, severity, check, flow = [], reason }: CheckResult): string {
  const change = /the smallest change that cuts it: (.*)\.$/.exec(reason)?.[1] ?? 'none';
  return `${answer} ${severity} ${check}: ${flow.map(({ name }) => name).join(' > ')} | ${change}`;
}

/** What each vulnerable form must give: everything that the path checks say about it. */
const expected: Readonly<Record<string, readonly string[]>> = {
  n8n_path_content_to_agent: ['fail medium n8n_path_content_to_agent: Channel > Agent > Refunds | put a guardrail with the jailbreak check in front of "Agent"'],
  n8n_path_content_to_code: ['fail high n8n_path_content_to_code: Inbox > Agent > Server shell | put a guardrail with the jailbreak check in front of "Agent"'],
  n8n_path_content_to_data: ['fail medium n8n_path_content_to_data: Chat > Helper > Shop memory > Same memory > Operator > Orders | let callers of "Chat" sign in with n8n user accounts'],
  n8n_path_content_to_file: ['fail high n8n_path_content_to_file: Feed > Agent > Note | put a guardrail with the jailbreak check in front of "Agent"'],
  n8n_path_content_to_http: ['fail high n8n_path_content_to_http: New mail > Agent > Call | put a guardrail with the jailbreak check in front of "Agent"'],
  n8n_path_content_to_send: ['fail high n8n_path_content_to_send: Fetch > Agent > Post | put a human review between "Agent" and "Post"'],
  n8n_path_content_to_sql: ['fail high n8n_path_content_to_sql: Upload > Keep > Manuals > Agent > Stock | let callers of "Upload" sign in with n8n OAuth2'],
  n8n_path_content_to_workflow: ['fail high n8n_path_content_to_workflow: Issues > Agent > Workflows | put a guardrail with the jailbreak check in front of "Agent"'],
  n8n_path_lethal_trifecta: [
    'fail critical n8n_path_lethal_trifecta: Hook > Agent > Orders > Mail | let callers of "Hook" sign in with n8n OAuth2 (cuts 1 more)',
    'fail critical n8n_path_open_to_send: Hook > Agent > Mail | let callers of "Hook" sign in with n8n OAuth2 (cuts 1 more)',
  ],
  n8n_path_open_to_agent: ['fail high n8n_path_open_to_agent: Hook > Agent > Refunds | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_open_to_code: ['fail critical n8n_path_open_to_code: Hook > Trim > Agent > Tax | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_open_to_data: ['fail medium n8n_path_open_to_data: Chat > Agent > Orders | let callers of "Chat" sign in with n8n user accounts'],
  n8n_path_open_to_file: ['fail critical n8n_path_open_to_file: Form > Agent > Note | let callers of "Form" sign in with n8n user accounts'],
  n8n_path_open_to_http: ['fail critical n8n_path_open_to_http: Hook > Agent > Call | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_open_to_send: ['fail critical n8n_path_open_to_send: Hook > Desk > Start > Agent > Post | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_open_to_sql: ['fail critical n8n_path_open_to_sql: Chat > Agent > Query | let callers of "Chat" sign in with n8n user accounts'],
  n8n_path_open_to_workflow: ['fail critical n8n_path_open_to_workflow: Server > Workflows | let callers of "Server" sign in with n8n OAuth2'],
  n8n_path_secret_to_agent: ['fail medium n8n_path_secret_to_agent: Form > Agent > Second | let callers of "Form" sign in with n8n user accounts'],
  n8n_path_secret_to_code: ['fail high n8n_path_secret_to_code: Hook > Agent > Tools > Server > Shell | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_secret_to_data: ['fail low n8n_path_secret_to_data: Hook > Agent > Customers | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_secret_to_file: ['fail high n8n_path_secret_to_file: Hook > Agent > Write | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_secret_to_http: ['fail high n8n_path_secret_to_http: Hook > Agent > Lookup > Start > Tell | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_secret_to_send: ['fail high n8n_path_secret_to_send: Hook > Agent > Mail | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_secret_to_sql: ['fail high n8n_path_secret_to_sql: Hook > Agent > Query | let callers of "Hook" sign in with n8n OAuth2'],
  n8n_path_secret_to_workflow: ['fail high n8n_path_secret_to_workflow: Hook > Agent > Builder | let callers of "Hook" sign in with n8n OAuth2'],
};

describe('the workflows of the path rules', () => {
  it('are there for every path check, and for nothing else', () => {
    const checks = listChecks().map(({ id }) => id).filter((id) => id.startsWith('n8n_path_'));

    expect(readdirSync(folder).toSorted()).toEqual(checks);
    expect(Object.keys(expected).toSorted()).toEqual(checks);
  });

  it('give exactly their path in the vulnerable form, with its chain and the change that cuts it', async () => {
    const report = await scan('vulnerable');

    expect(Object.fromEntries(Object.keys(expected).map((rule) => [rule, pathResults(report, rule).map(shown)]))).toEqual(expected);
  });

  it('have no path left in the fixed form, and no question', async () => {
    const report = await scan('fixed');

    expect(report.resources.filter(({ kind }) => kind === 'n8n.workflow').length).toBeGreaterThanOrEqual(Object.keys(expected).length);
    expect(Object.keys(expected).flatMap((rule) => pathResults(report, rule).map(shown))).toEqual([]);
  });
});
