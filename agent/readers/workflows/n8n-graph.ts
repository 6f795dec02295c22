import type { WorkflowEdge } from '#shared/model/fact.ts';
import { at, items, stringOf, type JsonDocument, type JsonNode } from '../documents/json.ts';

/**
 * The edges of a workflow: `connections[from][kind][output][n].node`.
 * Sub-nodes point at the root node that uses them: `connections[model].ai_languageModel[0][0].node` is the agent.
 */
export function n8nEdges(document: JsonDocument, connections: JsonNode | undefined): WorkflowEdge[] {
  const edges = new Map<string, WorkflowEdge>();
  for (const { key: from, value: kinds } of document.members(connections)) {
    for (const { key: kind, value: outputs } of document.members(kinds)) {
      for (const [output, targets] of items(outputs).entries()) {
        for (const target of targets.type === 'array' ? items(targets) : [targets]) {
          const to = stringOf(at(target, 'node'));
          if (to !== undefined) edges.set(JSON.stringify([from, to, kind, output]), { from, to, kind, ...(output > 0 && { output }) });
        }
      }
    }
  }
  return [...edges.values()];
}
