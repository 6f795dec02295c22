import { analysts, editors, type Caller, type MatrixRows } from './matrix.ts';

/** Analysts and above, and keys that read. */
const lookers: readonly Caller[] = [...analysts, 'read key', 'read-only key', 'test admin key'];

// An address that the server itself may not reach: what is asked here is who may ask.
const instance = { name: 'Production n8n', url: 'https://10.0.0.1', api_key: 'key' };

export const rows: MatrixRows = {
  seed: async (server, { ownerToken }) => {
    const body = { name: 'n8n', kind: 'n8n', config: { url: 'https://n8n.example.com' }, credential_name: 'n8n-inside' };
    const made = await server.request('POST', '/integrations', { token: ownerToken, body });
    return { connector: (made.body as { id: string }).id };
  },
  rows: [
    { operationId: 'createConnectorCredential', request: 'POST /connectors/n8n/credentials', allowed: editors, body: instance },
    { operationId: 'listConnectorCredentials', request: 'GET /connectors/n8n/credentials', allowed: lookers },
    { operationId: 'getConnectorCredential', request: 'GET /connectors/n8n/credentials/{connector}', allowed: lookers },
    { operationId: 'testConnector', request: 'POST /connectors/n8n/test', allowed: analysts, body: { url: instance.url, api_key: instance.api_key } },
    { operationId: 'deleteConnectorCredential', request: 'DELETE /connectors/n8n/credentials/{connector}', allowed: editors },
  ],
};
