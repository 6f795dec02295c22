/** The address of an MCP client node, as it stands in the workflow. */
import type { WorkflowNode } from '../../model/fact.ts';
import { mcpClients } from './node-types.ts';
import { parameter, textOf } from './parameters.ts';

/** The text of the address without the mark of an expression, its holes included; nothing when the workflow has none. */
export function mcpAddress({ type, parameters }: WorkflowNode): string | undefined {
  return (mcpClients.get(type) ?? []).map((name) => textOf(parameter(parameters, name))).find((text) => text !== undefined && text !== '');
}
