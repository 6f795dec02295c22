/** The live socket: see `shared/protocol/live.ts` for the contract. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '#shared/model/app-error.ts';
import { closeCodes, liveLimits, type LiveMessage } from '#shared/protocol/live.ts';
import type { AccessConfig } from '../config/access.ts';
import type { Db } from '../db/connection.ts';
import { mountPaths } from '../http/app.ts';
import { refusedOwner, type Authenticator } from '../http/authenticate.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Denial } from '../http/gate.ts';
import type { Log } from '../http/log.ts';
import type { Principal } from '../http/route.ts';
import { createClient, type Client } from './client.ts';
import { createFeed } from './feed.ts';
import { admitCredential, givenCredential, socketProtocol, type GivenCredential, type StandingPrincipals } from './socket-credentials.ts';

/** Milliseconds between looks at the event rows, at credentials, and between pings. */
export const liveTimes = { lookMs: 1_000, credentialsMs: 3_000, pingMs: 30_000 } as const;

/** Milliseconds that clients get to answer the closing. */
const closeMsMax = 1_000;

/** Sockets in all, and of one organization; the next one is closed with 4429. */
export const socketsMax = { total: 5_000, organization: 1_000 } as const;

export interface LiveOptions {
  readonly db: Db;
  readonly log: Log;
  readonly authenticator: Authenticator;
  readonly standing: StandingPrincipals;
  readonly access: Pick<AccessConfig, 'publicUrl' | 'trustedProxies'>;
  readonly requestId: (request: IncomingMessage) => string;
  /** Writes the audit entry of somebody known who gets no socket. */
  readonly recordDenial: (denial: Denial) => Promise<void>;
}

export interface Live {
  /** Answers upgrades of this server at `/api/v1/ws`. */
  attach(server: Server): void;
  /** Shows progress to whoever watches. Lossy: a client that is behind misses it. */
  progress(orgId: string, progress: { scan_id: string; stage: string; done: number; total: number; current?: string | undefined }): void;
  /** Sockets that are open. */
  readonly size: number;
  /** Closes every socket with 1001. */
  close(): Promise<void>;
}

export function createLive({ db, log, authenticator, standing, access, requestId, recordDenial }: LiveOptions): Live {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: liveLimits.messageBytesMax,
    perMessageDeflate: false,
    // Never the one that holds the credential: what the server chooses is sent back.
    handleProtocols: (offered) => (offered.has(socketProtocol) ? socketProtocol : false),
  });
  const feed = createFeed(db, (error) => log.warn({ err: error }, 'events could not be read for the socket'));
  const clients = new Map<string, Set<Client>>();
  let size = 0;
  const stopListening = db.onCommit((notes) => {
    for (const { orgId } of notes) feed.wake(orgId);
  });
  const timers = [
    setInterval(() => feed.wakeAll(), liveTimes.lookMs),
    setInterval(() => void checkCredentials(), liveTimes.credentialsMs),
    setInterval(() => all().forEach((client) => client.ping()), liveTimes.pingMs),
  ];
  for (const timer of timers) timer.unref();
  const all = () => [...clients.values()].flatMap((each) => Array.from(each));

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node takes its own listener away before it hands a socket over, and a client may hang up at any moment.
    socket.on('error', () => socket.destroy());
    // Anything may stand in the request line; an exception here would end the process.
    const address = request.url ?? '';
    const url = URL.parse(address.startsWith('/') ? `http://localhost${address}` : address);
    if (url === null) return refuse(socket, '400 Bad Request');
    if (!mountPaths.some((path) => url.pathname === `${path}/ws`)) return refuse(socket, '404 Not Found');
    if (!isSameOrigin(request, access.publicUrl)) return refuse(socket, '403 Forbidden');
    const given = givenCredential(request, url, access);
    const organizationId = url.searchParams.get('organization') ?? undefined;
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => {});
      admit(webSocket, request, { given, organizationId }).catch((error: unknown) => {
        log.error({ err: error }, 'a socket could not be opened');
        webSocket.close(1011);
      });
    });
  }

  /** The socket is open before its credential is judged: only so can a browser learn why it was closed. */
  async function admit(webSocket: WebSocket, request: IncomingMessage, { given, organizationId }: { given: GivenCredential | undefined; organizationId: string | undefined }): Promise<void> {
    const deny = async (known: Pick<Denial, 'orgId' | 'type' | 'id'> | undefined, code: string) => {
      if (known === undefined) return;
      const { orgId, type, id } = known;
      await recordDenial({ orgId, type, id, code, operationId: 'openSocket', requestId: requestId(request), ip: clientAddress(request, access.trustedProxies).ip });
    };
    // What the client says meanwhile must not be lost.
    const early: string[] = [];
    const keep = (data: unknown) => {
      if (early.length < liveLimits.messagesPerSecondMax) early.push(String(data));
      else webSocket.close(closeCodes.tooMany, `more than ${liveLimits.messagesPerSecondMax} messages in a second`);
    };
    webSocket.on('message', keep);
    const admitted = given === undefined ? undefined : await admitCredential(given, { organizationId, authenticator, standing, onRefused: (error) => deny(refusedOwner(error), error.code) });
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (admitted === undefined) return webSocket.close(closeCodes.credentialsEnded, 'the credential is missing or not valid');
    const { principal, credential } = admitted;
    if (!principal.permissions.has('scan:read')) {
      webSocket.close(closeCodes.notAllowed, 'this needs the permission scan:read');
      return deny(principal, principal.type === 'user' ? 'insufficient_role' : 'insufficient_scope');
    }
    const ofOrg = clients.get(principal.orgId) ?? new Set();
    if (size >= socketsMax.total || ofOrg.size >= socketsMax.organization) return webSocket.close(closeCodes.tooMany, 'too many sockets are open');
    webSocket.off('message', keep);

    const client = createClient({ webSocket, principal, credential, feed });
    clients.set(principal.orgId, ofOrg);
    ofOrg.add(client);
    size += 1;
    webSocket.once('close', () => {
      size -= 1;
      ofOrg.delete(client);
      if (ofOrg.size === 0) clients.delete(principal.orgId);
    });
    for (const text of early) client.receive(text);
  }

  /** Closes the sockets of credentials that have ended. Each credential is looked at once, however many sockets it has. */
  async function checkCredentials(): Promise<void> {
    const byCredential = Map.groupBy(all(), (client) => client.credential.id);
    for (const group of byCredential.values()) {
      const [first] = group;
      if (first === undefined) continue;
      try {
        const stands = await permissionsNow(first);
        for (const client of group) {
          if (stands === undefined) client.close(closeCodes.credentialsEnded, 'the credential has ended');
          else if (!stands.has('scan:read')) client.close(closeCodes.notAllowed, 'this needs the permission scan:read');
          else client.setPermissions(stands);
        }
      } catch (error) {
        log.warn({ err: error }, 'the credentials of sockets could not be checked');
        return;
      }
    }
  }

  async function permissionsNow({ credential }: Client): Promise<Principal['permissions'] | undefined> {
    try {
      return (await credential.now()).permissions;
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }

  return {
    attach(server) {
      server.on('upgrade', upgrade);
    },
    progress(orgId, { scan_id, stage, done, total, current }) {
      const ofOrg = clients.get(orgId);
      if (ofOrg === undefined) return;
      const message: LiveMessage = { type: 'progress', scan_id, stage, done, total, ...(current === undefined ? {} : { current }) };
      const frame = Buffer.from(JSON.stringify(message), 'utf8');
      for (const client of ofOrg) client.progress(scan_id, frame);
    },
    get size() {
      return size;
    },
    async close() {
      stopListening();
      for (const timer of timers) clearInterval(timer);
      for (const client of all()) client.close(1001, 'the server shuts down');
      sockets.close();
      // A client that does not answer the closing must not hold the server up.
      const deadline = performance.now() + closeMsMax;
      while (sockets.clients.size > 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
      for (const webSocket of sockets.clients) webSocket.terminate();
    },
  };
}

/** Browsers state where a page is from; programs state nothing. A page of another site gets no socket, whatever credential it has. */
function isSameOrigin(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
