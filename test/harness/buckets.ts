/** An S3-compatible service over a real socket, and one that answers as a test says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** As far as it is used here; the package has no types. */
interface Rver {
  new (options: { port: number; address: string; silent: boolean; directory: string; allowMismatchedSignatures: boolean; vhostBuckets: boolean; configureBuckets: readonly { name: string }[] }): {
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  };
}
const Rver = createRequire(import.meta.url)('s3rver') as Rver;

/** The only account of the service. */
export const bucketKeys = { access_key_id: 'S3RVER', secret_access_key: 'S3RVER' } as const;

/** Starts a service with these buckets; closed when the test ends. */
export async function startBuckets(...names: readonly string[]): Promise<{ readonly endpoint: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-buckets-'));
  const service = new Rver({ port: 0, address: '127.0.0.1', silent: true, directory, allowMismatchedSignatures: false, vhostBuckets: false, configureBuckets: names.map((name) => ({ name })) });
  const { port } = await service.run();
  onTestFinished(async () => {
    await service.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return { endpoint: `http://127.0.0.1:${port}` };
}

export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request as it came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A server that answers as the test says, and keeps what it was asked; closed when the test ends. */
export async function startAnswering(answer: (asked: Asked, count: number) => Answer): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => void reply(request, response));
  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: await buffer(request) };
    asked.push(one);
    const { status, body = '', headers = {} } = answer(one, asked.length);
    response.writeHead(status, headers).end(body);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
