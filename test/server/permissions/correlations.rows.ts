import { report, resource } from '../../harness/report-fixture.ts';
import { enrolAgent, newScanId } from '../../harness/wire-agent.ts';
import { readers, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  // Two, so that the list has a second page.
  seed: async (server, { orgId }) => {
    const agent = await enrolAgent(server, { orgId });
    const attributes = { task_role_arn: `arn:aws:iam::123456789012:role/task-${orgId}`, execution_role_arn: `arn:aws:iam::123456789012:role/start-${orgId}` };
    const reply = await agent.deliver(newScanId(), { report: report({ sources: [{ key: 'aws:123456789012', kind: 'aws', name: 'aws', attributes: {} }], resources: [resource({ kind: 'aws.ecs_task_definition', name: 'shop:1', attributes })] }) });
    if (reply.status !== 200) throw new Error(reply.text);
    return {};
  },
  rows: [{ operationId: 'listCorrelations', request: 'GET /correlations', allowed: readers }],
};
