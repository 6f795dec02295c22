/** Which workflows hold AI, by the types of their nodes. */
import { ai, familyOf, modelRoots } from './node-types.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

/** Whether a node that runs belongs to n8n's AI package, or gives text to a model. */
export function holdsAi(graph: WorkflowGraph): boolean {
  return graph.nodes.some(({ type }) => isAiType(type));
}

/** Whether a node type is AI. Triggers, parsers and splitters of the AI package are in it for what they serve. */
export function isAiType(type: string): boolean {
  return type.startsWith(ai('')) || modelRoots.has(familyOf(type).plain);
}
