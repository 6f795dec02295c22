import { buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { readOutbound } from '../../../server/config/access.ts';
import { createOutbound } from '../../../server/outbound/create-outbound.ts';
import { closeAll, closing, post, receiver, world } from './world.ts';

afterEach(closeAll);

describe('an answer, or the wait for one,', () => {
  it('whose connection does not come about does not outlive the deadline either, and nothing is sent once it does', async () => {
    let count = 0;
    const port = await receiver((_, response) => void (count += 1, response.end()));
    const real = buildConnector({ timeout: 2_000 });
    const gate = Promise.withResolvers<void>();
    const outbound = createOutbound({ config: readOutbound({ outboundAllow: `127.0.0.1:${port}`, outboundHttp: 'true' }, []), open: (target, callback) => void gate.promise.then(() => real(target, callback)) });
    closing.push(() => outbound.close());
    const url = `http://127.0.0.1:${port}/`;

    await expect(outbound.request({ url, method: 'POST', body: '{}', timeoutMs: 50 })).rejects.toMatchObject({ detail: { reason: 'timeout' } });
    const second = outbound.request({ url: `${url}second`, method: 'POST', body: '{}', timeoutMs: 2_000 });
    gate.resolve();
    await second;

    expect(count).toBe(1);
  });

  it('that many requests wait for ends with one signal for them all', async () => {
    const port = await receiver(() => {});
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });
    const controller = new AbortController();
    const warnings: Error[] = [];
    const listen = (warning: Error) => void warnings.push(warning);
    process.on('warning', listen);
    const all = Array.from({ length: 20 }, () => outbound.request({ url: `http://127.0.0.1:${port}/`, method: 'POST', signal: controller.signal }));

    controller.abort();
    const ends = await Promise.allSettled(all);
    process.off('warning', listen);

    expect(ends.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code)).toEqual(ends.map(() => 'outbound_failed'));
    expect(warnings).toEqual([]);
    await expect(outbound.request({ url: `http://127.0.0.1:${port}/`, method: 'POST', signal: controller.signal })).rejects.toMatchObject({ code: 'outbound_failed' });
  });

  it('that comes after an interim one (103) is the one that counts', async () => {
    const port = await receiver((_, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeHead(202, { 'x-final': 'yes' }).end('ok');
    });
    const { outbound } = world({ allow: `127.0.0.1:${port}`, http: true });

    const reply = await post(outbound, `http://127.0.0.1:${port}/`);

    expect(reply).toMatchObject({ status: 202, headers: { 'x-final': 'yes' } });
    expect(reply.headers).not.toHaveProperty('link');
  });
});
