/** The server of the API bench, in its own process; talks to its parent over IPC. */
import { newId, systemClock, systemRandom } from '../../server/config/world.ts';
import { appendEvent } from '../../server/features/events/events.store.ts';
import { startTestServer } from '../harness/server.ts';

/** Events of one transaction: what a burst of results writes. */
const batch = 10;

const server = await startTestServer({
  clock: systemClock,
  given: { rateLimits: 'scan_creation=1000000,live_key=1000000,tenant=1000000,user=1000000,anonymous=1000000,auth=1000000,webhook_test=1000000,key_creation=1000000', outboundAllow: '127.0.0.0/8', outboundHttp: 'true', logLevel: 'info' },
  // As in production: replies are not checked against their schemas; requests are logged, to nowhere.
  app: { checksReplies: false, logDestination: { write: () => {} } },
});
const { key } = await server.apiKey({ scopes: ['admin'] });

async function emit(count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += batch) {
    await server.app.db.transaction(async (tx) => {
      for (let index = sent; index < Math.min(count, sent + batch); index += 1) {
        const subject = newId('scn', { clock: systemClock, random: systemRandom });
        await appendEvent(tx, { orgId: server.orgId, type: 'scan.failed', subject, data: { state: 'failed', reason: 'bench', n: index }, at: systemClock.now() });
      }
    });
  }
}

/** Agents take scans from the queue; without any it would grow with every measurement, as no queue does. */
async function clear(): Promise<void> {
  await server.app.db.transaction((tx) => tx.deleteFrom('scans').where('org_id', '=', server.orgId).where('state', '=', 'queued').execute());
}

process.on('message', (message: { kind: 'emit'; count: number } | { kind: 'clear' } | { kind: 'end' }) => {
  if (message.kind === 'emit') void emit(message.count).then(() => process.send?.({ kind: 'emitted' }));
  else if (message.kind === 'clear') void clear().then(() => process.send?.({ kind: 'cleared' }));
  else void server.close().then(() => process.exit(0));
});
process.send?.({ kind: 'ready', url: server.url, key });
