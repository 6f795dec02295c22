import { describe, expect, it } from 'vitest';
import { createRouteTable } from '../../../server/http/route-table.ts';
import { methodsOf, type RouteRecord } from '../../../server/http/route.ts';

const route = (method: RouteRecord['method'], path: `/${string}`): RouteRecord => ({ method, path, operationId: `${method} ${path}` }) as unknown as RouteRecord;
const tableOf = (...routes: readonly RouteRecord[]) => createRouteTable(routes, methodsOf, ({ operationId }) => operationId);

describe('the table of routes', () => {
  const table = tableOf(
    route('GET', '/policies'),
    route('GET', '/policies/:id'),
    route('PUT', '/policies/:id'),
    route('POST', '/policies/dry-run'),
    route('GET', '/policies/:id/versions/:version'),
    route('GET', '/scans/:id/compare/:otherId'),
  );
  const at = (method: string, path: string) => {
    const match = table.find(path);
    return match === undefined ? undefined : [match.byMethod.get(method), match.params];
  };

  it.each([
    ['GET', '/policies', 'GET /policies', {}],
    ['GET', '/policies/', 'GET /policies', {}],
    ['GET', '/policies/pol_1', 'GET /policies/:id', { id: 'pol_1' }],
    ['PATCH', '/policies/pol_1', 'PUT /policies/:id', { id: 'pol_1' }],
    ['POST', '/policies/dry-run', 'POST /policies/dry-run', {}],
    ['GET', '/policies/dry-run/versions/2', 'GET /policies/:id/versions/:version', { id: 'dry-run', version: '2' }],
    ['GET', '/scans/a/compare/b', 'GET /scans/:id/compare/:otherId', { id: 'a', otherId: 'b' }],
    ['GET', '/policies/a%2Fb', 'GET /policies/:id', { id: 'a/b' }],
  ])('finds %s %s', (method, path, operationId, params) => {
    expect(at(method, path)).toEqual([operationId, params]);
  });

  it.each(['/', '', '/polic', '/Policies', '/policies//', '/policies//versions/1', '/policies/a/versions', '/scans/a/compare', '/policies/a/b/c/d', '/../policies'])('finds nothing at %j', (path) => {
    expect(table.find(path)).toBeUndefined();
  });

  it('knows which methods stand at a path', () => {
    expect([...(table.find('/policies/x')?.byMethod.keys() ?? [])]).toEqual(['GET', 'PUT', 'PATCH']);
  });

  it('refuses what cannot be decoded', () => {
    expect(() => table.find('/policies/%E0%A4%A')).toThrow(URIError);
  });

  it('does not take two routes for one address, nor two names for one parameter', () => {
    expect(() => tableOf(route('GET', '/a/:id'), route('GET', '/a/:id'))).toThrow(/Two routes answer GET/);
    expect(() => tableOf(route('GET', '/a/:id'), route('PUT', '/a/:other'))).toThrow(/differently/);
  });
});
