/** Inventories for the examples of GitHub checks: resources typed by what their source states, and the two examples that every list needs. */
import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { GithubResources } from '../../model/resources/github.ts';
import type { CheckExample } from '../check.ts';
import { inventoryOf, refused, resource } from '../example-inventory.ts';

/** A resource of one kind; attributes that the example does not need are left out, as if nobody had asked. */
export function given<Kind extends keyof GithubResources>(kind: Kind, name: string, attributes: Partial<GithubResources[Kind]>, unread?: Readonly<Record<string, string>>): Resource {
  return resource(kind, name, attributes as unknown as JsonObject, unread);
}

/** An inventory of resources that a GitHub source gave. */
export function github(...resources: readonly Resource[]): Inventory {
  return inventoryOf({ source: 'github', resources });
}

/** Why an attribute was not read, in the words of a source. */
export const forbidden = 'HTTP 403 from GitHub.';

/** The examples of a list that was refused, and of one that was read and is empty. */
export function listExamples(kinds: readonly (keyof GithubResources)[], emptyWhy: string): CheckExample[] {
  return [
    { kind: 'unknown', why: 'the list was refused', inventory: inventoryOf({ source: 'github', coverage: [refused(...kinds)] }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: emptyWhy, inventory: inventoryOf({ source: 'github' }), answers: { scan: 'not_applicable' } },
  ];
}
