/**
 * How data moves between the nodes of all workflows of an inventory: main connections, calls of other workflows and their answers,
 * tools and what they give back, MCP clients and servers of the same instance, stores that one run fills and another reads, error workflows.
 */
import type { WorkflowNode } from '../../../model/fact.ts';
import type { InventoryIndex } from '../../../model/inventory.ts';
import { by } from '../../../model/order.ts';
import { perInventory } from '../../support/per-inventory.ts';
import { ai, base, familyOf, hasRole, isOwnType, modelRoots } from '../node-types.ts';
import { toolsOf } from '../tools.ts';
import { readWorkflow, type WorkflowGraph } from '../workflow-graph.ts';
import { calledWorkflows, errorEntries } from './called-workflows.ts';
import { mcpServersOf } from './mcp-links.ts';
import { stopsInjection, waitsForPerson } from './sanitizers.ts';
import { storeOf } from './stores.ts';

/** A node that runs, in its workflow. */
export interface Vertex {
  /** Position in `FlowGraph.vertices`. */
  readonly index: number;
  readonly graph: WorkflowGraph;
  readonly node: WorkflowNode;
  /** The type without its generated ending. */
  readonly plain: string;
  /** A model reads what comes in and decides what goes out. */
  readonly isModel: boolean;
  readonly out: readonly Arc[];
  /** Why nobody can say what happens behind this node; absent when it is known. A sentence about the node, without its subject. */
  readonly gap?: string;
}

/**
 * `main`: hands data on; `call`: starts another workflow or an MCP server's tool; `return`: the answer of what was called;
 * `tool`: an agent calls its tool; `result`: a tool or sub-node answers; `store`: what one run wrote, another reads.
 */
export type ArcKind = 'main' | 'call' | 'return' | 'tool' | 'result' | 'store';

export interface Arc {
  readonly kind: ArcKind;
  readonly from: Vertex;
  readonly to: Vertex;
  /** A guardrail that looks for injections, or a person, stands at its start. */
  readonly isSanitized: boolean;
  /** A person is asked before the tool runs. */
  readonly isReviewed: boolean;
}

export interface FlowGraph {
  /** In order of workflow and node. */
  readonly vertices: readonly Vertex[];
  readonly arcCount: number;
  vertexOf(node: WorkflowNode): Vertex | undefined;
  /** The nodes of one workflow. */
  verticesOf(graph: WorkflowGraph): readonly Vertex[];
}

/** The flow graph of an inventory, built once. Workflows that cannot be understood are left out; each check says so about them. */
export const flowGraphOf = perInventory((inventory): FlowGraph => build(inventory));

/** Agents by role that write nothing while they run: two sort what comes in and hand it on, one had its code written when the workflow was made. */
const notModels: ReadonlySet<string> = new Set([ai('textClassifier'), ai('sentimentAnalysis'), base('aiTransform')]);

/** Connections over which a sub-node answers the node that it is connected to. Memory is a store: another run reads what this one wrote. */
const answering = ['ai_vectorStore', 'ai_retriever', 'ai_document', 'ai_memory'] as const;

interface Draft extends Vertex {
  readonly out: Arc[];
}

function build(inventory: InventoryIndex): FlowGraph {
  const graphs = inventory.resourcesOfKind('n8n.workflow').toSorted(by(({ id }) => id)).flatMap((resource) => readWorkflow(resource) ?? []);
  const vertices: Draft[] = [];
  const byNode = new Map<WorkflowNode, Draft>();
  const byGraph = new Map<WorkflowGraph, Draft[]>();
  for (const graph of graphs) {
    const own = graph.nodes.filter(({ type }) => familyOf(type).form !== 'review').map((node, at) => draft(vertices.length + at, graph, node));
    byGraph.set(graph, own);
    for (const vertex of own) {
      vertices.push(vertex);
      byNode.set(vertex.node, vertex);
    }
  }

  let arcCount = 0;
  const seen = new Set<string>();
  const add = (kind: ArcKind, ends: { from: Vertex | undefined; to: Vertex | undefined }, more: { isSanitized?: boolean; isReviewed?: boolean } = {}) => {
    const { from, to } = ends;
    if (!from || !to) return;
    const key = `${kind} ${from.index} ${to.index} ${more.isSanitized === true} ${more.isReviewed === true}`;
    if (seen.has(key)) return;
    seen.add(key);
    arcCount += 1;
    vertices[from.index]?.out.push({ kind, from, to, isSanitized: more.isSanitized ?? false, isReviewed: more.isReviewed ?? false });
  };
  const link: Link = { inventory, add, vertexOf: (node) => byNode.get(node) };
  for (const vertex of vertices) {
    addMain(vertex, link);
    addTools(vertex, link);
    addCalls(vertex, link);
  }
  for (const own of byGraph.values()) addErrors(own, link);
  addStores(vertices, link);
  return { vertices, arcCount, vertexOf: (node) => byNode.get(node), verticesOf: (graph) => byGraph.get(graph) ?? [] };
}

interface Link {
  readonly inventory: InventoryIndex;
  readonly add: (kind: ArcKind, ends: { from: Vertex | undefined; to: Vertex | undefined }, more?: { isSanitized?: boolean; isReviewed?: boolean }) => void;
  readonly vertexOf: (node: WorkflowNode) => Vertex | undefined;
}

function draft(index: number, graph: WorkflowGraph, node: WorkflowNode): Draft {
  const { plain } = familyOf(node.type);
  const isModel = isOwnType(node.type) ? (hasRole(plain, 'agent') || modelRoots.has(plain)) && !notModels.has(plain) : graph.previous(node, 'ai_languageModel').length > 0;
  const gap = gapOf(node, plain);
  return { index, graph, node, plain, isModel, out: [], ...(gap === undefined ? {} : { gap }) };
}

function gapOf(node: WorkflowNode, plain: string): string | undefined {
  if (!isOwnType(node.type)) return 'is of a community package, and what it does is not known';
  if (plain === base('messageAnAgent')) return 'hands on to an agent that is not a workflow and cannot be read';
  return undefined;
}

function addMain(from: Vertex, { add, vertexOf }: Link): void {
  const { graph, node } = from;
  // What a guardrail refuses leaves by its second output, and nothing about it is better than before.
  const refused = stopsInjection(node) ? new Set(graph.next(node, 'main', 1)) : undefined;
  for (const next of graph.next(node, 'main')) {
    add('main', { from, to: vertexOf(next) }, { isSanitized: waitsForPerson(node) || (refused !== undefined && !refused.has(next)) });
  }
}

function addTools(holder: Vertex, { add, vertexOf }: Link): void {
  for (const { node, isReviewed } of toolsOf(holder.graph, holder.node)) {
    const tool = vertexOf(node);
    add('tool', { from: holder, to: tool }, { isReviewed });
    add('result', { from: tool, to: holder });
  }
  for (const kind of answering) {
    for (const node of holder.graph.previous(holder.node, kind)) {
      add('result', { from: vertexOf(node), to: holder });
      if (kind === 'ai_memory') add('tool', { from: holder, to: vertexOf(node) });
    }
  }
}

function addCalls(from: Vertex, { inventory, add, vertexOf }: Link): void {
  const called = calledWorkflows(from, inventory);
  if (called !== undefined) {
    if (called.unread !== undefined) setGap(from, called.unread);
    for (const graph of called.graphs) {
      for (const node of graph.nodes) {
        if (node.type === base('executeWorkflowTrigger')) add('call', { from, to: vertexOf(node) });
        else if (isEnd(graph, node)) add('return', { from: vertexOf(node), to: from });
      }
    }
  }
  const servers = mcpServersOf(from, inventory);
  if (servers === undefined) return;
  if (servers.length === 0) setGap(from, 'reaches an MCP server that was not read, and what its tools do is not known');
  for (const { trigger } of servers) {
    add('call', { from, to: vertexOf(trigger) });
    add('return', { from: vertexOf(trigger), to: from });
  }
}

/** The last nodes of a run give the answer to whoever called the workflow. */
function isEnd(graph: WorkflowGraph, node: WorkflowNode): boolean {
  return graph.next(node, 'main').length === 0 && graph.previous(node, 'main').length > 0;
}

function addErrors(own: readonly Vertex[], { inventory, add, vertexOf }: Link): void {
  const [first] = own;
  if (!first) return;
  const entries = errorEntries(first.graph, inventory);
  for (const entry of entries) for (const from of own) if (from.graph.previous(from.node, 'main').length > 0) add('call', { from, to: vertexOf(entry) });
}

function addStores(vertices: readonly Vertex[], { add }: Link): void {
  const readers = new Map<string, Vertex[]>();
  const readTypes = new Set<string>();
  const writers: { vertex: Vertex; key: string | undefined; type: string }[] = [];
  for (const vertex of vertices) {
    const store = storeOf(vertex);
    if (!store) continue;
    if (store.isRead) {
      readTypes.add(store.type);
      if (store.key !== undefined) readers.set(store.key, [...(readers.get(store.key) ?? []), vertex]);
    }
    if (store.isWritten) writers.push({ vertex, key: store.key, type: store.type });
  }
  for (const { vertex, key, type } of writers) {
    if (key === undefined && readTypes.has(type)) setGap(vertex, 'writes to a store whose name is computed at run time, and who reads it is not known');
    // What a node reads of what it wrote itself is not another way in.
    for (const reader of readers.get(key ?? '') ?? []) if (reader !== vertex) add('store', { from: vertex, to: reader });
  }
}

function setGap(vertex: Vertex, gap: string): void {
  (vertex as { gap?: string }).gap = gap;
}
