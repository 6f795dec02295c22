import { sampleReport } from '../../harness/report-fixture.ts';
import { enrolAgent, newScanId } from '../../harness/wire-agent.ts';
import { admins, editors, readers, type MatrixRows } from './matrix.ts';

const rule = { name: 'No hardcoded keys', framework: 'custom', condition: { field: 'flags', operator: 'contains', value: 'hardcoded_api_key' }, severity: 'critical' };

// Frameworks are the same everywhere: no id of one is another organization's. Who may ask is decided before whether it is there.
export const rows: MatrixRows = {
  seed: async (server, { orgId, ownerToken }) => {
    const made = await server.request('POST', '/compliance/rules', { token: ownerToken, body: rule });
    const agent = await enrolAgent(server, { orgId });
    const scan = newScanId();
    await agent.deliver(scan, { report: sampleReport() });
    return { compliance_rule: (made.body as { id: string }).id, judged_scan: scan };
  },
  rows: [
    { operationId: 'listFrameworks', request: 'GET /frameworks', allowed: readers },
    { operationId: 'getFramework', request: 'GET /frameworks/none', allowed: readers },
    { operationId: 'updateFramework', request: 'PUT /frameworks/none', allowed: admins, body: { active: true } },
    { operationId: 'getScanCompliance', request: 'GET /scans/{judged_scan}/compliance', allowed: readers },
    { operationId: 'createComplianceRule', request: 'POST /compliance/rules', allowed: editors, body: { ...rule, name: 'Another' } },
    { operationId: 'listComplianceRules', request: 'GET /compliance/rules', allowed: readers },
    { operationId: 'getComplianceRule', request: 'GET /compliance/rules/{compliance_rule}', allowed: readers },
    { operationId: 'updateComplianceRule', request: 'PUT /compliance/rules/{compliance_rule}', allowed: editors, body: { severity: 'high' } },
    { operationId: 'deleteComplianceRule', request: 'DELETE /compliance/rules/{compliance_rule}', allowed: editors },
  ],
};
