/**
 * The one file that talks to n8n. It can make only the requests of `operations`, sends the key to the instance's own origin and nowhere else,
 * takes no proxy from the environment, and counts what it asks.
 */
import { rootCertificates } from 'node:tls';
import { Agent, fetch, type Response } from 'undici';
import { toolVersion } from '#shared/model/version.ts';
import { n8nLimits, type N8nLimits } from './limits.ts';
import { operations, type Operation, type OperationName } from './operations.ts';
import { retryDelay } from './retry-delay.ts';
import { refusalOf, transportTrouble, type Trouble } from './trouble.ts';

export type Answer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly trouble: Trouble };

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface N8nClient {
  /** One answer, after retries. Never rejects but with the signal's own reason when it aborts. */
  ask(operation: OperationName, asked?: Asked): Promise<Answer>;
  /** Requests by operation, retries left out. */
  counts(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export interface N8nClientOptions {
  /** As `instanceAddress` gives it. */
  readonly address: string;
  readonly apiKey: string;
  /** PEM of the authority that signed the instance's certificate; those of Node stay trusted. */
  readonly authority?: string;
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, early when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Milliseconds since 1970, for `Retry-After` dates. */
  now(): number;
  readonly limits?: Partial<N8nLimits>;
}

/** A client for one instance; `close` ends its connections. */
export function createN8nClient(options: N8nClientOptions): N8nClient {
  const limits: N8nLimits = { ...n8nLimits, ...options.limits };
  const { address, signal } = options;
  const origin = new URL(address).origin;
  const counts = new Map<string, number>();
  // A dispatcher of its own: the global one can be a proxy.
  const dispatcher = new Agent({
    headersTimeout: limits.headMsMax,
    bodyTimeout: limits.silenceMsMax,
    connect: { timeout: limits.silenceMsMax, ...(options.authority !== undefined && { ca: [...rootCertificates, options.authority] }) },
  });

  async function ask(name: OperationName, asked: Asked = {}): Promise<Answer> {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const operation: Operation = operations[name];
    const url = urlOf(address, operation, asked);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(operation, url, asked.body);
      signal.throwIfAborted();
      if (answer.ok || !answer.trouble.canRetry || attempt >= limits.attemptsMax) return answer;
      const delayMs = retryDelay({ attempt, retryAfter: answer.trouble.retryAfter, nowMs: options.now(), firstMs: limits.retryDelayMs });
      if (delayMs > limits.retryAfterMsMax) return answer;
      await options.wait(delayMs, signal);
      signal.throwIfAborted();
    }
  }

  async function once(operation: Operation, url: string, body: unknown): Promise<Answer> {
    const attempt = AbortSignal.any([signal, AbortSignal.timeout(limits.attemptMsMax)]);
    try {
      let target = url;
      for (let hop = 0; ; hop += 1) {
        const response = await fetch(target, {
          method: operation.method,
          headers: {
            accept: 'application/json',
            'user-agent': `waybill/${toolVersion}`,
            ...(operation.isAuthenticated && { 'x-n8n-api-key': options.apiKey }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          redirect: 'manual',
          dispatcher,
          signal: attempt,
        });
        if (response.status < 300 || response.status >= 400) return await read(response, operation);
        await response.body?.cancel();
        const next = URL.parse(response.headers.get('location') ?? '', target);
        const isWithin = next !== null && next.origin === origin && operation.method === 'GET' && hop < limits.redirectsMax;
        if (!isWithin) return { ok: false, trouble: redirected(next, origin) };
        target = next.href;
      }
    } catch (error) {
      return { ok: false, trouble: transportTrouble(error, { host: new URL(address).host, attemptMsMax: limits.attemptMsMax }) };
    }
  }

  async function read(response: Response, operation: Operation): Promise<Answer> {
    const text = await textOf(response, limits.answerBytesMax);
    if (text === undefined) {
      return { ok: false, trouble: { kind: 'too_large', canRetry: false, sentence: `The answer is longer than ${limits.answerBytesMax} bytes.` } };
    }
    const body = jsonOf(text);
    if (!response.ok) return { ok: false, trouble: refusalOf(response, body, operation) };
    if (body === undefined) return { ok: false, trouble: { kind: 'malformed', canRetry: false, sentence: 'The answer is not JSON: something else than n8n may answer at this address, such as a sign-in page.' } };
    return { ok: true, body };
  }

  return { ask, counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))), close: () => dispatcher.destroy() };
}

function urlOf(address: string, operation: Operation, { params = {}, query = {} }: Asked): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const odd = Object.keys(query).find((name) => !operation.query.includes(name));
  if (odd !== undefined) throw new Error(`${operation.path} takes no query parameter ${odd}`);
  const search = new URLSearchParams(query).toString();
  return `${address}${path}${search === '' ? '' : `?${search}`}`;
}

/** Undefined above the limit. */
async function textOf(response: Response, bytesMax: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    length += bytes.length;
    if (length > bytesMax) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function redirected(next: URL | null, origin: string): Trouble {
  const where = next === null ? 'an address that is none' : next.origin === origin ? 'itself, again and again' : next.origin;
  return { kind: 'redirect', canRetry: false, sentence: `It was sent on to ${where}, and the key does not follow. Give the address at which n8n itself answers.` };
}
