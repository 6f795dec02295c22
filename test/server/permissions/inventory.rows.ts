import { component, report } from '../../harness/report-fixture.ts';
import { enrolAgent, newScanId } from '../../harness/wire-agent.ts';
import { readers, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  // The same thing has the same id in every organization; this one only one of them has.
  seed: async (server, { orgId }) => {
    const agent = await enrolAgent(server, { orgId });
    const own = component({ kind: 'prompt', name: 'SYSTEM_PROMPT', key: orgId });
    const reply = await agent.deliver(newScanId(), { report: report({ sources: [{ key: 'inventory', kind: 'dir', name: 'inventory', attributes: {} }], components: [own] }) });
    if (reply.status !== 200) throw new Error(reply.text);
    return { inventory_component: own.id };
  },
  rows: [
    { operationId: 'listInventory', request: 'GET /inventory', allowed: readers },
    { operationId: 'getInventoryComponent', request: 'GET /inventory/{inventory_component}', allowed: readers },
  ],
};
