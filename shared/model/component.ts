/** Components and relationships: what a scan found, with its evidence. Field names are the wire's. */
import type { JsonObject } from './fact.ts';

/** Every kind of component, in the order tables show them. */
export const componentKinds = [
  'provider',
  'model',
  'embedding_model',
  'model_file',
  'sdk',
  'agent',
  'tool',
  'skill',
  'prompt',
  'memory',
  'guardrail',
  'mcp_server',
  'mcp_client',
  'vector_store',
  'dataset',
  'endpoint',
  'container_image',
  'iac_resource',
  'cloud_resource',
  'ci_step',
  'workflow_node',
  'instruction_file',
  'secret',
  'dependency',
] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** How an occurrence was recognised. */
export const methods = [
  'import',
  'call',
  'definition',
  'argument',
  'url',
  'environment',
  'manifest',
  'lockfile',
  'configuration',
  'workflow',
  'image',
  'header',
  'pattern',
] as const;
export type Method = (typeof methods)[number];

/** One place where a component stands. */
export interface Occurrence {
  /** Key of the source that the path is in; absent in a report of one source. */
  readonly source?: string;
  /** Relative POSIX path in the source, as scanned. */
  readonly path: string;
  /** 1-based line in the file. */
  readonly line: number;
  readonly method: Method;
  /** 0–1, two decimals. */
  readonly confidence: number;
  /** The resolved call, import or key that gave it away. */
  readonly symbol?: string;
  /** For a place in the Git history: the commit that brought it in. Path and line are of that commit. */
  readonly commit?: string;
}

export interface Component {
  /** `cmp_` + hash of kind and key. */
  readonly id: string;
  readonly kind: ComponentKind;
  /** The identity inside the kind; see `identity.ts`. */
  readonly key: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  /** Catalog id of the vendor or framework behind it. */
  readonly provider?: string;
  /** False only for dependencies and credentials that are not AI. */
  readonly is_ai: boolean;
  /** Further facts under the `waybill:` name space, without the prefix: `canonical`, `origin`, `role`, `transport`. */
  readonly properties: Readonly<Record<string, string>>;
  readonly hashes?: readonly { readonly algorithm: string; readonly hex: string }[];
  readonly licence?: string;
  /** Sorted by path, line, method; never empty. */
  readonly occurrences: readonly Occurrence[];
}

export const relationshipTypes = [
  'uses',
  'calls',
  'exposes',
  'trained-on',
  'served-by',
  'reads',
  'writes',
  'triggers',
] as const;
export type RelationshipType = (typeof relationshipTypes)[number];

/** A typed edge between two components of the report, by id. */
export interface Relationship {
  /** `rel_` + hash of type, from and to. */
  readonly id: string;
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly occurrences: readonly Occurrence[];
}

/** A thing as an API, a workflow file or infrastructure code states it; also a component only when it is AI itself. */
export interface Resource {
  /** `res_` + hash of source and provider id. */
  readonly id: string;
  /** What it is: `n8n.workflow`. Checks choose by it. */
  readonly kind: string;
  readonly name: string;
  /** The platform's own id, or the path for files. */
  readonly provider_id: string;
  /** The artifact it was read from: a file, or for an API the path that its source gives the answer. */
  readonly path?: string;
  /** ISO 8601, when an API was asked; absent for files. */
  readonly observed_at?: string;
  /**
   * The attributes that checks read; secrets already masked. For an API, `unread` maps each attribute that was refused, throttled or
   * is unsupported to one sentence.
   */
  readonly attributes: JsonObject;
}
