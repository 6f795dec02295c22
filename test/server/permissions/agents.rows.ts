import { storedAgent } from '../../harness/agents.ts';
import { admins, type Caller, type MatrixRows } from './matrix.ts';

/** Agents are read by admins and by keys that read; a key with the scope agent enrols and revokes them. */
const agentReaders: readonly Caller[] = [...admins, 'read key', 'read-only key', 'agent key', 'test admin key'];
const agentWriters: readonly Caller[] = [...admins, 'agent key'];

export const rows: MatrixRows = {
  seed: async (server, { orgId }) => ({ agent: (await storedAgent(server, { orgId })).id }),
  rows: [
    { operationId: 'listAgents', request: 'GET /agents', allowed: agentReaders },
    { operationId: 'getAgent', request: 'GET /agents/{agent}', allowed: agentReaders },
    { operationId: 'revokeAgent', request: 'POST /agents/{agent}/revoke', allowed: agentWriters },
    { operationId: 'createEnrolmentToken', request: 'POST /enrolment-tokens', allowed: agentWriters, body: { uses: 0 } },
  ],
};
