import { z } from 'zod';
import { correlateKinds } from '#shared/model/mentions/correlate.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { correlationReply } from './correlation-reply.ts';
import { correlationLimits } from './correlations.service.ts';

const text = z.string().min(1).max(1024);

export default [
  defineRoute({
    method: 'GET',
    path: '/correlations',
    operationId: 'listCorrelations',
    tag: 'Inventory',
    summary: 'Where is this role or repository used? Roles of AWS and repositories that something names in what stands for every source, each once: what it is, what names it, and what it names itself; by id. One that is asked for by its key is shown also when nothing names it.',
    access: { kind: 'permission', permission: 'scan:read' },
    query: z.strictObject({
      ...pageQuery({ fallback: 25, max: correlationLimits.pageMax }),
      kind: z.enum(correlateKinds).optional(),
      key: text.optional().describe('The ARN of a role; host and path of a repository, such as github.com/acme/shop.'),
      q: z.string().min(1).max(200).optional().describe('Part of the key, in any case.'),
      shared: z
        .enum(['true', 'false'])
        .transform((word) => word === 'true')
        .optional()
        .describe('Only what at least two sources speak of in their newest scans.'),
      source: text.optional().describe('Key or id of the only source that counts.'),
    }),
    response: {
      status: 200,
      schema: pageSchema(correlationReply).extend({
        source_count: z.number().int().describe('Sources that were looked at.'),
        partial_source_count: z.number().int().describe('Those of them whose newest scan did not read them to their end.'),
        is_cut: z.boolean().describe(`Whether there are more than ${correlationLimits.sourcesMax} sources; then the first by id were looked at.`),
      }),
    },
    errors: [],
    handle: ({ principal, query: { shared: isShared, ...query } }, { correlations }) => correlations.list(principal.orgId, { ...query, isShared }),
  }),
];
