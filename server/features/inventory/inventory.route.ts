import { z } from 'zod';
import { componentKinds } from '#shared/model/component.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { inventoryDetailReply, inventoryItemReply } from './inventory-reply.ts';
import { inventoryLimits } from './inventory.service.ts';

const tag = 'Inventory';
const access = { kind: 'permission', permission: 'scan:read' } as const;
const text = z.string().min(1).max(1024);

export default [
  defineRoute({
    method: 'GET',
    path: '/inventory',
    operationId: 'listInventory',
    tag,
    summary: 'Where is this used? Components of the newest scan of every source, each once with all sources in which it stands; by id. A scan that replaced an older one counts alone, unless it could not read the source to its end: what it does not show then stays, and says that it is not confirmed.',
    access,
    query: z.strictObject({
      ...pageQuery({ fallback: 25, max: inventoryLimits.pageMax }),
      kind: z.enum(componentKinds).optional(),
      name: text.optional().describe('The whole name, such as a model id.'),
      provider: z.string().min(1).max(100).optional().describe('Catalog id of the vendor or framework, such as openai.'),
      key: text.optional().describe('Identity inside the kind: openai:gpt-4o, the address of an MCP server, detector and fingerprint of a credential.'),
      q: z.string().min(1).max(200).optional().describe('Part of the name, in any case.'),
      ai: z
        .enum(['true', 'false'])
        .transform((word) => word === 'true')
        .optional()
        .describe('Only AI components, or only others.'),
      source: text.optional().describe('Key or id of the only source that counts.'),
    }),
    response: { status: 200, schema: pageSchema(inventoryItemReply).extend({ source_count: z.number().int().describe('Sources that were looked at.'), partial_source_count: z.number().int().describe('Those of them whose newest scan did not read them to their end: that something is not here does not prove that they do not have it.'), is_cut: z.boolean().describe(`Whether there are more than ${inventoryLimits.sourcesMax} sources; then the first by id were looked at.`) }) },
    errors: [],
    handle: ({ principal, query: { ai: isAi, ...query } }, { inventory }) => inventory.list(principal.orgId, { ...query, isAi }),
  }),
  defineRoute({
    method: 'GET',
    path: '/inventory/:id',
    operationId: 'getInventoryComponent',
    tag,
    summary: 'One component with its places and relationships in the newest scan of every source.',
    access,
    params: z.object({ id: z.string().min(1).max(64) }),
    response: { status: 200, schema: inventoryDetailReply },
    errors: ['not_found'],
    handle: ({ principal, params: { id } }, { inventory }) => inventory.get(principal.orgId, id),
  }),
];
