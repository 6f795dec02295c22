import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ExportDocument, SendOptions } from '../../../agent/exports/destination.ts';
import { s3 } from '../../../agent/exports/s3.ts';
import { bucketKeys, startAnswering, startBuckets } from '../../harness/buckets.ts';

const document: ExportDocument = { format: 'cyclonedx', mediaType: 'application/vnd.cyclonedx+json', text: '{"bomFormat":"CycloneDX","name":"Größe"}\n', report: { generated_at: '2026-11-21T12:00:00Z', sources: [] } };
const options = (settings: Readonly<Record<string, unknown>>, signal = new AbortController().signal): SendOptions => ({ settings: { ...bucketKeys, ...settings }, signal, wait: async (ms) => void (await sleep(ms)) });
const xml = (code: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>about S3RVER</Message></Error>`;

/** What a client without any library reads back: the service has the object, with its media type. */
async function stored(endpoint: string, path: string): Promise<{ type: string | null; text: string }> {
  const { S3Client, GetObjectCommand } = await import('@aws-sdk/client-s3');
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } });
  const [, bucket = '', key = ''] = /^([^/]+)\/(.+)$/.exec(path) ?? [];
  const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  client.destroy();
  return { type: object.ContentType ?? null, text: (await object.Body?.transformToString('utf8')) ?? '' };
}

describe('a document in a bucket', () => {
  it('is there with its bytes and its media type', async () => {
    const { endpoint } = await startBuckets('boms');

    const sent = await s3.send(document, '//boms/shop/2026-11-21.cdx.json', options({ endpoint }));

    expect(sent).toEqual({ where: 's3://boms/shop/2026-11-21.cdx.json' });
    expect(await stored(endpoint, 'boms/shop/2026-11-21.cdx.json')).toEqual({ type: 'application/vnd.cyclonedx+json', text: document.text });
  });

  it('may have a key of any letters', async () => {
    const { endpoint } = await startBuckets('boms');

    await s3.send(document, '//boms/a b/Größe+1.json', options({ endpoint }));

    expect((await stored(endpoint, 'boms/a b/Größe+1.json')).text).toBe(document.text);
  });

  it('is sent without the checksums that many services do not know, to the bucket in the path, signed for its region', async () => {
    const service = await startAnswering(() => ({ status: 200 }));

    await s3.send(document, '//boms/x', options({ endpoint: service.url, region: 'eu-west-1' }));

    const [asked] = service.asked;
    expect(asked).toMatchObject({ method: 'PUT' });
    expect(asked?.path.split('?')[0]).toBe('/boms/x');
    expect(asked?.body.toString('utf8')).toBe(document.text);
    expect(Object.keys(asked?.headers ?? {}).filter((name) => /checksum|trailer/.test(name))).toEqual([]);
    expect(asked?.headers['authorization']).toContain('/eu-west-1/s3/aws4_request');
  });

  it('is sent again while the service is in trouble', async () => {
    const service = await startAnswering((_, count) => (count < 3 ? { status: 503, body: xml('SlowDown') } : { status: 200 }));

    await s3.send(document, '//boms/x', options({ endpoint: service.url }));

    expect(service.asked).toHaveLength(3);
  });
});

describe('a document that a bucket does not take', () => {
  const outcome = (settings: Readonly<Record<string, unknown>>, place = '//boms/x') => s3.send(document, place, options(settings)).then(() => ({ code: 'sent', message: '' }), (error: { code: string; message: string }) => ({ code: error.code, message: error.message }));

  it('because there is no such bucket', async () => {
    const { endpoint } = await startBuckets('boms');

    expect(await outcome({ endpoint }, '//other/x')).toEqual({
      code: 'export_refused',
      message: `Cannot write s3://other/x at ${new URL(endpoint).host}: there is no such bucket. Create it, or name another (NoSuchBucket, status 404).`,
    });
  });

  it('because it does not know the key; neither key nor secret is said', async () => {
    const { endpoint } = await startBuckets('boms');

    const { code, message } = await outcome({ endpoint, access_key_id: 'not-the-key', secret_access_key: 'not-the-secret' });

    expect(code).toBe('export_refused');
    expect(message).toContain('the service does not know the access key. Check WAYBILL_S3_ACCESS_KEY_ID (InvalidAccessKeyId, status 403)');
    for (const part of ['not-the-secret', 'not-the-key']) expect(message).not.toContain(part);
  });

  it.each([
    [403, 'AccessDenied', 'export_refused', 1, 'Allow s3:PutObject on the key'],
    [403, 'SignatureDoesNotMatch', 'export_refused', 1, 'the secret does not belong to the access key'],
    [301, 'PermanentRedirect', 'export_refused', 1, 'Set WAYBILL_S3_REGION'],
    [400, 'ExpiredToken', 'export_refused', 1, 'Give a new one'],
    [500, 'InternalError', 'export_failed', 4, 'the service is in trouble. Try again later (InternalError, status 500)'],
  ])('because it answers %i %s', async (status, name, code, tries, says) => {
    const service = await startAnswering(() => ({ status, body: xml(name) }));

    const { message, ...rest } = await outcome({ endpoint: service.url });

    expect(rest).toEqual({ code });
    expect(message).toContain(says);
    // What the service's own sentence repeats is left out.
    expect(message).not.toContain('S3RVER');
    expect(service.asked).toHaveLength(tries);
  });

  it('because nothing listens there', async () => {
    const { message, code } = await outcome({ endpoint: 'http://127.0.0.1:1' });

    expect(code).toBe('export_failed');
    expect(message).toContain('the service does not answer. Check the endpoint and the network (ECONNREFUSED)');
  });

  it('because it was interrupted', async () => {
    const stop = new AbortController();
    const service = await startAnswering(() => {
      stop.abort();
      return { status: 503, body: xml('SlowDown') };
    });

    await expect(s3.send(document, '//boms/x', options({ endpoint: service.url }, stop.signal))).rejects.toMatchObject({ code: 'cancelled' });
    expect(service.asked).toHaveLength(1);
  });
});

describe('the credentials of uploads', () => {
  it.each([
    [{}, true],
    [{ access_key_id: 'a' }, true],
    [{ access_key_id: 'a', secret_access_key: 'b' }, false],
    [{ profile: 'p' }, false],
    [{ profile: 'p', secret_access_key: 'b' }, true],
  ])('%j are refused: %s', (settings, isRefused) => {
    expect(s3.settingsProblem?.(settings) !== undefined).toBe(isRefused);
  });

  it('are never those of the default chain, which the AWS source reads with', async () => {
    const service = await startAnswering(() => ({ status: 200 }));
    const none = { endpoint: service.url, access_key_id: undefined, secret_access_key: undefined };

    await expect(s3.send(document, '//boms/x', { ...options({}), settings: none })).rejects.toMatchObject({ code: 'config_invalid' });
    expect(service.asked).toEqual([]);
  });
});

describe('a place in a bucket', () => {
  it.each([
    ['//boms/a/b.json', undefined],
    ['//boms/a/', undefined],
    ['//boms', 'it names no object'],
    ['//boms/', 'it names no object'],
    ['boms/a', '3 to 63 lower-case letters'],
    ['//Boms/a', '3 to 63 lower-case letters'],
    [`//boms/${'x'.repeat(901)}`, 'longer than 900 bytes'],
  ])('%s', (place, says) => {
    if (says === undefined) expect(s3.problemOf(place)).toBeUndefined();
    else expect(s3.problemOf(place)).toContain(says);
  });
});
