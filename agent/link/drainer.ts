/** Empties a spool: oldest first, one at a time, for ever. One process does it for a spool; the caller holds the lock. */
import { AppError } from '#shared/model/app-error.ts';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import { deliveryBackoff, retryDelayMs, type BackoffTimes } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { DeliveryAttempt } from './delivery.ts';
import { isMissing } from './durable-file.ts';
import type { Log } from './log.ts';
import type { SpoolEntry } from './spool-entry.ts';
import type { Spool } from './spool.ts';

/** How an entry left the spool. */
export type Settlement =
  | { readonly kind: 'delivered'; readonly answer: ResultAnswer }
  | { readonly kind: 'quarantined'; readonly path: string; readonly code: string; readonly message: string }
  /** Another process delivered it, or a person took it away. */
  | { readonly kind: 'gone' };

export interface DrainerOptions {
  readonly spool: Spool;
  readonly deliver: (entry: SpoolEntry, signal: AbortSignal) => Promise<DeliveryAttempt>;
  /** Called when the server does not know the key; true when a fresh key is there. */
  readonly onKeyUnknown: () => Promise<boolean>;
  /** Called for each entry that leaves, also those of an earlier run. */
  readonly onSettled?: (path: string, settlement: Settlement) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly backoff?: BackoffTimes;
}

export interface Drainer {
  /** Runs until the signal aborts; entries that are left stay. */
  run(signal: AbortSignal): Promise<void>;
  /** One pass over what is due now; false when an entry is left. */
  pass(signal: AbortSignal): Promise<boolean>;
  /** An entry was added: it is tried at once, unless the server asked for a pause. Resolves when it has left the spool. */
  settle(path: string): Promise<Settlement>;
  /** Entries that wait. */
  depth(): number;
}

interface Waiting {
  failures: number;
  /** Monotonic milliseconds. */
  notBeforeMs: number;
}

/** More than the slots of one agent (16). */
const earlyMax = 64;

export function createDrainer({ spool, deliver, onKeyUnknown, onSettled, clock, log, backoff = deliveryBackoff }: DrainerOptions): Drainer {
  const entries = new Map<string, Waiting>();
  const server: Waiting = { failures: 0, notBeforeMs: 0 };
  const waiters = new Map<string, (settlement: Settlement) => void>();
  /** What left before anybody asked: a running pass may meet an entry the moment it is written. */
  const early = new Map<string, Settlement>();
  let depth = 0;
  let wake = new AbortController();

  return { run, pass, depth: () => depth, settle };

  function settle(path: string): Promise<Settlement> {
    const settled = early.get(path);
    early.delete(path);
    if (settled !== undefined) return Promise.resolve(settled);
    return new Promise((resolve) => {
      waiters.set(path, resolve);
      depth += 1;
      wake.abort();
    });
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      wake = new AbortController();
      await pass(signal);
      await clock.wait(await pauseMs(), AbortSignal.any([signal, wake.signal]));
    }
  }

  async function pass(signal: AbortSignal): Promise<boolean> {
    // Taken before the listing: an entry that is added during it is not missing.
    const awaited = [...waiters.keys()];
    const paths = await spool.paths();
    depth = paths.length;
    for (const path of entries.keys()) if (!paths.includes(path)) entries.delete(path);
    for (const path of awaited) if (!paths.includes(path)) finish(path, { kind: 'gone' });
    for (const path of paths) {
      if (signal.aborted || server.notBeforeMs > clock.monotonicMs()) return false;
      if ((entries.get(path)?.notBeforeMs ?? 0) <= clock.monotonicMs()) await attempt(path, signal);
    }
    return depth === 0;
  }

  /** Until something is due; an hour when nothing waits, because an added entry wakes the loop. */
  async function pauseMs(): Promise<number> {
    const paths = await spool.paths();
    if (paths.length === 0) return 60 * 60_000;
    const due = Math.min(...paths.map((path) => entries.get(path)?.notBeforeMs ?? 0));
    return Math.max(0, Math.max(due, server.notBeforeMs) - clock.monotonicMs());
  }

  async function attempt(path: string, signal: AbortSignal): Promise<void> {
    let entry: SpoolEntry;
    try {
      entry = await spool.read(path);
    } catch (error) {
      if (isMissing(error)) return finish(path, { kind: 'gone' });
      if (error instanceof AppError && error.code === 'spool_entry_corrupt') return quarantine(path, error);
      // A disk that cannot be read today may be tomorrow.
      log.error('a spooled result cannot be read', { path, error });
      return later(waitingFor(path), undefined);
    }
    const result = await deliver(entry, signal);
    if (signal.aborted && result.kind !== 'acknowledged') return;
    await act(path, entry, result);
  }

  async function act(path: string, entry: SpoolEntry, result: DeliveryAttempt): Promise<void> {
    const about = { scan_id: entry.header.scan_id };
    switch (result.kind) {
      case 'acknowledged':
        server.failures = 0;
        await spool.remove(path);
        log.info('a result was delivered', { ...about, state: result.answer.state, verdict: result.answer.verdict });
        return finish(path, { kind: 'delivered', answer: result.answer });
      case 'refused':
        return quarantine(path, new AppError(result.code, result.message), about);
      case 'key_unknown':
        if (!(await onKeyUnknown())) later(server, undefined);
        return;
      case 'later': {
        const waiting = result.scope === 'server' ? server : waitingFor(path);
        later(waiting, result.retryAfterMs);
        log.warn('a result could not be delivered yet', { ...about, why: result.why, failures: waiting.failures });
      }
    }
  }

  async function quarantine(path: string, reason: AppError, about: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const moved = await spool.quarantine(path, reason);
    log.error('a result can never be delivered and was put aside', { ...about, path: moved, error: reason });
    finish(path, { kind: 'quarantined', path: moved, code: reason.code, message: reason.message });
  }

  function finish(path: string, settlement: Settlement): void {
    depth = Math.max(0, depth - 1);
    entries.delete(path);
    const waiter = waiters.get(path);
    if (waiter === undefined) remember(path, settlement);
    else waiter(settlement);
    waiters.delete(path);
    onSettled?.(path, settlement);
  }

  /** Entries of an earlier run are never asked for, so only the newest few are kept. */
  function remember(path: string, settlement: Settlement): void {
    early.set(path, settlement);
    const [oldest] = early.keys();
    if (early.size > earlyMax && oldest !== undefined) early.delete(oldest);
  }

  function waitingFor(path: string): Waiting {
    const waiting = entries.get(path) ?? { failures: 0, notBeforeMs: 0 };
    entries.set(path, waiting);
    return waiting;
  }

  function later(waiting: Waiting, retryAfterMs: number | undefined): void {
    waiting.failures += 1;
    waiting.notBeforeMs = clock.monotonicMs() + retryDelayMs(backoff, waiting.failures, clock.random, retryAfterMs);
  }
}
