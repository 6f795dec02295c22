import { reading, type Findings } from '../documents/reading.ts';
import { parseTree, treeAt, type TreeNode } from '../documents/tree.ts';
import { defineReader } from '../reader.ts';
import { flowText, nodesMax, present, vendorWord, wordAt } from './flow-values.ts';

const marks = ['"customNode"', '"agentFlow"'];

export default defineReader({
  id: 'flowise',
  title: 'Flows exported from Flowise: models, agents, tools, stores, memory and prompts',
  version: 1,
  gate: 'always',
  // 4 MiB: a flow repeats the description of each of its nodes; the largest that we saw has 600 KB.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.json',
  mayHold: (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return buffer.includes('"inputParams"') && marks.some((mark) => buffer.includes(mark));
  },

  read: reading((artifact, findings) => {
    const root = parseTree(artifact.text(), '.json', findings);
    for (const node of treeAt(root, 'nodes')?.items().slice(0, nodesMax) ?? []) flowNode(treeAt(node, 'data'), findings);
  }),

  examples: [
    {
      why: 'an agent with its message, a model, a tool by its own name, a store and a memory; what else stands there is none',
      path: 'flows/desk Chatflow.json',
      text: `{"nodes": [
  {"type": "customNode", "data": {"name": "azureChatOpenAI", "label": "Azure ChatOpenAI", "category": "Chat Models", "inputParams": [{"name": "modelName", "default": "gpt-4"}],
    "inputs": {"modelName": "gpt-4o-mini", "temperature": "0"}}},
  {"type": "customNode", "data": {"name": "toolAgent", "label": "Tool Agent", "category": "Agents", "inputs": {"model": "{{azureChatOpenAI_0.data.instance}}", "systemMessage": "You are a clerk."}}},
  {"type": "customNode", "data": {"name": "customTool", "label": "Custom Tool", "category": "Tools", "inputs": {"toolName": "berth_of"}}},
  {"type": "customNode", "data": {"name": "pinecone", "label": "Pinecone", "type": "Pinecone", "category": "Vector Stores", "inputs": {"pineconeIndex": "notes"}}},
  {"type": "customNode", "data": {"name": "bufferMemory", "label": "Buffer Memory", "category": "Memory", "inputs": {}}},
  {"type": "stickyNote", "data": {"name": "stickyNote", "label": "Sticky Note", "category": "Utilities", "inputs": {"note": "You are here."}}}
], "edges": []}
`,
      facts: [
        { type: 'declaration', format: 'flowise-model', values: { model: { text: 'gpt-4o-mini', line: 3 }, provider: { text: 'azure-openai' } }, line: 2 },
        { type: 'declaration', format: 'flowise-agent', name: 'Tool Agent', values: { prompt: { text: 'You are a clerk.' } }, line: 4 },
        { type: 'declaration', format: 'flowise-tool', name: 'berth_of', line: 5 },
        { type: 'declaration', format: 'flowise-vector-store', name: 'Pinecone', line: 6 },
        { type: 'declaration', format: 'flowise-memory', name: 'Buffer Memory', line: 7 },
      ],
    },
    {
      why: 'an agent of the newer kind has its model and its messages inside',
      path: 'Team Agents.json',
      text: '{"nodes": [{"type": "agentFlow", "data": {"name": "agentAgentflow", "label": "Pilot", "category": "Agent Flows", "inputParams": [], "inputs": {"agentModel": "chatAnthropic", "agentModelConfig": {"modelName": "claude-sonnet-4-5"}, "agentMessages": [{"role": "system", "content": "<p>You are a pilot.</p>"}]}}}]}',
      facts: [
        { type: 'declaration', format: 'flowise-agent', name: 'Pilot', values: { prompt: { text: '<p>You are a pilot.</p>' } } },
        { type: 'declaration', format: 'flowise-model', values: { model: { text: 'claude-sonnet-4-5' }, provider: { text: 'anthropic' } } },
      ],
    },
    { why: 'a diagram of something else', path: 'diagram.json', text: '{"nodes": [{"type": "customNode", "data": {"label": "Chat", "inputParams": [], "inputs": {"modelName": "x"}}}]}', none: 'all' },
    { why: 'no nodes', path: 'a.json', text: '{"nodes": {"type": "customNode", "inputParams": 1}}', none: 'all' },
    { why: 'a break is said', path: 'b.json', text: '{"nodes": [{"type": "customNode", "data": {"inputParams": []', none: 'all', trouble: 'parse_error' },
  ],
});

const placed: Readonly<Record<string, string>> = {
  'Vector Stores': 'flowise-vector-store',
  Tools: 'flowise-tool',
  'Tools (MCP)': 'flowise-mcp-client',
  Memory: 'flowise-memory',
  Moderation: 'flowise-guardrail',
};

function flowNode(data: TreeNode | undefined, findings: Findings): void {
  const [name, category] = [flowText(data, ['name']), flowText(data, ['category'])];
  const inputs = treeAt(data, 'inputs');
  if (!data || !name || !category || !inputs) return;
  const label = flowText(data, ['label'])?.text ?? name.text;
  const add = (format: string, called: string, values: Parameters<typeof present>[0] = {}) => findings.add({ type: 'declaration', format, name: called, values: present(values), line: name.line });
  const model = flowText(inputs, ['modelName'], ['model'], ['customModelName']);

  switch (category.text) {
    case 'Chat Models':
    case 'LLMs':
    case 'Embeddings':
      if (model) add(category.text === 'Embeddings' ? 'flowise-embedding' : 'flowise-model', label, { model, provider: wordAt(vendorWord(name.text), name.line), base_url: flowText(inputs, ['baseUrl'], ['basepath']) });
      return;
    case 'Agents':
      add('flowise-agent', label, { prompt: flowText(inputs, ['systemMessage'], ['prefix'], ['instructions'], ['agentInstructions']) });
      return;
    case 'Agent Flows':
      agentFlow(inputs, { name: name.text, label }, add);
      return;
    case 'Chains':
    case 'Prompts': {
      const text = flowText(inputs, ['systemMessagePrompt'], ['template'], ['systemMessage'], ['responsePrompt']);
      if (text) add('flowise-prompt', label, { text });
      return;
    }
    case 'Vector Stores':
      add('flowise-vector-store', flowText(data, ['type'])?.text ?? label);
      return;
    default: {
      const format = placed[category.text];
      if (format !== undefined) add(format, flowText(inputs, ['toolName'], ['name'])?.text ?? label);
    }
  }
}

/** Nodes that think have a model and messages of their own. */
function agentFlow(inputs: TreeNode, { name, label }: { name: string; label: string }, add: (format: string, called: string, values: Parameters<typeof present>[0]) => void): void {
  const kind = ['agent', 'llm'].find((word) => name.startsWith(word));
  if (kind === undefined) return;
  const system = treeAt(inputs, `${kind}Messages`)?.items().find((message) => treeAt(message, 'role')?.text() === 'system');
  const prompt = flowText(system, ['content']);
  if (kind === 'agent') add('flowise-agent', label, { prompt });
  else if (prompt) add('flowise-prompt', label, { text: prompt });
  const [vendor, model] = [flowText(inputs, [`${kind}Model`]), flowText(inputs, [`${kind}ModelConfig`, 'modelName'], [`${kind}ModelConfig`, 'model'])];
  if (model) add('flowise-model', label, { model, provider: vendor && wordAt(vendorWord(vendor.text), vendor.line) });
}
