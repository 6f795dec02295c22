import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'camel-ai',
  name: 'CAMEL',
  url: 'https://www.camel-ai.org',
  type: 'framework',
  packages: [
    {
      ecosystem: 'pypi',
      name: 'camel-ai',
      modules: ['camel'],
      role: 'framework',
      names: ['agents', 'models', 'societies', 'toolkits', 'messages', 'types', 'configs', 'embeddings', 'storages', 'memories', 'prompts', 'retrievers', 'loaders', 'tasks', 'datagen', 'interpreters'],
    },
    { ecosystem: 'pypi', name: 'camel-oasis', modules: ['oasis'], role: 'framework', names: ['SocialAgent', 'AgentGraph', 'UserInfo', 'generate_reddit_agent_graph', 'generate_twitter_agent_graph', 'social_agent', 'social_platform'] },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'camel.agents.**.{ChatAgent,CriticAgent,TaskSpecifyAgent,TaskPlannerAgent,EmbodiedAgent,MCPAgent}',
      gives: [
        { kind: 'agent', name: ['agent_id', '@assigned', '@callee'], model: 'model', tools: 'tools[]', prompt: ['system_message', '#0'], uses: ['memory'] },
        { kind: 'prompt', from: ['system_message', '#0'] },
      ],
    },
    { ecosystem: 'pypi', call: 'camel.models.**.ModelFactory.create', gives: [{ kind: 'model', from: ['model_type', '#1'], providerFrom: ['model_platform', '#0'] }, { kind: 'endpoint', from: 'url' }] },
    { ecosystem: 'pypi', call: 'camel.societies.**.{RolePlaying,Workforce}', gives: [{ kind: 'agent', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'camel.toolkits.**.*Toolkit', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'camel.toolkits.**.FunctionTool', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'camel.storages.**.QdrantStorage', gives: [{ kind: 'vector_store', name: 'QdrantStorage' }] },
    { ecosystem: 'pypi', call: 'camel.storages.**.MilvusStorage', gives: [{ kind: 'vector_store', name: 'MilvusStorage' }] },
    { ecosystem: 'pypi', call: 'camel.memories.**.{ChatHistoryMemory,LongtermAgentMemory,VectorDBMemory}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
  ],
  examples: [
    {
      why: 'an agent with a model of the factory and a toolkit',
      path: 'agent.py',
      text: `from camel.agents import ChatAgent
from camel.models import ModelFactory
from camel.toolkits import SearchToolkit

model = ModelFactory.create(model_platform="openai", model_type="gpt-4o-mini")
agent = ChatAgent("You search well.", model=model, tools=[SearchToolkit()])
`,
      finds: [
        { kind: 'sdk', name: 'camel-ai', line: 1 },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'agent', name: 'agent', line: 6 },
        { kind: 'prompt', name: 'agent', line: 6 },
        { kind: 'tool', name: 'SearchToolkit', line: 6 },
      ],
    },
    { why: 'a society', path: 'society.py', text: 'from camel.societies import RolePlaying\n\nsession = RolePlaying("Trader", "Programmer", task_prompt="Build a bot")\n', finds: [{ kind: 'sdk', name: 'camel-ai', line: 1 }, { kind: 'agent', name: 'session', line: 3 }] },
    { why: 'the model as a member of an enumeration is not followed', path: 'types.py', text: 'from camel.models import ModelFactory\nfrom camel.types import ModelPlatformType, ModelType\n\nModelFactory.create(model_platform=ModelPlatformType.OPENAI, model_type=ModelType.GPT_4O)\n', finds: [{ kind: 'sdk', name: 'camel-ai', line: 1 }] },
    { why: 'a store and a memory', path: 'memory.py', text: 'from camel.memories import VectorDBMemory\nfrom camel.storages import QdrantStorage\n\nstore = QdrantStorage(vector_dim=1536)\nmemory = VectorDBMemory(storage=store)\n', finds: [{ kind: 'sdk', name: 'camel-ai', line: 1 }, { kind: 'vector_store', name: 'QdrantStorage', line: 4 }, { kind: 'memory', name: 'memory', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'camel-ai[all]==0.2.70\n', finds: [{ kind: 'dependency', name: 'camel-ai', line: 1 }] },
  ],
  nearMisses: [
    { why: 'the tools for cases of names', path: 'a.py', text: 'import camel\n\ncamel.case("snake_name")\n' },
    { why: 'Apache Camel', path: 'pom.properties', text: 'camel.agents=3\n' },
    { why: 'a package whose name goes on', path: 'b.py', text: 'from camelot.agents import ChatAgent\nChatAgent("x")\n' },
    { why: 'reading tables from PDF files', path: 'requirements.txt', text: 'camelot-py\npycamel\n' },
  ],
});
