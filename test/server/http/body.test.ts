import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readBody } from '../../../server/http/body.ts';

test('a body that does not arrive in time is given up with a sentence', async () => {
  const outcome = new Promise<unknown>((resolve) => {
    const server = createServer((incoming) => {
      readBody(incoming, 1024, 50).then(resolve, resolve);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const slow = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '100' } });
      slow.on('error', () => {});
      slow.write('{"half":');
    });
  });

  expect(await outcome).toMatchObject({ code: 'validation_error', message: expect.stringContaining('within 50 ms') as string });
});
