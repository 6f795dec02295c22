/** The report of `POST /audit` over the state of a stand-in, with the limits that n8n's own has: sections without rows are left out, and an empty report is `[]`. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { StandInState, StandInWorkflow } from './state.ts';

const risky = new Set(['n8n-nodes-base.executeCommand', 'n8n-nodes-base.code', 'n8n-nodes-base.httpRequest', 'n8n-nodes-base.ssh']);

export function auditOf(state: StandInState, body: unknown): unknown {
  const options = (body as { additionalOptions?: { daysAbandonedWorkflow?: unknown } } | undefined)?.additionalOptions;
  if (options?.daysAbandonedWorkflow !== undefined && typeof options.daysAbandonedWorkflow !== 'number') throw new Error('daysAbandonedWorkflow is a number');
  const reports = [credentials(state), nodes(state), instance(state)].filter((report) => report.sections.length > 0);
  return reports.length === 0 ? [] : Object.fromEntries(reports.map((report) => [`${report.risk.charAt(0).toUpperCase()}${report.risk.slice(1)} Risk Report`, report]));
}

function usedIn(workflows: readonly StandInWorkflow[]): Set<unknown> {
  return new Set(workflows.flatMap(({ nodes: all }) => all).flatMap((node) => Object.values((node['credentials'] ?? {}) as Record<string, { id: string }>).map(({ id }) => id)));
}

function credentials({ credentials: all, workflows, executions }: StandInState) {
  const ran = new Set(executions.map(({ workflowId }) => workflowId));
  const section = (title: string, words: string, used: Set<unknown>) => {
    const location = all.filter(({ id }) => !used.has(id)).map(({ id, name }) => ({ kind: 'credential', id, name }));
    return location.length === 0 ? [] : [{ title, description: `These credentials are ${words} Keeping unused credentials in your instance is an unneeded risk.`, recommendation: 'Consider deleting them.', location }];
  };
  return {
    risk: 'credentials',
    sections: [
      ...section('Credentials not used in any workflow', 'not used in any workflow.', usedIn(workflows)),
      ...section('Credentials not used in any active workflow', 'not used in active workflows.', usedIn(workflows.filter(({ active }) => active))),
      // n8n 2.41.3 takes the number and goes by its own setting all the same.
      ...section('Credentials not used in recently executed workflows', 'not used in recently executed workflows, i.e. workflows executed in the past 90 days.', usedIn(workflows.filter(({ id }) => ran.has(id)))),
    ],
  };
}

function nodes({ workflows, customNodes }: StandInState) {
  const location = workflows.flatMap((workflow) =>
    workflow.nodes.filter(({ type }) => risky.has(String(type))).map((node): JsonObject => ({ kind: 'node', workflowId: workflow.id, workflowName: workflow.name, nodeId: node['id'] ?? 'x', nodeName: node['name'] ?? '', nodeType: node['type'] ?? '' })),
  );
  return {
    risk: 'nodes',
    sections: [
      ...(location.length > 0 ? [{ title: 'Official risky nodes', description: '', recommendation: '', location }] : []),
      ...(customNodes.length > 0 ? [{ title: 'Custom nodes', description: '', recommendation: '', location: customNodes.map((nodeType) => ({ kind: 'custom', nodeType, filePath: `/home/node/.n8n/custom/${nodeType}.node.js` })) }] : []),
    ],
  };
}

function instance({ newer, version, isCloud }: StandInState) {
  const outdated = newer !== undefined && newer.length > 0;
  return {
    risk: 'instance',
    sections: [
      ...(outdated ? [{ title: 'Outdated instance', description: `This n8n instance is outdated. Currently at version ${version}, missing ${newer.length} updates.`, recommendation: '', nextVersions: newer.map((one) => ({ ...one, nodes: [] })) }] : []),
      ...(isCloud
        ? []
        : [
            {
              title: 'Security settings',
              description: 'This n8n instance has the following security settings.',
              recommendation: '',
              settings: {
                features: { communityPackagesEnabled: true, versionNotificationsEnabled: true, templatesEnabled: true, publicApiEnabled: true },
                nodes: { nodesExclude: 'n8n-nodes-base.executeCommand, n8n-nodes-base.localFileTrigger', nodesInclude: 'none' },
                telemetry: { diagnosticsEnabled: true },
              },
            },
          ]),
    ],
  };
}
