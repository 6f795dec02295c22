import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('the system routes on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.close());

  it('says that it is healthy and which instance it is, and nothing else (S67)', async () => {
    const { status, body } = await server.request('GET', '/health');

    expect(status).toBe(200);
    expect(body).toEqual({ status: 'ok', instance: server.app.instance });
    expect(server.app.instance).toMatch(/^ins_[0-9a-f]{24}$/);
  });

  it('keeps its instance over a restart', async () => {
    const before = server.app.instance;

    server = await server.restart();

    expect((await server.request('GET', '/health')).body).toMatchObject({ instance: before });
  });

  it('gives process numbers without a label that names an organization (S67)', async () => {
    const { status, headers, text } = await server.request('GET', '/metrics');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toMatch(/^waybill_http_requests_total\{method="POST",status="2xx"\} \d+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    const labels = [...text.matchAll(/(\w+)="/g)].map(([, label]) => label);
    expect(new Set(labels)).toEqual(new Set(['method', 'status', 'le', 'quantile']));
    expect(text).not.toContain(server.orgId);
  });

  it('describes itself as a valid OpenAPI 3.1 document', async () => {
    const { status, body } = await server.request('GET', '/openapi.json');

    expect(status).toBe(200);
    const result = await new Validator().validate(body as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  it('serves the same below /v1', async () => {
    const { status } = await server.request('GET', '/v1/health');

    expect(status).toBe(200);
  });
});

describe('the metrics of a server with a token (C30)', () => {
  it('are given to whoever has it, and to nobody else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-metrics-'));
    const metricsToken = 'a token of more than thirty-two-characters'.replaceAll(' ', '-');
    writeFileSync(join(folder, 'token'), `${metricsToken}\n`);
    const server = await startTestServer({ given: { metricsTokenFile: join(folder, 'token') } });
    const status = async (token?: string) => (await server.request('GET', '/metrics', token === undefined ? {} : { token })).status;

    expect(await status(metricsToken)).toBe(200);
    expect([await status(), await status(`${metricsToken}x`), await status(metricsToken.slice(1)), await status(server.ownerToken)]).toEqual([401, 401, 401, 401]);
    expect((await server.request('GET', '/metrics')).body).toMatchObject({ code: 'unauthorized', detail: { field: 'Authorization' } });
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
