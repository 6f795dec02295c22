import { sampleReport } from '../../harness/report-fixture.ts';
import { enrolAgent, newScanId } from '../../harness/wire-agent.ts';
import { admins, analysts, readers, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  seed: async (server, { orgId, ownerToken }) => {
    const agent = await enrolAgent(server, { orgId });
    const [older, newest] = [newScanId(), newScanId()];
    for (const id of [older, newest]) await agent.deliver(id, { report: sampleReport() });
    const asked = await server.request('POST', '/scans', { token: ownerToken, body: { target: '/srv/app' } });
    return { scan: newest, older_scan: older, queued_scan: (asked.body as { id: string }).id };
  },
  rows: [
    // A test key creates scans that are marked as test, and changes no others.
    { operationId: 'createScan', request: 'POST /scans', allowed: [...analysts, 'test admin key'], body: { target: '/srv/app' } },
    { operationId: 'listScans', request: 'GET /scans', allowed: readers },
    { operationId: 'getScan', request: 'GET /scans/{scan}', allowed: readers },
    { operationId: 'listComponents', request: 'GET /scans/{scan}/components', allowed: readers },
    { operationId: 'getGraph', request: 'GET /scans/{scan}/graph', allowed: readers },
    { operationId: 'compareScans', request: 'GET /scans/{older_scan}/compare/{scan}', allowed: readers },
    { operationId: 'listViolations', request: 'GET /scans/{scan}/violations', allowed: readers },
    { operationId: 'listEvaluations', request: 'GET /scans/{scan}/evaluations', allowed: readers },
    { operationId: 'evaluateScan', request: 'POST /scans/{scan}/evaluate', allowed: analysts, body: {} },
    { operationId: 'exportScan', request: 'POST /scans/{scan}/export', allowed: readers, body: { format: 'json' } },
    { operationId: 'cancelScan', request: 'POST /scans/{queued_scan}/cancel', allowed: analysts, body: {} },
    { operationId: 'deleteScan', request: 'DELETE /scans/{older_scan}', allowed: admins },
  ],
};
