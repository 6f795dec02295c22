import { z } from 'zod';
import { evidenceModes } from '#shared/frameworks/framework.ts';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';

const tag = 'Compliance';
const params = z.object({ id: z.string().min(1).max(64) });

const framework = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  source: z.string(),
  licence: z.string(),
  note: z.string().nullable(),
  is_complete: z.boolean(),
  as_of: z.string(),
  control_count: z.number().int(),
  is_active: z.boolean(),
});

const frameworkDetail = framework.extend({
  controls: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      group: z.string().nullable(),
      evidence_mode: z.enum(evidenceModes),
      applies_from: z.string().nullable(),
      checks: z.array(z.string()),
    }),
  ),
});

const choice = z.strictObject({ active: z.boolean().describe('Whether scans are shown against it.') });

export default [
  defineRoute({
    method: 'GET',
    path: '/frameworks',
    operationId: 'listFrameworks',
    tag,
    summary: 'The built-in frameworks, by id. The two OWASP lists are active from the start.',
    access: { kind: 'permission', permission: 'compliance:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(framework) },
    errors: [],
    handle: ({ principal, query }, { compliance }) => compliance.listFrameworks(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/frameworks/:id',
    operationId: 'getFramework',
    tag,
    summary: 'One framework with its controls and the checks that support each. A link means supports, never satisfies.',
    access: { kind: 'permission', permission: 'compliance:read' },
    params,
    response: { status: 200, schema: frameworkDetail },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { compliance }) => {
      const { reply, version } = await compliance.getFramework(principal.orgId, id);
      return withETag(200, reply, version);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/frameworks/:id',
    operationId: 'updateFramework',
    tag,
    summary: 'Let a framework count in the organization, or not.',
    access: { kind: 'permission', permission: 'framework:write' },
    params,
    body: choice,
    response: { status: 200, schema: frameworkDetail },
    errors: ['not_found', 'precondition_failed'],
    handle: async ({ body: { active }, ...request }, { compliance }) => {
      const { reply, version } = await compliance.chooseFramework(request.params.id, active, callerOf(request), ifMatch(request.headers));
      return withETag(200, reply, version);
    },
  }),
];
