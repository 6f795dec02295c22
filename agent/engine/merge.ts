/** The drafts of all artifacts become one inventory: one component for one thing, every list in a fixed order. */
import type { Component, Occurrence, Relationship, Resource } from '#shared/model/component.ts';
import type { Draft, Edge } from '#shared/catalog/recognise/draft.ts';
import { mergeProperties } from '#shared/catalog/recognise/merge-properties.ts';
import { relationshipId } from '#shared/model/identity.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import { withImportedTools } from './imported-tools.ts';
import { withPromptFiles } from './prompt-files.ts';
import { resolveRanges } from './resolve-ranges.ts';

export interface MergedInventory {
  readonly components: readonly Component[];
  readonly relationships: readonly Relationship[];
  readonly resources: readonly Resource[];
}

/** Occurrences kept for one relationship; items. The graph needs the edge, not each of a thousand places, but one of every source that states it. */
const edgeOccurrencesMax = 20;

/** What one artifact gave. */
export interface ReadDraft {
  /** The source's key in a scan of several, where every place then names its source; absent in a scan of one. */
  readonly source?: string;
  readonly path: string;
  /** Place in the order of the Git history, for what stands there. */
  readonly ordinal?: number;
  readonly draft: Draft;
}

/** `drafts` in any order; the result does not depend on it. What two sources both have is one component with the places and edges of both. */
export function mergeDrafts(drafts: readonly ReadDraft[]): MergedInventory {
  const ordered = [...drafts].sort((a, b) => byCodeUnit(a.source ?? '', b.source ?? '') || byCodeUnit(a.path, b.path) || (a.ordinal ?? -1) - (b.ordinal ?? -1));
  const sources = [...Map.groupBy(ordered, ({ source }) => source)].map(([source, own]) => inventoryOf(source, own));
  const parts = Map.groupBy(sources.flatMap(({ components }) => components), ({ id }) => id);
  const components = [...parts.values()].map((part) => (part.length === 1 ? (part[0] as Component) : mergeComponent(part))).sort(by(({ id }) => id));
  return {
    components,
    relationships: mergeEdges(sources.flatMap(({ edges }) => edges), new Set(parts.keys())),
    resources: mergeResources(ordered.flatMap(({ draft }) => draft.resources)),
  };
}

/** One source by itself: a lockfile or a manifest of one says nothing about another. */
function inventoryOf(source: string | undefined, drafts: readonly ReadDraft[]): { components: readonly Component[]; edges: readonly Edge[] } {
  const tools = withImportedTools(drafts.flatMap(({ draft }) => draft.components), drafts.flatMap(({ draft }) => draft.edges));
  const parts = Map.groupBy(resolveRanges(withPromptFiles(tools.components)), ({ id }) => id);
  const projects = new Set(drafts.flatMap(({ draft }) => draft.projects));
  const components = [...parts.values()].filter(isAskedFor).map((part) => firstParty(mergeComponent(part), projects)).sort(by(({ id }) => id));
  const edges = [...tools.edges, ...declaredBy(components)];
  if (source === undefined) return { components, edges };
  const placed = (occurrence: Occurrence): Occurrence => ({ source, ...occurrence });
  return {
    components: components.map((component) => ({ ...component, occurrences: component.occurrences.map(placed) })),
    edges: edges.map((edge) => ({ ...edge, occurrence: placed(edge.occurrence) })),
  };
}

/** A `go.sum` has hashes of versions that are not built in; what nothing but such a line names is not there. */
function isAskedFor(part: readonly Component[]): boolean {
  return part.some(({ properties }) => properties['origin'] !== 'checksum');
}

/** An SDK whose manifest stands in the same source is what is being built here, not something that is brought in. */
function firstParty(component: Component, projects: ReadonlySet<string>): Component {
  if (component.kind !== 'sdk' || !projects.has(component.key)) return component;
  return { ...component, properties: Object.fromEntries(Object.entries({ ...component.properties, first_party: 'true' }).sort((a, b) => byCodeUnit(a[0], b[0]))) };
}

function mergeComponent(parts: readonly Component[]): Component {
  const [first, ...rest] = parts as readonly [Component, ...Component[]];
  const properties = rest.reduce((merged, part) => mergeProperties(merged, part.properties), { ...first.properties });
  const version = parts.map((part) => part.version).find((value) => value !== undefined);
  const hashes = parts.map((part) => part.hashes).find((value) => value !== undefined);
  const licence = parts.map((part) => part.licence).find((value) => value !== undefined);
  return {
    id: first.id,
    kind: first.kind,
    key: first.key,
    name: first.name,
    ...(version !== undefined && { version }),
    ...(first.purl !== undefined && { purl: first.purl }),
    ...(first.provider !== undefined && { provider: first.provider }),
    is_ai: parts.some((part) => part.is_ai),
    properties: Object.fromEntries(Object.entries(properties).sort((a, b) => byCodeUnit(a[0], b[0]))),
    ...(hashes && { hashes }),
    ...(licence !== undefined && { licence }),
    occurrences: sortOccurrences(parts.flatMap((part) => part.occurrences)),
  };
}

/** One occurrence for each place and method: the surest. In the Git history one for each file, the oldest, as they come in its order. */
function sortOccurrences(occurrences: readonly Occurrence[]): Occurrence[] {
  const places = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const place = JSON.stringify([occurrence.source, occurrence.path, occurrence.commit === undefined ? occurrence.line : 'history', occurrence.method]);
    const known = places.get(place);
    if (known?.commit !== undefined) continue;
    if (!known || occurrence.confidence > known.confidence || (occurrence.confidence === known.confidence && byCodeUnit(occurrence.symbol ?? '', known.symbol ?? '') < 0)) {
      places.set(place, occurrence);
    }
  }
  return [...places.values()].sort((a, b) => byCodeUnit(a.source ?? '', b.source ?? '') || byCodeUnit(a.path, b.path) || a.line - b.line || byCodeUnit(a.method, b.method) || byCodeUnit(a.commit ?? '', b.commit ?? ''));
}

/** An SDK that code imports is brought by the dependency that a manifest declares. */
function declaredBy(components: readonly Component[]): Edge[] {
  const packages = new Map<string, Component[]>();
  for (const component of components) {
    if (component.kind !== 'dependency') continue;
    const key = `${component.properties['ecosystem']}:${component.name}`;
    packages.set(key, [...(packages.get(key) ?? []), component]);
  }
  return components.flatMap((sdk) =>
    sdk.kind !== 'sdk'
      ? []
      : (packages.get(sdk.key) ?? []).map((dependency): Edge => ({
          type: 'uses',
          from: sdk.id,
          to: dependency.id,
          occurrence: dependency.occurrences[0] as Occurrence,
        })),
  );
}

function mergeEdges(edges: readonly Edge[], known: ReadonlySet<string>): Relationship[] {
  const merged = new Map<string, { edge: Edge; occurrences: Occurrence[] }>();
  for (const edge of edges) {
    if (!known.has(edge.from) || !known.has(edge.to)) continue;
    const id = relationshipId(edge);
    const found = merged.get(id);
    if (found) found.occurrences.push(edge.occurrence);
    else merged.set(id, { edge, occurrences: [edge.occurrence] });
  }
  return [...merged]
    .map(([id, { edge, occurrences }]) => ({ id, type: edge.type, from: edge.from, to: edge.to, occurrences: fewOf(sortOccurrences(occurrences)) }))
    .sort(by(({ id }) => id));
}

/** The first place of every source, and others up to the limit, in their order. */
function fewOf(occurrences: readonly Occurrence[]): Occurrence[] {
  const firsts = occurrences.filter(({ source }, index) => index === 0 || source !== occurrences[index - 1]?.source);
  const isFirst = new Set(firsts);
  let room = edgeOccurrencesMax - firsts.length;
  return occurrences.filter((occurrence) => isFirst.has(occurrence) || (room -= 1) >= 0);
}

/** The same workflow exported to two files is one resource; the first path is kept. */
function mergeResources(resources: readonly Resource[]): Resource[] {
  const merged = new Map<string, Resource>();
  for (const resource of resources) if (!merged.has(resource.id)) merged.set(resource.id, resource);
  return [...merged.values()].sort(by(({ id }) => id));
}

