import { reading, type Findings } from '../documents/reading.ts';
import { parseTree, treeAt, type TreeNode } from '../documents/tree.ts';
import { defineReader } from '../reader.ts';
import { flowText, nodesMax, present, vendorWord, wordAt } from './flow-values.ts';

export default defineReader({
  id: 'langflow',
  title: 'Flows exported from Langflow: models, agents, tools, stores and prompts',
  version: 1,
  gate: 'always',
  // 8 MiB: each node brings its whole source code.
  bytesMax: 8 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.json',
  mayHold: (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return buffer.includes('"genericNode"') && buffer.includes('"template"');
  },

  read: reading((artifact, findings) => {
    const root = parseTree(artifact.text(), '.json', findings);
    const nodes = treeAt(root, 'data', 'nodes') ?? treeAt(root, 'nodes');
    for (const node of nodes?.items().slice(0, nodesMax) ?? []) if (treeAt(node, 'type')?.text() === 'genericNode') component(treeAt(node, 'data'), findings);
  }),

  examples: [
    {
      why: 'an agent with its model and prompt, a prompt, a store and its embeddings, a component that an agent is given as a tool',
      path: 'flows/Desk.json',
      text: `{"name": "Desk", "data": {"nodes": [
  {"type": "genericNode", "data": {"type": "Agent", "node": {"display_name": "Clerk", "template": {"agent_llm": {"value": "OpenAI"}, "model_name": {"value": "gpt-4o"}, "system_prompt": {"value": "You are a clerk."}}}}},
  {"type": "genericNode", "data": {"type": "Prompt", "node": {"display_name": "Ask", "template": {"template": {"value": "Answer {question} from {context}."}}}}},
  {"type": "genericNode", "data": {"type": "Chroma", "node": {"display_name": "Chroma DB", "template": {"ingest_data": {"value": ""}, "embedding": {"value": ""}, "search_query": {"value": ""}}}}},
  {"type": "genericNode", "data": {"type": "OpenAIEmbeddings", "node": {"display_name": "Embeddings", "template": {"model": {"value": "text-embedding-3-small"}}}}},
  {"type": "genericNode", "data": {"type": "URLComponent", "node": {"display_name": "URL", "tool_mode": true, "template": {"urls": {"value": ""}}}}},
  {"type": "genericNode", "data": {"type": "ChatInput", "node": {"display_name": "Chat Input", "template": {"input_value": {"value": "You are late."}}}}},
  {"type": "noteNode", "data": {"type": "note", "node": {"template": {"model_name": {"value": "gpt-4"}}}}}
], "edges": []}}
`,
      facts: [
        { type: 'declaration', format: 'langflow-agent', name: 'Clerk', values: { prompt: { text: 'You are a clerk.', line: 2 } }, line: 2 },
        { type: 'declaration', format: 'langflow-model', values: { model: { text: 'gpt-4o' }, provider: { text: 'openai' } }, line: 2 },
        { type: 'declaration', format: 'langflow-prompt', name: 'Ask', line: 3 },
        { type: 'declaration', format: 'langflow-vector-store', name: 'Chroma', line: 4 },
        { type: 'declaration', format: 'langflow-embedding', values: { model: { text: 'text-embedding-3-small' } }, line: 5 },
        { type: 'declaration', format: 'langflow-tool', name: 'URL', line: 6 },
      ],
    },
    { why: 'a model with its message', path: 'a.json', text: '{"data": {"nodes": [{"type": "genericNode", "data": {"type": "AnthropicModel", "node": {"base_classes": ["LanguageModel"], "template": {"model_name": {"value": "claude-sonnet-4-5"}, "system_message": {"value": "Be brief and kind."}}}}}]}}', facts: [{ format: 'langflow-model', values: { provider: { text: 'anthropic' } } }, { format: 'langflow-prompt', values: { text: { text: 'Be brief and kind.' } } }] },
    { why: 'a diagram of something else', path: 'diagram.json', text: '{"data": {"nodes": [{"type": "genericNode", "data": {"type": "Car", "node": {"template": {"model_name": {"value": "coupe"}}}}}]}}', none: 'all' },
    { why: 'a break is said', path: 'b.json', text: '{"data": {"nodes": [{"type": "genericNode", "template"', none: 'all', trouble: 'parse_error' },
  ],
});

function component(data: TreeNode | undefined, findings: Findings): void {
  const type = flowText(data, ['type']);
  const node = treeAt(data, 'node');
  const template = treeAt(node, 'template');
  if (!type || !template) return;
  const label = flowText(node, ['display_name'])?.text ?? type.text;
  const add = (format: string, called: string, values: Parameters<typeof present>[0] = {}) => findings.add({ type: 'declaration', format, name: called, values: present(values), line: type.line });
  const value = (...names: readonly string[]) => flowText(template, ...names.map((name) => [name, 'value']));
  const has = (name: string) => treeAt(template, name) !== undefined;

  const isAgent = type.text.endsWith('Agent');
  const isEmbedding = /Embeddings?(?:Model|Component)?$/.test(type.text);
  const isModel = isAgent || (treeAt(node, 'base_classes')?.items() ?? []).some((item) => item.text() === 'LanguageModel') || /Model(?:Component)?$/.test(type.text);
  if (isAgent) add('langflow-agent', label, { prompt: value('system_prompt', 'system_message') });
  const model = value('model_name', 'model', 'model_id', 'deployment', 'azure_deployment');
  if (model && (isEmbedding || isModel)) {
    const said = value('agent_llm', 'provider')?.text ?? type.text;
    add(isEmbedding ? 'langflow-embedding' : 'langflow-model', label, { model, provider: wordAt(vendorWord(said.replace(/\s+/g, '')), type.line), base_url: value('base_url', 'openai_api_base', 'azure_endpoint') });
  }
  const text = type.text.startsWith('Prompt') ? value('template') : isModel && !isAgent ? value('system_message') : undefined;
  if (text) add('langflow-prompt', label, { text });
  if (has('ingest_data') && has('search_query')) add('langflow-vector-store', type.text);
  if (type.text.startsWith('MCP')) add('langflow-mcp-client', label);
  else if (treeAt(node, 'tool_mode')?.text() === 'true' && !isAgent) add('langflow-tool', label);
}
