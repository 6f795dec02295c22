/** The dependency graph: a node for everything, all of it reached from the root. */
import type { Component, Relationship } from '../../model/component.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Dependency } from './model.ts';

/**
 * Nodes in the order root, then by id. An edge `from uses to` is `from dependsOn to`, whatever its type; the types are properties.
 * The root depends on direct dependencies, on what nothing else leads to, and on one member of each cycle that nothing leads to.
 */
export function dependencyGraph(of: { root: string; components: readonly Component[]; relationships: readonly Relationship[] }): Dependency[] {
  const targets = new Map<string, Set<string>>(of.components.map(({ id }) => [id, new Set<string>()]));
  const isTarget = new Set<string>();
  for (const { from, to } of of.relationships) {
    if (from === to || !targets.has(to)) continue;
    const of = targets.get(from);
    if (of === undefined) continue;
    of.add(to);
    isTarget.add(to);
  }

  const ids = [...targets.keys()].sort(byCodeUnit);
  const direct = new Set(of.components.filter(({ kind, properties }) => kind === 'dependency' && properties['direct'] === 'true').map(({ id }) => id));
  const ofRoot = new Set(ids.filter((id) => !isTarget.has(id) || direct.has(id)));
  const reached = new Set<string>();
  for (const id of ofRoot) reach(id, targets, reached);
  for (const id of ids) {
    if (reached.has(id)) continue;
    ofRoot.add(id);
    reach(id, targets, reached);
  }

  return [node(of.root, ofRoot), ...ids.map((id) => node(id, targets.get(id) ?? new Set()))];
}

function node(ref: string, targets: ReadonlySet<string>): Dependency {
  return targets.size === 0 ? { ref } : { ref, dependsOn: [...targets].sort(byCodeUnit) };
}

function reach(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>, reached: Set<string>): void {
  const stack = [start];
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (reached.has(id)) continue;
    reached.add(id);
    for (const target of targets.get(id) ?? []) stack.push(target);
  }
}
