/** The only way out to GitHub: counts, refuses what is not allowed, waits as it is told, gives up when it takes too long, and follows no redirect. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/model/app-error.ts';
import type { EntityTags } from './entity-tags.ts';
import { refusal, type ApiPlace } from './operations.ts';

export interface FetchOptions extends ApiPlace {
  /** One answer with its body; milliseconds. */
  readonly timeoutMs: number;
  /** Longest time that one question waits for the rate limit; seconds. */
  readonly waitSecondsMax: number;
  /** What a second of waiting takes; milliseconds. 1000 but in tests. */
  readonly secondMs: number;
  readonly signal: AbortSignal;
  readonly tags: EntityTags;
  /** Called for each request that goes out, retries among them. */
  onRequest(): void;
}

/** An answer larger than this is no answer; bytes. The dependency graph of a large repository is 20 MiB. */
const bodyBytesMax = 64 * 1024 * 1024;

/** Times one question is asked again because the answer told to wait. */
const waitsMax = 3;

/** Refused before it was sent. */
export class NotAllowed extends AppError<'not_allowed'> {
  constructor(why: string) {
    super('not_allowed', `A request was not sent: ${why}. This is a defect of the source, or an answer that leads elsewhere; please report it.`);
  }
}

/** A `fetch` for the client library: bodies are complete when it resolves, and JSON is JSON. */
export function guardedFetch(options: FetchOptions): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const why = refusal({ method: init?.method ?? 'GET', url, body: init?.body }, options);
    if (why !== undefined) throw new NotAllowed(why);

    for (let waits = 0; ; waits += 1) {
      const response = await once(url, init, options);
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      const isTold = (response.status === 429 || response.status === 403 || response.status === 503) && Number.isFinite(seconds);
      if (!isTold || waits >= waitsMax || seconds > options.waitSecondsMax) return response;
      await wait(seconds * options.secondMs, undefined, { signal: options.signal });
    }
  };
}

async function once(url: URL, init: RequestInit | undefined, options: FetchOptions): Promise<Response> {
  const { signal, timeoutMs, tags } = options;
  options.onRequest();
  const isRead = (init?.method ?? 'GET') === 'GET';
  const before = isRead ? tags.get(url.href) : undefined;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])]);
  const headers = { ...(init?.headers as Record<string, string> | undefined), ...(before && { 'if-none-match': before.etag }) };
  const response = await fetch(url, { ...init, headers, redirect: 'manual', signal: limited });
  const bytes = await wholeBody(response);
  if (response.status === 304 && before !== undefined) {
    tags.set(url.href, before);
    return placed(new Response(before.body, { status: 200, headers: { 'content-type': before.contentType, ...(before.link !== '' && { link: before.link }) } }), url);
  }
  const contentType = response.headers.get('content-type') ?? '';
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/.test(contentType);
  // The client library takes JSON that is cut short for text, so it is looked at here.
  if (isJson && bytes.length > 0) JSON.parse(bytes.toString('utf8'));
  const etag = response.headers.get('etag');
  if (isRead && isJson && response.status === 200 && etag !== null) tags.set(url.href, { etag, contentType, link: response.headers.get('link') ?? '', body: bytes.toString('utf8') });
  const hasBody = response.status !== 204 && response.status !== 205 && response.status !== 304;
  const whole = new Response(hasBody ? new Uint8Array(bytes) : null, { status: response.status, statusText: response.statusText, headers: response.headers });
  return placed(whole, url);
}

/** The client library asks an answer where it is from. */
function placed(response: Response, url: URL): Response {
  return Object.defineProperty(response, 'url', { value: url.href });
}

async function wholeBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > bodyBytesMax) throw new Error(`the answer is larger than ${bodyBytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
