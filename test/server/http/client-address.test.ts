import { afterEach, describe, expect, it } from 'vitest';
import { isSecureRequest } from '../../../server/http/client-address.ts';
import { defineRoute } from '../../../server/http/route.ts';
import { startSmallApp, type SmallApp } from './small-app.ts';

const where = defineRoute({
  method: 'GET',
  path: '/where',
  operationId: 'where',
  tag: 't',
  summary: 's',
  access: { kind: 'public' },
  response: { status: 200 },
  errors: [],
  handle: async ({ ip, raw }) => ({ ip, isSecure: isSecureRequest(raw) }),
});

describe('the address of a client', () => {
  let app: SmallApp;
  afterEach(() => app.close());

  const behind = async (trustedProxies: readonly string[], headers: Record<string, string>) => {
    app = await startSmallApp({ routes: [where], trustedProxies });
    return app.ask('GET', '/where', headers);
  };

  it('is that of the connection, whatever forwarding headers say, when no proxy is trusted (S20)', async () => {
    const { body, headers } = await behind([], { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', forwarded: 'for=203.0.113.9', 'x-real-ip': '203.0.113.9' });

    expect(body).toEqual({ ip: '127.0.0.1', isSecure: false });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('is that of the connection when another proxy is trusted than the one that asks (S20)', async () => {
    expect((await behind(['10.0.0.0/8'], { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })).body).toEqual({ ip: '127.0.0.1', isSecure: false });
  });

  it.each([
    ['one hop', '203.0.113.9', '203.0.113.9'],
    ['what a client forged to the left of it', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['a chain of trusted proxies', '203.0.113.9, 10.0.0.2, 10.0.0.1', '203.0.113.9'],
    ['a forged trusted address beyond the client', '10.9.9.9, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
    ['trusted proxies only', '10.0.0.2, 10.0.0.1', '10.0.0.2'],
    ['white space and nothing between commas', ' 203.0.113.9 ', '203.0.113.9'],
    ['a port', '203.0.113.9:4711', '203.0.113.9'],
    ['IPv6', '2001:db8::9', '2001:db8::9'],
    ['IPv6 with a port', '[2001:db8::9]:4711', '2001:db8::9'],
    ['IPv4 written as IPv6', '::ffff:203.0.113.9', '203.0.113.9'],
    ['no address: the proxy itself is taken', 'unknown', '127.0.0.1'],
    ['no address beyond a trusted hop', '203.0.113.9, <script>, 10.0.0.1', '10.0.0.1'],
    ['nothing', '', '127.0.0.1'],
    ['a line break in disguise', '203.0.113.9%0d%0aX: y', '127.0.0.1'],
  ])('behind a trusted proxy is read from %s (S20)', async (_, header, ip) => {
    expect((await behind(['127.0.0.1', '10.0.0.0/8'], { 'x-forwarded-for': header })).body).toMatchObject({ ip });
  });

  it('is looked for in a limited number of hops', async () => {
    const hops = ['203.0.113.9', ...Array.from({ length: 100 }, () => '10.0.0.1')].join(',');

    expect((await behind(['127.0.0.1', '10.0.0.0/8'], { 'x-forwarded-for': hops })).body).toMatchObject({ ip: '10.0.0.1' });
  });

  it.each([
    ['https', undefined, true],
    ['HTTPS', '203.0.113.9', true],
    ['http', '203.0.113.9', false],
    // The nearest proxy spoke plain http to us, the one before it TLS to the client; both appended.
    ['https, http', '203.0.113.9, 10.0.0.1', true],
    // A client forged the left one.
    ['https, http', '203.0.113.9', false],
    ['', '203.0.113.9', false],
  ])('is secure behind a trusted proxy when X-Forwarded-Proto %j of %j says so', async (protocol, addresses, isSecure) => {
    const { body, headers } = await behind(['127.0.0.1', '10.0.0.0/8'], { 'x-forwarded-proto': protocol, ...(addresses === undefined ? {} : { 'x-forwarded-for': addresses }) });

    expect(body).toMatchObject({ isSecure });
    expect(headers['strict-transport-security']).toBe(isSecure ? 'max-age=31536000' : undefined);
  });

  it('is the one in the log', async () => {
    await behind(['127.0.0.1'], { 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'request-1' });

    const line = app.lines.map((text) => JSON.parse(text) as Record<string, unknown>).find((entry) => entry['request_id'] === 'request-1');
    expect(line).toMatchObject({ ip: '203.0.113.9' });
  });
});
