/** A workflow's graph out of a resource's attributes, which come from files and are read without trust. */
import type { Occurrence, Resource } from '../../model/component.ts';
import type { Json, JsonObject, WorkflowEdge, WorkflowNode } from '../../model/fact.ts';
import type { Verdict } from '../check.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { unknown } from '../support/verdicts.ts';

export interface WorkflowGraph {
  readonly resource: Resource;
  readonly name: string;
  readonly id?: string;
  /** `unstated` when the file does not say; it is then judged as if it were active. */
  readonly activity: 'active' | 'inactive' | 'unstated';
  readonly settings: JsonObject;
  /** Nodes that run: disabled ones are left out. In stored order. */
  readonly nodes: readonly WorkflowNode[];
  /** Disabled nodes too: what is written in them stands in the file all the same. */
  readonly allNodes: readonly WorkflowNode[];
  /** A node by its name, disabled or not. */
  node(name: string): WorkflowNode | undefined;
  /**
   * Nodes that run and that this one feeds over a kind of connection, by one of its outputs or by any.
   * n8n hands data through a disabled node on `main`, so those are passed over there.
   */
  next(node: WorkflowNode, kind: string, output?: number): readonly WorkflowNode[];
  /** Nodes that run and that feed this one. */
  previous(node: WorkflowNode, kind: string): readonly WorkflowNode[];
}

const graphs = new WeakMap<Resource, { readonly graph: WorkflowGraph | undefined }>();

/** The graph of an `n8n.workflow` resource, or nothing when its attributes are not what a workflow has. Built once for each resource. */
export function readWorkflow(resource: Resource): WorkflowGraph | undefined {
  const known = graphs.get(resource);
  if (known) return known.graph;
  const graph = build(resource);
  graphs.set(resource, { graph });
  return graph;
}

/** Judges a workflow's graph; a workflow that cannot be understood is unknown, whatever the question. */
export function judgeWorkflow(resource: Resource, judge: (graph: WorkflowGraph) => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
  const graph = readWorkflow(resource);
  return graph ? judge(graph) : unknown('The nodes or edges of the workflow are not in a form that can be judged.');
}

/** Where a node stands; empty for a workflow that has no file. */
export function placeOf(graph: WorkflowGraph, node: WorkflowNode): Occurrence[] {
  const path = graph.resource.path;
  return path === undefined ? [] : [{ path, line: node.line, method: 'workflow', confidence: 1, symbol: node.type }];
}

/** What a reason adds, before its full stop, when the file does not say whether the workflow is active. */
export function activityNote(graph: WorkflowGraph): string {
  return graph.activity === 'unstated' ? ' (judged as if it were active: the file does not say whether it is)' : '';
}

function build(resource: Resource): WorkflowGraph | undefined {
  const { name, id, isActive, settings, nodes, edges } = resource.attributes;
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return undefined;
  if (isActive !== undefined && isActive !== null && typeof isActive !== 'boolean') return undefined;
  const allNodes = whole((nodes as readonly Json[]).map(readNode));
  const allEdges = whole((edges as readonly Json[]).map(readEdge));
  if (!allNodes || !allEdges) return undefined;

  const byName = new Map(allNodes.map((node) => [node.name, node]));
  const feeds = adjacency(allEdges, 'from', 'to');
  const fedBy = adjacency(allEdges, 'to', 'from');
  const running = (neighbours: Adjacency) => (node: WorkflowNode, kind: string, output?: number) => {
    const found = new Set<WorkflowNode>();
    const seen = new Set<string>();
    const ends = neighbours.get(kind)?.get(node.name) ?? [];
    const open = ends.filter((end) => output === undefined || end.output === output).map((end) => end.name);
    // Walked by place and filled one by one: a node of a scanned file can have more edges than a call has arguments.
    for (let at = 0; at < open.length; at += 1) {
      const next = open[at] as string;
      if (seen.has(next)) continue;
      seen.add(next);
      const neighbour = byName.get(next);
      if (!neighbour) continue;
      if (!neighbour.isDisabled) found.add(neighbour);
      else if (kind === 'main') for (const end of neighbours.get(kind)?.get(next) ?? []) open.push(end.name);
    }
    return [...found];
  };

  return {
    resource,
    name: typeof name === 'string' ? name : resource.name,
    ...(typeof id === 'string' ? { id } : {}),
    activity: isActive === true ? 'active' : isActive === false ? 'inactive' : 'unstated',
    settings: isJsonObject(settings) ? settings : {},
    nodes: allNodes.filter((node) => !node.isDisabled),
    allNodes,
    node: (wanted) => byName.get(wanted),
    next: running(feeds),
    previous: running(fedBy),
  };
}

/** Neighbours by kind of connection and name of node. */
type Adjacency = ReadonlyMap<string, ReadonlyMap<string, readonly Neighbour[]>>;

interface Neighbour {
  readonly name: string;
  /** The output that the edge leaves by. */
  readonly output: number;
}

function adjacency(edges: readonly WorkflowEdge[], start: 'from' | 'to', end: 'from' | 'to'): Adjacency {
  const kinds = new Map<string, Map<string, Neighbour[]>>();
  for (const edge of edges) {
    const ofKind = kinds.get(edge.kind) ?? new Map<string, Neighbour[]>();
    kinds.set(edge.kind, ofKind);
    const neighbour = { name: edge[end], output: edge.output ?? 0 };
    const there = ofKind.get(edge[start]);
    if (there) there.push(neighbour);
    else ofKind.set(edge[start], [neighbour]);
  }
  return kinds;
}

function readNode(value: Json): WorkflowNode | undefined {
  if (!isJsonObject(value)) return undefined;
  const { name, type, typeVersion, isDisabled, parameters, credentials, line } = value;
  if (typeof name !== 'string' || typeof type !== 'string') return undefined;
  if (parameters !== undefined && !isJsonObject(parameters)) return undefined;
  return {
    name,
    type,
    ...(typeof typeVersion === 'number' ? { typeVersion } : {}),
    isDisabled: isDisabled === true,
    parameters: parameters ?? {},
    credentials: Array.isArray(credentials) ? (credentials as readonly Json[]).filter((item) => typeof item === 'string') : [],
    line: typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : 1,
  };
}

function readEdge(value: Json): WorkflowEdge | undefined {
  if (!isJsonObject(value)) return undefined;
  const { from, to, kind, output } = value;
  if (typeof from !== 'string' || typeof to !== 'string' || typeof kind !== 'string') return undefined;
  return { from, to, kind, ...(typeof output === 'number' && Number.isInteger(output) && output > 0 ? { output } : {}) };
}

/** The items, or nothing when one of them could not be read. */
function whole<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length ? read : undefined;
}
