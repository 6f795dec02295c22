import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { roles } from '../../http/permissions.ts';
import { defineRoute } from '../../http/route.ts';
import { retentionDays } from './organizations.service.ts';
import { slugPattern } from './slug.ts';

const tag = 'Organizations';
const params = z.object({ orgId: z.string().min(1).max(64) });
const name = z.string().trim().min(1).max(200);

const organization = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  role: z.enum(roles).nullable().describe('Of the person who asks; null for a key.'),
  accepts_unsigned: z.boolean(),
  legal_hold: z.boolean(),
  scan_retention_days: z.number().int().nullable(),
  version: z.number().int(),
  created_at: z.string(),
});

export default [
  defineRoute({
    method: 'POST',
    path: '/organizations',
    operationId: 'createOrganization',
    tag,
    summary: 'Make an organization with keys and starter policies of its own. Whoever makes it owns it.',
    access: { kind: 'user' },
    body: z.strictObject({
      name,
      slug: z.string().max(48).regex(slugPattern, 'must be 2 to 48 lower-case letters, digits and single hyphens, beginning with a letter').optional().describe('Short name; made from the name when absent. It never changes.'),
    }),
    response: { status: 201, schema: organization },
    errors: ['conflict', 'unprocessable'],
    handle: async ({ body, ...request }, { organizations }) => {
      const made = await organizations.create(body, request.principal, callerOf(request));
      return withETag(201, made, made.version);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/organizations',
    operationId: 'listOrganizations',
    tag,
    summary: 'The organizations that the caller belongs to, newest first; for a key the one that it is of.',
    access: { kind: 'permission', permission: 'organization:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(organization) },
    errors: [],
    handle: ({ principal, query }, { organizations }) => organizations.list(principal, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/organizations/:orgId',
    operationId: 'getOrganization',
    tag,
    summary: 'One organization with its settings.',
    access: { kind: 'permission', permission: 'organization:read', of: 'path' },
    params,
    response: { status: 200, schema: organization },
    errors: ['not_found', 'sso_required'],
    handle: async ({ principal }, { organizations }) => {
      const found = await organizations.get(principal);
      return withETag(200, found, found.version);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/organizations/:orgId',
    operationId: 'updateOrganization',
    tag,
    summary: 'Change the settings of an organization. If-Match with its ETag refuses a lost update.',
    access: { kind: 'permission', permission: 'organization:write', of: 'path' },
    params,
    body: z
      .strictObject({
        name,
        accepts_unsigned: z.boolean().describe('Whether results are taken that no enrolled agent signed.'),
        legal_hold: z.boolean().describe('While true, nothing is removed by age and the organization cannot be deleted.'),
        scan_retention_days: z.number().int().min(retentionDays.min).max(retentionDays.max).nullable().describe(`Days for which scans are kept, ${retentionDays.min}–${retentionDays.max}; null keeps them.`),
      })
      .partial()
      .describe('Only what is sent changes.'),
    response: { status: 200, schema: organization },
    errors: ['not_found', 'precondition_failed', 'sso_required'],
    handle: async ({ body, ...request }, { organizations }) => {
      const changed = await organizations.update(body, request.principal, callerOf(request), ifMatch(request.headers));
      return withETag(200, changed, changed.version);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/organizations/:orgId',
    operationId: 'deleteOrganization',
    tag,
    summary: 'End an organization: its sessions, keys, agents and sockets stop at once. Its data stays until it is purged. The organization default cannot be deleted.',
    access: { kind: 'permission', permission: 'organization:write', of: 'path' },
    params,
    query: z.strictObject({ confirm: z.string().max(64).default('').describe('The short name of the organization, repeated.') }),
    response: { status: 204 },
    errors: ['not_found', 'conflict', 'sso_required'],
    handle: (request, { organizations }) => organizations.delete(request.query.confirm, callerOf(request)),
  }),
];
