import { AppError } from '#shared/model/app-error.ts';
import { failureAnswerSchema, type FailureReason, type FailureRequest } from '#shared/protocol/messages.ts';
import { pollBackoff, retryDelayMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { ServerClient } from './server-client.ts';

/** Tries to report a failure. After these the lease runs out, and the server draws the same conclusion. */
const triesMax = 4;

const reasonOfCode: Readonly<Record<string, { reason: FailureReason; retry: boolean }>> = {
  target_unknown: { reason: 'target_unsupported', retry: false },
  target_unreadable: { reason: 'target_not_found', retry: false },
  permission_denied: { reason: 'permission_denied', retry: false },
  target_refused: { reason: 'target_not_allowed', retry: false },
  credential_missing: { reason: 'permission_denied', retry: false },
  config_invalid: { reason: 'target_unsupported', retry: false },
  result_too_large: { reason: 'limit_exceeded', retry: false },
  cancelled: { reason: 'cancelled', retry: false },
  interrupted: { reason: 'interrupted', retry: true },
};

/** What a scan's end with an error means to the server. An error without a known code is a fault of ours: its text stays here. */
export function failureOf(leaseId: string, error: unknown): FailureRequest {
  const known = error instanceof AppError ? reasonOfCode[error.code] : undefined;
  if (!(error instanceof AppError) || known === undefined) {
    return { lease_id: leaseId, reason: 'internal', message: 'The agent failed while it scanned; its log says how.', retry: true };
  }
  const isDenied = error.code === 'target_unreadable' && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'EACCES';
  return { lease_id: leaseId, reason: isDenied ? 'permission_denied' : known.reason, message: error.message.slice(0, 2000), retry: known.retry };
}

/** Tells the server that an attempt failed. True when it answered. */
export async function reportFailure(options: {
  client: ServerClient;
  key: () => string;
  scanId: string;
  request: FailureRequest;
  clock: Clock;
  signal: AbortSignal;
}): Promise<boolean> {
  const { client, key, scanId, request, clock, signal } = options;
  for (let failures = 1; ; failures += 1) {
    const outcome = await client.call({
      method: 'POST',
      path: `/internal/scans/${encodeURIComponent(scanId)}/failure`,
      key: key(),
      json: request,
      timeoutMs: 10_000,
      signal,
    });
    if (outcome.kind === 'done' && failureAnswerSchema.safeParse(outcome.body).success) return true;
    if (outcome.kind === 'refused' || failures >= triesMax || signal.aborted) return false;
    await clock.wait(retryDelayMs(pollBackoff, failures, clock.random, outcome.kind === 'busy' ? outcome.retryAfterMs : undefined), signal);
  }
}
