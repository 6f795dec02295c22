import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../server/app.ts';
import { referencePage } from '../../../server/features/reference/reference-page.ts';
import { schemaText } from '../../../server/features/reference/schema-text.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

describe('the reference page', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('describes every route, with what it takes and answers', async () => {
    const { status, headers, text } = await server.request('GET', '/docs');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const { operationId } of routes) expect(text).toContain(`<details id="${operationId}">`);
    expect(text).toContain('/api/v1/policies/{id}');
  });

  it('may load its own style sheet and nothing else (S34)', async () => {
    const page = await server.request('GET', '/docs');
    const style = await server.request('GET', '/docs/style.css');

    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    expect(page.text).not.toMatch(/<script|style=|\son\w+=/);
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('shows hostile text as text (S35)', () => {
    const page = referencePage({
      info: { title: '<script>alert(1)</script>', version: '"', description: "'&" },
      servers: [],
      components: { schemas: {} },
      paths: { '/<b>': { get: { operationId: '"><img src=x onerror=1>', tags: ['<i>'], summary: '</summary>', description: '', parameters: [], responses: { 200: { description: '<u>' } } } } },
    });

    expect(page).not.toMatch(/<script|<img|<b>|<i>|<u>/);
  });

  it('writes a schema as the shape of its value, and names what holds itself', () => {
    const schemas = { Tree: { type: 'object', properties: { name: { type: 'string', maxLength: 5 }, kids: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } }, required: ['name'] } };

    expect(schemaText({ $ref: '#/components/schemas/Tree' }, schemas)).toBe('{\n  name: string –5\n  kids?: [Tree]\n}');
    expect(schemaText({ anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] }, schemas)).toBe('"a" | "b" | null');
  });
});
