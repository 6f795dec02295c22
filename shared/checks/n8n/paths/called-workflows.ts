/** Which workflows a node starts, found by their ids among all workflows of an inventory. */
import type { WorkflowNode } from '../../../model/fact.ts';
import type { InventoryIndex } from '../../../model/inventory.ts';
import { perInventory } from '../../support/per-inventory.ts';
import { ai, base } from '../node-types.ts';
import { isExpression, located, parameter } from '../parameters.ts';
import { readWorkflow, type WorkflowGraph } from '../workflow-graph.ts';
import type { Vertex } from './flow-graph.ts';

const callers: ReadonlySet<string> = new Set([base('executeWorkflow'), ai('toolWorkflow'), ai('retrieverWorkflow')]);

interface Called {
  /** The same id can stand in several files; each is one of them. */
  readonly graphs: readonly WorkflowGraph[];
  /** Why what is called was not read. */
  readonly unread?: string;
}

/** What a node calls, or nothing when it calls no workflow. */
export function calledWorkflows({ node, plain, graph }: Pick<Vertex, 'node' | 'plain' | 'graph'>, inventory: InventoryIndex): Called | undefined {
  if (!callers.has(plain) && !callers.has(node.type)) return undefined;
  const source = parameter(node.parameters, 'source') ?? 'database';
  if (source !== 'database') return { graphs: [], unread: 'calls a workflow that is not stored in the instance and was not read' };
  const id = located(parameter(node.parameters, 'workflowId'));
  // The one expression that says what it is: the workflow itself.
  if (typeof id === 'string' && /^=\s*\{\{\s*\$workflow\.id\s*\}\}\s*$/.test(id)) return { graphs: [graph] };
  if (isExpression(id)) return { graphs: [], unread: 'calls a workflow that is chosen at run time' };
  const graphs = typeof id === 'string' ? (workflowsById(inventory).get(id) ?? []) : [];
  return graphs.length > 0 ? { graphs } : { graphs, unread: 'calls a workflow that was not read' };
}

/** Where the error workflow of a workflow begins; empty when it has none, or it was not read. */
export function errorEntries({ settings }: WorkflowGraph, inventory: InventoryIndex): readonly WorkflowNode[] {
  const id = settings['errorWorkflow'];
  const graphs = typeof id === 'string' ? (workflowsById(inventory).get(id) ?? []) : [];
  return graphs.flatMap(({ nodes }) => nodes.filter(({ type }) => type === base('errorTrigger')));
}

const workflowsById = perInventory((inventory) => {
  const byId = new Map<string, WorkflowGraph[]>();
  for (const resource of inventory.resourcesOfKind('n8n.workflow')) {
    const graph = readWorkflow(resource);
    if (graph?.id !== undefined) byId.set(graph.id, [...(byId.get(graph.id) ?? []), graph]);
  }
  return byId;
});
