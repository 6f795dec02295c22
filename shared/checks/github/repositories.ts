/** Which repository a file or a thing belongs to. */
import type { Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { perInventory } from '../support/per-inventory.ts';

/** The repository with this `owner/name`. */
export function repositoryNamed(inventory: InventoryIndex, name: string): Resource | undefined {
  return repositories(inventory).get(name);
}

/**
 * The repository of a file: the one below whose `owner/name/` it stands. A source of one repository gives paths without it, so a file at
 * the root's `.github` is that of the only repository there is.
 */
export function repositoryOfFile(inventory: InventoryIndex, path: string): Resource | undefined {
  const [owner, name] = path.split('/');
  const named = repositories(inventory).get(`${owner}/${name}`);
  if (named) return named;
  const all = inventory.resourcesOfKind('github.repo');
  return path.startsWith('.github/') && all.length === 1 ? all[0] : undefined;
}

const repositories = perInventory((inventory) => new Map(inventory.resourcesOfKind('github.repo').map((repository) => [repository.provider_id, repository])));

/** The workflows of a repository, by path. */
export function workflowsOf(inventory: InventoryIndex, repository: Resource): readonly Resource[] {
  return workflowsByRepository(inventory).get(repository.id) ?? [];
}

const workflowsByRepository = perInventory((inventory) => {
  const groups = new Map<string, Resource[]>();
  for (const workflow of inventory.resourcesOfKind('github.workflow')) {
    const owner = repositoryOfFile(inventory, workflow.path ?? '')?.id;
    if (owner === undefined) continue;
    const there = groups.get(owner);
    if (there) there.push(workflow);
    else groups.set(owner, [workflow]);
  }
  return groups;
});
