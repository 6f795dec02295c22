/** Follows a scan to its end: the socket says "look again" and how far it is, the API says what is true. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, type RawData } from 'ws';
import { z } from 'zod';
import type { ProgressState } from '#shared/model/progress-text.ts';
import type { Api } from './api.ts';
import { endedStates, type ScanReply } from './scan-end.ts';

/** Milliseconds between looks while the socket tells nothing: it may be shut off by a proxy, and nothing depends on it. */
const lookMs = 2_000;

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), scan_id: z.string(), stage: z.string(), done: z.number(), total: z.number(), current: z.string().nullish() }),
  z.object({ type: z.literal('event'), event: z.object({ subject: z.string() }) }),
]);

export interface FollowOptions {
  readonly api: Api;
  readonly scanId: string;
  readonly onProgress: (progress: ProgressState) => void;
  readonly signal: AbortSignal;
}

/** The scan once it has ended; undefined when the signal aborts first. */
export async function followScan({ api, scanId, onProgress, signal }: FollowOptions): Promise<ScanReply | undefined> {
  let wake: () => void = () => {};
  const socket = listen({ api, scanId, onProgress, onEvent: () => wake() });
  try {
    while (!signal.aborted) {
      const news = new Promise<void>((resolve) => (wake = resolve));
      const scan = await api.client.call.getScan({ params: { id: scanId } });
      if (endedStates.some((state) => state === scan.state)) return scan;
      // The socket is ahead of the row.
      if (scan.progress && socket.readyState !== WebSocket.OPEN) onProgress(progressOf(scan.progress));
      await newsOrPause(news, signal);
    }
    return undefined;
  } finally {
    socket.terminate();
  }
}

function listen(options: { api: Api; scanId: string; onProgress: (progress: ProgressState) => void; onEvent: () => void }): WebSocket {
  const { api, scanId, onProgress, onEvent } = options;
  const socket = new WebSocket(`${api.url.replace(/^http/, 'ws')}/api/v1/ws`, { headers: { authorization: `Bearer ${api.key}` }, followRedirects: false });
  // No reconnect here: looking again by the clock is enough for one scan.
  socket.on('error', () => {});
  socket.on('open', () => socket.send(JSON.stringify({ subscribe: ['scans'] })));
  socket.on('message', (data: RawData) => {
    const parsed = message.safeParse(parseJson(data));
    if (!parsed.success) return;
    if (parsed.data.type === 'event') {
      if (parsed.data.event.subject === scanId) onEvent();
      return;
    }
    if (parsed.data.scan_id === scanId) onProgress(progressOf(parsed.data));
  });
  return socket;
}

/** Until there is news, or for `lookMs`. */
async function newsOrPause(news: Promise<void>, signal: AbortSignal): Promise<void> {
  const heard = new AbortController();
  const pause = sleep(lookMs, undefined, { signal: AbortSignal.any([signal, heard.signal]) }).catch(() => {});
  await Promise.race([news, pause]);
  heard.abort();
}

/** A total of 0 on the wire means that it is not known yet. */
function progressOf({ stage, done, total, current }: { stage: string; done: number; total: number; current?: string | null | undefined }): ProgressState {
  return { stage, done, total: total === 0 ? undefined : total, current: current ?? undefined };
}

function parseJson(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
