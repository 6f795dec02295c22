/** A process whose main thread does nothing but block for three leases while its heartbeat beats. Arguments: server, key, lease in ms. */
import { systemClock } from '../../../agent/link/clock.ts';
import { startHeartbeat } from '../../../agent/link/heartbeat.ts';
import { silentLog } from '../../../agent/link/log.ts';

const [, , server = '', key = '', lease = ''] = process.argv;
const leaseMs = Number(lease);
const first = Promise.withResolvers<void>();
const heartbeat = startHeartbeat({
  order: { server, agentVersion: '0.1.0', scanId: 'scn_1', leaseId: 'lea_1', times: { beatMs: leaseMs / 4, progressMs: 50, timeoutMs: 5_000 }, key },
  progress: { stage: 'listing', done: 0, total: 0 },
  leaseEndsAtMs: systemClock.monotonicMs() + leaseMs,
  onNews: () => first.resolve(),
  log: silentLog,
});
const keepAlive = setInterval(() => {}, 1_000);
await first.promise;

const startMs = systemClock.monotonicMs();
// Blocks the thread: no timer, no message, no socket of it is served.
while (systemClock.monotonicMs() - startMs < leaseMs * 3.1);
const blockedMs = systemClock.monotonicMs() - startMs;

// One turn, in which the messages of the thread arrive.
await new Promise((resolve) => setImmediate(resolve));
await new Promise((resolve) => setImmediate(resolve));
console.log(JSON.stringify({ blockedMs, isLeaseLive: heartbeat.isLeaseLive() }));
await heartbeat.stop();
clearInterval(keepAlive);
