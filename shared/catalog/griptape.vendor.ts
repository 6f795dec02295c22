import { defineVendor } from './catalog-entry.ts';

const drivers: readonly { classes: string; kind: 'model' | 'embedding_model'; provider: string }[] = [
  { classes: 'OpenAiChatPromptDriver', kind: 'model', provider: 'openai' },
  { classes: 'AzureOpenAiChatPromptDriver', kind: 'model', provider: 'azure-openai' },
  { classes: 'AnthropicPromptDriver', kind: 'model', provider: 'anthropic' },
  { classes: 'GooglePromptDriver', kind: 'model', provider: 'google' },
  { classes: 'AmazonBedrockPromptDriver', kind: 'model', provider: 'aws-bedrock' },
  { classes: 'CoherePromptDriver', kind: 'model', provider: 'cohere' },
  { classes: 'OllamaPromptDriver', kind: 'model', provider: 'ollama' },
  { classes: 'HuggingFaceHubPromptDriver,HuggingFacePipelinePromptDriver', kind: 'model', provider: 'hugging-face' },
  { classes: 'OpenAiEmbeddingDriver', kind: 'embedding_model', provider: 'openai' },
  { classes: 'OllamaEmbeddingDriver', kind: 'embedding_model', provider: 'ollama' },
];

export default defineVendor({
  id: 'griptape',
  name: 'Griptape',
  url: 'https://www.griptape.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'griptape', role: 'framework' },
    { ecosystem: 'pypi', name: 'griptape-nodes', modules: ['griptape_nodes'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'griptape.structures.**.{Agent,Pipeline,Workflow}', gives: [{ kind: 'agent', name: ['id', '@assigned'], model: 'prompt_driver', tools: 'tools[]', uses: ['conversation_memory', 'rulesets[]'] }] },
    { ecosystem: 'pypi', call: 'griptape.tools.**.*Tool', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    ...drivers.map(({ classes, kind, provider }) => ({
      ecosystem: 'pypi' as const,
      call: `griptape.drivers.**.{${classes}}`,
      gives: [{ kind: 'provider' as const, provider }, { kind, from: provider === 'azure-openai' ? ['azure_deployment', 'model'] : ['model'], provider }, { kind: 'endpoint' as const, from: ['base_url', 'azure_endpoint', 'host'] }],
    })),
    { ecosystem: 'pypi', call: 'griptape.drivers.**.LocalVectorStoreDriver', gives: [{ kind: 'vector_store', name: 'LocalVectorStoreDriver' }] },
    { ecosystem: 'pypi', call: 'griptape.drivers.**.PineconeVectorStoreDriver', gives: [{ kind: 'vector_store', name: 'PineconeVectorStoreDriver' }] },
    { ecosystem: 'pypi', call: 'griptape.drivers.**.PgVectorVectorStoreDriver', gives: [{ kind: 'vector_store', name: 'PgVectorVectorStoreDriver' }] },
    { ecosystem: 'pypi', call: 'griptape.memory.**.ConversationMemory', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
  ],
  definitions: [{ ecosystem: 'pypi', extends: 'griptape.tools.**.BaseTool', gives: 'tool' }],
  examples: [
    {
      why: 'an agent with a driver and tools',
      path: 'agent.py',
      text: `from griptape.drivers.prompt.openai import OpenAiChatPromptDriver
from griptape.structures import Agent
from griptape.tools import CalculatorTool

agent = Agent(prompt_driver=OpenAiChatPromptDriver(model="gpt-4o"), tools=[CalculatorTool()])
`,
      finds: [
        { kind: 'sdk', name: 'griptape', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 5, provider: 'openai' },
        { kind: 'tool', name: 'CalculatorTool', line: 5 },
        { kind: 'agent', name: 'agent', line: 5 },
      ],
    },
    { why: 'a tool of one\'s own', path: 'tool.py', text: 'from griptape.tools import BaseTool\n\nclass Random(BaseTool):\n    pass\n', finds: [{ kind: 'sdk', name: 'griptape', line: 1 }, { kind: 'tool', name: 'Random', line: 3 }] },
    {
      why: 'a store with its embedding model',
      path: 'store.py',
      text: 'from griptape.drivers import LocalVectorStoreDriver, OpenAiEmbeddingDriver\n\nstore = LocalVectorStoreDriver(embedding_driver=OpenAiEmbeddingDriver(model="text-embedding-3-large"))\n',
      finds: [{ kind: 'sdk', name: 'griptape', line: 1 }, { kind: 'vector_store', name: 'LocalVectorStoreDriver', line: 3 }, { kind: 'provider', name: 'openai' }, { kind: 'embedding_model', name: 'text-embedding-3-large', line: 3, provider: 'openai' }],
    },
    { why: 'a memory', path: 'memory.py', text: 'from griptape.memory.structure import ConversationMemory\n\nmemory = ConversationMemory()\n', finds: [{ kind: 'sdk', name: 'griptape', line: 1 }, { kind: 'memory', name: 'memory', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'griptape[all]==1.8\n', finds: [{ kind: 'dependency', name: 'griptape', line: 1 }] },
  ],
  nearMisses: [
    { why: 'the tape on a skateboard', path: 'a.py', text: 'from board.griptape import Agent\nAgent(id="x")\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import griptapes\ngriptapes.Agent()\n' },
    { why: 'a driver of a printer', path: 'c.py', text: 'from printers.drivers import OpenAiChatPromptDriver\nOpenAiChatPromptDriver(model="gpt-4o")\n' },
    { why: 'the word in prose', path: 'd.py', text: '"""We use griptape.structures.Agent."""\n' },
  ],
});
