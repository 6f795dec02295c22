import { z } from 'zod';
import { defineRoute, Reply } from '../../http/route.ts';

const tag = 'System';

export default [
  defineRoute({
    method: 'GET',
    path: '/health',
    operationId: 'getHealth',
    tag,
    summary: 'Whether the server takes requests.',
    access: { kind: 'public' },
    limit: 'none',
    response: { status: 200, schema: z.object({ status: z.enum(['ok', 'draining']), instance: z.string() }) },
    errors: [],
    handle: async (_request, { system }) => {
      const health = system.health();
      return health.status === 'ok' ? health : new Reply(503, health);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/metrics',
    operationId: 'getMetrics',
    tag,
    summary: 'Numbers of the process in Prometheus’s text format; none of an organization. The operator may ask for a token.',
    access: { kind: 'public' },
    response: { status: 200, mediaType: 'text/plain; version=0.0.4' },
    errors: ['unauthorized'],
    handle: async ({ headers }, { system }) => new Reply(200, system.metrics(headers.authorization), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  }),
  defineRoute({
    method: 'GET',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    tag,
    summary: 'This API as an OpenAPI 3.1 document.',
    access: { kind: 'public' },
    response: { status: 200, schema: z.record(z.string(), z.unknown()) },
    errors: [],
    handle: async (_request, { system }) => system.openApi(),
  }),
];
