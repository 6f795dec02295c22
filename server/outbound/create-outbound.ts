import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import { AppError } from '#shared/model/app-error.ts';
import type { OutboundConfig } from '../config/access.ts';
import { createEndings } from './endings.ts';
import { send, type Exchange } from './exchange.ts';
import { outboundFailure } from './failure.ts';
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

/**
 * The way out under a configuration.
 * @param resolve, open - how names are looked up and sockets opened; tests count them. With a proxy `open` is not used.
 */
export function createOutbound({ config, resolve = systemResolver(), open = plainConnector() }: { config: OutboundConfig; resolve?: Resolve; open?: Connect }): Outbound {
  const judge = createJudge(config);
  const endings = createEndings();
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
    // Without a proxy a name is judged when a connection is opened; a kept one leads where it was judged.
    if (config.proxy !== undefined) await assertName(destination);
    return send({ dispatcher, destination, sent, endings });
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
