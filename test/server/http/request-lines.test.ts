/** Request lines as only an attacker writes them, over a bare socket. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const upgrading = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function dial(): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  // A connection that nobody answers is given up, so that its test fails and does not hang.
  return socket.setTimeout(5_000, () => socket.destroy());
}

/** What came back until the other side closed, or for an upgrade that was taken, its first bytes. */
async function answer(line: string, headers: readonly string[], body = ''): Promise<string> {
  const socket = dial();
  let text = '';
  socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
  socket.write(`${[line, 'Host: waybill.test', ...headers].join('\r\n')}\r\n\r\n${body}`);
  await Promise.race([once(socket, 'close'), once(socket, 'data')]);
  socket.destroy();
  return text;
}

describe('an upgrade', () => {
  // Vitest turns an exception that nobody catches into a failure of the run; here it is the claim itself.
  const faults: unknown[] = [];
  const note = (error: unknown) => void faults.push(error);
  beforeEach(() => {
    faults.length = 0;
    process.on('uncaughtException', note);
  });
  afterEach(() => void process.off('uncaughtException', note));

  it.each([
    ['//', '404'],
    ['http://[', '400'],
    ['http://a:99999/api/v1/ws', '400'],
    ['///api/v1/ws', '404'],
    ['*', '400'],
    ['/api/v1/ws/', '404'],
    ['/API/v1/ws', '404'],
    ['/api/v1/%77s', '404'],
  ])('of %s is answered %s, and the server stays up (S69)', async (address, status) => {
    expect(await answer(`GET ${address} HTTP/1.1`, upgrading)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(faults).toEqual([]);
    expect((await server.request('GET', '/health')).status).toBe(200);
  });

  it('whose client hangs up at once does not end the server (S69)', async () => {
    for (let each = 0; each < 50; each += 1) {
      const socket = dial();
      await once(socket, 'connect');
      socket.write([`GET /${each % 2 === 0 ? 'elsewhere' : 'api/v1/ws'} HTTP/1.1`, 'Host: waybill.test', ...upgrading, '', ''].join('\r\n'));
      socket.resetAndDestroy();
    }

    expect((await server.request('GET', '/health')).status).toBe(200);
    expect(faults).toEqual([]);
  });
});

describe('a request line', () => {
  it.each(['http://[', 'http://a:99999/', 'other://'])('with the address %s gets the one error body and all headers, no page of a library (S34, S66)', async (address) => {
    const text = await answer(`GET ${address} HTTP/1.1`, ['Connection: close']);

    expect(text).toMatch(/^HTTP\/1.1 40[04] /);
    expect(text).toMatch(/content-type: application\/json/i);
    expect(text).toMatch(/content-security-policy: default-src 'none'/i);
    expect(text).not.toMatch(/<html|<pre>|\n +at /);
  });

  it.each(['/api/v1/%2e%2e/v1/scans', '/api/v1//scans', '//api/v1/scans', '/api/v1/../v1/scans', '/API/v1/scans', '/api/v1/Scans', '/api/v1/scans;x=1', '/api/v1/scans%00', '/api/v1/scans%2f', '/api/v1/%73cans%20'])(
    'with the odd path %s reaches no other route than the one it spells',
    async (path) => {
      expect(await answer(`GET ${path} HTTP/1.1`, ['Connection: close', `Authorization: Bearer ${server.ownerToken}`])).toMatch(/^HTTP\/1.1 404 /);
    },
  );

  it('with a parameter repeated thousands of times is refused by a limit that it names (S39)', async () => {
    const reply = await server.request('GET', `/health?${'a&'.repeat(7_000)}`);

    expect([reply.status, reply.body]).toMatchObject([400, { code: 'validation_error', message: expect.stringContaining('limit parametersMax') as string }]);
  });

  it.each([['TRACE', '405'], ['OPTIONS', '405'], ['PROPFIND', '405']])('with the method %s is refused', async (method, status) => {
    expect(await answer(`${method} /api/v1/scans HTTP/1.1`, ['Connection: close', `Authorization: Bearer ${server.ownerToken}`])).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('is never overruled by a header that names another method', async () => {
    const headers = ['Connection: close', `Authorization: Bearer ${server.ownerToken}`, 'X-HTTP-Method-Override: DELETE', 'X-Original-URL: /api/v1/auth/account', 'X-Rewrite-URL: /api/v1/auth/account'];

    expect(await answer('GET /api/v1/auth/me HTTP/1.1', headers)).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('the length of a body (S38, S45)', () => {
  it.each([
    ['Content-Length: 2\r\nTransfer-Encoding: chunked'],
    ['Content-Length: 2\r\nContent-Length: 3'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding : chunked'],
    ['Content-Length: +2'],
    ['Content-Length: 0x2'],
    ['X-A: b\rContent-Length: 2'],
  ])('said in two ways or an odd one is refused: %j', async (lengths) => {
    const text = await answer('POST /api/v1/scans HTTP/1.1', [`Authorization: Bearer ${server.ownerToken}`, 'Content-Type: application/json', lengths, 'Connection: close'], '{}');

    expect(text).toMatch(/^HTTP\/1.1 400 Bad Request\r\nConnection: close/);
  });
});
