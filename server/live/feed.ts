/**
 * The events of organizations, read once for all clients that are up to date. Woken by commits of this process and by a clock, so that
 * what another server or thread wrote comes too.
 */
import type { LiveEvent } from '#shared/protocol/live.ts';
import type { Db } from '../db/connection.ts';
import { eventBounds, readEvents, type StoredEvent } from '../features/events/events.store.ts';

/** Events read at once. */
const pageSize = 500;

export interface FeedListener {
  /** Sequence number of the last event that this listener has seen or does not want. */
  position: number;
  /** Whether it gets events as they come; not while it is sent old ones. */
  isLive: boolean;
  onEvent(event: LiveEvent): void;
}

export interface Feed {
  /** The last number given, and the first that is kept (0 when none is). */
  bounds(orgId: string): Promise<{ first: number; last: number }>;
  /** Lets a listener hear of an organization from its position on, old events first. Resolves when it has caught up. */
  follow(orgId: string, listener: FeedListener, isWanted: () => Promise<boolean>): Promise<void>;
  leave(orgId: string, listener: FeedListener): void;
  /** Looks for new events of an organization now. */
  wake(orgId: string): void;
  /** Looks for new events of every organization that somebody listens to. */
  wakeAll(): void;
}

interface OrgFeed {
  readonly listeners: Set<FeedListener>;
  /** The last event given to live listeners; undefined until it is known. */
  cursor: number | undefined;
  /** Set while events are being read. */
  reading: Promise<void> | undefined;
  /** Something may have been written since the read that runs began. */
  isStale: boolean;
}

/** @param onError - reading failed; it is tried again at the next wake. */
export function createFeed(db: Db, onError: (error: unknown) => void): Feed {
  const feeds = new Map<string, OrgFeed>();

  /** Gives new events to live listeners. Resolves when everything written before this call was given, or could not be read. */
  function pump(orgId: string, feed: OrgFeed): Promise<void> {
    if (feed.reading === undefined) feed.reading = readNew(orgId, feed);
    else feed.isStale = true;
    return feed.reading;
  }

  async function readNew(orgId: string, feed: OrgFeed): Promise<void> {
    try {
      do {
        feed.isStale = false;
        feed.cursor ??= (await eventBounds(db.kysely, orgId)).last;
        const rows = await readEvents(db, { orgId, after: feed.cursor, limit: pageSize });
        for (const row of rows) give(feed, row);
        if (rows.length === pageSize) feed.isStale = true;
      } while (feed.isStale && feed.listeners.size > 0);
    } catch (error) {
      onError(error);
    } finally {
      feed.reading = undefined;
    }
  }

  function give(feed: OrgFeed, row: StoredEvent): void {
    const event = liveEvent(row);
    feed.cursor = row.seq;
    for (const listener of feed.listeners) {
      if (!listener.isLive || listener.position >= row.seq) continue;
      listener.position = row.seq;
      listener.onEvent(event);
    }
  }

  return {
    bounds: (orgId) => eventBounds(db.kysely, orgId),
    async follow(orgId, listener, isWanted) {
      const feed = feeds.get(orgId) ?? { listeners: new Set(), cursor: undefined, reading: undefined, isStale: false };
      feeds.set(orgId, feed);
      feed.listeners.add(listener);
      listener.isLive = false;
      await pump(orgId, feed);
      if (feed.cursor === undefined) throw new Error('The events of the organization could not be read.');
      // Nothing is awaited between the comparison and becoming live, so no event falls between.
      while (listener.position < feed.cursor) {
        const rows = await readEvents(db, { orgId, after: listener.position, limit: pageSize });
        if (rows.length === 0) listener.position = feed.cursor;
        if (!(await isWanted())) return;
        for (const row of rows) {
          listener.position = row.seq;
          listener.onEvent(liveEvent(row));
        }
      }
      listener.isLive = true;
    },
    leave(orgId, listener) {
      const feed = feeds.get(orgId);
      feed?.listeners.delete(listener);
      if (feed?.listeners.size === 0) feeds.delete(orgId);
    },
    wake(orgId) {
      const feed = feeds.get(orgId);
      if (feed !== undefined) void pump(orgId, feed);
    },
    wakeAll() {
      for (const [orgId, feed] of feeds) void pump(orgId, feed);
    },
  };
}

function liveEvent({ seq, id, type, subject, data, at }: StoredEvent): LiveEvent {
  return { seq, id, type, subject, data, at: new Date(at).toISOString() };
}
