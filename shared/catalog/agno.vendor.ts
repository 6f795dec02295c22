/** Agno, and Phidata as it was called before. */
import { defineVendor, type UseRule } from './catalog-entry.ts';

const models: readonly { module: string; classes: string; provider?: string }[] = [
  { module: 'openai', classes: 'OpenAIChat,OpenAIResponses', provider: 'openai' },
  { module: 'anthropic', classes: 'Claude', provider: 'anthropic' },
  { module: 'google', classes: 'Gemini', provider: 'google' },
  { module: 'azure', classes: 'AzureOpenAI', provider: 'azure-openai' },
  { module: 'aws', classes: 'AwsBedrock', provider: 'aws-bedrock' },
  { module: 'mistral', classes: 'MistralChat', provider: 'mistral' },
  { module: 'cohere', classes: 'Cohere', provider: 'cohere' },
  { module: 'ollama', classes: 'Ollama,OllamaTools', provider: 'ollama' },
  { module: 'huggingface', classes: 'HuggingFace', provider: 'hugging-face' },
  { module: '{groq,deepseek,xai,together,openrouter,fireworks,perplexity,nvidia,cerebras,litellm}', classes: 'Groq,DeepSeek,xAI,Together,OpenRouter,Fireworks,Perplexity,Nvidia,Cerebras,LiteLLM' },
];

const stores = ['PgVector', 'PgVector2', 'LanceDb', 'ChromaDb', 'Qdrant', 'PineconeDb', 'Weaviate', 'Milvus', 'MongoDb', 'SingleStore', 'Cassandra', 'Clickhouse', 'Redis', 'UpstashVectorDb', 'SurrealDb'];

const roots = ['agno', 'phi'];

export default defineVendor({
  id: 'agno',
  name: 'Agno',
  url: 'https://docs.agno.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'agno', role: 'framework' },
    { ecosystem: 'pypi', name: 'phidata', modules: ['phi.agent', 'phi.assistant', 'phi.model', 'phi.llm', 'phi.tools', 'phi.vectordb', 'phi.knowledge', 'phi.playground', 'phi.storage', 'phi.embedder', 'phi.memory'], role: 'framework' },
  ],
  uses: roots.flatMap((root): UseRule[] => [
    ...models.map(({ module, classes, provider }): UseRule => ({
      ecosystem: 'pypi',
      call: `${root}.{models,model,llm}.${module}.**.{${classes}}`,
      gives: [
        ...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]),
        { kind: 'model', from: provider === 'azure-openai' ? ['azure_deployment', 'id', 'model'] : ['id', 'model', '#0'], ...(provider !== undefined && { provider }) },
        { kind: 'endpoint', from: ['base_url', 'azure_endpoint', 'host'] },
      ],
    })),
    {
      ecosystem: 'pypi',
      call: `${root}.{agent,assistant}.**.{Agent,Assistant}`,
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: ['model', 'llm'], tools: 'tools[]', prompt: ['system_message', 'system_prompt', 'instructions', 'instructions[]', 'description'], agents: 'team[]', uses: ['memory', 'knowledge', 'db', 'storage', 'pre_hooks[]', 'post_hooks[]'] },
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: ['system_message', 'system_prompt', 'instructions'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: `${root}.team.**.Team`,
      gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions', agents: 'members[]', uses: ['memory', 'knowledge', 'db'] }, { kind: 'prompt', from: 'instructions' }],
    },
    { ecosystem: 'pypi', call: `${root}.tools.**.*Tools`, gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: `${root}.tools.mcp.**.MCPTools`, gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: ['command', '#0'], url: 'url' }] },
    { ecosystem: 'pypi', call: `${root}.tools.mcp.**.{StreamableHTTPClientParams,SSEClientParams}`, gives: [{ kind: 'configured_server', url: ['url', '#0'] }] },
    ...stores.map((name): UseRule => ({ ecosystem: 'pypi', call: `${root}.vectordb.**.${name}`, gives: [{ kind: 'vector_store', name }] })),
    { ecosystem: 'pypi', call: `${root}.{knowledge.embedder,embedder}.openai.**.OpenAIEmbedder`, gives: [{ kind: 'embedding_model', from: ['id', 'model', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: `${root}.{knowledge.embedder,embedder}.ollama.**.OllamaEmbedder`, gives: [{ kind: 'embedding_model', from: ['id', 'model', '#0'], provider: 'ollama' }] },
    { ecosystem: 'pypi', call: `${root}.memory.**.{Memory,AgentMemory,MemoryManager}`, gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: `${root}.guardrails.**.*Guardrail`, gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
  ]),
  definitions: roots.flatMap((root) => [
    { ecosystem: 'pypi' as const, decorated: `${root}.tools.**.tool`, gives: 'tool' as const, name: 'name' },
    { ecosystem: 'pypi' as const, extends: `${root}.tools.**.Toolkit`, gives: 'tool' as const },
  ]),
  images: ['agnohq/*', 'phidata/*'],
  examples: [
    {
      why: 'an agent with a model, a toolkit and instructions',
      path: 'web.py',
      text: `from agno.agent import Agent
from agno.models.openai import OpenAIChat
from agno.tools.duckduckgo import DuckDuckGoTools

agent = Agent(name="Web Agent", model=OpenAIChat(id="gpt-4o-mini"), tools=[DuckDuckGoTools()], instructions="Always include sources.")
`,
      finds: [
        { kind: 'sdk', name: 'agno', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'tool', name: 'DuckDuckGoTools', line: 5 },
        { kind: 'agent', name: 'Web Agent', line: 5 },
        { kind: 'prompt', name: 'agent.instructions', line: 5 },
      ],
    },
    {
      why: 'knowledge in a vector store with an embedding model, and a team',
      path: 'team.py',
      text: `from agno.agent import Agent
from agno.knowledge.embedder.openai import OpenAIEmbedder
from agno.models.anthropic import Claude
from agno.team import Team
from agno.vectordb.pgvector import PgVector

store = PgVector(table_name="docs", db_url=url, embedder=OpenAIEmbedder(id="text-embedding-3-small"))
reader = Agent(name="Reader", model=Claude(id="claude-sonnet-4-5"), knowledge=store)
team = Team(name="Library", members=[reader])
`,
      finds: [
        { kind: 'sdk', name: 'agno', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'vector_store', name: 'PgVector', line: 7 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 7, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 8, provider: 'anthropic' },
        { kind: 'agent', name: 'Reader', line: 8 },
        { kind: 'agent', name: 'Library', line: 9 },
      ],
    },
    {
      why: 'the package before it was renamed',
      path: 'old.py',
      text: `from phi.agent import Agent
from phi.model.openai import OpenAIChat

finance = Agent(model=OpenAIChat(id="gpt-4o"))
`,
      finds: [
        { kind: 'sdk', name: 'phidata', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' },
        { kind: 'agent', name: 'finance', line: 4 },
      ],
    },
    {
      why: 'a decorated tool and a toolkit of one\'s own',
      path: 'tools.py',
      text: `from agno.tools import Toolkit, tool

@tool(name="fetch_news")
def news(n: int) -> str:
    return ""

class Shell(Toolkit):
    pass
`,
      finds: [
        { kind: 'sdk', name: 'agno', line: 1 },
        { kind: 'tool', name: 'fetch_news', line: 4 },
        { kind: 'tool', name: 'Shell', line: 7 },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'agno==1.7.2\nphidata\n', finds: [{ kind: 'dependency', name: 'agno', line: 1 }, { kind: 'dependency', name: 'phidata', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a module of mathematics', path: 'a.py', text: 'from phi import golden\ngolden.ratio()\n' },
    { why: 'the flow simulator of the same first name', path: 'b.py', text: 'from phi.flow import *\nbox = Box(x=1)\n' },
    { why: 'a module whose name goes on', path: 'c.py', text: 'from agnostic.agent import Agent\nAgent(name="x")\n' },
    { why: 'a relative module', path: 'd.py', text: 'from .agno.agent import Agent\nAgent(name="x")\n' },
  ],
});
