/** The control plane as a process that a test may kill. Arguments: data directory, port. Says `{url, key, token, ingestKey}` once it serves. */
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config/config.ts';
import { systemCaller } from '../../server/http/caller.ts';
import { ensureOperatorKey } from '../../server/start/operator-key.ts';

const [, , dataDir = '', port = '0'] = process.argv;
const app = await createApp(readConfig({ dataDir, port, logLevel: 'error', rateLimits: 'scan_creation=100000,live_key=100000' }));
const { url } = await app.listen();
const key = await ensureOperatorKey(app, dataDir);
const { token } = await app.services.agents.createEnrolmentToken({ labels: [], allowedRoots: [], uses: 10, expiresInS: 3600 }, systemCaller(app.defaultOrgId));
const { key: ingestKey } = await app.services.apiKeys.create({ name: 'pipeline', scopes: ['ingest'], mode: 'live', expiresAt: null }, systemCaller(app.defaultOrgId));
console.log(JSON.stringify({ url, key, token, ingestKey }));
