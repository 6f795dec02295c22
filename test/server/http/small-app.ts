/** The HTTP application over routes that a test writes, on a real socket, without a database. */
import { request as send, type IncomingHttpHeaders } from 'node:http';
import { BlockList } from 'node:net';
import { rateDefaults, type RateLimits } from '../../../server/config/access.ts';
import { systemRandom } from '../../../server/config/world.ts';
import { createHttpApp } from '../../../server/http/app.ts';
import type { Authenticator } from '../../../server/http/authenticate.ts';
import type { Denial } from '../../../server/http/gate.ts';
import { closeHttpServer, createHttpServer, listen } from '../../../server/http/listen.ts';
import { createLog } from '../../../server/http/log.ts';
import { createHttpMetrics } from '../../../server/http/metrics.ts';
import { createRateLimits } from '../../../server/http/rate-limit/rate-limits.ts';
import type { Principal, RouteRecord } from '../../../server/http/route.ts';
import type { Services } from '../../../server/services.ts';
import { fakeClock, type FakeClock } from '../../harness/clock.ts';

export interface SmallReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

export interface SmallApp {
  readonly url: string;
  readonly clock: FakeClock;
  readonly lines: readonly string[];
  readonly denials: readonly Denial[];
  /** A request below /api/v1 with exactly these headers, also those that `fetch` would not send. */
  ask(method: string, path: string, headers?: Readonly<Record<string, string>>, body?: string): Promise<SmallReply>;
  close(): Promise<void>;
}

export interface SmallAppOptions {
  readonly routes: readonly RouteRecord[];
  readonly authenticator?: Partial<Authenticator>;
  readonly principalIn?: (principal: Principal, orgId: string) => Promise<Principal>;
  readonly rates?: Partial<RateLimits>;
  /** Addresses or `address/prefix`. */
  readonly trustedProxies?: readonly string[];
  readonly publicUrl?: string;
}

export async function startSmallApp(options: SmallAppOptions): Promise<SmallApp> {
  const clock = fakeClock();
  const lines: string[] = [];
  const denials: Denial[] = [];
  const nobody = () => Promise.reject(new Error('This test has no such credential.'));
  const server = createHttpServer(
    createHttpApp({
      routes: options.routes,
      services: {} as Services,
      authenticator: { accessToken: nobody, apiKey: nobody, agentKey: nobody, sessionCookie: nobody, csrfToken: () => '', ...options.authenticator },
      principalIn: options.principalIn ?? (async (principal) => principal),
      clock,
      random: systemRandom,
      log: createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }),
      metrics: createHttpMetrics(),
      drain: new AbortController().signal,
      recordDenial: async (denial) => void denials.push(denial),
      limits: createRateLimits({ rates: { ...rateDefaults, ...options.rates }, clock, pepper: new Uint8Array(32) }),
      idempotency: { run: () => Promise.reject(new Error('No request of this test has a key.')) },
      trustedProxies: blockList(options.trustedProxies ?? []),
      publicUrl: options.publicUrl,
    }),
  );
  const url = await listen(server, { host: '127.0.0.1', port: 0 });
  return { url, clock, lines, denials, ask: (method, path, headers, body) => ask(url, { method, path, headers, body }), close: () => closeHttpServer(server) };
}

function ask(url: string, sent: { method: string; path: string; headers: Readonly<Record<string, string>> | undefined; body: string | undefined }): Promise<SmallReply> {
  const { method, path, headers = {}, body } = sent;
  return new Promise((resolve, reject) => {
    const request = send(`${url}/api/v1${path}`, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = address.includes(':') ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
