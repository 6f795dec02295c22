/** The HTTP API as the starter uses it: over the socket like anybody, also towards its own process. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type Client } from '#shared/api/client/client.ts';

export interface Api {
  readonly url: string;
  readonly key: string;
  readonly client: Client;
}

/** @param key - an API key with the scope write. */
export function connectApi(url: string, key: string): Api {
  const world = {
    fetch: globalThis.fetch,
    sleep: async (ms: number, signal?: AbortSignal) => pause(ms, undefined, signal === undefined ? {} : { signal }),
    random: Math.random,
    newKey: randomUUID,
  };
  return { url, key, client: createClient({ url, credential: key, world }) };
}
