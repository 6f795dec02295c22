/** Opening and closing the port. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds that requests in flight get to finish when the server closes. */
const drainMsMax = 10_000;

/** A server with limits on how long a client may take. */
export function createHttpServer(listener: RequestListener): Server {
  // A large result over a slow line may take a quarter of an hour; ordinary bodies have a limit of their own.
  const server = createServer({ headersTimeout: 20_000, requestTimeout: 16 * 60_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }, listener);
  server.maxHeadersCount = 100;
  return server;
}

/** Listens and returns the address: `http://127.0.0.1:7430`. Rejects with the system's error, such as EADDRINUSE. */
export async function listen(server: Server, options: { host: string; port: number }): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Takes no more connections, waits for requests in flight, and cuts what is left after `drainMsMax`. */
export async function closeHttpServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection becomes idle when its last request is answered; until then it is left alone.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), drainMsMax);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
