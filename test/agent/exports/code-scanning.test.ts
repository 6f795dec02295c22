import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { findExporter } from '#shared/exporters/exporters.ts';
import type { Source } from '#shared/model/report.ts';
import type { ExportDocument, SendOptions } from '../../../agent/exports/destination.ts';
import { codeScanning } from '../../../agent/exports/code-scanning.ts';
import { startAnswering, type Answer, type Asked } from '../../harness/buckets.ts';
import { emptyReport } from '../link/agent-in-test.ts';

const token = 'sarif-token-that-nobody-may-see';
const [commit, other] = ['a'.repeat(40), 'b'.repeat(40)];

/** The description of the real API, as GitHub publishes it. */
const api = JSON.parse(readFileSync(join(import.meta.dirname, '../../../node_modules/@octokit/openapi/generated/api.github.com.deref.json'), 'utf8')) as {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: object }> }; responses: Record<string, { content?: Record<string, { schema: object }> }> }>>;
};
const upload = api.paths['/repos/{owner}/{repo}/code-scanning/sarifs']?.['post'];
const status = api.paths['/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}']?.['get'];

function isValid(schema: object | undefined, data: unknown): boolean {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  return ajv.validate(schema ?? false, data);
}

const json = (code: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({ status: code, body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });

interface Script {
  /** Answers of the upload, one after the other; the last one stays. */
  readonly uploads?: readonly Answer[];
  /** Answers about the processing. */
  readonly polls?: readonly unknown[];
}

/** Code scanning as far as an upload meets it. Requests and replies are held against GitHub's own description. */
async function startScanning({ uploads, polls = [{ processing_status: 'complete' }] }: Script = {}) {
  const counts = { upload: 0, poll: 0 };
  const service = await startAnswering((asked) => {
    const next = <T>(list: readonly T[], at: number): T => list[Math.min(at, list.length - 1)] as T;
    if (asked.method === 'POST' && asked.path === '/repos/acme/shop/code-scanning/sarifs') {
      if (!isValid(upload?.requestBody?.content['application/json']?.schema, JSON.parse(asked.body.toString('utf8')))) return json(422, { message: 'not as described' });
      const accepted = { id: '47177e22-5596-11eb-80a1-c1e54ef945c6', url: `${service.url}/repos/acme/shop/code-scanning/sarifs/47177e22-5596-11eb-80a1-c1e54ef945c6` };
      if (!isValid(upload?.responses['202']?.content?.['application/json']?.schema, accepted)) return json(500, {});
      return next(uploads ?? [json(202, accepted)], counts.upload++);
    }
    if (asked.method === 'GET' && asked.path === '/repos/acme/shop/code-scanning/sarifs/47177e22-5596-11eb-80a1-c1e54ef945c6') {
      const body = next(polls, counts.poll++);
      return isValid(status?.responses['200']?.content?.['application/json']?.schema, body) ? json(200, body) : json(500, {});
    }
    return json(404, { message: 'Not Found' });
  });
  return service;
}

const source = (attributes: Source['attributes'], key = 'github.com/acme/shop'): Source => ({ key, kind: 'git', name: key, attributes });

function documentOf(sources: readonly Source[] = [source({ branch: 'main', commit })], text = '{"version":"2.1.0","runs":[]}\n'): ExportDocument {
  return { format: 'sarif', mediaType: 'application/sarif+json', text, report: { generated_at: '2026-11-21T12:00:00Z', sources } };
}

/** No time passes; what was waited for is kept. */
function options(url: string, settings: Readonly<Record<string, unknown>> = {}, signal = new AbortController().signal): SendOptions & { readonly waits: number[] } {
  const waits: number[] = [];
  return { settings: { token, api_url: url, ...settings }, signal, waits, wait: async (ms) => void waits.push(ms) };
}

const bodyOf = (asked: Asked | undefined) => JSON.parse(asked?.body.toString('utf8') ?? '{}') as Record<string, string>;

describe('SARIF for code scanning', () => {
  it('arrives compressed, for the commit and branch that were scanned, under the token of uploads', async () => {
    const service = await startScanning();
    const report = { ...emptyReport('github.com/acme/shop'), sources: [source({ branch: 'main', commit })] };
    const sarif = (await findExporter('sarif')?.export({ report })) ?? '';

    const sent = await codeScanning.send(documentOf(report.sources, sarif), 'acme/shop', options(`${service.url}/`));

    expect(sent).toEqual({ where: 'code scanning of acme/shop at refs/heads/main' });
    const [asked] = service.asked;
    expect(asked?.headers['authorization']).toBe(`token ${token}`);
    const { sarif: packed = '', ...rest } = bodyOf(asked);
    expect(rest).toEqual({ commit_sha: commit, ref: 'refs/heads/main', tool_name: 'Waybill', started_at: '2026-11-21T12:00:00Z' });
    expect(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')).toBe(sarif);
  });

  it('is asked for until it is processed, less and less often', async () => {
    const service = await startScanning({ polls: [{ processing_status: 'pending' }, { processing_status: 'pending' }, { processing_status: 'pending' }, { processing_status: 'complete', analyses_url: 'https://api.github.com/x' }] });
    const given = options(service.url);

    await codeScanning.send(documentOf(), 'acme/shop', given);

    expect(given.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it('counts as delivered when GitHub takes longer than one waits, and says so', async () => {
    const service = await startScanning({ polls: [{ processing_status: 'pending' }] });

    expect(await codeScanning.send(documentOf(), 'acme/shop', options(service.url))).toEqual({ where: 'code scanning of acme/shop at refs/heads/main', note: 'GitHub had not processed it after 120 s; it goes on by itself.' });
  });

  it('is not delivered when GitHub cannot process it, and the reasons are told', async () => {
    const service = await startScanning({ polls: [{ processing_status: 'failed', errors: ['rejecting SARIF, as there are more runs\u202e than allowed', 'second'] }] });

    await expect(codeScanning.send(documentOf(), 'acme/shop', options(service.url))).rejects.toMatchObject({
      code: 'export_refused',
      message: 'GitHub could not process the SARIF of acme/shop: rejecting SARIF, as there are more runs<U+202E> than allowed; second.',
    });
  });
});

describe('what is uploaded is about one commit and ref', () => {
  it.each([
    ['acme/shop', {}, { commit_sha: commit, ref: 'refs/heads/main' }],
    ['acme/shop@release/1', {}, { commit_sha: commit, ref: 'refs/heads/release/1' }],
    [`acme/shop@refs/pull/7/merge#${other}`, {}, { commit_sha: other, ref: 'refs/pull/7/merge' }],
    ['acme/shop', { commit: other, ref: 'refs/pull/7/merge' }, { commit_sha: other, ref: 'refs/pull/7/merge' }],
    [`acme/shop@dev#${commit}`, { commit: other, ref: 'refs/heads/main' }, { commit_sha: commit, ref: 'refs/heads/dev' }],
  ])('%s with %j', async (place, settings, expected) => {
    const service = await startScanning();

    await codeScanning.send(documentOf(), place, options(service.url, settings));

    expect(bodyOf(service.asked[0])).toMatchObject(expected);
  });

  it.each([
    ['no commit', [source({ branch: 'main' })], 'which commit of acme/shop was scanned. Write github:acme/shop@REF#COMMIT, or set WAYBILL_SARIF_COMMIT.'],
    ['no ref', [source({ commit })], 'which ref of acme/shop was scanned. Write github:acme/shop@REF, or set WAYBILL_SARIF_REF.'],
    ['two sources', [source({ branch: 'main', commit }), source({ branch: 'main', commit }, 'github.com/acme/other')], 'which commit of acme/shop was scanned'],
  ])('and nothing is uploaded with %s', async (_, sources, says) => {
    const service = await startScanning();

    await expect(codeScanning.send(documentOf(sources), 'acme/shop', options(service.url))).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining(says) as unknown });
    expect(service.asked).toEqual([]);
  });
});

describe('an upload that fails', () => {
  it.each([
    [400, 'export_refused', 1, 'Check that the commit is in the repository (status 400).'],
    [401, 'export_refused', 1, 'the token is not valid. Check WAYBILL_SARIF_TOKEN (status 401).'],
    [403, 'export_refused', 1, 'the token may not write security events there, or code scanning is switched off.'],
    [404, 'export_refused', 1, 'there is no such repository for this token'],
    [413, 'export_refused', 1, 'the SARIF is too large.'],
    [503, 'export_failed', 4, 'it is in trouble or asks for patience. Try again later (status 503).'],
  ])('with %i says what to do, and no token', async (code, kind, tries, says) => {
    const service = await startScanning({ uploads: [json(code, { message: `about ${token}` })] });

    const error = await codeScanning.send(documentOf(), 'acme/shop', options(service.url)).catch((each: unknown) => each);

    expect(error).toMatchObject({ code: kind, message: expect.stringContaining(says) as unknown });
    expect(JSON.stringify([error, (error as Error).message, (error as Error).cause])).not.toContain(token);
    expect(service.asked).toHaveLength(tries);
  });

  it('is tried again after as long as GitHub asks', async () => {
    const service = await startScanning({ uploads: [json(403, { message: 'secondary rate limit' }, { 'retry-after': '7' }), json(429, {}, { 'retry-after': '3600' }), json(202, { id: '47177e22-5596-11eb-80a1-c1e54ef945c6' })] });
    const given = options(service.url);

    await codeScanning.send(documentOf(), 'acme/shop', given);

    expect(given.waits).toEqual([7_000, 60_000, 1_000]);
  });

  it('because nobody answers, is tried again and then said', async () => {
    const given = options('http://127.0.0.1:1');

    await expect(codeScanning.send(documentOf(), 'acme/shop', given)).rejects.toMatchObject({ code: 'export_failed', message: 'Cannot upload SARIF for acme/shop at 127.0.0.1:1: it does not answer. Check the address and the network.' });
    expect(given.waits).toHaveLength(3);
  });

  it('by an interrupt ends at once', async () => {
    const stop = new AbortController();
    stop.abort();
    const service = await startScanning();

    await expect(codeScanning.send(documentOf(), 'acme/shop', options(service.url, {}, stop.signal))).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('without a token before anything is asked', async () => {
    await expect(codeScanning.send(documentOf(), 'acme/shop', { ...options('http://127.0.0.1:1'), settings: {} })).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('WAYBILL_SARIF_TOKEN') as unknown });
  });
});

describe('a place in code scanning', () => {
  it.each([
    ['acme/shop', true],
    ['acme/shop.js@v1', true],
    [`acme/shop@refs/tags/v1#${commit}`, true],
    ['acme', false],
    ['acme/shop/x', false],
    ['acme/shop@', false],
    ['acme/shop@main#abc', false],
    ['-acme/shop', false],
  ])('%s: %s', (place, isUsable) => {
    expect(codeScanning.problemOf(place) === undefined).toBe(isUsable);
  });
});
