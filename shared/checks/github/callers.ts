/** Workflows that others of the same repository call: what starts those starts them. */
import type { Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import type { GithubWorkflow } from '../../model/resources/github.ts';
import { perInventory } from '../support/per-inventory.ts';
import { objectsIn } from './values.ts';

/** What starts a workflow. `isOpen`: it can be called by workflows that are not in the inventory, of other repositories for instance. */
export interface Starts {
  /** Its own events and those of its callers, `workflow_call` left out; sorted. */
  readonly events: readonly string[];
  readonly isOpen: boolean;
}

/** Callers that are followed. GitHub nests calls ten levels deep; more than this is no pipeline but a trap. */
const callersMax = 500;

/** The events that start a workflow, through any number of callers. */
export function startsOf(resource: Resource, inventory: InventoryIndex): Starts {
  const callers = callersByPath(inventory);
  const reached = new Set([resource.path ?? '']);
  // A set that grows while it is walked: each file once, also when they call each other in a circle.
  for (const path of reached) for (const caller of callers.get(path) ?? []) if (reached.size < callersMax) reached.add(caller);
  const events = new Set([...reached].flatMap((path) => ownEvents(inventory, path)));
  const isOpen = ownEvents(inventory, resource.path ?? '').includes('workflow_call');
  events.delete('workflow_call');
  return { events: [...events].toSorted(), isOpen };
}

function ownEvents(inventory: InventoryIndex, path: string): readonly string[] {
  return workflowsByPath(inventory).get(path)?.triggers.map(({ event }) => event) ?? [];
}

/** Workflows that could be parsed. */
const workflowsByPath = perInventory(
  (inventory) =>
    new Map(
      inventory.resourcesOfKind('github.workflow').flatMap((resource) => {
        const { triggers, jobs } = resource.attributes;
        const isWhole = objectsIn(triggers) !== undefined && objectsIn(jobs) !== undefined;
        return isWhole ? [[resource.path ?? '', resource.attributes as unknown as GithubWorkflow] as const] : [];
      }),
    ),
);

/** Paths of the workflows that call one, by its path. `./` in a call is the root of the repository. */
const callersByPath = perInventory((inventory) => {
  const callers = new Map<string, string[]>();
  for (const [path, { jobs }] of workflowsByPath(inventory)) {
    const root = path.slice(0, path.lastIndexOf('.github/workflows/'));
    for (const { uses } of jobs) {
      if (uses?.startsWith('./') !== true) continue;
      const called = root + uses.slice(2);
      const there = callers.get(called);
      if (there) there.push(path);
      else callers.set(called, [path]);
    }
  }
  return callers;
});
