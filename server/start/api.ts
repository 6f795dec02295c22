/** The HTTP API as the starter uses it: over the socket like anybody, also towards its own process. */
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';

export interface Api {
  readonly url: string;
  readonly key: string;
  /** @throws {AppError} with the API's own code and sentence; `unreachable` when no answer came. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>;
  /** The reply's body as it is, for exports. */
  postForText(path: string, body: object): Promise<string>;
}

/** Milliseconds; an export of a large inventory takes seconds. */
const callMs = 60_000;

const errorBody = z.object({ code: z.string(), message: z.string(), detail: z.object({ hint: z.string().optional() }).optional() });

/** @param key - an API key with the scope write. */
export function connectApi(url: string, key: string): Api {
  const call = async (method: string, path: string, body?: object): Promise<string> => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/api/v1${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(callMs),
        headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (cause) {
      throw new AppError('unreachable', `${url} does not answer.`, { cause });
    }
    if (response.ok) return text;
    const error = errorBody.safeParse(parseJson(text));
    throw error.success ? new AppError(error.data.code, [error.data.message, error.data.detail?.hint].filter((part) => part !== undefined).join(' ')) : new AppError('unreachable', `${url} answered with status ${response.status}.`);
  };
  return {
    url,
    key,
    get: async (path, schema) => schema.parse(parseJson(await call('GET', path))),
    post: async (path, body, schema) => schema.parse(parseJson(await call('POST', path, body))),
    postForText: (path, body) => call('POST', path, body),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
