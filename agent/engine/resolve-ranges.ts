/** A manifest asks for a range, the lockfile beside or above it says which version that is: one dependency, seen twice. */
import type { Component } from '#shared/model/component.ts';

/**
 * Folds manifest dependencies without a version into the version that the nearest lockfile at or above them gives: to a direct dependency of that
 * name, or, where the lockfile does not say who is direct, to the only one of that name. Where manifests leave versions to another manifest
 * (Maven's parents, NuGet's central versions, Cargo's workspaces), one without version and range takes that of the nearest at or above it.
 */
export function resolveRanges(components: readonly Component[]): Component[] {
  const locked = byName(components.filter((component) => isFixed(component) && component.properties['origin'] !== 'manifest'));
  const central = byName(components.filter((component) => isFixed(component) && hasCentralVersions.has(component.properties['ecosystem'] ?? '') && component.properties['origin'] === 'manifest'));
  return components.map((component) => {
    if (component.kind !== 'dependency' || component.version !== undefined) return component;
    const only = fixedFor(component, locked) ?? (component.properties['range'] === undefined ? fixedFor(component, central) : undefined);
    if (only === undefined) return component;
    return { ...component, id: only.id, key: only.key, version: only.version as string, ...(only.purl !== undefined && { purl: only.purl }) };
  });
}

const hasCentralVersions: ReadonlySet<string> = new Set(['maven', 'nuget', 'cargo']);

function isFixed({ kind, version }: Component): boolean {
  return kind === 'dependency' && version !== undefined;
}

function byName(components: readonly Component[]): ReadonlyMap<string, readonly Component[]> {
  return Map.groupBy(components, nameKey);
}

/** Two versions in the nearest file leave the range as it is: guessing would invent a version. */
function fixedFor(component: Component, fixed: ReadonlyMap<string, readonly Component[]>): Component | undefined {
  const folder = folderOf(component);
  const above = (fixed.get(nameKey(component)) ?? []).filter((other) => isAbove(folderOf(other), folder));
  const depth = Math.max(...above.map((other) => folderOf(other).length));
  const nearest = above.filter((other) => folderOf(other).length === depth);
  return onlyOne(nearest.filter(({ properties }) => properties['direct'] === 'true')) ?? onlyOne(nearest);
}

function onlyOne(components: readonly Component[]): Component | undefined {
  return new Set(components.map(({ id }) => id)).size === 1 ? components[0] : undefined;
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
