/** What the OpenAPI document says of behaviour that all routes share. */
import { describe, expect, it } from 'vitest';
import { routes } from '../../../server/app.ts';
import { openApiDocument } from '../../../server/features/system/openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly content?: Readonly<Record<string, { readonly schema: { readonly properties?: object; readonly required?: readonly string[] } }>> }>>;
}

const document = openApiDocument(routes, '0.0.0') as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
const operations = Object.entries(document.paths).flatMap(([path, of]) => Object.entries(of).map(([method, operation]) => ({ path, method, operation })));
const takesHeader = (operation: Operation, name: string) => operation.parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);

describe('the OpenAPI document', () => {
  it('has every operation once, updates by PUT and by PATCH (C32)', () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    expect(new Set(ids).size).toBe(ids.length);
    expect(document.paths['/policies/{id}']?.['patch']?.operationId).toBe('updatePolicyByPatch');
    expect(operations.filter(({ path, method }) => method === 'put' && document.paths[path]?.['patch'] === undefined)).toEqual([]);
  });

  it('offers an Idempotency-Key on every public POST but sign-ins and refreshes (R14)', () => {
    const without = operations.filter(({ path, method, operation }) => method === 'post' && !path.startsWith('/internal/') && !takesHeader(operation, 'Idempotency-Key'));

    expect(without.map(({ path }) => path).sort()).toEqual(['/auth/login', '/auth/refresh', '/auth/session']);
    expect(operations.filter(({ path, method, operation }) => (method !== 'post' || path.startsWith('/internal/')) && takesHeader(operation, 'Idempotency-Key'))).toEqual([]);
  });

  it('says that everything but the health may be limited (R12)', () => {
    expect(operations.filter(({ operation }) => operation.responses['429'] === undefined).map(({ path }) => path)).toEqual(['/health']);
  });

  it('says which fields a replay leaves out (C24)', () => {
    const schema = document.paths['/api-keys']?.['post']?.responses['201']?.content?.['application/json']?.schema;

    expect(schema?.properties).toMatchObject({ key: { type: 'string' }, omitted: { items: { enum: ['key'] } } });
    expect(schema?.required).toContain('id');
    expect(schema?.required).not.toContain('key');
  });

  it('names every secret of a reply that would be kept for a replay (S22)', () => {
    const secret = /^(key|token|secret|ticket|password|(access|refresh|csrf)_token|client_secret)$/;
    const kept = operations
      .filter(({ operation }) => takesHeader(operation, 'Idempotency-Key'))
      .flatMap(({ path, operation }) => Object.values(operation.responses).map(({ content }) => ({ path, schema: content?.['application/json']?.schema })));

    const told = kept.filter(({ schema }) => Object.keys(schema?.properties ?? {}).some((name) => secret.test(name)));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ schema }) => !('omitted' in (schema?.properties ?? {}))).map(({ path }) => path)).toEqual([]);
  });

  it('offers If-Match where an update may be lost (C32)', () => {
    expect(takesHeader(document.paths['/policies/{id}']?.['put'] as Operation, 'If-Match')).toBe(true);
    expect(takesHeader(document.paths['/policies']?.['post'] as Operation, 'If-Match')).toBe(false);
  });
});
