import { type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect as connectSocket, createServer as createSocketServer } from 'node:net';
import { buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { readOutbound } from '../../../server/config/access.ts';
import { createOutbound } from '../../../server/outbound/create-outbound.ts';
import { selfSigned } from './certificate.ts';
import { closeAll, closing, listening, post, receiver, world } from './world.ts';

afterEach(closeAll);

describe('an address that leads where the server may not go opens no socket (S1)', () => {
  const literals = [
    ['loopback', 'https://127.0.0.1/'],
    ['loopback in decimal', 'https://2130706433/'],
    ['loopback in octal', 'https://0177.0.0.1/'],
    ['loopback in hexadecimal', 'https://0x7f.0.0.1/'],
    ['loopback in one hexadecimal number', 'https://0x7f000001/'],
    ['loopback in short form', 'https://127.1/'],
    ['loopback in full-width digits', 'https://１２７.０.０.１/'],
    ['loopback with a dot at its end', 'https://127.0.0.1./'],
    ['loopback, percent-encoded', 'https://%31%32%37.0.0.1/'],
    ['unspecified', 'https://0.0.0.0/'],
    ['unspecified, shortest', 'https://0/'],
    ['RFC 1918, class A', 'https://10.0.0.1/'],
    ['RFC 1918, class B', 'https://172.31.255.255/'],
    ['RFC 1918, class C', 'https://192.168.1.1/'],
    ['link-local', 'https://169.254.1.1/'],
    ['metadata', 'https://169.254.169.254/latest/meta-data/'],
    ['CGNAT', 'https://100.127.255.255/'],
    ['protocol assignments', 'https://192.0.0.8/'],
    ['documentation', 'https://203.0.113.9/'],
    ['benchmarking', 'https://198.19.0.1/'],
    ['multicast', 'https://239.1.1.1/'],
    ['reserved', 'https://250.0.0.1/'],
    ['broadcast', 'https://255.255.255.255/'],
    ['IPv6 loopback', 'https://[::1]/'],
    ['IPv6 loopback in full', 'https://[0:0:0:0:0:0:0:1]/'],
    ['IPv6 unspecified', 'https://[::]/'],
    ['IPv4-mapped', 'https://[::ffff:127.0.0.1]/'],
    ['IPv4-mapped of a public one', 'https://[::ffff:8.8.8.8]/'],
    ['IPv4-compatible', 'https://[::7f00:1]/'],
    ['IPv4-translated', 'https://[::ffff:0:7f00:1]/'],
    ['NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['NAT64 of a network', 'https://[64:ff9b:1::a00:1]/'],
    ['6to4', 'https://[2002:7f00:1::1]/'],
    ['Teredo', 'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/'],
    ['ULA', 'https://[fd00::1]/'],
    ['IPv6 link-local', 'https://[fe80::1]/'],
    ['IPv6 site-local', 'https://[fec0::1]/'],
    ['IPv6 multicast', 'https://[ff02::1]/'],
    ['IPv6 documentation', 'https://[2001:db8::1]/'],
    ['an IPv6 address nobody has been given', 'https://[4000::1]/'],
    ['localhost', 'https://localhost/'],
    ['localhost with a dot', 'https://LOCALHOST./'],
    ['a name below localhost', 'https://a.localhost/'],
    ['the metadata host', 'https://metadata.google.internal/'],
    ['plain http', 'http://example.com/'],
    ['a file', 'file:///etc/passwd'],
    ['gopher', 'gopher://example.com/'],
    ['credentials', 'https://user:secret@example.com/'],
    ['an empty host', 'https:///'],
    ['a mail server', 'https://example.com:25/'],
    ['not an address', 'example.com'],
    ['a very long one', `https://example.com/${'a'.repeat(2_048)}`],
  ] as const;

  it.each(literals)('%s', async (_, url) => {
    const { outbound, opened } = world({ names: { 'example.com': ['93.184.216.34'] }, allow: '192.0.2.77' });

    await expect(outbound.assertAllowed(url)).rejects.toMatchObject({ code: 'url_not_allowed' });
    await expect(post(outbound, url)).rejects.toMatchObject({ code: 'url_not_allowed' });
    await expect(outbound.fetch(url)).rejects.toThrow();
    expect(opened).toEqual([]);
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '100.64.0.1', '168.63.129.16', '::1', '::', '::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::808:808', '2002:a00:1::', 'fd12::1', 'fe80::1', 'fe80::1%eth0', 'ff02::1', 'nonsense'])(
    'a name that stands for %s',
    async (address) => {
      const { outbound, opened, resolved } = world({ names: { 'hook.example.com': [address] } });

      await expect(outbound.assertAllowed('https://hook.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
      await expect(post(outbound, 'https://hook.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
      await expect(outbound.fetch('https://hook.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
      expect(opened).toEqual([]);
      expect(resolved.length).toBeGreaterThan(0);
    },
  );

  it('a name with a private address among public ones', async () => {
    const { outbound, opened } = world({ names: { 'hook.example.com': ['93.184.216.34', '10.0.0.1'] } });

    await expect(post(outbound, 'https://hook.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
    expect(opened).toEqual([]);
  });

  it('a name that is not known, when it is saved; later it is a failure', async () => {
    const { outbound, opened } = world();

    await expect(outbound.assertAllowed('https://nowhere.example.com/', 'url')).rejects.toMatchObject({ code: 'url_not_allowed', detail: { field: 'url' } });
    await expect(post(outbound, 'https://nowhere.example.com/')).rejects.toMatchObject({ code: 'outbound_failed' });
    expect(opened).toEqual([]);
  });
});

describe('a public host', () => {
  it('is reached at the address that was judged, over TLS for its name (S2)', async () => {
    const certificate = selfSigned('hook.example.com');
    const seen: string[] = [];
    const server = createTlsServer(certificate, (request, response) => {
      seen.push(`${request.method} ${request.headers.host} ${request.url}`);
      response.end('ok');
    });
    const port = await listening(server as unknown as Server);
    const { outbound, opened } = world({ names: { 'hook.example.com': ['93.184.216.34'] }, port, ca: certificate.cert });

    await outbound.assertAllowed('https://hook.example.com/in?x=1');
    const reply = await post(outbound, 'https://hook.example.com/in?x=1');

    expect(reply).toMatchObject({ status: 200, isCut: false });
    expect(reply.body.toString()).toBe('ok');
    expect(seen).toEqual(['POST hook.example.com /in?x=1']);
    expect(opened).toEqual(['93.184.216.34']);
  });

  it('with a certificate for another name is not sent anything', async () => {
    const certificate = selfSigned('other.example.com');
    let count = 0;
    const port = await listening(createTlsServer(certificate, (_, response) => void (count += 1, response.end())) as unknown as Server);
    const { outbound } = world({ names: { 'hook.example.com': ['93.184.216.34'] }, port, ca: certificate.cert });

    await expect(post(outbound, 'https://hook.example.com/')).rejects.toMatchObject({ code: 'outbound_failed', message: 'The certificate is for another host.' });
    expect(count).toBe(0);
  });

  it('that resolves to something private after it was judged is not connected to there (S3)', async () => {
    let isFirst = true;
    const answers = () => {
      const answer = isFirst ? ['93.184.216.34'] : ['127.0.0.1'];
      isFirst = false;
      return answer;
    };
    const { outbound, opened } = world({ names: { 'rebind.example.com': answers } });

    await outbound.assertAllowed('https://rebind.example.com/');

    await expect(post(outbound, 'https://rebind.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
    expect(opened).toEqual([]);
  });

  it('is resolved once for a connection, which goes to that answer and not to a later one (S3)', async () => {
    const port = await receiver((_, response) => response.end('ok'));
    let count = 0;
    const answers = () => {
      count += 1;
      return count === 1 ? ['93.184.216.34'] : ['127.0.0.1'];
    };
    const { outbound, opened, resolved } = world({ names: { 'rebind.example.com': answers }, allow: 'rebind.example.com', http: true, port });

    await post(outbound, 'http://rebind.example.com/');

    expect(opened).toEqual(['93.184.216.34']);
    expect(resolved).toHaveLength(1);
  });

  it('with an address that does not answer is reached at its next one', async () => {
    const port = await receiver((_, response) => response.end('ok'));
    const opened: string[] = [];
    const real = buildConnector({ timeout: 2_000 });
    const outbound = createOutbound({
      config: readOutbound({ outboundAllow: 'two.example.com', outboundHttp: 'true' }, []),
      resolve: async () => ['93.184.216.34', '93.184.216.35'],
      open: (target, callback) => {
        opened.push(target.hostname);
        if (target.hostname.endsWith('34')) callback(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), null);
        else real({ ...target, hostname: '127.0.0.1', port: String(port) }, callback);
      },
    });
    closing.push(() => outbound.close());

    expect((await post(outbound, 'http://two.example.com/')).status).toBe(200);
    expect(opened).toEqual(['93.184.216.34', '93.184.216.35']);
  });
});

describe('an answer', () => {
  it.each([301, 302, 303, 307, 308])('%i is not followed (S4)', async (status) => {
    let count = 0;
    const port = await receiver((_, response) => {
      count += 1;
      response.writeHead(status, { location: '/next' }).end();
    });
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    const reply = await post(outbound, `http://127.0.0.1:${port}/`);
    const fetched = await outbound.fetch(`http://127.0.0.1:${port}/`);

    expect(reply).toMatchObject({ status, headers: { location: '/next' } });
    expect(fetched.status).toBe(status);
    expect(count).toBe(2);
  });

  it('without an end is cut at the limit, and the connection closed (S7)', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>((resolve) => (closed = resolve));
    const port = await receiver((_, response) => {
      response.on('close', closed);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) {
          // Until the buffer is full.
        }
      };
      response.on('drain', more);
      more();
    });
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    const reply = await post(outbound, `http://127.0.0.1:${port}/`);

    expect(reply.body).toHaveLength(65_536);
    expect(reply.isCut).toBe(true);
    await isClosed;
  });

  it('that comes byte by byte does not outlive the deadline', async () => {
    const port = await receiver((request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      request.socket.on('close', () => clearInterval(drip));
    });
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    await expect(outbound.request({ url: `http://127.0.0.1:${port}/`, method: 'GET', timeoutMs: 200 })).rejects.toMatchObject({ code: 'outbound_failed', detail: { reason: 'timeout' } });
  });

  it('that never comes does not outlive the deadline, and one that was given up says so', async () => {
    const port = await receiver(() => {});
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });
    const url = `http://127.0.0.1:${port}/`;

    await expect(outbound.request({ url, method: 'GET', timeoutMs: 100 })).rejects.toMatchObject({ code: 'outbound_failed', detail: { reason: 'timeout' } });
    await expect(outbound.request({ url, method: 'GET', signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ code: 'outbound_failed' });
  });

  it('that is compressed stays as it came', async () => {
    const port = await receiver((request, response) => {
      response.setHeader('x-asked', String(request.headers['accept-encoding']));
      response.setHeader('content-encoding', 'gzip');
      response.end(Buffer.from([0x1f, 0x8b, 1, 2, 3]));
    });
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    const reply = await post(outbound, `http://127.0.0.1:${port}/`);

    expect(reply.body).toEqual(Buffer.from([0x1f, 0x8b, 1, 2, 3]));
    expect(reply.headers['x-asked']).toBe('identity');
    await expect(outbound.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'outbound_failed' });
  });

  it('with endless headers is refused', async () => {
    const port = await receiver((_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end());
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    await expect(post(outbound, `http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'outbound_failed', message: 'The headers of the answer are too long.' });
  });

  it('of fetch is a Response of what was sent and received', async () => {
    const port = await receiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.setHeader('content-type', 'application/json').end(JSON.stringify({ type: request.headers['content-type'], body: Buffer.concat(chunks).toString() })));
    });
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    const reply = await outbound.fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: new URLSearchParams({ a: '1' }) });

    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(await reply.json()).toEqual({ type: 'application/x-www-form-urlencoded;charset=UTF-8', body: 'a=1' });
  });
});

describe('a proxy', () => {
  /** A proxy that tunnels everything to `port`. */
  async function proxy(port: number): Promise<{ url: string; asked: string[] }> {
    const asked: string[] = [];
    const server = createSocketServer((client) => {
      client.on('error', () => {});
      client.once('data', (data) => {
        asked.push(data.toString().split('\r\n', 1)[0] ?? '');
        const upstream = connectSocket(port, '127.0.0.1', () => {
          client.write('HTTP/1.1 200 OK\r\n\r\n');
          client.pipe(upstream).pipe(client);
        });
        upstream.on('error', () => client.destroy());
      });
    });
    return { url: `http://127.0.0.1:${await listening(server as unknown as Server)}`, asked };
  }

  it('is used only where it is configured, whatever the environment says (S9)', async () => {
    const port = await receiver((_, response) => response.end('ok'));
    const { url, asked } = await proxy(port);
    const target = `http://127.0.0.1:${port}/`;
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url, ALL_PROXY: url, NODE_USE_ENV_PROXY: '1' });
    try {
      const bare = world({ allow: `127.0.0.1:${port}`, http: true });
      await post(bare.outbound, target);
      await bare.outbound.fetch(target);
      expect(asked).toEqual([]);
    } finally {
      process.env = before;
    }

    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true, proxy: url });
    expect((await post(outbound, target)).body.toString()).toBe('ok');
    expect(asked).toEqual([`CONNECT 127.0.0.1:${port} HTTP/1.1`]);
  });

  it('is not asked for what the server itself may not reach', async () => {
    const { url, asked } = await proxy(await receiver((_, response) => response.end('ok')));
    const { outbound } = world({ proxy: url, names: { 'private.example.com': ['10.0.0.1'] } });

    for (const target of ['https://127.0.0.1/', 'https://169.254.169.254/', 'https://private.example.com/', 'https://metadata.google.internal/']) {
      await expect(post(outbound, target)).rejects.toMatchObject({ code: 'url_not_allowed' });
    }
    expect(asked).toEqual([]);
  });

  it('gets names that are known to it alone', async () => {
    const { url, asked } = await proxy(await receiver((_, response) => response.end('ok')));
    const { outbound } = world({ proxy: url });

    await outbound.assertAllowed('https://only-there.example.com/');
    await expect(post(outbound, 'https://only-there.example.com/')).rejects.toMatchObject({ code: 'outbound_failed' });
    expect(asked).toEqual(['CONNECT only-there.example.com:443 HTTP/1.1']);
  });
});
