/** Finds a server of the same data directory that runs already. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readPrivateFile, writePrivateFile } from './private-file.ts';

const health = z.object({ status: z.string(), instance: z.string() });

/** Milliseconds; a local server answers in one. */
const probeMs = 2_000;

export type Holder =
  /** A Waybill of this data directory. */
  | { readonly kind: 'ours'; readonly url: string }
  /** Something else. */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'nobody' };

/** Who answers at an address. */
export async function holderOf(url: string, instance: string): Promise<Holder> {
  try {
    const response = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(probeMs), redirect: 'error' });
    const parsed = health.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) return { kind: 'other', what: 'another program' };
    return parsed.data.instance === instance ? { kind: 'ours', url } : { kind: 'other', what: 'a Waybill with another data directory' };
  } catch (error) {
    return isRefused(error) ? { kind: 'nobody' } : { kind: 'other', what: 'a program that does not answer as a Waybill' };
  }
}

/** The server of a data directory, at whatever port it was started; from `server.json`, and only when it answers. */
export async function serverOf(dataDir: string, instance: string): Promise<string | undefined> {
  const url = await readPrivateFile(join(dataDir, 'server.json')).then(urlIn);
  if (url === undefined) return undefined;
  const holder = await holderOf(url, instance);
  return holder.kind === 'ours' ? url : undefined;
}

/** Notes where this data directory's server listens. */
export async function noteServer(dataDir: string, url: string): Promise<void> {
  await writePrivateFile(join(dataDir, 'server.json'), JSON.stringify({ url, pid: process.pid }));
}

export async function forgetServer(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'server.json'), { force: true });
}

/** An address that this machine can connect to, for one that a server listens on. */
export function reachable(host: string, port: number): string {
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

function urlIn(text: string | undefined): string | undefined {
  try {
    return z.object({ url: z.url() }).parse(JSON.parse(text ?? '')).url;
  } catch {
    return undefined;
  }
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && (cause.code === 'ECONNREFUSED' || cause.code === 'EADDRNOTAVAIL');
}
