import { everyone, type Caller, type MatrixRows } from './matrix.ts';

/** Work is for enrolled agents; results and scans of one's own also for keys with the scope ingest. Nobody else, whatever their role. */
const agents: readonly Caller[] = ['agent'];
const deliverers: readonly Caller[] = ['ingest key', 'agent'];

export const rows: MatrixRows = {
  rows: [
    { operationId: 'enrolAgent', request: 'POST /internal/agents/enroll', allowed: everyone, ownRefusals: ['invalid_token'], isInternal: true, body: {} },
    { operationId: 'leaseJob', request: 'POST /internal/jobs/lease', allowed: agents, isInternal: true, body: { slots: 0, labels: [], wait_s: 0 } },
    { operationId: 'openScan', request: 'POST /internal/scans', allowed: deliverers, isInternal: true, body: {} },
    { operationId: 'beat', request: 'POST /internal/scans/none/heartbeat', allowed: agents, isInternal: true, body: { lease_id: 'none', spool_depth: 0 } },
    { operationId: 'deliverResult', request: 'POST /internal/scans/none/result', allowed: deliverers, isInternal: true },
    { operationId: 'reportTest', request: 'POST /internal/tests/none/report', allowed: agents, isInternal: true, body: {} },
    { operationId: 'failScan', request: 'POST /internal/scans/none/failure', allowed: agents, isInternal: true, body: {} },
  ],
};
