import { z } from 'zod';
import { auditMediaType } from '#shared/api/audit-file.ts';
import { callerOf } from '../../http/caller.ts';
import { endInstant, startInstant } from '../../http/instant.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute, Reply } from '../../http/route.ts';
import type { Download } from './audit.service.ts';

const tag = 'Audit log';

const entry = z.object({
  id: z.string(),
  seq: z.number().int(),
  actor: z.object({ type: z.enum(['user', 'api_key', 'agent', 'system']), id: z.string(), name: z.string().optional() }),
  action: z.string(),
  target: z.string(),
  at: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

const segment = z.object({
  id: z.string(),
  first_seq: z.number().int(),
  last_seq: z.number().int(),
  prev_hash: z.string(),
  last_hash: z.string(),
  sha256: z.string().describe('Of the file.'),
  statement: z.string(),
  signature: z.string(),
  key_id: z.string(),
  created_by: z.string(),
  created_at: z.string(),
});

const filterText = z.string().min(1).max(200).optional();

export default [
  defineRoute({
    method: 'GET',
    path: '/audit-log',
    operationId: 'listAuditEntries',
    tag,
    summary: 'What was done, by whom, newest first.',
    access: { kind: 'permission', permission: 'audit:read' },
    query: z.strictObject({
      from: startInstant.optional().describe('ISO 8601; a date means its begin in UTC. Seven days ago when absent.'),
      to: endInstant.optional().describe('ISO 8601; a date means the end of that day in UTC. Now when absent.'),
      actor: filterText.describe('Id of whoever did it.'),
      action: z
        .string()
        .max(100)
        .regex(/^[a-z_]+\.(?:[a-z_]+|\*)$/, 'must be resource.verb, or resource.* for all of a resource')
        .optional(),
      target: filterText.describe('Id of what it was done to.'),
      ...pageQuery({ fallback: 100, max: 250 }),
    }),
    response: { status: 200, schema: pageSchema(entry) },
    errors: [],
    handle: ({ principal, query }, { audit }) => audit.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit-log/export',
    operationId: 'exportAuditLog',
    tag,
    summary: 'The chain as JSON Lines, signed at its end. waybill audit verify proves it; its last line is an anchor to keep elsewhere.',
    access: { kind: 'permission', permission: 'audit:read' },
    query: z.strictObject({ from_seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).default(1).describe('The first entry; what is kept of the whole chain when absent.') }),
    response: { status: 200, mediaType: auditMediaType },
    errors: ['unprocessable'],
    handle: async ({ query, ...request }, { audit }) => sent(await audit.export(query.from_seq, callerOf(request)), auditMediaType),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/audit-log/cleanup',
    operationId: 'cleanUpAuditLog',
    tag,
    summary: 'Retire old entries into a file. A signed statement takes their place, so that the chain can still be proved.',
    access: { kind: 'permission', permission: 'audit:write' },
    query: z
      .strictObject({
        before: startInstant.optional().describe('ISO 8601; a date means its begin in UTC.'),
        older_than_days: z.coerce.number().int().min(1).max(36_500).optional(),
      })
      .refine((query) => (query.before === undefined) !== (query.older_than_days === undefined), { path: ['before'], message: 'give before, or older_than_days, but not both' }),
    response: { status: 200, schema: z.object({ removed_count: z.number().int(), has_more: z.boolean().describe('Whether entries of that age are left: ask again.'), segment: segment.nullable() }) },
    errors: ['conflict', 'unprocessable'],
    handle: ({ query: { before, older_than_days: days }, ...request }, { audit }) => {
      const limit = before !== undefined ? { before } : { olderThanDays: days ?? 0 };
      return audit.cleanup(limit, callerOf(request));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/audit-log/segments',
    operationId: 'listAuditSegments',
    tag,
    summary: 'Retired parts of the chain with their signed statements, newest first.',
    access: { kind: 'permission', permission: 'audit:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(segment) },
    errors: [],
    handle: ({ principal, query }, { audit }) => audit.listSegments(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit-log/segments/:id',
    operationId: 'downloadAuditSegment',
    tag,
    summary: 'The file of a retired part: JSON Lines, compressed with gzip. waybill audit verify reads it as it is.',
    access: { kind: 'permission', permission: 'audit:read' },
    params: z.object({ id: z.string().min(1).max(64) }),
    response: { status: 200, mediaType: 'application/gzip' },
    errors: ['not_found'],
    handle: async (request, { audit }) => sent(await audit.segment(request.params.id, callerOf(request)), 'application/gzip'),
  }),
];

/** Always as a file to save, never to be shown. */
function sent({ name, body }: Download, mediaType: string): Reply {
  return new Reply(200, body, { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` });
}
