/** Small inventories for the examples inside checks. */
import type { Component, ComponentKind, Relationship, RelationshipType, Resource } from '../model/component.ts';
import type { Json, JsonObject } from '../model/fact.ts';
import { componentId, placedKey, relationshipId, resourceId } from '../model/identity.ts';
import type { Inventory } from '../model/inventory.ts';
import { by } from '../model/order.ts';
import type { Coverage, CoverageEntry, Source } from '../model/report.ts';

const source = 'example';

/** The instant at which example resources of APIs were observed. */
const observedAt = '2026-11-21T00:00:00Z';

interface Parts {
  readonly components?: readonly Component[];
  readonly resources?: readonly Resource[];
  readonly relationships?: readonly Relationship[];
  /** State of the one source, or its coverage entries; default complete without entries. Entries that name resources make it partial. */
  readonly coverage?: Coverage['sources'][number]['state'] | readonly CoverageEntry[];
  /** Kind of the one source; default `dir`. */
  readonly source?: Source['kind'];
}

/** An inventory of one source, sorted as reports are. */
export function inventoryOf(parts: Parts): Inventory {
  const entries = typeof parts.coverage === 'object' ? parts.coverage : [];
  const isPartial = parts.coverage === 'partial' || entries.some(({ resources, effect }) => resources !== undefined && effect !== 'ignored');
  return {
    sources: [{ key: source, kind: parts.source ?? 'dir', name: '.', attributes: {} }],
    components: (parts.components ?? []).toSorted(by((component) => component.id)),
    resources: (parts.resources ?? []).toSorted(by((resource) => resource.id)),
    relationships: (parts.relationships ?? []).toSorted(by((edge) => edge.id)),
    coverage: {
      sources: [{ source, state: isPartial ? 'partial' : 'complete', artifacts_listed: 1, artifacts_read: 1, artifacts_parsed: 1, bytes_read: 1, by_reader: {} }],
      entries,
    },
  };
}

/** A component with one occurrence; a path or a line of its own where the example needs it. Properties that are not strings are stored as JSON text. */
export function component(
  kind: ComponentKind,
  name: string,
  given: {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly path?: string | readonly string[];
    readonly line?: number;
    readonly key?: string;
    readonly provider?: string;
    readonly version?: string;
    readonly method?: Component['occurrences'][number]['method'];
    readonly confidence?: number;
    readonly hashes?: Component['hashes'];
  } = {},
): Component {
  const paths = [given.path ?? 'src/app.py'].flat();
  const key = given.key ?? placedKey({ source, path: paths[0] ?? '', name });
  const properties = Object.entries(given.properties ?? {}).map(([property, value]) => [property, typeof value === 'string' ? value : JSON.stringify(value)]);
  return {
    id: componentId(kind, key),
    kind,
    key,
    name,
    ...(given.version === undefined ? {} : { version: given.version }),
    ...(given.provider === undefined ? {} : { provider: given.provider }),
    ...(given.hashes === undefined ? {} : { hashes: given.hashes }),
    is_ai: kind !== 'dependency',
    properties: Object.fromEntries(properties),
    occurrences: paths.map((path) => ({ path, line: given.line ?? 3, method: given.method ?? 'configuration', confidence: given.confidence ?? 1 })),
  };
}

/** An edge between two components. */
export function relationship(type: RelationshipType, ends: { readonly from: Component; readonly to: Component }): Relationship {
  const edge = { type, from: ends.from.id, to: ends.to.id };
  return { id: relationshipId(edge), ...edge, occurrences: [] };
}

/** A node of a workflow; its line is set by `workflow` when it is not given. */
export function node(
  name: string,
  type: string,
  given: { readonly parameters?: JsonObject; readonly credentials?: readonly string[]; readonly isDisabled?: boolean; readonly typeVersion?: number; readonly line?: number } = {},
): JsonObject {
  return {
    name,
    type,
    isDisabled: given.isDisabled ?? false,
    parameters: given.parameters ?? {},
    credentials: given.credentials ?? [],
    ...(given.typeVersion === undefined ? {} : { typeVersion: given.typeVersion }),
    ...(given.line === undefined ? {} : { line: given.line }),
  };
}

/** Edges written as `'Webhook > Agent'` for main, `'Search >ai_tool> Agent'` for the others, and `'Guard >main:1> Reply'` for a second output. */
export function edges(...written: readonly string[]): JsonObject[] {
  return written.map((text) => {
    const [from = '', kind, output, to] = text.split(/ >(?:(\w+)(?::(\d+))?>)? /);
    return { from, to: to ?? '', kind: kind ?? 'main', ...(output === undefined ? {} : { output: Number(output) }) };
  });
}

/** An n8n workflow as its reader gives it. `isActive` is left out unless given, as in most exported files. */
export function workflow(given: {
  readonly name: string;
  readonly nodes: readonly JsonObject[];
  readonly edges?: readonly JsonObject[];
  readonly isActive?: boolean;
  readonly id?: string;
  readonly settings?: JsonObject;
}): Resource {
  return workflowResource(given.name, {
    name: given.name,
    ...(given.id === undefined ? {} : { id: given.id }),
    ...(given.isActive === undefined ? {} : { isActive: given.isActive }),
    settings: given.settings ?? {},
    nodes: given.nodes.map((item, index) => ({ line: 10 * (index + 1), ...item })),
    edges: given.edges ?? [],
  });
}

/** A workflow whose stored graph cannot be understood. */
export function brokenWorkflow(name: string): Resource {
  return workflowResource(name, { name, settings: {}, nodes: 'not a list', edges: [] });
}

/** The path at which example workflows stand. */
export function workflowPath(name: string): string {
  return `workflows/${name}.json`;
}

function workflowResource(name: string, attributes: JsonObject): Resource {
  const path = workflowPath(name);
  return { id: resourceId({ source, kind: 'n8n.workflow', providerId: path }), kind: 'n8n.workflow', name, provider_id: path, path, attributes };
}

/** A resource as an API states it. `unread` maps attributes that could not be read to the reason. */
export function resource(kind: string, name: string, attributes: JsonObject, unread?: Readonly<Record<string, string>>): Resource {
  const path = `${kind.replace('.', '/')}.json`;
  const given = unread === undefined ? attributes : { ...attributes, unread };
  return { id: resourceId({ source, kind, providerId: name }), kind, name, provider_id: name, path, observed_at: observedAt, attributes: given };
}

/** The coverage entry of a list of resources that was refused. */
export function refused(...kinds: readonly string[]): CoverageEntry {
  return { path: `${kinds[0]?.split('.')[0] ?? 'source'}/list.json`, reason: 'refused', effect: 'skipped', detail: 'HTTP 403: the credential may not list them.', resources: kinds };
}
