/** What n8n states of an instance, and of what belongs to it. */
import type { Resource } from '../../model/component.ts';
import type { Json, JsonObject } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { majorOf } from '../../model/semantic-version.ts';
import { attribute } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { perInventory } from '../support/per-inventory.ts';
import { sourceOf } from '../support/source-of.ts';

/** The texts of a list; what is no text is left out. */
export function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item): item is string => typeof item === 'string') : [];
}

/** The objects of a list; what is no object is left out. */
export function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : [];
}

/** The instance that a resource is of; nothing for what was read from files. */
export function instanceOf(inventory: InventoryIndex, subject: Resource): Resource | undefined {
  return instancesBySource(inventory).get(sourceOf(inventory, subject));
}

/** The value of an attribute of the instance that a resource is of; nothing when it was not read. */
export function instanceValue(inventory: InventoryIndex, subject: Resource, name: string): Json | undefined {
  const instance = instanceOf(inventory, subject);
  const found = instance && attribute(instance, name);
  return found?.isRead === true ? found.value : undefined;
}

const instancesBySource = perInventory((inventory) => new Map(inventory.resourcesOfKind('n8n.instance').map((instance) => [sourceOf(inventory, instance), instance])));

/** Whether the instance is run by n8n itself: its operator cannot set what a check asks for. */
export function isCloud(resource: Resource): boolean {
  const found = attribute(resource, 'is_cloud');
  return found.isRead && found.value === true;
}

/** The major version of an instance; nothing when it is not known. */
export function majorVersion(resource: Resource | undefined): number | undefined {
  const found = resource && attribute(resource, 'version');
  return found?.isRead === true && typeof found.value === 'string' ? majorOf(found.value) : undefined;
}

/** The text of an attribute; nothing when it was not read or is none. */
export function textOfAttribute(resource: Resource, name: string): string | undefined {
  const found = attribute(resource, name);
  return found.isRead && typeof found.value === 'string' && found.value !== '' ? found.value : undefined;
}

/** Whether a variable of the environment is switched on, as n8n reads it. */
export function isTrue(value: Json | undefined): boolean {
  return typeof value === 'string' && value.toLowerCase() === 'true';
}
