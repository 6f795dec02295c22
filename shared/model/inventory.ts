/** The inventory that checks and policies judge: a report before its verdicts. */
import type { Component, ComponentKind, Relationship, RelationshipType, Resource } from './component.ts';
import type { Coverage, CoverageEntry, Source } from './report.ts';

export interface Inventory {
  readonly sources: readonly Source[];
  readonly resources: readonly Resource[];
  readonly components: readonly Component[];
  readonly relationships: readonly Relationship[];
  readonly coverage: Coverage;
}

/** An inventory with the look-ups that checks and policies need; built once, O(n). */
export interface InventoryIndex extends Inventory {
  component(id: string): Component | undefined;
  resource(id: string): Resource | undefined;
  ofKind(kind: ComponentKind): readonly Component[];
  resourcesOfKind(kind: string): readonly Resource[];
  /** Edges that start at a component, of one type or all. */
  from(id: string, type?: RelationshipType): readonly Relationship[];
  /** Edges that end at a component. */
  to(id: string, type?: RelationshipType): readonly Relationship[];
  /** Whether every source was read to its end: only then is an empty population a proof. */
  readonly isComplete: boolean;
  /** Why some resources of a kind may be missing: the coverage entries that say so, or one for a source that broke off. Empty: all of them are here. */
  missing(kind: string): readonly CoverageEntry[];
}

/** Indexes an inventory. */
export function indexInventory(inventory: Inventory): InventoryIndex {
  const components = new Map(inventory.components.map((component) => [component.id, component]));
  const resources = new Map(inventory.resources.map((resource) => [resource.id, resource]));
  const kinds = groupBy(inventory.components, (component) => component.kind);
  const resourceKinds = groupBy(inventory.resources, (resource) => resource.kind);
  const outgoing = groupBy(inventory.relationships, (edge) => edge.from);
  const incoming = groupBy(inventory.relationships, (edge) => edge.to);
  const ofType = (edges: readonly Relationship[] | undefined, type: RelationshipType | undefined) =>
    type === undefined ? (edges ?? []) : (edges ?? []).filter((edge) => edge.type === type);

  return {
    ...inventory,
    component: (id) => components.get(id),
    resource: (id) => resources.get(id),
    ofKind: (kind) => kinds.get(kind) ?? [],
    resourcesOfKind: (kind) => resourceKinds.get(kind) ?? [],
    from: (id, type) => ofType(outgoing.get(id), type),
    to: (id, type) => ofType(incoming.get(id), type),
    isComplete: inventory.coverage.sources.every((source) => source.state === 'complete'),
    missing: (kind) => missingOf(inventory.coverage, kind),
  };
}

function missingOf({ sources, entries }: Coverage, kind: string): readonly CoverageEntry[] {
  return sources.flatMap(({ source, state }) => {
    const own = entries.filter((entry) => entry.source === undefined || entry.source === source);
    // What was left out on purpose is not proved to be absent either, though the source is complete.
    const named = own.filter(({ resources }) => resources?.includes(kind));
    return state === 'partial' && !isExplained(own) ? [...named, ...brokenIn(own)] : named;
  });
}

const notReadToItsEnd: CoverageEntry = { path: '.', reason: 'broke_off', effect: 'partial', detail: 'The source was not read to its end.' };

/** A partial source whose entries name the kinds that they concern is complete in every other kind. */
function isExplained(entries: readonly CoverageEntry[]): boolean {
  return entries.some(({ resources, effect }) => resources !== undefined && effect !== 'ignored') && !entries.some(isBreak);
}

function brokenIn(entries: readonly CoverageEntry[]): readonly CoverageEntry[] {
  const broken = entries.filter(isBreak);
  return broken.length > 0 ? broken : [notReadToItsEnd];
}

function isBreak({ reason, resources }: CoverageEntry): boolean {
  return reason === 'broke_off' && resources === undefined;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
