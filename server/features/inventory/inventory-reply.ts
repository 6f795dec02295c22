/** Components of the inventory as they are shown. */
import { z } from 'zod';
import { componentKinds, methods, relationshipTypes } from '#shared/model/component.ts';

const count = z.number().int();
const instant = z.string();

const source = z.object({ id: z.string(), kind: z.string(), key: z.string(), name: z.string() });

const place = source.extend({
  scan_id: z.string().describe('The scan that shows it: the newest of the source, or where is_confirmed is false the one that stands beside it.'),
  seen_at: instant.nullable().describe('When that scan ended.'),
  state: z.enum(['complete', 'partial']).describe('Whether the newest scan read the source to its end.'),
  is_confirmed: z.boolean().describe('False: the newest scan could not read the source to its end and does not show it; the last complete one did, or where there is none the one before.'),
  occurrence_count: count.describe('In this source.'),
});

const edge = z.object({
  id: z.string(),
  type: z.enum(relationshipTypes),
  direction: z.enum(['out', 'in']).describe('out: from this component; in: to it.'),
  other: z.object({ id: z.string(), kind: z.string(), name: z.string() }),
  source_ids: z.array(z.string()).describe('The sources that state it.'),
  is_confirmed: z.boolean().describe('False: only scans state it that are not the newest of their source, as with places.'),
});

export const inventoryItemReply = z.object({
  id: z.string(),
  kind: z.enum(componentKinds),
  name: z.string(),
  version: z.string().nullable(),
  provider: z.string().nullable(),
  is_ai: z.boolean(),
  source_count: count,
  occurrence_count: count.describe('In all sources together.'),
  first_seen_at: instant.nullable().describe('When a result that holds it first arrived.'),
  last_seen_at: instant.nullable().describe('When the newest of the scans that hold it ended.'),
  sources: z.array(place).describe('Every source in which it stands, by id.'),
  edges: z.array(edge).describe('Relationships in any of the sources, by id; as many as are shown.'),
  edges_cut: z.boolean(),
});

const occurrence = z.object({ path: z.string(), line: count, method: z.enum(methods), confidence: z.number(), symbol: z.string().optional(), commit: z.string().optional() });

export const inventoryDetailReply = inventoryItemReply.extend({
  key: z.string(),
  purl: z.string().nullable(),
  licence: z.string().nullable(),
  properties: z.record(z.string(), z.string()).describe('As the source that was scanned last states them.'),
  sources: z.array(place.extend({ version: z.string().nullable(), properties: z.record(z.string(), z.string()), occurrences: z.array(occurrence).describe('As many as are shown; occurrence_count says how many there are.') })),
});

export type InventoryItem = z.output<typeof inventoryItemReply>;
export type InventoryDetail = z.output<typeof inventoryDetailReply>;
