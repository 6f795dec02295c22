/** The heartbeat's thread: its own event loop and its own connections, so that no scan, however busy, can hold up a beat. */
import { parentPort, workerData } from 'node:worker_threads';
import { startBeatLoop, type BeatInput } from './beats.ts';
import { systemClock } from './clock.ts';
import type { HeartbeatOrder, ToHeartbeat } from './heartbeat.ts';
import { serverClient } from './server-client.ts';

const order = workerData as HeartbeatOrder;
const port = parentPort;
if (port === null) throw new Error('heartbeat-worker runs only as a worker thread');

const input: BeatInput = { key: order.key, progress: order.progress, spoolDepth: order.spoolDepth };
const stopped = new AbortController();
const loop = startBeatLoop({
  client: serverClient({ server: order.server, agentVersion: order.agentVersion, clock: systemClock }),
  scanId: order.scanId,
  leaseId: order.leaseId,
  input,
  times: order.times,
  clock: systemClock,
  onNews: (news) => port.postMessage(news),
  signal: stopped.signal,
});

port.on('message', (message: ToHeartbeat) => {
  if (message.kind === 'stop') stopped.abort();
  else if (message.kind === 'key') input.key = message.key;
  else {
    input.progress = message.progress;
    input.spoolDepth = message.spoolDepth;
    loop.nudge(message.isUrgent);
  }
});

await loop.ended;
port.close();
