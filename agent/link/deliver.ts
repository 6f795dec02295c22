/** Delivers the report of a scan that the caller started itself: onto the disk first, then to the server, unsigned. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Report } from '#shared/model/report.ts';
import { toolVersion } from '#shared/model/version.ts';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import type { AgentConfig } from '../config/config.ts';
import { retryDelayMs, type BackoffTimes } from './backoff.ts';
import { systemClock, type Clock } from './clock.ts';
import { deliverEntry, type DeliveryAttempt } from './delivery.ts';
import { createDrainer } from './drainer.ts';
import { silentLog, type Log } from './log.ts';
import { takeLock } from './process-lock.ts';
import { newScanId } from './scan-id.ts';
import { serverClient, type ServerClient } from './server-client.ts';
import type { SpoolEntry } from './spool-entry.ts';
import { openSpool, type Spool } from './spool.ts';

/** What became of the report; `message` says it in one line for a person. */
export type DeliveryOutcome =
  /** The server has it. `verdict` is null when no policy was judged. */
  | { readonly kind: 'delivered'; readonly scanId: string; readonly verdict: ResultAnswer['verdict']; readonly answer: ResultAnswer; readonly message: string }
  /** Not delivered yet; the next delivery to this server sends it. */
  | { readonly kind: 'spooled'; readonly scanId: string; readonly path: string; readonly message: string }
  /** The server will never take it; the bytes are at `path`. */
  | { readonly kind: 'refused'; readonly scanId: string; readonly path: string; readonly message: string }
  /** Not delivered, and the spool had no room. */
  | { readonly kind: 'not_kept'; readonly scanId: string; readonly message: string };

export interface DeliverReportOptions {
  readonly server: string;
  /** With the scope `ingest`. */
  readonly key: string;
  readonly report: Report;
  readonly target: string;
  readonly config: Pick<AgentConfig, 'agentDir' | 'spoolBytesMax' | 'spoolAgeMaxHours' | 'spoolWhenFull'>;
  readonly signal: AbortSignal;
  readonly scanId?: string;
  readonly times?: { readonly patienceMs: number; readonly backoff: BackoffTimes };
  readonly clock?: Clock;
  readonly log?: Log;
}

/** How long a person or a pipeline waits for a server that does not answer, milliseconds. */
const defaultTimes = { patienceMs: 30_000, backoff: { firstMs: 500, maxMs: 8_000 } };

/** Delivers one report, and after it what earlier runs left for the same server. Throws only when the disk does. */
export async function deliverReport(options: DeliverReportOptions): Promise<DeliveryOutcome> {
  const { server, key, report, target, config, signal, times = defaultTimes, clock = systemClock, log = silentLog } = options;
  const scanId = options.scanId ?? newScanId(clock.now(), randomBytes(16));
  const client = serverClient({ server, agentVersion: toolVersion, clock });
  const spool = await openSpool({
    dir: join(config.agentDir, 'spool-own'),
    limits: { bytesMax: config.spoolBytesMax, ageMaxMs: config.spoolAgeMaxHours * 3_600_000, whenFull: config.spoolWhenFull },
    now: clock.now,
    log,
  });
  const full = await spool.fullness();
  const order = { scan_id: scanId, server, target, created_at: clock.now() };
  const entry = await spool.add(order, resultLines(report, scanId), () => undefined);

  const result = await deliverPatiently(client, key, entry, { times, clock, signal });
  switch (result.kind) {
    case 'acknowledged': {
      await spool.remove(entry.path);
      const rest = await drainRest({ spool, client, key, clock, log, signal });
      return { kind: 'delivered', scanId, verdict: result.answer.verdict, answer: result.answer, message: `delivered to ${server} as ${scanId}: ${verdictText(result.answer)}${rest}` };
    }
    case 'refused': {
      const path = await spool.quarantine(entry.path, new Error(`${result.code}: ${result.message}`));
      return { kind: 'refused', scanId, path, message: `${server} does not take this result: ${result.message} It is kept at ${path}.` };
    }
    default: {
      const why = result.kind === 'later' ? result.why : result.message;
      if (full === undefined) return { kind: 'spooled', scanId, path: entry.path, message: `not delivered to ${server}: ${why}. The result waits at ${entry.path}; the next delivery sends it.` };
      await spool.remove(entry.path);
      return { kind: 'not_kept', scanId, message: `not delivered to ${server}: ${why}. It was not kept either: ${full}` };
    }
  }
}

async function deliverPatiently(
  client: ServerClient,
  key: string,
  entry: SpoolEntry,
  { times, clock, signal }: { times: NonNullable<DeliverReportOptions['times']>; clock: Clock; signal: AbortSignal },
): Promise<DeliveryAttempt> {
  const untilMs = clock.monotonicMs() + times.patienceMs;
  for (let failures = 1; ; failures += 1) {
    const result = await deliverEntry(client, key, entry, signal);
    if (result.kind !== 'later' || signal.aborted) return result;
    const delayMs = retryDelayMs(times.backoff, failures, clock.random, result.retryAfterMs);
    if (clock.monotonicMs() + delayMs >= untilMs) return result;
    await clock.wait(delayMs, signal);
  }
}

/** One try for each result that waits for this server, unless another process is at it. What to add to the message. */
async function drainRest(options: { spool: Spool; client: ServerClient; key: string; clock: Clock; log: Log; signal: AbortSignal }): Promise<string> {
  const { spool, client, key, clock, log, signal } = options;
  if ((await spool.paths()).length === 0) return '';
  const lock = await takeLock(join(spool.dir, 'spool.lock'));
  if (lock === undefined) return '';
  const count = { delivered: 0, quarantined: 0, gone: 0 };
  try {
    const elsewhere: DeliveryAttempt = { kind: 'later', scope: 'entry', retryAfterMs: undefined, why: 'it is for another server' };
    const drainer = createDrainer({
      spool,
      deliver: async (entry, stop) => (entry.header.server === client.server ? deliverEntry(client, key, entry, stop) : elsewhere),
      onKeyUnknown: async () => false,
      onSettled: (_path, { kind }) => (count[kind] += 1),
      clock,
      log,
    });
    await drainer.pass(signal);
  } finally {
    await lock.release();
  }
  const delivered = count.delivered === 0 ? '' : `; ${count.delivered} earlier ${count.delivered === 1 ? 'result' : 'results'}, too`;
  return count.quarantined === 0 ? delivered : `${delivered}; ${count.quarantined} can never be delivered and lie in ${join(spool.dir, 'quarantine')}`;
}

function verdictText(answer: ResultAnswer): string {
  if (answer.state === 'superseded') return 'the scan had ended before, the result was kept and not judged';
  const judged = answer.evaluations.length;
  return `verdict ${answer.verdict ?? 'none'} of ${judged} ${judged === 1 ? 'policy' : 'policies'}`;
}
