/** A manifest asks for a range, the lockfile beside or above it says which version that is: one dependency, seen twice. */
import type { Component } from '#shared/model/component.ts';
import { by } from '#shared/model/order.ts';

/** Folds manifest dependencies without a version into the version that the nearest lockfile gives to a direct dependency of that name. */
export function resolveRanges(components: readonly Component[]): Component[] {
  const locked = new Map<string, Component[]>();
  for (const component of components) {
    if (component.kind !== 'dependency' || component.version === undefined || component.properties['origin'] !== 'lockfile' || component.properties['direct'] !== 'true') continue;
    const key = nameKey(component);
    locked.set(key, [...(locked.get(key) ?? []), component]);
  }
  return components.map((component) => {
    if (component.kind !== 'dependency' || component.version !== undefined) return component;
    const folder = folderOf(component);
    const candidates = (locked.get(nameKey(component)) ?? [])
      .filter((other) => isAbove(folderOf(other), folder))
      .sort(by((other) => String(9999 - folderOf(other).length).padStart(4, '0')));
    const nearest = candidates.filter((other) => folderOf(other) === folderOf(candidates[0] as Component));
    // Two versions in the nearest lockfile leave the range as it is: guessing would invent a version.
    const [only] = nearest;
    if (only === undefined || new Set(nearest.map(({ id }) => id)).size !== 1) return component;
    return { ...component, id: only.id, key: only.key, version: only.version as string, ...(only.purl !== undefined && { purl: only.purl }) };
  });
}

function nameKey(component: Component): string {
  return `${component.properties['ecosystem']}:${component.name}`;
}

function folderOf(component: Component): string {
  const path = component.occurrences[0]?.path ?? '';
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function isAbove(upper: string, folder: string): boolean {
  return upper === '' || upper === folder || folder.startsWith(`${upper}/`);
}
