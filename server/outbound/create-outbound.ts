import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import { AppError } from '#shared/model/app-error.ts';
import type { OutboundConfig } from '../config/access.ts';
import { version } from '../config/version.ts';
import { outboundFailure, timedOut } from './failure.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { connectMsMax, guardedConnector, plainConnector, type Connect } from './guarded-connector.ts';
import { createJudge, type Destination, type Judge } from './judge.ts';
import type { Outbound, OutboundReply } from './outbound.ts';
import { systemResolver, type Resolve } from './resolver.ts';

export const outboundLimits = {
  timeoutMs: 10_000,
  responseBytesMax: 65_536,
  /** Bytes of the headers of an answer. */
  headerBytesMax: 16_384,
  /** Connections to one origin at once. */
  connectionsMax: 64,
} as const;

/** One exchange, as `request` and `fetch` both need it. */
export interface Exchange {
  readonly url: string;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly timeoutMs: number;
  readonly responseBytesMax: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * The way out under a configuration.
 * @param resolve, open - how names are looked up and sockets opened; tests count them. With a proxy `open` is not used.
 */
export function createOutbound({ config, resolve = systemResolver(), open = plainConnector() }: { config: OutboundConfig; resolve?: Resolve; open?: Connect }): Outbound {
  const judge = createJudge(config);
  const dispatcher = createDispatcher({ config, judge, resolve, open });

  /** What a name stands for now. A proxy resolves by itself, so with one a name that is not known here may pass. */
  async function assertName(destination: Destination, field?: string): Promise<void> {
    if (destination.literal !== undefined) return;
    let addresses: readonly string[];
    try {
      addresses = await resolve(destination.host);
    } catch (error) {
      if (config.proxy !== undefined && destination.protocol === 'https:') return;
      throw new AppError('url_not_allowed', `The server may not go to this address: ${lowerFirst(outboundFailure(error).message)}`, field === undefined ? {} : { detail: { field } });
    }
    judge.addresses(destination, addresses, field);
  }

  async function exchange(sent: Exchange): Promise<OutboundReply> {
    const destination = judge.destination(sent.url);
    if (config.proxy !== undefined) await assertName(destination);
    return send(dispatcher, destination, sent);
  }

  return {
    assertAllowed: async (url, field) => assertName(judge.destination(url, field), field),
    request: ({ url, method, headers = {}, body, timeoutMs = outboundLimits.timeoutMs, responseBytesMax = outboundLimits.responseBytesMax, signal }) =>
      exchange({ url, method, headers, body, timeoutMs, responseBytesMax, signal }),
    fetch: guardedFetch(exchange),
    close: () => dispatcher.destroy(),
  };
}

function createDispatcher(options: { config: OutboundConfig; judge: Judge; resolve: Resolve; open: Connect }): Dispatcher {
  const common = {
    connections: outboundLimits.connectionsMax,
    pipelining: 1,
    maxHeaderSize: outboundLimits.headerBytesMax,
    // One deadline over everything, below, in place of one for each part.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  };
  const { proxy } = options.config;
  // Only what is configured: neither class looks at HTTP_PROXY and its like.
  if (proxy !== undefined) return new ProxyAgent({ ...common, uri: proxy, proxyTls: { timeout: connectMsMax } });
  return new Agent({ ...common, connect: guardedConnector(options) });
}

async function send(dispatcher: Dispatcher, { url }: Destination, sent: Exchange): Promise<OutboundReply> {
  const startedMs = performance.now();
  const controller = new AbortController();
  const stop = () => controller.abort();
  const deadline = setTimeout(stop, sent.timeoutMs);
  sent.signal?.addEventListener('abort', stop, { once: true });
  if (sent.signal?.aborted === true) stop();
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: sent.method,
      headers: { 'user-agent': `Waybill/${version}`, 'accept-encoding': 'identity', ...sent.headers },
      ...(sent.body === undefined ? {} : { body: sent.body }),
      signal: controller.signal,
    });
    const { bytes, isCut } = await firstBytes(answer.body, sent.responseBytesMax);
    return { status: answer.statusCode, headers: flatHeaders(answer.headers), body: bytes, isCut, durationMs: Math.round(performance.now() - startedMs) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (controller.signal.aborted && sent.signal?.aborted !== true) throw timedOut(sent.timeoutMs);
    throw outboundFailure(error);
  } finally {
    clearTimeout(deadline);
    sent.signal?.removeEventListener('abort', stop);
  }
}

/** The first bytes of a body. When there are more, the connection is closed, because reading on would be for nothing. */
async function firstBytes(body: Dispatcher.ResponseData['body'], bytesMax: number): Promise<{ bytes: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop destroys the body, and with it the connection.
    if (size > bytesMax) break;
  }
  return { bytes: Buffer.concat(chunks, Math.min(size, bytesMax)), isCut: size > bytesMax };
}

function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  return flat;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
