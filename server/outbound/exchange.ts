/** One request and its answer on a connection that undici keeps, without streams: answers here are short and read whole. */
import type { Dispatcher } from 'undici';
import { AppError } from '#shared/model/app-error.ts';
import { version } from '../config/version.ts';
import type { Endings } from './endings.ts';
import { outboundFailure, timedOut } from './failure.ts';
import type { Destination } from './judge.ts';
import type { OutboundReply } from './outbound.ts';

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

const userAgent = `Waybill/${version}`;
const nothing = Buffer.alloc(0);

/**
 * Sends a request through a dispatcher. Resolves with any answer.
 * @throws {AppError} `outbound_failed`, or what the connector threw.
 */
export function send(given: { dispatcher: Dispatcher; destination: Destination; sent: Exchange; endings: Endings }): Promise<OutboundReply> {
  const { dispatcher, destination, sent, endings } = given;
  const { url } = destination;
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    let controller: Dispatcher.DispatchController | undefined;
    let isOver = false;
    let status = 0;
    let headers: Readonly<Record<string, string>> = {};
    let size = 0;
    const chunks: Buffer[] = [];

    /** True for the first who says it. */
    function end(): boolean {
      if (isOver) return false;
      isOver = true;
      clearTimeout(deadline);
      if (sent.signal !== undefined) endings.forget(sent.signal, giveUp);
      return true;
    }

    function answer(isCut: boolean): void {
      const body = chunks.length === 0 ? nothing : Buffer.concat(chunks, Math.min(size, sent.responseBytesMax));
      if (end()) resolve({ status, headers, body, isCut, durationMs: Math.round(performance.now() - startedMs) });
    }

    /** Ends it before there is an answer; a connection that is already in use for it is closed. */
    function fail(error: Error): void {
      if (!end()) return;
      reject(error);
      controller?.abort(error);
    }

    const giveUp = () => fail(outboundFailure(Object.assign(new Error('given up'), { code: 'UND_ERR_ABORTED' })));
    const deadline = setTimeout(() => fail(timedOut(sent.timeoutMs)), sent.timeoutMs);
    if (sent.signal !== undefined) {
      if (sent.signal.aborted) return giveUp();
      endings.follow(sent.signal, giveUp);
    }

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(begun) {
        controller = begun;
        // Its time was over while it waited for a connection: nothing of it is sent.
        if (isOver) begun.abort(timedOut(sent.timeoutMs));
      },
      onResponseStart(_, statusCode, given) {
        // 1xx comes before the answer.
        if (statusCode < 200) return;
        status = statusCode;
        headers = flatHeaders(given);
      },
      onResponseData(begun, chunk) {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= sent.responseBytesMax || isOver) return;
        answer(true);
        // Reading on would be for nothing, so the connection is closed.
        begun.abort(new Error('enough was read'));
      },
      onResponseEnd: () => answer(false),
      onResponseError(_, error) {
        if (end()) reject(error instanceof AppError ? error : outboundFailure(error));
      },
    };
    try {
      dispatcher.dispatch(
        {
          origin: destination.origin,
          path: url.pathname + url.search,
          method: sent.method,
          headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', ...sent.headers },
          body: sent.body ?? null,
        },
        handler,
      );
    } catch (error) {
      fail(outboundFailure(error));
    }
  });
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
