/** Plain HTTP. */
import { vi } from 'vitest';
import type { Seen, SentRow } from './row.ts';

/** Milliseconds for one reply, and for a state that must come. */
const patienceMs = 20_000;

/** One request, no redirect followed. */
export async function request({ method, url, headers, body }: SentRow): Promise<Seen> {
  const response = await fetch(url, { method, headers, redirect: 'manual', signal: AbortSignal.timeout(patienceMs), ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : isJson ? (JSON.parse(text) as unknown) : text };
}

/** Asks again until the reply is as wanted, for what the server does a moment after somebody else has seen its effect. */
export async function settled(row: SentRow, isSettled: (seen: Seen) => boolean): Promise<Seen> {
  return vi.waitFor(
    async () => {
      const seen = await request(row);
      if (!isSettled(seen)) throw new Error(`It is still ${seen.text.slice(0, 1_000)}`);
      return seen;
    },
    { timeout: patienceMs, interval: 50 },
  );
}
