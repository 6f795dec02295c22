/**
 * The one way out: every connection that the server itself opens to an address that somebody configured (webhooks,
 * connectors, identity providers) goes through here. Nothing else in the server may use fetch, http.request or undici.
 */
import type { AppError } from '#shared/model/app-error.ts';

export interface OutboundRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body?: string | Uint8Array;
  /** Milliseconds for the whole exchange; default 10,000. */
  readonly timeoutMs?: number;
  /** Bytes of the answer that are read and kept; default 64 KiB. The rest is dropped and the connection closed. */
  readonly responseBytesMax?: number;
  readonly signal?: AbortSignal;
}

export interface OutboundReply {
  /** As the other side gave it; a redirect is an answer like any other and is never followed. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** More came than was kept. */
  readonly isCut: boolean;
  readonly durationMs: number;
}

export interface Outbound {
  /**
   * Judges an address without opening a connection: scheme, credentials in it, literal addresses in every spelling, and
   * what its host resolves to now. For the moment in which somebody saves one.
   * @param field - the field of a request body that held the address; the error names it.
   * @throws {AppError} `url_not_allowed`.
   */
  assertAllowed(url: string, field?: string): Promise<void>;
  /**
   * Sends one request to an address that is judged again; the connection goes to the address that was judged and to no
   * other. Resolves with any HTTP answer.
   * @throws {AppError} `url_not_allowed`, or `outbound_failed` when there was no answer (its message says why, in words
   * that may be shown to the person who configured the address).
   */
  request(request: OutboundRequest): Promise<OutboundReply>;
  /** The same as `fetch`, for libraries that want one; redirects are not followed. */
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/** What `request` rejects with when there was no answer. */
export type OutboundFailure = AppError<'outbound_failed'>;
