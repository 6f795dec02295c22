/** What one artifact contributes to the inventory, before it meets the other artifacts. */
import type { Component, ComponentKind, Method, Occurrence, RelationshipType, Resource } from '../../model/component.ts';
import { componentId } from '../../model/identity.ts';
import { mergeProperties } from './merge-properties.ts';

export interface Edge {
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly occurrence: Occurrence;
}

/** Components by id with their occurrences in this artifact, edges between them, and resources. */
export interface Draft {
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
  readonly resources: readonly Resource[];
  /** Packages whose manifests stand here, as `ecosystem:name`. */
  readonly projects: readonly string[];
}

/** Where something was seen; the path is the artifact's. */
export interface Sighting {
  readonly line: number;
  readonly method: Method;
  readonly confidence: number;
  readonly symbol?: string;
}

/** What is known of a component when it is seen. */
export interface Seen {
  readonly kind: ComponentKind;
  readonly key: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly provider?: string;
  readonly isAi?: boolean;
  readonly properties?: Readonly<Record<string, string | undefined>>;
  readonly hashes?: Component['hashes'];
  readonly licence?: string;
}

/** Symbols longer than this are cut; characters. */
const symbolCharsMax = 200;

/** Collects what one artifact gives. */
export class DraftBuilder {
  readonly #path: string;
  readonly #commit: string | undefined;
  readonly #components = new Map<string, { seen: Seen; occurrences: Map<string, Occurrence> }>();
  readonly #edges = new Map<string, Edge>();
  readonly #resources: Resource[] = [];
  readonly #projects: string[] = [];
  readonly #settings = new Map<string, Map<string, unknown>>();

  constructor(path: string, commit?: string) {
    this.#path = path;
    this.#commit = commit;
  }

  /** Adds one sighting of a component and gives its id; the same sighting twice counts once, with the higher confidence. */
  see(seen: Seen, at: Sighting): string {
    const id = componentId(seen.kind, seen.key);
    const before = this.#components.get(id);
    const properties = dropUndefined(seen.properties ?? {});
    const known = before ?? { seen: { ...seen, properties }, occurrences: new Map<string, Occurrence>() };
    if (before) known.seen = { ...seen, ...before.seen, properties: mergeProperties(dropUndefined(before.seen.properties ?? {}), properties) };
    const occurrence = this.occurrence(at);
    const place = `${occurrence.line}:${occurrence.method}`;
    const there = known.occurrences.get(place);
    if (!there || there.confidence < occurrence.confidence) known.occurrences.set(place, occurrence);
    this.#components.set(id, known);
    return id;
  }

  /** The lines of this artifact on which something of these kinds stands so far. */
  linesOf(kinds: readonly ComponentKind[]): ReadonlySet<number> {
    const of = [...this.#components.values()].filter(({ seen }) => kinds.includes(seen.kind));
    return new Set(of.flatMap(({ occurrences }) => [...occurrences.values()].map(({ line }) => line)));
  }

  /** Whether anything of these kinds was seen in this artifact so far. */
  holds(kinds: readonly ComponentKind[]): boolean {
    for (const { seen } of this.#components.values()) if (kinds.includes(seen.kind)) return true;
    return false;
  }

  /** What those of a kind are called that were seen in this artifact so far. */
  namesOf(kind: ComponentKind): ReadonlySet<string> {
    return new Set([...this.#components.values()].flatMap(({ seen }) => (seen.kind === kind ? [seen.name] : [])));
  }

  /** Whose addresses stand on which lines of this artifact. */
  addresses(): readonly { readonly provider: string; readonly line: number }[] {
    const endpoints = [...this.#components.values()].filter(({ seen }) => seen.kind === 'endpoint');
    return endpoints.flatMap(({ seen: { provider }, occurrences }) => (provider === undefined ? [] : [...occurrences.values()].map(({ line }) => ({ provider, line }))));
  }

  /** Catalog ids of the providers that were seen in this artifact. */
  providers(): readonly string[] {
    return [...this.#components.values()].flatMap(({ seen }) => (seen.kind === 'provider' ? [seen.key] : []));
  }

  /** Whether a component was seen in this artifact. */
  has(kind: ComponentKind, key: string): boolean {
    return this.#components.has(componentId(kind, key));
  }

  /** A property of a component that was seen in this artifact. */
  propertyOf(kind: ComponentKind, key: string, name: string): string | undefined {
    return this.#components.get(componentId(kind, key))?.seen.properties?.[name];
  }

  /** Adds an edge; an edge of a component to itself is nothing. */
  relate(edge: { type: RelationshipType; from: string; to: string }, at: Sighting): void {
    if (edge.from === edge.to) return;
    const key = `${edge.type} ${edge.from} ${edge.to}`;
    if (!this.#edges.has(key)) this.#edges.set(key, { ...edge, occurrence: this.occurrence(at) });
  }

  /** Adds one setting to the settings file with this key. */
  addSetting(key: string, name: string, value: unknown): void {
    const settings = this.#settings.get(key) ?? new Map<string, unknown>();
    this.#settings.set(key, settings.set(name, value));
  }

  addProject(project: string): void {
    this.#projects.push(project);
  }

  addResource(resource: Resource): void {
    this.#resources.push(resource);
  }

  occurrence(at: Sighting): Occurrence {
    return {
      path: this.#path,
      line: at.line,
      method: at.method,
      confidence: Math.round(at.confidence * 100) / 100,
      ...(at.symbol !== undefined && { symbol: at.symbol.slice(0, symbolCharsMax) }),
      ...(this.#commit !== undefined && { commit: this.#commit }),
    };
  }

  #settingsOf(seen: Seen): Record<string, string> {
    const settings = seen.kind === 'instruction_file' ? this.#settings.get(seen.key) : undefined;
    return settings ? { settings: JSON.stringify(Object.fromEntries(settings)) } : {};
  }

  draft(): Draft {
    return {
      components: [...this.#components].map(([id, { seen, occurrences }]) => ({
        id,
        kind: seen.kind,
        key: seen.key,
        name: seen.name,
        ...(seen.version !== undefined && { version: seen.version }),
        ...(seen.purl !== undefined && { purl: seen.purl }),
        ...(seen.provider !== undefined && { provider: seen.provider }),
        is_ai: seen.isAi ?? true,
        properties: dropUndefined({ ...seen.properties, ...this.#settingsOf(seen) }),
        ...(seen.hashes && { hashes: seen.hashes }),
        ...(seen.licence !== undefined && { licence: seen.licence }),
        occurrences: [...occurrences.values()],
      })),
      edges: [...this.#edges.values()],
      resources: this.#resources,
      projects: this.#projects,
    };
  }
}

function dropUndefined(properties: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
