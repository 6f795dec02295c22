/** Which source a resource is of, in an inventory of several: what one instance says must not answer for another. */
import type { Resource } from '../../model/component.ts';
import { resourceId } from '../../model/identity.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { perInventory } from './per-inventory.ts';

/** The key of its source. A resource's id is the hash of source, kind and provider id, so the source is the one that gives this id; nothing when none does. */
export function sourceOf(inventory: InventoryIndex, resource: Resource): string | undefined {
  const [only, ...others] = inventory.sources;
  return others.length === 0 ? only?.key : sourcesById(inventory).get(resource.id);
}

/** The resources of a kind that are of the same source as another one. */
export function resourcesBeside(inventory: InventoryIndex, resource: Resource, kind: string): readonly Resource[] {
  const source = sourceOf(inventory, resource);
  return inventory.resourcesOfKind(kind).filter((other) => sourceOf(inventory, other) === source);
}

const sourcesById = perInventory((inventory) => {
  const sources = new Map<string, string>();
  for (const { id, kind, provider_id: providerId } of inventory.resources) {
    const source = inventory.sources.find(({ key }) => resourceId({ source: key, kind, providerId }) === id);
    if (source) sources.set(id, source.key);
  }
  return sources;
});
