/** What a run can reach: main edges within a workflow, and into sub-workflows that are in the inventory. */
import type { WorkflowNode } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { perInventory } from '../support/per-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { located, parameter } from './parameters.ts';
import { base } from './node-types.ts';
import { readWorkflow, type WorkflowGraph } from './workflow-graph.ts';

/** A node in its workflow. */
export interface Step {
  readonly graph: WorkflowGraph;
  readonly node: WorkflowNode;
}

export interface Reached {
  /** Every step that is reached, with the shortest way to it: start first, itself last. */
  readonly ways: ReadonlyMap<WorkflowNode, readonly Step[]>;
  /** Calls of workflows that were not read: what lies behind them is not known. */
  readonly unread: readonly Step[];
}

/** Follows a run from a step. A step that `stops` is reached, and nothing behind it. */
export function reach(start: Step, inventory: InventoryIndex, stops: (step: Step) => boolean = () => false): Reached {
  const ways = new Map<WorkflowNode, readonly Step[]>([[start.node, [start]]]);
  const unread: Step[] = [];
  const open = [start];

  for (let step = open.shift(); step !== undefined; step = open.shift()) {
    if (step !== start && stops(step)) continue;
    const way = ways.get(step.node) ?? [];
    const called = calledWorkflow(step, inventory);
    if (called === 'unread') unread.push(step);
    for (const next of [...mainSteps(step), ...(typeof called === 'object' ? called : [])]) {
      if (ways.has(next.node)) continue;
      ways.set(next.node, [...way, next]);
      open.push(next);
    }
  }
  return { ways, unread };
}

/** The way as people read it: `"Hook" → "Clean" → "Agent"`, its middle left out when it is long. */
export function wayText(way: readonly Step[]): string {
  const names = way.map(({ node }) => quoted(node.name));
  const shown = names.length <= stepsMax ? names : [...names.slice(0, 3), '…', ...names.slice(-2)];
  return shown.join(' → ');
}

/** Steps that a reason names. */
const stepsMax = 6;

function mainSteps({ graph, node }: Step): Step[] {
  return graph.next(node, 'main').map((next) => ({ graph, node: next }));
}

/** The entry steps of the workflow that a step calls; `none` when it calls none, `unread` when it is not in the inventory. */
function calledWorkflow({ node }: Step, inventory: InventoryIndex): Step[] | 'none' | 'unread' {
  if (node.type !== base('executeWorkflow')) return 'none';
  const id = located(parameter(node.parameters, 'workflowId'));
  const graph = typeof id === 'string' ? workflowsById(inventory).get(id) : undefined;
  if (!graph) return 'unread';
  return graph.nodes.filter(({ type }) => type === base('executeWorkflowTrigger')).map((entry) => ({ graph, node: entry }));
}

const workflowsById = perInventory((inventory) => {
  const byId = new Map<string, WorkflowGraph>();
  for (const resource of inventory.resourcesOfKind('n8n.workflow')) {
    const graph = readWorkflow(resource);
    if (graph?.id !== undefined) byId.set(graph.id, graph);
  }
  return byId;
});
