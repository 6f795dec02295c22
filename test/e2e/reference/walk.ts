/** Sends the rows one after the other and says what was not as they claim. */
import { expect } from 'vitest';
import { request } from './request.ts';
import { filled, valueAt, type Row, type Seen, type SentRow } from './row.ts';
import type { World } from './world.ts';

/** A row that was sent, and the status that came back. */
export interface Sent {
  readonly row: Row;
  readonly status: number | string;
}

/** Sends them all, also after one that was wrong; a sentence for each of those. */
export async function walk(rows: readonly Row[], world: World): Promise<{ sent: readonly Sent[]; problems: readonly string[] }> {
  const sent: Sent[] = [];
  const problems: string[] = [];
  for (const row of rows) {
    let seen: Seen | undefined;
    try {
      seen = await send(row, world);
      await judge(row, seen, world);
      keep(row, seen, world);
    } catch (error) {
      const came = seen === undefined ? '' : `\n  came: ${seen.status} ${seen.text.slice(0, 2_000)}`;
      problems.push(`${row.requirement} ${row.request} (${row.what}): ${error instanceof Error ? error.message.slice(0, 1_200) : String(error)}${came}`);
    }
    sent.push({ row, status: seen?.status ?? 'none' });
  }
  return { sent, problems };
}

async function send(row: Row, world: World): Promise<Seen> {
  const { as = 'owner', headers = {}, body, raw } = row;
  const [method = '', path = ''] = filled(row.request, world.known).split(' ', 2);
  const text = body === undefined ? raw : JSON.stringify(filled(body, world.known));
  const sentRow: SentRow = {
    method,
    url: world.url + (path.startsWith('/v1/') ? path : `/api/v1${path}`),
    headers: {
      ...(as === 'nobody' ? {} : filled({ authorization: `Bearer {${as}}` }, world.known)),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...filled(headers, world.known),
    },
    body: text,
  };
  return row.send === undefined ? request(sentRow) : row.send(world, sentRow);
}

async function judge(row: Row, seen: Seen, world: World): Promise<void> {
  expect(seen.status, 'status').toBe(row.status);
  if (seen.status === 204) expect(seen.text, 'a 204 has no body').toBe('');
  // R5, C2: the one error body, flat and nested.
  if (seen.status >= 400 && seen.status < 600) {
    const { code, message } = (seen.body ?? {}) as { code?: unknown; message?: unknown };
    expect(seen.body).toMatchObject({ code: expect.stringMatching(/^[a-z_]+$/), message: expect.any(String), request_id: seen.headers.get('x-request-id'), error: { code, message } });
  }
  if (row.reply !== undefined) expect(seen.body).toMatchObject(filled(row.reply, world.known) as object);
  for (const [place, items] of Object.entries(row.holds ?? {})) {
    const parts = items.map((item): unknown => expect.objectContaining(filled(item, world.known)));
    expect(valueAt(seen.body, place), place).toEqual(expect.arrayContaining(parts));
  }
  for (const [name, value] of Object.entries(row.replyHeaders ?? {})) {
    const header = seen.headers.get(name) ?? '';
    if (typeof value === 'string') expect(header, name).toBe(value);
    else expect(header, name).toMatch(value);
  }
  await row.check?.(seen, world);
}

function keep({ keep: places = {} }: Row, { body }: Seen, { known }: World): void {
  for (const [name, place] of Object.entries(places)) {
    const value = valueAt(body, place);
    expect(value, `${place}, which is kept`).toEqual(expect.any(String));
    known.set(name, String(value));
  }
}
