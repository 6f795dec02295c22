/** Which source a resource is of, in an inventory of several: what one instance says must not answer for another. */
import type { Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { sourceOfResource } from '../../model/resource-source.ts';
import { perInventory } from './per-inventory.ts';

/** The key of its source; nothing when it is of none of them. */
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
  for (const resource of inventory.resources) {
    const source = sourceOfResource(resource, inventory.sources);
    if (source) sources.set(resource.id, source.key);
  }
  return sources;
});
