/** Two instances in one report: what one says answers for nothing of the other. */
import { describe, expect, it } from 'vitest';
import { findCheck } from '#shared/checks/checks.ts';
import { runChecks } from '#shared/checks/run-checks.ts';
import type { Resource } from '#shared/model/component.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { resourceId } from '#shared/model/identity.ts';
import type { Inventory } from '#shared/model/inventory.ts';

function resource(source: string, kind: string, providerId: string, attributes: JsonObject): Resource {
  return { id: resourceId({ source, kind, providerId }), kind, name: `${source} ${providerId}`, provider_id: providerId, path: `n8n/${providerId}.json`, attributes };
}

function inventory(resources: readonly Resource[]): Inventory {
  const of = (source: string) => ({ source, state: 'complete' as const, artifacts_listed: 1, artifacts_read: 1, artifacts_parsed: 1, bytes_read: 1, by_reader: {} });
  return { sources: [{ key: 'one', kind: 'n8n', name: 'one', attributes: {} }, { key: 'two', kind: 'n8n', name: 'two', attributes: {} }], resources, components: [], relationships: [], coverage: { sources: [of('one'), of('two')], entries: [] } };
}

function answers(id: string, resources: readonly Resource[]): Record<string, string> {
  const check = findCheck(id);
  if (!check) throw new Error(id);
  const [outcome] = runChecks(inventory(resources), { today: '2026-11-21', checks: [check] });
  const names = new Map(resources.map((each) => [each.id, each.name]));
  return Object.fromEntries([...(outcome?.passed ?? []).map((subject) => [names.get(subject), 'pass']), ...(outcome?.results ?? []).map(({ subject, answer }) => [subject.name, answer])]);
}

const runner = (source: string) => resource(source, 'n8n.workflow', '7', { id: '7', name: 'Runner', isActive: true, settings: {}, nodes: [{ name: 'Run', type: 'n8n-nodes-base.executeCommand', line: 3 }], edges: [] });

describe('two n8n instances in one report', () => {
  it('do not lend each other what they leave out', () => {
    const resources = [runner('one'), runner('two'), resource('one', 'n8n.instance', 'i', { nodes_exclude: ['n8n-nodes-base.executeCommand'] }), resource('two', 'n8n.instance', 'i', { nodes_exclude: [] })];

    expect(answers('n8n_risky_nodes', resources)).toEqual({ 'one 7': 'pass', 'two 7': 'fail' });
    expect(answers('n8n_risky_nodes', resources.toReversed())).toEqual({ 'one 7': 'pass', 'two 7': 'fail' });
  });

  it('count their own admins', () => {
    const admins = ['a', 'b', 'c', 'd'].map((id) => resource('one', 'n8n.user', id, { role: 'global:admin' }));
    const members = ['a', 'b'].map((id) => resource('two', 'n8n.user', id, { role: 'global:member' }));

    expect(answers('n8n_admin_count', [resource('one', 'n8n.instance', 'i', {}), resource('two', 'n8n.instance', 'i', {}), ...admins, ...members])).toEqual({ 'one i': 'fail', 'two i': 'pass' });
  });

  it('know workflows of the same id apart', () => {
    const summary = (source: string) => resource(source, 'n8n.execution_summary', '7', { workflow_id: '7', is_active: true, days: 90, total: 0 });
    const state = (source: string, createdAt: string) => resource(source, 'n8n.workflow_state', '7', { workflow_id: '7', created_at: createdAt });

    expect(answers('n8n_workflow_abandoned', [summary('one'), summary('two'), state('one', '2026-11-15T00:00:00Z'), state('two', '2025-01-01T00:00:00Z')])).toEqual({ 'one 7': 'not_applicable', 'two 7': 'fail' });
  });
});
