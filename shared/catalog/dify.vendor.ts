import { defineVendor, type DeclarationRule } from './catalog-entry.ts';

export default defineVendor({
  id: 'dify',
  name: 'Dify, Flowise, Langflow',
  url: 'https://dify.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'dify-client', modules: ['dify_client'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'dify-plugin', modules: ['dify_plugin'], role: 'framework' },
    { ecosystem: 'npm', name: 'dify-client', role: 'sdk' },
    { ecosystem: 'npm', name: 'flowise', role: 'framework' },
    { ecosystem: 'npm', name: 'flowise-sdk', role: 'sdk' },
    { ecosystem: 'npm', name: 'flowise-embed', role: 'framework' },
    { ecosystem: 'npm', name: 'flowise-embed-react', role: 'framework' },
    { ecosystem: 'pypi', name: 'langflow', role: 'framework' },
    { ecosystem: 'pypi', name: 'langflow-base', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'lfx', role: 'framework', names: ['components', 'custom', 'base', 'schema', 'io', 'graph'] },
  ],
  declarations: [
    ...(['flowise', 'langflow'] as const).flatMap((flow): DeclarationRule[] => [
      { format: `${flow}-agent`, gives: [{ kind: 'agent', name: '@assigned', prompt: 'prompt' }] },
      { format: `${flow}-model`, gives: [{ kind: 'model', from: 'model', providerFrom: 'provider' }, { kind: 'endpoint', from: 'base_url' }] },
      { format: `${flow}-embedding`, gives: [{ kind: 'embedding_model', from: 'model', providerFrom: 'provider' }, { kind: 'endpoint', from: 'base_url' }] },
      { format: `${flow}-prompt`, gives: [{ kind: 'prompt', from: 'text' }] },
      { format: `${flow}-tool`, gives: [{ kind: 'tool', name: '@assigned' }] },
      { format: `${flow}-memory`, gives: [{ kind: 'memory', name: '@assigned' }] },
      { format: `${flow}-guardrail`, gives: [{ kind: 'guardrail', name: '@assigned' }] },
      { format: `${flow}-mcp-client`, gives: [{ kind: 'mcp_client', name: '@assigned' }] },
      { format: `${flow}-vector-store`, gives: [{ kind: 'vector_store', name: '@assigned' }] },
    ]),
    { format: 'dify-agent', gives: [{ kind: 'agent', name: '@assigned' }] },
    { format: 'dify-model', gives: [{ kind: 'model', from: 'model', providerFrom: 'provider' }] },
    { format: 'dify-prompt', gives: [{ kind: 'prompt', from: 'text' }] },
  ],
  images: ['langgenius/*', 'flowiseai/*', 'langflowai/*'],
  examples: [
    {
      why: 'a flow of Flowise: an agent, its model and prompt, a tool, a store and a memory',
      path: 'flows/desk.json',
      text: `{"nodes": [
  {"type": "customNode", "data": {"name": "chatAnthropic", "label": "ChatAnthropic", "category": "Chat Models", "inputParams": [], "inputs": {"modelName": "claude-sonnet-4-5"}}},
  {"type": "customNode", "data": {"name": "toolAgent", "label": "Clerk", "category": "Agents", "inputs": {"systemMessage": "You are a clerk."}}},
  {"type": "customNode", "data": {"name": "customTool", "label": "Custom Tool", "category": "Tools", "inputs": {"toolName": "berth_of"}}},
  {"type": "customNode", "data": {"name": "pinecone", "type": "Pinecone", "label": "Pinecone", "category": "Vector Stores", "inputs": {}}},
  {"type": "customNode", "data": {"name": "bufferMemory", "label": "Buffer Memory", "category": "Memory", "inputs": {}}}
]}
`,
      finds: [
        { kind: 'model', name: 'claude-sonnet-4-5', line: 2, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'agent', name: 'Clerk', line: 3 },
        { kind: 'prompt', name: 'Clerk.prompt', line: 3 },
        { kind: 'tool', name: 'berth_of', line: 4 },
        { kind: 'vector_store', name: 'Pinecone', line: 5 },
        { kind: 'memory', name: 'Buffer Memory', line: 6 },
      ],
    },
    {
      why: 'a flow of Langflow: an agent with its model and prompt, and embeddings',
      path: 'flows/Desk.json',
      text: `{"data": {"nodes": [
  {"type": "genericNode", "data": {"type": "Agent", "node": {"display_name": "Clerk", "template": {"agent_llm": {"value": "OpenAI"}, "model_name": {"value": "gpt-4o"}, "system_prompt": {"value": "You are a clerk."}}}}},
  {"type": "genericNode", "data": {"type": "OpenAIEmbeddings", "node": {"template": {"model": {"value": "text-embedding-3-small"}}}}}
]}}
`,
      finds: [
        { kind: 'agent', name: 'Clerk', line: 2 },
        { kind: 'prompt', name: 'Clerk.prompt', line: 2 },
        { kind: 'model', name: 'gpt-4o', line: 2, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 3, provider: 'openai' },
      ],
    },
    { why: 'an exported application: an agent, its model and its prompt', path: 'exports/helper.yml', text: 'app:\n  mode: agent-chat\n  name: Helper\nkind: app\nmodel_config:\n  model:\n    name: gpt-4o\n    provider: langgenius/openai/openai\n  pre_prompt: Be kind.\nversion: 0.1.5\n', finds: [{ kind: 'agent', name: 'Helper', line: 3 }, { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' }, { kind: 'provider', name: 'openai' }, { kind: 'prompt', name: 'pre_prompt', line: 9 }] },
    { why: 'an exported workflow, whose models stand in its nodes', path: 'exports/flow.yml', text: 'app:\n  mode: workflow\n  name: Flow\nkind: app\nworkflow:\n  graph:\n    nodes:\n      - data:\n          type: llm\n          model:\n            name: claude-sonnet-4-5\n            provider: anthropic\n      - data:\n          type: start\n', finds: [{ kind: 'model', name: 'claude-sonnet-4-5', line: 11, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'a component of Langflow', path: 'component.py', text: 'from langflow.custom import Component\n\nclass Mine(Component):\n    pass\n', finds: [{ kind: 'sdk', name: 'langflow', line: 1 }] },
    { why: 'a chat in a page', path: 'src/chat.ts', text: 'import { FlowiseClient } from \'flowise-sdk\';\n\nexport const client = new FlowiseClient({ baseUrl: \'http://localhost:3000\' });\n', finds: [{ kind: 'sdk', name: 'flowise-sdk', line: 1 }] },
    { why: 'the servers; what stands beside them is not AI', path: 'compose.yaml', text: 'services:\n  s0:\n    image: langgenius/dify-api:1.0.0\n  s1:\n    image: flowiseai/flowise:2\n  s2:\n    image: langflowai/langflow:1.1\n', finds: [{ kind: 'container_image', name: 'langgenius/dify-api', line: 3 }, { kind: 'container_image', name: 'flowiseai/flowise', line: 5 }, { kind: 'container_image', name: 'langflowai/langflow', line: 7 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'langflow==1.1\ndify-client\n', finds: [{ kind: 'dependency', name: 'langflow', line: 1 }, { kind: 'dependency', name: 'dify-client', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a diagram with nodes of a kind of its own', path: 'diagram.json', text: '{"nodes": [{"type": "customNode", "data": {"label": "Chat", "inputParams": [], "inputs": {"modelName": "x"}}}]}' },
    { why: 'an application of something else', path: 'app.yml', text: 'app:\n  mode: production\n  name: Shop\nkind: app\n' },
    { why: 'a manifest of Kubernetes', path: 'deploy.yaml', text: 'kind: Deployment\nmode: x\nmetadata:\n  name: app\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  s0:\n    image: acme/flowise\n' },
    { why: 'a relative module', path: 'a.ts', text: 'import { FlowiseClient } from \'./flowise-sdk\';\nnew FlowiseClient();\n' },
  ],
});
