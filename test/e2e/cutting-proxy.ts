/** A proxy in front of the server that treats uploads as a test wants, and lets everything else through. */
import { createServer, request as httpRequest, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type UploadFate =
  /** Passed on, and the reply passed back. */
  | 'pass'
  /** Passed on whole; the reply is thrown away and the connection cut. */
  | 'lose_reply'
  /** Some of the body is passed on, then nothing more, until the connection breaks. */
  | 'stall'
  /** Nothing is passed on. */
  | 'hold';

export interface CuttingProxy {
  readonly url: string;
  setFate(fate: UploadFate): void;
  /** The next upload that met a fate other than `pass`; for `lose_reply` once the server has answered it. */
  nextUpload(): Promise<void>;
  uploads(): number;
}

/** Bytes of a stalled upload that the server gets. */
const stallBytes = 4_096;

export async function startCuttingProxy(target: () => string): Promise<CuttingProxy> {
  let fate: UploadFate = 'pass';
  let uploads = 0;
  let waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const met = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  const server = createServer((request, response) => {
    const isUpload = request.url?.endsWith('/result') === true;
    if (isUpload) uploads += 1;
    if (isUpload && fate === 'hold') return met();
    const onward = httpRequest(`${target()}${request.url}`, { method: request.method, headers: request.headers });
    // What breaks on one side breaks on the other.
    onward.on('error', () => request.socket.destroy());
    response.on('close', () => onward.destroy());
    if (isUpload && fate === 'stall') return stall(request, onward);
    const isLost = isUpload && fate === 'lose_reply';
    onward.on('response', (reply) => (isLost ? lose(reply, request) : pass(reply, response)));
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setFate: (given) => (fate = given),
    nextUpload: () => new Promise((resolve) => waiting.push(resolve)),
    uploads: () => uploads,
  };

  function stall(request: IncomingMessage, onward: ClientRequest): void {
    let sent = 0;
    request.on('data', (chunk: Buffer) => {
      if (sent >= stallBytes) return;
      const part = chunk.subarray(0, stallBytes - sent);
      sent += part.length;
      onward.write(part, () => {
        if (sent >= stallBytes) met();
      });
    });
  }

  function lose(reply: IncomingMessage, request: IncomingMessage): void {
    reply.resume().on('end', () => {
      request.socket.destroy();
      met();
    });
  }

  function pass(reply: IncomingMessage, response: ServerResponse): void {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  }
}
