import { defineVendor, type UseRule } from './catalog-entry.ts';

const javascriptChats: readonly { folder: string; class: string; provider: string }[] = [
  { folder: 'openai', class: 'OpenAIChatModel', provider: 'openai' },
  { folder: 'azure-openai', class: 'AzureOpenAIChatModel', provider: 'azure-openai' },
  { folder: 'amazon-bedrock', class: 'AmazonBedrockChatModel', provider: 'aws-bedrock' },
  { folder: 'anthropic', class: 'AnthropicChatModel', provider: 'anthropic' },
  { folder: 'google-vertex', class: 'GoogleVertexChatModel', provider: 'google' },
  { folder: 'ollama', class: 'OllamaChatModel', provider: 'ollama' },
];

export default defineVendor({
  id: 'beeai',
  name: 'BeeAI Framework',
  url: 'https://framework.beeai.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'beeai-framework', modules: ['beeai_framework'], role: 'framework' },
    { ecosystem: 'pypi', name: 'beeai-sdk', modules: ['beeai_sdk'], role: 'framework' },
    { ecosystem: 'npm', name: 'beeai-framework', role: 'framework' },
    { ecosystem: 'npm', name: 'bee-agent-framework', role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'beeai_framework.agents.**.{ReActAgent,RequirementAgent,ToolCallingAgent}',
      gives: [{ kind: 'agent', name: ['name', '@assigned', '@callee'], model: 'llm', tools: 'tools[]', prompt: 'instructions', uses: ['memory'] }, { kind: 'model', from: 'llm', provider: 'prefix' }, { kind: 'prompt', from: 'instructions' }],
    },
    { ecosystem: 'pypi', call: 'beeai_framework.**.ChatModel.from_name', gives: [{ kind: 'model', from: ['name', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'beeai_framework.**.EmbeddingModel.from_name', gives: [{ kind: 'embedding_model', from: ['name', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'beeai_framework.memory.**.*Memory', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'beeai_framework.tools.**.{DuckDuckGoSearchTool,OpenMeteoTool,WikipediaTool,PythonTool,SandboxTool,ThinkTool,HandoffTool}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: 'beeai-framework/agents/{react/agent,toolCalling/agent,requirement/agent}#{ReActAgent,ToolCallingAgent,RequirementAgent}', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', tools: 'tools[]', uses: ['memory'] }] },
    ...javascriptChats.map(({ folder, class: name, provider }): UseRule => ({
      ecosystem: 'npm',
      call: `beeai-framework/adapters/${folder}/backend/chat#${name}`,
      gives: [{ kind: 'provider', provider }, { kind: 'model', from: '#0', provider }],
    })),
    { ecosystem: 'npm', call: 'beeai-framework/backend/chat#ChatModel.fromName', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'beeai_framework.tools.**.tool', gives: 'tool' },
    { ecosystem: 'pypi', extends: 'beeai_framework.tools.**.Tool', gives: 'tool' },
    { ecosystem: 'pypi', extends: 'beeai_framework.agents.**.BaseAgent', gives: 'agent' },
  ],
  examples: [
    {
      why: 'an agent with a memory and a tool',
      path: 'agent.py',
      text: `from beeai_framework.agents.react import ReActAgent
from beeai_framework.backend import ChatModel
from beeai_framework.memory import UnconstrainedMemory
from beeai_framework.tools.weather import OpenMeteoTool

llm = ChatModel.from_name("ollama:granite3.3:8b")
agent = ReActAgent(llm=llm, tools=[OpenMeteoTool()], memory=UnconstrainedMemory())
`,
      finds: [
        { kind: 'sdk', name: 'beeai-framework', line: 1 },
        { kind: 'model', name: 'ollama:granite3.3:8b', line: 6, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
        { kind: 'agent', name: 'agent', line: 7 },
        { kind: 'tool', name: 'OpenMeteoTool', line: 7 },
        { kind: 'memory', name: 'UnconstrainedMemory', line: 7 },
      ],
    },
    { why: 'a decorated tool', path: 'tool.py', text: 'from beeai_framework.tools import tool\n\n@tool\ndef area(width: int, height: int) -> int:\n    return width * height\n', finds: [{ kind: 'sdk', name: 'beeai-framework', line: 1 }, { kind: 'tool', name: 'area', line: 4 }] },
    {
      why: 'TypeScript',
      path: 'src/agent.ts',
      text: "import { OllamaChatModel } from 'beeai-framework/adapters/ollama/backend/chat';\nimport { ReActAgent } from 'beeai-framework/agents/react/agent';\n\nexport const agent = new ReActAgent({ llm: new OllamaChatModel('llama3.1'), tools: [] });\n",
      finds: [{ kind: 'sdk', name: 'beeai-framework', line: 1 }, { kind: 'provider', name: 'ollama' }, { kind: 'model', name: 'llama3.1', line: 4, provider: 'ollama' }, { kind: 'agent', name: 'agent', line: 4 }],
    },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "beeai-framework": "^0.1.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'beeai-framework', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'beeai-framework==0.1.50\n', finds: [{ kind: 'dependency', name: 'beeai-framework', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a hive', path: 'a.py', text: 'from bees.agents import ReActAgent\nReActAgent(llm=None)\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'from beeai_frameworks.tools import tool\n\n@tool\ndef f():\n    pass\n' },
    { why: 'the Beeline library', path: 'requirements.txt', text: 'honeycomb-beeline\n' },
    { why: 'a relative module', path: 'c.ts', text: "import { ReActAgent } from './beeai-framework/agents';\nnew ReActAgent({});\n" },
  ],
});
