/** n8n workflows: the workflow is a resource, its AI nodes are components. */
import type { Json, WorkflowFact, WorkflowNode } from '../../model/fact.ts';
import { placedKey, resourceId } from '../../model/identity.ts';
import type { CatalogNode } from '../catalog-entry.ts';
import type { Owned } from '../catalog.ts';
import type { DraftBuilder } from './draft.ts';
import { seeEndpoint, seeModel, seeProvider } from './providers.ts';
import type { RecogniseContext } from './context.ts';

export function recogniseWorkflow(fact: WorkflowFact, context: RecogniseContext, builder: DraftBuilder): void {
  const { catalog, source, path } = context;
  // The same workflow in two files can differ, and each file is judged.
  const providerId = JSON.stringify([path, fact.id ?? fact.name]);
  const workflow = resourceId({ source, kind: 'n8n.workflow', providerId });
  const { type: _, line: __, platform: ___, ...attributes } = fact;
  builder.addResource({
    id: workflow,
    kind: 'n8n.workflow',
    name: fact.name,
    provider_id: providerId,
    path,
    attributes: JSON.parse(JSON.stringify(attributes)),
  });

  const ids = new Map<string, string>();
  for (const node of fact.nodes) {
    const known = catalog.nodeOfType(node.type) ?? catalog.nodeOfType(node.type.replace(/Tool$/, ''));
    seeModelHost(node, context, builder);
    if (known) ids.set(node.name, seeNode(node, known, { ...context, workflow, workflowName: fact.name }, builder));
  }
  for (const edge of fact.edges) {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    const line = fact.nodes.find(({ name }) => name === edge.from)?.line ?? fact.line;
    // A sub-node feeds the root node that uses it; a main edge hands the run on.
    if (from && to) {
      const ends = edge.kind === 'main' ? { type: 'triggers', from, to } as const : { type: 'uses', from: to, to: from } as const;
      builder.relate(ends, { line, method: 'workflow', confidence: 1 });
    }
  }
}

/** Parameters that hold the address of nodes that call one. */
const addressNames: Readonly<Record<string, string>> = { 'n8n-nodes-base.httpRequest': 'url', 'n8n-nodes-base.graphql': 'endpoint', '@n8n/n8n-nodes-langchain.toolHttpRequest': 'url' };

/** A model API that is called without the vendor's own node is AI all the same. Its host must be written out; a disabled node calls nobody. */
function seeModelHost(node: WorkflowNode, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  const name = addressNames[node.type] ?? addressNames[node.type.replace(/Tool$/, '')];
  const written = name === undefined || node.isDisabled ? undefined : node.parameters[name];
  if (typeof written !== 'string') return;
  const text = written.replace(/^=/, '').trim();
  const hole = text.indexOf('{');
  const start = hole < 0 ? text : text.slice(0, hole);
  if (hole >= 0 && !/^https?:\/\/[^/?#]+[/?#]/i.test(start)) return;
  const url = URL.parse(start);
  if (url && catalog.vendorOfUrl(url)?.type === 'vendor') seeEndpoint(catalog, builder, start, { line: node.line, method: 'workflow', confidence: 1, symbol: node.name });
}

function seeNode(
  node: WorkflowNode,
  { entry, item }: Owned<CatalogNode>,
  context: RecogniseContext & { workflow: string; workflowName: string },
  builder: DraftBuilder,
): string {
  const { catalog, source, path, workflow, workflowName } = context;
  const at = { line: node.line, method: 'workflow', confidence: 1, symbol: node.name } as const;
  const id = builder.see(
    {
      kind: 'workflow_node',
      key: placedKey({ source, path, name: JSON.stringify([workflowName, node.name]) }),
      name: node.type,
      ...(entry.type === 'vendor' && { provider: entry.id }),
      properties: { node_type: node.type, node_name: node.name, role: item.role, workflow, disabled: String(node.isDisabled) },
    },
    at,
  );
  if (entry.type !== 'vendor') return id;

  const provider = seeProvider(catalog, builder, entry.id, { ...at, symbol: node.type });
  if (provider) builder.relate({ type: 'calls', from: id, to: provider }, at);
  const model = item.model === undefined ? undefined : modelText(node.parameters[item.model]);
  if (model !== undefined) {
    const kind = item.role === 'embedding_model' ? 'embedding_model' : 'model';
    const seen = seeModel(catalog, builder, { kind, id: model, provider: entry.id }, { ...at, symbol: node.type });
    if (seen) builder.relate({ type: 'uses', from: id, to: seen }, at);
  }
  return id;
}

/** A literal, or the value of a resource locator; an expression (`={{…}}`) names no model. */
function modelText(value: Json | undefined): string | undefined {
  const text = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { value?: Json }).value : value;
  return typeof text === 'string' && text !== '' && !text.startsWith('=') ? text : undefined;
}
