/**
 * The live socket, `/api/v1/ws`. Credential: `?token=` with a ticket of `POST /ws/ticket` or an access token; `Authorization: Bearer` with one of
 * these or an API key; the subprotocols `waybill, bearer.<credential>`; or the session cookie with the page's own Origin. `?organization=` names
 * another organization of the same user.
 * The client subscribes, the server answers `hello` and then sends events from the event rows, in order, each once. The socket says that
 * something is old; what is true is read by GET. Either side may close; after a close the client subscribes again with the last `seq` it saw.
 */
import { z } from 'zod';

/** Why the server closed. Besides these: 1001 when it shuts down, 1008 for a message it does not understand, 1009 for one over the limit. */
export const closeCodes = { credentialsEnded: 4401, notAllowed: 4403, tooSlow: 4408, tooMany: 4429 } as const;

/** Limits of one socket. */
export const liveLimits = {
  messageBytesMax: 64 * 1024,
  messagesPerSecondMax: 20,
  /** Bytes that wait to be sent to one client; past it: 4408. */
  bufferedBytesMax: 1024 * 1024,
  /** Events sent again after `since`; past it: `resync`. */
  replayMax: 10_000,
  topicsMax: 64,
} as const;

/** What can be subscribed to: groups of event types, everything, or one thing by its id. */
export const topics = ['scans', 'policies', 'alerts', 'schedules', 'integrations', 'agents', '*'] as const;

/** From the client. A later subscribe replaces the topics; `since` sends events again from there. */
export const subscribeSchema = z.strictObject({
  subscribe: z.array(z.union([z.enum(topics), z.string().regex(/^[a-z]{2,5}_[\w-]{1,60}$/u)])).min(1).max(liveLimits.topicsMax),
  since: z.number().int().min(0).optional(),
});
export type Subscribe = z.output<typeof subscribeSchema>;

/** An event row. Sequence numbers belong to the organization and have no gaps; topics and permissions may leave some out. */
export interface LiveEvent {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  /** Id of what it is about. */
  readonly subject: string;
  readonly data: unknown;
  /** ISO 8601. */
  readonly at: string;
}

/** From the server. */
export type LiveMessage =
  /** After each subscribe: the last sequence number given so far. */
  | { readonly type: 'hello'; readonly seq: number }
  | { readonly type: 'event'; readonly event: LiveEvent }
  /** Events before `seq` cannot be sent again: read everything by GET, then go on from here. */
  | { readonly type: 'resync'; readonly seq: number }
  /** Lossy, unnumbered; `total` 0 means not known. Comes with the topic `scans`, `*` or the scan's id. */
  | { readonly type: 'progress'; readonly scan_id: string; readonly stage: string; readonly done: number; readonly total: number; readonly current?: string };
