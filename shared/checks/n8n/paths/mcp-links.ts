/** MCP clients and the MCP server triggers that they reach on the same instance. */
import type { WorkflowNode } from '../../../model/fact.ts';
import type { InventoryIndex } from '../../../model/inventory.ts';
import { perInventory } from '../../support/per-inventory.ts';
import { parseUrl } from '../../support/hosts.ts';
import { ai, mcpClients } from '../node-types.ts';
import { parameter, textOf } from '../parameters.ts';
import { readWorkflow, type WorkflowGraph } from '../workflow-graph.ts';
import type { Vertex } from './flow-graph.ts';

interface Server {
  readonly graph: WorkflowGraph;
  readonly trigger: WorkflowNode;
}

/**
 * The servers behind a client node; empty when its server is none of the inventory; nothing for a node that is no MCP client.
 * An instance serves a trigger under `/mcp/<path>` (and `/mcp/<path>/sse` in its first version); the path is unique on it.
 * Whether the host is this very instance is not in the workflow, so a trigger of that path counts.
 */
export function mcpServersOf({ node }: Pick<Vertex, 'node'>, inventory: InventoryIndex): readonly Server[] | undefined {
  const names = mcpClients.get(node.type);
  if (names === undefined) return undefined;
  const address = names.map((name) => textOf(parameter(node.parameters, name))).find((text) => text !== undefined);
  // Where the host is computed, the path may be written out all the same.
  const path = address === undefined ? undefined : (parseUrl(address)?.pathname ?? /\/mcp(?:-test)?\/.*$/.exec(address)?.[0]);
  const served = path === undefined ? undefined : /\/mcp(?:-test)?\/(.+?)(?:\/sse)?\/?$/.exec(path)?.[1];
  return served === undefined ? [] : (serversByPath(inventory).get(served) ?? []);
}

const serversByPath = perInventory((inventory) => {
  const byPath = new Map<string, Server[]>();
  for (const resource of inventory.resourcesOfKind('n8n.workflow')) {
    const graph = readWorkflow(resource);
    if (!graph || graph.activity === 'inactive') continue;
    for (const trigger of graph.nodes.filter(({ type }) => type === ai('mcpTrigger'))) {
      const path = textOf(parameter(trigger.parameters, 'path'))?.replaceAll(/^\/+|\/+$/g, '');
      if (path !== undefined && path !== '') byPath.set(path, [...(byPath.get(path) ?? []), { graph, trigger }]);
    }
  }
  return byPath;
});
