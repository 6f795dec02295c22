import type { JsonObject, SecretFact, WorkflowFact, WorkflowNode } from '#shared/model/fact.ts';
import { maskSecret } from '#shared/model/masking.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { at, isTrue, items, parseJson, stringOf, toJson, type JsonDocument, type JsonNode } from '../documents/json.ts';
import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { inspectPinned, inspectStatic } from './kept-data.ts';
import { mayHoldWorkflow } from './n8n-sniff.ts';
import { n8nEdges } from './n8n-graph.ts';
import { maskParameter, parameterSecrets } from './parameter-secrets.ts';
import { contextOf } from './path-context.ts';
import { n8nExamples } from './n8n-examples.ts';

export default defineReader({
  id: 'n8n-workflow',
  title: 'n8n workflows: nodes, connections and credentials written into parameters',
  version: 2,
  gate: 'always',
  // 16 MiB: an export of a whole instance; single workflows stay below 1 MiB unless data is pinned.
  bytesMax: 16 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.json',

  read: reading((artifact, findings) => {
    if (!mayHoldWorkflow(artifact.bytes)) {
      // No other reader has every .json file, so a broken one is named here: it might have held a workflow.
      if (artifact.bytes.length <= brokenProbeBytesMax && !isJson(artifact.text())) parseJson(artifact.text(), findings, { comments: true });
      return;
    }
    const document = parseJson(artifact.text(), findings, { comments: false });
    const stem = artifact.path.slice(artifact.path.lastIndexOf('/') + 1).replace(/\.json$/i, '');
    const where = contextOf(artifact.path);
    for (const workflow of workflowsIn(document)) {
      const { fact, secrets } = readWorkflow(document, workflow, stem);
      findings.add(fact);
      for (const { line, masked } of secrets) findings.add({ type: 'secret', detector: 'n8n_parameter', masked, ...where, line });
    }
  }),

  examples: n8nExamples,
});

/** JSON without any sign of a workflow is looked at for mistakes up to this size; bytes. Larger files are data. */
const brokenProbeBytesMax = 256 * 1024;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A file is one workflow, a list of them, an answer of the API (`data`) or of the template library (`workflow`). */
function workflowsIn({ root }: JsonDocument): JsonNode[] {
  const listed = root?.type === 'array' ? items(root) : items(at(root, 'data'));
  return [root, at(root, 'workflow'), at(root, 'data'), ...listed, ...listed.map((item) => at(item, 'workflow'))].flatMap((candidate) =>
    candidate && isWorkflow(candidate) ? [candidate] : [],
  );
}

function isWorkflow(candidate: JsonNode): boolean {
  if (at(candidate, 'connections')?.type !== 'object') return false;
  return items(at(candidate, 'nodes')).some((node) => isNodeType(stringOf(at(node, 'type')) ?? ''));
}

/** Built-in (`n8n-nodes-base.webhook`), AI (`@n8n/n8n-nodes-langchain.agent`) and community (`@acme/n8n-nodes-x.y`) types, and those of files on the machine of n8n (`CUSTOM.billing`). */
function isNodeType(type: string): boolean {
  return type.includes('n8n-nodes-') || type.startsWith('@n8n/') || type.startsWith('CUSTOM.');
}

interface FoundSecret {
  readonly line: SecretFact['line'];
  readonly masked: string;
}

function readWorkflow(document: JsonDocument, workflow: JsonNode, fallbackName: string): { fact: WorkflowFact; secrets: FoundSecret[] } {
  const secrets: FoundSecret[] = [];
  const nodes = items(at(workflow, 'nodes')).flatMap((node) => readNode(document, node, secrets) ?? []);
  const settings = at(workflow, 'settings');
  const id = at(workflow, 'id');
  const active = at(workflow, 'active');

  // `pinData` and `staticData` are runtime data: they hold what users sent, so only what kind of thing it is leaves here.
  const pinned = at(workflow, 'pinData');
  const kept = at(workflow, 'staticData');
  return {
    fact: {
      type: 'workflow',
      platform: 'n8n',
      name: stringOf(at(workflow, 'name')) ?? fallbackName,
      ...((id?.type === 'string' || id?.type === 'number') && String(id.value) !== '' && { id: String(id.value) }),
      ...(active?.type === 'boolean' && { isActive: isTrue(active) }),
      settings: settings?.type === 'object' ? masked(document, settings, secrets) : {},
      nodes,
      edges: n8nEdges(document, at(workflow, 'connections')),
      ...(pinned?.type === 'object' && { pinned: inspectPinned(toJson(pinned) as JsonObject) }),
      ...(kept !== undefined && { staticData: inspectStatic(plainOf(kept)) }),
      line: document.lineOf(workflow),
    },
    secrets: secrets.sort((a, b) => a.line - b.line),
  };
}

function readNode(document: JsonDocument, node: JsonNode, secrets: FoundSecret[]): WorkflowNode | undefined {
  const type = stringOf(at(node, 'type'));
  if (type === undefined) return undefined;
  const version = at(node, 'typeVersion');
  const parameters = at(node, 'parameters');
  return {
    name: stringOf(at(node, 'name')) ?? type,
    type,
    ...(version?.type === 'number' && { typeVersion: Number(version.value) }),
    isDisabled: isTrue(at(node, 'disabled')),
    parameters: parameters?.type === 'object' ? masked(document, parameters, secrets) : {},
    credentials: document
      .members(at(node, 'credentials'))
      .map(({ key }) => key)
      .sort(byCodeUnit),
    line: document.lineOf(node),
  };
}

/** The plain value with every credential masked; each is noted with its line. */
function masked(document: JsonDocument, node: JsonNode, secrets: FoundSecret[]): JsonObject {
  const byNode = new Map<JsonNode, string[]>();
  for (const { node: holder, credential } of parameterSecrets(node)) {
    byNode.set(holder, [...(byNode.get(holder) ?? []), credential]);
    secrets.push({ line: document.lineOf(holder), masked: maskSecret(credential) });
  }
  return toJson(node, (text, holder) => maskParameter(text, byNode.get(holder) ?? [])) as JsonObject;
}

/** n8n before 1.0 wrote static data as the text of JSON. */
function plainOf(node: JsonNode): unknown {
  const value = toJson(node);
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return { text: value };
  }
}
