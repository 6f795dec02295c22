/** The chat memories of a workflow: whose they are, and which triggers lead to them. */
import type { WorkflowNode } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { familyOf, hasRole } from './node-types.ts';
import { pathsOf } from './paths/find-paths.ts';
import type { PathSource } from './paths/sources.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

interface Memory {
  readonly memory: WorkflowNode;
  /** The nodes that remember with it. */
  readonly users: readonly WorkflowNode[];
  /** What brings the data of different people to one of them. */
  readonly sources: readonly PathSource[];
}

/** The memories that some node of a workflow uses. */
export function memoriesOf(graph: WorkflowGraph, inventory: InventoryIndex): Memory[] {
  const { walks } = pathsOf(graph, inventory);
  return graph.nodes
    .filter(({ type }) => hasRole(familyOf(type).plain, 'memory'))
    .flatMap((memory) => {
      const users = graph.next(memory, 'ai_memory');
      if (users.length === 0) return [];
      const sources = walks.filter(({ reached }) => reached.states.some(({ vertex, depth }) => depth > 0 && users.includes(vertex.node))).map(({ source }) => source);
      return [{ memory, users, sources }];
    });
}
