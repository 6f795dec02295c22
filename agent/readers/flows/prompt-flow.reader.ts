import { reading, type Findings } from '../documents/reading.ts';
import { parseTree, treeAt, type TreeNode } from '../documents/tree.ts';
import { loadYaml } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { flowText, nodesMax, present, wordAt } from './flow-values.ts';

export default defineReader({
  id: 'prompt-flow',
  title: 'Flows of Azure prompt flow: models and deployments, and the prompts that their nodes read from files',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: people write these by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName.endsWith('.dag.yaml') || lowerName.endsWith('.dag.yml'),

  read: reading((artifact, findings) => {
    const root = parseTree(artifact.text(), '.yaml', findings);
    if (!root) return;
    for (const node of treeAt(root, 'nodes')?.items().slice(0, nodesMax) ?? []) flowNode(node, flowText(node, ['name'])?.text ?? 'llm', findings);
    for (const { key, value } of treeAt(root, 'node_variants')?.members() ?? []) {
      for (const variant of treeAt(value, 'variants')?.members() ?? []) flowNode(treeAt(variant.value, 'node'), `${key}.${variant.key}`, findings);
    }
  }),

  // @see https://github.com/microsoft/promptflow/blob/main/docs/reference/flow-yaml-schema-reference.md
  examples: [
    {
      why: 'a deployment and a model, the prompts in files, and variants of a node; steps in Python are told by their own files',
      path: 'flows/desk/flow.dag.yaml',
      text: 'inputs:\n  question:\n    type: string\nnodes:\n- name: answer\n  type: llm\n  source:\n    type: code\n    path: answer.jinja2\n  inputs:\n    deployment_name: chat-prod\n    model: gpt-4o\n  provider: AzureOpenAI\n  connection: desk\n- name: shorten\n  type: llm\n  source: { type: code, path: shorten.jinja2 }\n  inputs:\n    model: gpt-4o-mini\n  provider: OpenAI\n- name: look\n  type: python\n  source: { type: code, path: look.py }\n  inputs:\n    model: small\nnode_variants:\n  rate:\n    default_variant_id: a\n    variants:\n      a:\n        node:\n          type: llm\n          source: { type: code, path: rate.jinja2 }\n          inputs: { deployment_name: rate-prod }\n',
      facts: [
        { type: 'declaration', format: 'promptflow-model', name: 'answer', values: { model: { text: 'chat-prod', line: 11 }, provider: { text: 'azure-openai' } }, line: 11 },
        { type: 'text_file', path: 'answer.jinja2', isNamedPrompt: true, line: 9 },
        { type: 'declaration', format: 'promptflow-model', values: { model: { text: 'gpt-4o-mini' }, provider: { text: 'openai' } } },
        { type: 'text_file', path: 'shorten.jinja2' },
        { type: 'declaration', format: 'promptflow-model', name: 'rate.a', values: { model: { text: 'rate-prod' }, provider: { text: 'azure-openai' } } },
        { type: 'text_file', path: 'rate.jinja2' },
      ],
    },
    { why: 'a schedule of another program', path: 'etl.dag.yaml', text: 'nodes:\n- name: load\n  type: spark\n  inputs: { model: star }\n', none: 'all' },
    { why: 'a break is said', path: 'flow.dag.yaml', text: 'nodes:\n- name: [\n', none: 'all', trouble: 'parse_error' },
  ],
});

function flowNode(node: TreeNode | undefined, name: string, findings: Findings): void {
  const type = treeAt(node, 'type')?.text();
  if (type === 'llm') {
    const provider = treeAt(node, 'provider')?.text();
    // A deployment is Azure's; the other of the two is there so that a connection can be exchanged.
    const deployment = provider === 'OpenAI' ? undefined : flowText(node, ['inputs', 'deployment_name']);
    const model = deployment ?? flowText(node, ['inputs', 'model']);
    const word = deployment ? 'azure-openai' : provider?.replace(/^Azure/, 'Azure-').toLowerCase();
    if (model && !model.text.startsWith('${')) findings.add({ type: 'declaration', format: 'promptflow-model', name, values: present({ model, provider: word === undefined ? undefined : wordAt(word, model.line) }), line: model.line });
  }
  const path = type === 'llm' || type === 'prompt' ? flowText(node, ['source', 'path']) : undefined;
  if (path) findings.add({ type: 'text_file', path: path.text.replace(/^(?:\.\/)+/, ''), isNamedPrompt: true, line: path.line });
}
