import { headers, resultMediaType } from '#shared/protocol/protocol.ts';
import { resultAnswerSchema, targetHeader, type ResultAnswer } from '#shared/protocol/messages.ts';
import type { ServerClient } from './server-client.ts';
import { entryBody, type SpoolEntry } from './spool-entry.ts';

/** How one try to deliver one entry went. */
export type DeliveryAttempt =
  /** On the server's disk: the entry may go. */
  | { readonly kind: 'acknowledged'; readonly answer: ResultAnswer }
  /** Never to be taken: the entry goes to quarantine. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The server does not know the key. */
  | { readonly kind: 'key_unknown'; readonly message: string }
  /** Try again. `server`: nothing gets through now; `entry`: only this one does not. */
  | { readonly kind: 'later'; readonly scope: 'server' | 'entry'; readonly retryAfterMs: number | undefined; readonly why: string };

/** Milliseconds for a whole upload: 64 MB at 1 Mbit/s take nine minutes. */
export const uploadTimeoutMs = 15 * 60_000;

/** Sends one spooled result. Safe to repeat: the same bytes get the same answer. Never throws on trouble of the network. */
export async function deliverEntry(client: ServerClient, key: string, entry: SpoolEntry, signal?: AbortSignal): Promise<DeliveryAttempt> {
  const { header } = entry;
  const outcome = await client.call({
    method: 'POST',
    path: `/internal/scans/${encodeURIComponent(header.scan_id)}/result`,
    key,
    stream: () => entryBody(entry),
    contentType: resultMediaType,
    headers: {
      'content-encoding': 'gzip',
      [headers.digest]: header.sha256,
      [targetHeader]: encodeURIComponent(header.target),
      ...(header.job === undefined ? {} : { [headers.leaseId]: header.job.lease_id, [headers.fencing]: String(header.job.fencing) }),
      ...(header.signature === undefined ? {} : { [headers.signature]: header.signature }),
    },
    timeoutMs: uploadTimeoutMs,
    ...(signal === undefined ? {} : { signal }),
  });

  switch (outcome.kind) {
    case 'done': {
      const answer = resultAnswerSchema.safeParse(outcome.body);
      // Only a whole answer about this very scan lets go of the bytes.
      if (answer.success && answer.data.scan_id === header.scan_id) return { kind: 'acknowledged', answer: answer.data };
      return { kind: 'later', scope: 'entry', retryAfterMs: undefined, why: 'the answer is not about this result' };
    }
    case 'refused':
      if (outcome.status === 401) return { kind: 'key_unknown', message: outcome.message };
      // A right that is missing, or an agent that is too old, is put right by people; the result is as good as before.
      if (outcome.status === 403 || outcome.status === 426) return { kind: 'later', scope: 'entry', retryAfterMs: undefined, why: outcome.message };
      return { kind: 'refused', code: outcome.code, message: outcome.message };
    case 'busy':
      return { kind: 'later', scope: outcome.status >= 500 && outcome.status !== 503 ? 'entry' : 'server', retryAfterMs: outcome.retryAfterMs, why: outcome.message };
    case 'unknown':
      return { kind: 'later', scope: 'server', retryAfterMs: undefined, why: outcome.why };
  }
}
