/** One socket: what it asked for, how fast it may speak, how far behind it may be. */
import type { WebSocket } from 'ws';
import { closeCodes, liveLimits, subscribeSchema, type LiveEvent, type LiveMessage, type Subscribe } from '#shared/protocol/live.ts';
import type { Permission } from '../http/permissions.ts';
import type { Principal } from '../http/route.ts';
import { forbiddenTopic, hears, sees } from './audience.ts';
import type { Feed, FeedListener } from './feed.ts';
import type { SocketCredential } from './socket-credentials.ts';

/** Bytes that may wait before progress is left out. */
const progressBufferMax = 64 * 1024;

/** Milliseconds between looks at whether a client has taken what it was sent, while it is sent old events. */
const drainLookMs = 20;

/** Looks before a client that takes nothing counts as too slow: 30 s. */
const drainLooksMax = 1_500;

/** Frames of events, made once for all clients. */
const frames = new WeakMap<LiveEvent, Buffer>();

export interface Client {
  readonly principal: Principal;
  readonly credential: SocketCredential;
  receive(text: string): void;
  progress(scanId: string, frame: Buffer): void;
  setPermissions(permissions: ReadonlySet<Permission>): void;
  /** Ends a socket that did not answer the ping before. */
  ping(): void;
  close(code: number, reason: string): void;
}

export function createClient({ webSocket, principal, credential, feed }: { webSocket: WebSocket; principal: Principal; credential: SocketCredential; feed: Feed }): Client {
  let topics: ReadonlySet<string> = new Set();
  let { permissions } = principal;
  let subscription = 0;
  /** When the last messages came, the oldest first; no more of them than may come in a second. */
  const heardAt: number[] = [];
  let isAnswering = true;
  let isClosing = false;

  const listener: FeedListener = {
    position: 0,
    isLive: false,
    onEvent(event) {
      if (hears({ topics, permissions }, event)) send(frameOf(event));
    },
  };

  function send(frame: Buffer): void {
    if (isClosing || webSocket.readyState !== webSocket.OPEN) return;
    if (webSocket.bufferedAmount > liveLimits.bufferedBytesMax) {
      close(closeCodes.tooSlow, 'too much is waiting to be sent');
      // The closing handshake waits behind what the client does not take.
      webSocket.terminate();
      return;
    }
    webSocket.send(frame, { binary: false });
  }

  const tell = (message: LiveMessage) => send(Buffer.from(JSON.stringify(message), 'utf8'));

  function close(code: number, reason: string): void {
    if (isClosing) return;
    isClosing = true;
    feed.leave(principal.orgId, listener);
    webSocket.close(code, reason);
  }

  function receive(text: string): void {
    if (isClosing) return;
    const now = performance.now();
    // Any second, not those of a clock: twenty at its end and twenty more at the next one's begin are forty in a moment.
    const isTooFast = heardAt.length === liveLimits.messagesPerSecondMax && now - (heardAt.shift() ?? 0) < 1000;
    heardAt.push(now);
    if (isTooFast) return close(closeCodes.tooMany, `more than ${liveLimits.messagesPerSecondMax} messages in a second`);
    const parsed = subscribeSchema.safeParse(parseJson(text));
    if (!parsed.success) return close(1008, 'expected {"subscribe": [topics], "since"?: seq}');
    const forbidden = forbiddenTopic(parsed.data.subscribe, permissions);
    if (forbidden !== undefined) return close(closeCodes.notAllowed, `the topic ${forbidden} needs another permission`);
    void subscribe(parsed.data).catch(() => close(1011, 'events cannot be read now'));
  }

  async function subscribe({ subscribe: wanted, since }: Subscribe): Promise<void> {
    const own = (subscription += 1);
    topics = new Set(wanted);
    const { first, last } = await feed.bounds(principal.orgId);
    if (own !== subscription || isClosing) return;
    tell({ type: 'hello', seq: last });
    let from = since ?? last;
    const isKept = from === last || (from < last && first > 0 && from + 1 >= first && last - from <= liveLimits.replayMax);
    if (!isKept) {
      tell({ type: 'resync', seq: last });
      from = last;
    }
    // Events that came while the bounds were read are above `last` and are sent by the feed.
    listener.isLive = false;
    listener.position = from;
    await feed.follow(principal.orgId, listener, async () => (await drained()) && own === subscription && !isClosing);
  }

  /** Waits until the client has taken most of what it was sent; false when it never does. */
  async function drained(): Promise<boolean> {
    for (let looks = 0; webSocket.bufferedAmount > progressBufferMax; looks += 1) {
      if (webSocket.readyState !== webSocket.OPEN) return false;
      if (looks >= drainLooksMax) {
        close(closeCodes.tooSlow, 'old events were not taken in time');
        webSocket.terminate();
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, drainLookMs));
    }
    return webSocket.readyState === webSocket.OPEN;
  }

  webSocket.on('message', (data, isBinary) => (isBinary ? close(1008, 'expected text') : receive(String(data))));
  webSocket.on('pong', () => (isAnswering = true));
  webSocket.once('close', () => {
    isClosing = true;
    feed.leave(principal.orgId, listener);
  });

  return {
    principal,
    credential,
    receive,
    progress(scanId, frame) {
      if (sees({ topics, permissions }, scanId) && webSocket.bufferedAmount < progressBufferMax) send(frame);
    },
    setPermissions(next) {
      permissions = next;
    },
    ping() {
      if (!isAnswering) return webSocket.terminate();
      isAnswering = false;
      webSocket.ping();
    },
    close,
  };
}

function frameOf(event: LiveEvent): Buffer {
  let frame = frames.get(event);
  if (frame === undefined) frames.set(event, (frame = Buffer.from(JSON.stringify({ type: 'event', event } satisfies LiveMessage), 'utf8')));
  return frame;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
