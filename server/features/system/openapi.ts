/** The OpenAPI 3.1 document, made from the route records and nothing else. */
import { z } from 'zod';
import { errorStatus, type ErrorCode } from '#shared/api/errors.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import { mountPaths } from '../../http/app.ts';
import { rolePermissions, roles, scopeNames, scopePermissions } from '../../http/permissions.ts';
import { methodsOf, takesIdempotencyKey, type Access, type RouteRecord } from '../../http/route.ts';
import { strict } from '../../http/validation.ts';

type JsonSchema = Record<string, unknown>;

/** The document, with paths and codes in a stable order. */
export function openApiDocument(routes: readonly RouteRecord[], version: string): Record<string, unknown> {
  const components: Record<string, JsonSchema> = { Error: errorSchema };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes].sort(by((one) => `${one.path} ${one.method}`))) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    for (const method of methodsOf(route)) {
      // Ids are unique in the document, so the second name of an update says so.
      const operationId = method === route.method ? route.operationId : `${route.operationId}ByPatch`;
      paths[path] = { ...paths[path], [method.toLowerCase()]: { ...operation(route, components), operationId } };
    }
  }
  const tags = [...new Set(routes.map((route) => route.tag))].sort(byCodeUnit);
  return {
    openapi: '3.1.0',
    info: { title: 'Waybill', version, description: 'The control plane of Waybill. Every path also stands below /v1.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: mountPaths[0] }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-waybill', description: 'The session of a browser; what changes something also needs X-CSRF-Token and an Origin of the server. Over plain http its name is waybill.' },
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token of POST /auth/login, or an API key.' },
        internalKey: { type: 'apiKey', in: 'header', name: 'X-Internal-Api-Key', description: 'The key of an enrolled agent, or an API key with the scope ingest.' },
      },
    },
  };
}

function operation(route: RouteRecord, components: Record<string, JsonSchema>): Record<string, unknown> {
  const { body, response, access } = route;
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: whoMayCall(access),
    security: securityOf(access),
    parameters: [...pathParameters(route, components), ...queryParameters(route, components), ...headerParameters(route)],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: body === 'stream' ? { 'application/octet-stream': {} } : { 'application/json': { schema: jsonSchema(strict(body), 'input', components) } },
          },
        }),
    responses: {
      [response.status]: {
        description: response.status === 204 ? 'Done; no body.' : 'Success.',
        headers: replyHeaders(route),
        ...(response.schema === undefined && response.mediaType === undefined
          ? {}
          : { content: { [response.mediaType ?? 'application/json']: response.schema === undefined ? {} : { schema: withOmitted(route, jsonSchema(response.schema, 'output', components)) } } }),
      },
      ...errorResponses(codesOf(route)),
    },
  };
}

/** The codes that a route can answer with: its own and those that its shape brings. */
function codesOf(route: RouteRecord): ErrorCode[] {
  const codes = new Set<ErrorCode>([...route.errors, 'validation_error', 'internal', 'unavailable']);
  const { access } = route;
  if (access.kind !== 'public') for (const code of ['unauthorized', 'invalid_api_key'] as const) codes.add(code);
  if (access.kind === 'user' || access.kind === 'permission') for (const code of ['invalid_token', 'token_expired', 'insufficient_scope'] as const) codes.add(code);
  if (access.kind === 'permission') codes.add('insufficient_role');
  // A browser's session changes something only from a page of the server.
  if ((access.kind === 'user' || access.kind === 'permission') && route.method !== 'GET') codes.add('csrf_failed');
  if (route.limit !== 'none') codes.add('rate_limited');
  if (takesIdempotencyKey(route)) for (const code of ['idempotency_key_reused', 'idempotency_in_progress', 'conflict'] as const) codes.add(code);
  if (access.kind === 'internal') codes.add('insufficient_scope');
  if (route.body !== undefined) for (const code of ['payload_too_large', 'unsupported_media_type'] as const) codes.add(code);
  if (route.path.includes(':')) codes.add('not_found');
  return [...codes].sort(byCodeUnit);
}

function errorResponses(codes: readonly ErrorCode[]): Record<string, unknown> {
  const byStatus = Map.groupBy(codes, (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      String(status),
      { description: of.join(', '), content: { 'application/json': { schema: { allOf: [{ $ref: '#/components/schemas/Error' }, { properties: { code: { enum: of } } }] } } } },
    ]),
  );
}

function pathParameters(route: RouteRecord, components: Record<string, JsonSchema>): unknown[] {
  const schema = route.params === undefined ? undefined : jsonSchema(route.params, 'input', components);
  const properties = (schema?.['properties'] ?? {}) as Record<string, JsonSchema>;
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } }));
}

function queryParameters(route: RouteRecord, components: Record<string, JsonSchema>): unknown[] {
  if (route.query === undefined) return [];
  const schema = jsonSchema(route.query, 'input', components);
  const required = new Set((schema['required'] ?? []) as string[]);
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  return properties.map(([name, property]) => ({ name, in: 'query', required: required.has(name), schema: property }));
}

/** Headers that a request may have, by what its route answers to. */
function headerParameters(route: RouteRecord): unknown[] {
  const header = (name: string, description: string, schema: JsonSchema = { type: 'string' }) => ({ name, in: 'header', required: false, description, schema });
  const key =
    'A text of 1 to 255 printable ASCII characters that names this request: sent again within 24 hours with the same body, it gets the first reply and nothing is done twice. ' +
    'Replies with errors, and files, are not kept: their requests are carried out again.';
  return [
    ...(takesIdempotencyKey(route) ? [header('Idempotency-Key', key, { type: 'string', minLength: 1, maxLength: 255 })] : []),
    ...(route.errors.includes('precondition_failed') ? [header('If-Match', 'The ETag that was read: the request is refused with 412 when the version is another by now.')] : []),
  ];
}

function replyHeaders(route: RouteRecord): Record<string, unknown> {
  const header = (description: string, type: 'string' | 'integer' = 'string') => ({ schema: { type }, description });
  return {
    'X-Request-Id': header('Names the request in the log.'),
    ...(route.limit === 'none'
      ? {}
      : {
          'X-RateLimit-Limit': header('Requests that the bucket closest to empty lets through in its period, a second or a minute.', 'integer'),
          'X-RateLimit-Remaining': header('Requests that are certainly left in it; a burst may get more.', 'integer'),
          'X-RateLimit-Reset': header('When it is full again: seconds since the epoch, rounded up.', 'integer'),
        }),
    ...(takesIdempotencyKey(route) ? { 'Idempotency-Replayed': header('true when this is the reply of an earlier request with the same Idempotency-Key.') } : {}),
  };
}

/** The schema of a reply that may be a replay: without what is shown once, whose names stand in `omitted`. */
function withOmitted({ oneTimeFields = [] }: RouteRecord, schema: JsonSchema): JsonSchema {
  if (oneTimeFields.length === 0) return schema;
  const { properties = {}, required = [], ...rest } = schema as { properties?: JsonSchema; required?: readonly string[] };
  const description = `Only in a replay: the fields that are shown once and left out of it (${oneTimeFields.join(', ')}).`;
  const omitted = { type: 'array', items: { type: 'string', enum: [...oneTimeFields] }, description };
  return { ...rest, properties: { ...properties, omitted }, required: required.filter((name) => !oneTimeFields.includes(name)) };
}

/** The JSON Schema of a zod schema; what it defines for reuse goes to the document's components. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: Record<string, JsonSchema>): JsonSchema {
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline', cycles: 'ref' }) as JsonSchema;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    const { id: _id, ...body } = withComponentRefs(definition) as JsonSchema;
    components[name] = body;
  }
  return withComponentRefs(rest) as JsonSchema;
}

function withComponentRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withComponentRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === '$ref' && typeof item === 'string' ? item.replace('#/$defs/', '#/components/schemas/') : withComponentRefs(item)]),
  );
}

function securityOf(access: Access): unknown[] {
  if (access.kind === 'public') return [];
  return access.kind === 'internal' ? [{ internalKey: [] }] : [{ bearer: [] }, { cookie: [] }];
}

function whoMayCall(access: Access): string {
  switch (access.kind) {
    case 'public':
      return 'Anyone may call this.';
    case 'user':
      return 'Any signed-in user, or a personal key.';
    case 'internal':
      return access.allowsIngestKey ? 'An enrolled agent, or an API key with the scope ingest.' : 'An enrolled agent.';
    case 'permission': {
      const role = roles.find((candidate) => rolePermissions[candidate].has(access.permission)) ?? 'nobody';
      const granting = [...scopeNames.filter((scope) => scopePermissions(scope).has(access.permission)), access.permission];
      return `Needs ${access.permission}: the role ${role} or higher, or a key with the scope ${granting.join(', ')}.`;
    }
  }
}

const detailSchema: JsonSchema = {
  type: 'object',
  properties: {
    field: { type: 'string' },
    hint: { type: 'string' },
    issues: { type: 'array', items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } }, required: ['field', 'message'] } },
  },
};
const flatError = { code: { type: 'string', enum: Object.keys(errorStatus).sort(byCodeUnit) }, message: { type: 'string' }, detail: detailSchema };
const errorSchema: JsonSchema = {
  type: 'object',
  description: 'The one error body: flat, with the nested form beside it.',
  properties: { ...flatError, request_id: { type: 'string' }, error: { type: 'object', properties: flatError, required: ['code', 'message'] } },
  required: ['code', 'message', 'request_id', 'error'],
};
