/** What the operator's allow-list opens, and what it never does. No socket is opened here, so each one would be a mistake. */
import { afterEach, describe, expect, it } from 'vitest';
import { readOutbound } from '../../../server/config/access.ts';
import { createOutbound } from '../../../server/outbound/create-outbound.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';

const closing: Outbound[] = [];
afterEach(async () => {
  for (const outbound of closing.splice(0)) await outbound.close();
});

/** A way out whose names are looked up in `names`, and the addresses to which it would have opened a socket. */
function world({ allow, http = false, names = {} }: { allow: string; http?: boolean; names?: Record<string, readonly string[]> }): { outbound: Outbound; opened: string[] } {
  const opened: string[] = [];
  const problems: string[] = [];
  const config = readOutbound({ outboundAllow: allow, outboundHttp: String(http) }, problems);
  expect(problems).toEqual([]);
  const outbound = createOutbound({
    config,
    open: (target, callback) => {
      opened.push(target.hostname);
      callback(new Error('No socket is opened here.'), null);
    },
    resolve: async (host) => names[host] ?? Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  });
  closing.push(outbound);
  return { outbound, opened };
}

const post = (outbound: Outbound, url: string) => outbound.request({ url, method: 'POST', body: '{}', timeoutMs: 2_000 });

describe('the allow-list', () => {
  it.each(['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', '64:ff9b:1:a9fe:a9:fe00::', '2002:a9fe:a9fe::', '::a9fe:a9fe'])('never opens the metadata address %s (S5)', async (address) => {
    const everything = '0.0.0.0/0,::/0,meta.example.com';
    const literal = address.includes(':') ? `[${address}]` : address;
    const { outbound, opened } = world({ allow: everything, http: true, names: { 'meta.example.com': [address] } });

    for (const url of [`http://${literal}/`, `https://${literal}/`, 'http://meta.example.com/', 'http://metadata.google.internal/', 'http://METADATA.google.internal./']) {
      await expect(outbound.assertAllowed(url)).rejects.toMatchObject({ code: 'url_not_allowed' });
      await expect(post(outbound, url)).rejects.toMatchObject({ code: 'url_not_allowed' });
    }
    expect(opened).toEqual([]);
  });

  it('opens exactly the listed range and port (S6)', async () => {
    const names = { 'in.example.com': ['10.1.2.3'], 'out.example.com': ['10.2.0.1'], 'hooks.internal': ['192.168.7.7'], 'other.internal': ['192.168.7.7'] };
    const { outbound } = world({ allow: '10.1.0.0/16:8443,hooks.internal:8443,fd00:1::/32', names });
    const isAllowed = (url: string) => outbound.assertAllowed(url).then(
      () => true,
      () => false,
    );

    for (const url of ['https://10.1.0.0:8443/', 'https://10.1.255.255:8443/', 'https://in.example.com:8443/', 'https://hooks.internal:8443/', 'https://HOOKS.internal.:8443/', 'https://[fd00:1::5]/', 'https://[fd00:1:ffff::5]:9000/']) {
      expect([url, await isAllowed(url)]).toEqual([url, true]);
    }
    for (const url of ['https://10.0.255.255:8443/', 'https://10.2.0.0:8443/', 'https://10.1.0.1/', 'https://10.1.0.1:8444/', 'https://out.example.com:8443/', 'https://hooks.internal/', 'https://other.internal:8443/', 'https://x.hooks.internal:8443/', 'https://192.168.7.7:8443/', 'https://[fd00:2::5]/', 'https://[::ffff:10.1.2.3]:8443/', 'http://10.1.2.3:8443/']) {
      expect([url, await isAllowed(url)]).toEqual([url, false]);
    }
  });

  it.each(['168.63.129.16', '192.0.0.192', '169.254.170.2', '169.254.170.23', '169.254.0.23', '[fd00:ec2::23]', '[fd20:ce::254]', '[fd00:42::42]'])('never opens the metadata address %s, even listed by itself (S5)', async (host) => {
    const { outbound, opened } = world({ allow: host.replace(/[[\]]/g, ''), http: true });

    await expect(outbound.assertAllowed(`http://${host}/`)).rejects.toMatchObject({ code: 'url_not_allowed' });
    await expect(post(outbound, `https://${host}/`)).rejects.toMatchObject({ code: 'url_not_allowed' });
    expect(opened).toEqual([]);
  });

  it('opens a host only when each of its addresses is public or listed (S6)', async () => {
    const names = { 'half.example.com': ['10.1.2.3', '10.2.0.1'], 'mixed.example.com': ['93.184.216.34', '10.2.0.1'], 'both.example.com': ['10.1.2.3', '93.184.216.34'], 'loop.example.com': ['10.1.2.3', '127.0.0.1'] };
    const { outbound, opened } = world({ allow: '10.1.0.0/16', names });

    await outbound.assertAllowed('https://both.example.com/');
    for (const host of ['half', 'mixed', 'loop']) {
      await expect(outbound.assertAllowed(`https://${host}.example.com/`)).rejects.toMatchObject({ code: 'url_not_allowed' });
      await expect(post(outbound, `https://${host}.example.com/`)).rejects.toMatchObject({ code: 'url_not_allowed' });
    }
    expect(opened).toEqual([]);
  });

  it('opens localhost and names below it only when they are listed, and a listed name opens no other port, name or scheme (S6)', async () => {
    const names = { localhost: ['127.0.0.1'], 'a.localhost': ['127.0.0.1'], 'hooks.internal': ['127.0.0.1'] };
    const { outbound } = world({ allow: 'hooks.internal:9000', names });

    await outbound.assertAllowed('https://hooks.internal:9000/');
    for (const url of ['https://localhost:9000/', 'https://a.localhost:9000/', 'https://127.0.0.1:9000/', 'https://hooks.internal/', 'https://hooks.internal:9001/', 'https://hooks.internal.:9001/', 'http://hooks.internal:9000/', 'https://xhooks.internal:9000/', 'https://user@hooks.internal:9000/', 'ftp://hooks.internal:9000/', 'https://hooks.internal:9000@evil.example.com/', 'https://hooks.internal%2eevil:9000/']) {
      await expect(outbound.assertAllowed(url)).rejects.toMatchObject({ code: 'url_not_allowed' });
    }
  });

  it('opens plain http for its own places only, and only where that is switched on (C21)', async () => {
    const names = { 'public.example.com': ['93.184.216.34'], 'hooks.internal': ['10.0.0.9'] };
    const without = world({ allow: 'hooks.internal', names });
    const { outbound } = world({ allow: 'hooks.internal', http: true, names });

    await expect(without.outbound.assertAllowed('http://hooks.internal/')).rejects.toMatchObject({ code: 'url_not_allowed' });
    await outbound.assertAllowed('http://hooks.internal/');
    await outbound.assertAllowed('https://public.example.com/');
    await expect(outbound.assertAllowed('http://public.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
    await expect(post(outbound, 'http://public.example.com/')).rejects.toMatchObject({ code: 'url_not_allowed' });
  });
});
