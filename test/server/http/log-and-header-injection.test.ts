import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiError } from '#shared/api/api-error.ts';
import { createLog } from '../../../server/http/log.ts';
import { defineRoute, Reply } from '../../../server/http/route.ts';
import { startSmallApp, type SmallApp } from './small-app.ts';

const open = { tag: 't', summary: 's', access: { kind: 'public' }, response: { status: 200 }, errors: [] } as const;
const odd = 'a\r\nset-cookie: b=c\r\n\r\n<script>';

describe('line breaks in what a client sends (S45)', () => {
  let app: SmallApp;
  beforeAll(async () => {
    app = await startSmallApp({
      routes: [
        defineRoute({ ...open, method: 'GET', path: '/header', operationId: 'header', handle: async () => new Reply(200, {}, { 'x-name': odd, location: `/x/${odd}` }) }),
        defineRoute({
          ...open,
          method: 'GET',
          path: '/refuse',
          operationId: 'refuse',
          handle: async () => {
            throw apiError('not_found', `There is no ${odd}.`, { field: odd });
          },
        }),
      ],
    });
  });
  afterAll(() => app.close());

  /** Sends bytes as they are; the whole answer. */
  async function raw(bytes: string): Promise<string> {
    const { port, hostname } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  }

  it('never become a header of the reply', async () => {
    const { headers, status } = await app.ask('GET', '/header');

    expect(status).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-name']).toBe('a__set-cookie: b=c____<script>');
    expect((await app.ask('GET', '/refuse')).headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['a bare line feed in a header', 'GET /api/v1/header HTTP/1.1\r\nhost: x\r\nx-request-id: request-1\nx-forged: y\r\nconnection: close\r\n\r\n'],
    ['a NUL in a header', 'GET /api/v1/header HTTP/1.1\r\nhost: x\r\nx-request-id: request\0one\r\nconnection: close\r\n\r\n'],
    ['a folded header', 'GET /api/v1/header HTTP/1.1\r\nhost: x\r\nx-request-id: request-1\r\n folded\r\nconnection: close\r\n\r\n'],
    ['two lengths', 'POST /api/v1/header HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\ncontent-length: 5\r\nconnection: close\r\n\r\n'],
    ['a length and chunks', 'POST /api/v1/header HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\n'],
  ])('are refused by the parser: %s', async (_, bytes) => {
    const answer = await raw(bytes);

    expect(answer).toMatch(/^(HTTP\/1\.1 400|$)/);
    expect(answer).not.toMatch(/x-forged/i);
  });

  it('stay inside one line of the log', async () => {
    const before = app.lines.length;
    await app.ask('GET', '/no%0d%0a%7b%22level%22%3a60%7dwhere?token=secret-in-query', { 'user-agent': 'x', 'x-request-id': 'forged%0aline' });

    const lines = app.lines.slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ path: '/api/v1/no%0d%0a%7b%22level%22%3a60%7dwhere', request_id: expect.stringMatching(/^req_/) as string });
    expect(lines[0]).not.toContain('secret-in-query');
  });
});

it('a log line that names a credential by mistake shows none (S50)', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const secret = 'wb_live_canary';

  log.info({ password: secret, authorization: secret, headers: { cookie: secret, 'x-internal-api-key': secret }, user: { inner: { token: secret } } }, 'x');
  log.error({ err: Object.assign(new Error('failed'), { parameters: [secret], detail: { key: secret } }) }, 'x');

  expect(lines.join('')).not.toContain(secret);
  expect(lines.join('')).toContain('[redacted]');
});
