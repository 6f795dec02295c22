/** The server of the ingest bench, in its own process; talks to its parent over IPC. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../server/config/world.ts';
import { startTestServer } from '../harness/server.ts';

const server = await startTestServer({ clock: systemClock });
const { key } = await server.apiKey({ scopes: ['ingest'] });
const delay = monitorEventLoopDelay({ resolution: 5 });

process.on('message', (message) => {
  if (message === 'start') {
    delay.reset();
    delay.enable();
    process.send?.({ kind: 'started' });
  } else if (message === 'stop') {
    delay.disable();
    // The histogram counts the timer's own period, too; what is above it is the delay.
    process.send?.({ kind: 'delay', p50Ms: delay.percentile(50) / 1e6, p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 });
  } else if (message === 'end') {
    void server.close().then(() => process.exit(0));
  }
});
process.send?.({ kind: 'ready', url: server.url, key });
