/** The texts that a workflow's AI nodes give to their models. */
import type { Json, WorkflowNode } from '../../model/fact.ts';
import { loopingAgents, modelRoots } from './node-types.ts';
import { parameter, textsIn } from './parameters.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

/** Parameters that hold prompts: agents and chains, chain messages, and the vendors' own nodes. */
const promptParameters = ['options.systemMessage', 'options.systemPrompt', 'options.prefix', 'systemMessage', 'text', 'prompt', 'instructions', 'messages', 'responses'];

/** The nodes that run and give prompts to a model. */
export function promptedNodes(graph: WorkflowGraph): WorkflowNode[] {
  return graph.nodes.filter(({ type }) => modelRoots.has(type) || loopingAgents.has(type));
}

/** Every prompt text of a node, masks where secrets stood. */
export function promptTexts(node: WorkflowNode): string[] {
  return promptParameters.flatMap((name) => textsIn(parameter(node.parameters, name) as Json | undefined));
}
