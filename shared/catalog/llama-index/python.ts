/** LlamaIndex for Python. */
import type { EntryPart } from '../entry-part.ts';
import { integrations, toolPackages, words } from './integrations.ts';
import { moduleOf, partnerExamples, partnerRules } from './partners.ts';

const promptArgument = ['system_prompt', 'prompt'];

/** Classes of stores are called so, all but a few. */
const stores = '{*Store,*VectorSearch,TencentVectorDB,BaiduVectorDB,OraLlamaVS,DB2LlamaVS}';

export const python: EntryPart = {
  packages: [
    { ecosystem: 'pypi', name: 'llama-index', modules: ['llama_index'], role: 'framework' },
    { ecosystem: 'pypi', name: 'llama-index-core', modules: ['llama_index.core'], role: 'framework' },
    ...integrations,
    { ecosystem: 'pypi', name: 'llama-index-tools-mcp', modules: ['llama_index.tools.mcp'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'llama-index-vector-stores-*', modules: [], role: 'vector-store' },
    // Google's and others' are no parts of `llama_index`: `llama_index_cloud_sql_pg`.
    { ecosystem: 'pypi', name: 'llama-index-*', modules: ['llama_index_*'], role: 'framework' },
    { ecosystem: 'pypi', name: 'llama-parse', modules: ['llama_parse'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'llama-cloud', modules: ['llama_cloud'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'llama-cloud-services', modules: ['llama_cloud_services'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'llama-deploy', modules: ['llama_deploy'], role: 'serving' },
    { ecosystem: 'pypi', name: 'llama-deploy-core', modules: ['llama_deploy.core'], role: 'serving' },
    { ecosystem: 'pypi', name: 'llama-deploy-appserver', modules: ['llama_deploy.appserver'], role: 'serving' },
    // What `llama-deploy` was first called, and is again.
    { ecosystem: 'pypi', name: 'llama-agents', modules: [], role: 'serving' },
    { ecosystem: 'pypi', name: 'llama-agents-*', modules: ['llama_agents'], role: 'serving' },
    { ecosystem: 'pypi', name: 'llamactl', modules: [], role: 'serving' },
    { ecosystem: 'pypi', name: 'llama-index-workflows', modules: ['workflows'], role: 'framework', names: ['Workflow', 'step', 'Context', 'events', 'context', 'server', 'resource'] },
  ],
  uses: [
    ...partnerRules,
    { ecosystem: 'pypi', call: `llama_index.vector_stores.**.${stores}`, gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'pypi', call: `llama_index.vector_stores.**.${stores}.from_*`, gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'pypi', call: 'llama_index.core.vector_stores.**.{SimpleVectorStore,SimpleVectorStore.from_persist_dir}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'pypi', call: '{llama_index.indices.managed,llama_cloud_services}.**.{*Index,*Index.from_*,*Index.create_index}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'pypi', call: 'llama_index.**.{VectorStoreIndex,GPTVectorStoreIndex}', gives: [{ kind: 'vector_store', name: 'VectorStoreIndex' }] },
    { ecosystem: 'pypi', call: 'llama_index.**.{VectorStoreIndex,GPTVectorStoreIndex}.{from_documents,from_vector_store}', gives: [{ kind: 'vector_store', name: 'VectorStoreIndex' }] },
    {
      ecosystem: 'pypi',
      call: 'llama_index.core.agent.**.{FunctionAgent,ReActAgent,CodeActAgent,ReActAgent.from_tools,FunctionCallingAgent.from_tools,AgentRunner.from_llm}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: ['tools[]', '#0[]'], prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    { ecosystem: 'pypi', call: 'llama_index.core.agent.**.AgentWorkflow', gives: [{ kind: 'agent', name: ['name', '@assigned'], agents: ['agents[]', '#0[]'] }] },
    {
      ecosystem: 'pypi',
      call: 'llama_index.core.agent.**.AgentWorkflow.from_tools_or_functions',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: ['tools_or_functions[]', '#0[]'], prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    { ecosystem: 'pypi', call: 'llama_index.agent.openai.**.OpenAIAgent.from_tools', gives: [{ kind: 'agent', name: '@assigned', model: 'llm', tools: ['tools[]', '#0[]'], prompt: promptArgument }, { kind: 'prompt', from: promptArgument }] },
    {
      ecosystem: 'pypi',
      call: 'llama_index.core.tools.**.{FunctionTool.from_defaults,QueryEngineTool.from_defaults,QueryEngineTool,RetrieverTool.from_defaults,RetrieverTool}',
      gives: [{ kind: 'tool', name: ['name', 'metadata.name', '@assigned', '&fn', '&async_fn', '&#0'] }],
    },
    { ecosystem: 'pypi', call: `llama_index.tools.{${words(toolPackages).map(moduleOf).join(',')}}.**.*ToolSpec`, gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'llama_index.core.memory.**.{Memory,ChatMemoryBuffer,ChatSummaryMemoryBuffer,VectorMemory,SimpleComposableMemory}.from_defaults', gives: [{ kind: 'memory', name: '@assigned' }] },
    { ecosystem: 'pypi', call: 'llama_index.memory.**.{Mem0Memory.from_client,Mem0Memory.from_config,AgentCoreMemory}', gives: [{ kind: 'memory', name: '@assigned' }] },
    { ecosystem: 'pypi', call: 'llama_index.core.**.{PromptTemplate,RichPromptTemplate}', gives: [{ kind: 'prompt', from: ['template', 'template_str', '#0'] }] },
    { ecosystem: 'pypi', call: 'llama_index.core.**.ChatPromptTemplate.from_messages', gives: [{ kind: 'prompt', from: ['message_templates[0=system].1', '#0[0=system].1'] }] },
    { ecosystem: 'pypi', call: 'llama_index.core.**.ChatMessage', when: { argument: 'role', equals: ['system', 'SYSTEM'] }, gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
    { ecosystem: 'pypi', call: 'llama_index.core.**.ChatMessage.from_str', when: { argument: ['role', '#1'], equals: ['system', 'SYSTEM'] }, gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
    { ecosystem: 'pypi', call: 'llama_index.tools.mcp.**.BasicMCPClient', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: ['command_or_url', '#0'], args: ['args', '#1'], url: ['command_or_url', '#0'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'llama_index.core.workflow.**.Workflow', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'workflows.Workflow', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'llama_index.core.agent.**.{FunctionAgent,ReActAgent,CodeActAgent,AgentWorkflow,BaseWorkflowAgent}', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'llama_index.core.tools.**.{BaseTool,AsyncBaseTool,BaseToolSpec}', gives: 'tool' },
  ],
  examples: [
    ...partnerExamples,
    {
      why: 'a workflow is a class, its tools are named by the functions behind them',
      path: 'flow.py',
      text: `from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.tools import FunctionTool
from llama_index.core.workflow import Workflow, step

def search(q: str) -> str:
    return q

class Research(Workflow):
    @step
    async def plan(self, ev):
        return FunctionAgent(name="planner", tools=[FunctionTool.from_defaults(fn=search)])
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'agent', name: 'Research', line: 8 },
        { kind: 'agent', name: 'planner', line: 11 },
        { kind: 'tool', name: 'search', line: 11 },
      ],
    },
    {
      why: 'an index over documents with a model and an embedding model of partner packages',
      path: 'rag.py',
      text: `from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.openai import OpenAI

llm = OpenAI(model="gpt-4o-mini")
embed_model = HuggingFaceEmbedding(model_name="BAAI/bge-small-en-v1.5")
index = VectorStoreIndex.from_documents(SimpleDirectoryReader("data").load_data(), embed_model=embed_model)
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'sdk', name: 'llama-index-embeddings-huggingface', line: 2 },
        { kind: 'sdk', name: 'llama-index-llms-openai', line: 3 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 6, provider: 'hugging-face' },
        { kind: 'vector_store', name: 'VectorStoreIndex', line: 7 },
      ],
    },
    {
      why: 'an agent with a tool and a prompt',
      path: 'agent.py',
      text: `from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.tools import FunctionTool

RULES = "You are a calculator."

def add(a: int, b: int) -> int:
    return a + b

add_tool = FunctionTool.from_defaults(fn=add, name="add")
agent = FunctionAgent(name="calculator", tools=[add_tool], system_prompt=RULES)
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'prompt', name: 'RULES', line: 4 },
        { kind: 'tool', name: 'add', line: 9 },
        { kind: 'agent', name: 'calculator', line: 10 },
      ],
    },
    {
      why: 'an external vector store',
      path: 'store.py',
      text: `from llama_index.vector_stores.qdrant import QdrantVectorStore

store = QdrantVectorStore(collection_name="docs")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-vector-stores-qdrant', line: 1 },
        { kind: 'vector_store', name: 'QdrantVectorStore', line: 3 },
      ],
    },
    {
      why: 'models and embeddings of whoever answers at an address',
      path: 'gateway.py',
      text: `from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.llms.openai_like import OpenAILike
from llama_index.llms.text_generation_inference import TextGenerationInference
from llama_index.llms.xinference import Xinference

llm = OpenAILike(model="house-model-7", api_base="https://llm.example.org/v1", is_chat_model=True)
embed_model = OpenAILikeEmbedding(model_name="house-embed-2", api_base="https://embed.example.org/v1")
drafts = TextGenerationInference(model_url="http://tgi.example.org:8080", model_name="drafts-1")
notes = Xinference(endpoint="http://xin.example.org:9997", model_uid="notes-3")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-embeddings-openai-like', line: 1 },
        { kind: 'sdk', name: 'llama-index-llms-openai-like', line: 2 },
        { kind: 'sdk', name: 'llama-index-llms-text-generation-inference', line: 3 },
        { kind: 'sdk', name: 'llama-index-llms-xinference', line: 4 },
        { kind: 'model', name: 'house-model-7', line: 6 },
        { kind: 'endpoint', name: 'llm.example.org/v1', line: 6 },
        { kind: 'embedding_model', name: 'house-embed-2', line: 7 },
        { kind: 'endpoint', name: 'embed.example.org/v1', line: 7 },
        { kind: 'model', name: 'drafts-1', line: 8 },
        { kind: 'endpoint', name: 'tgi.example.org:8080', line: 8 },
        { kind: 'model', name: 'notes-3', line: 9 },
        { kind: 'endpoint', name: 'xin.example.org:9997', line: 9 },
      ],
    },
    {
      why: 'weights that run where the program does',
      path: 'local.py',
      text: `from llama_index.embeddings.fastembed import FastEmbedEmbedding
from llama_index.embeddings.huggingface_openvino import OpenVINOEmbedding
from llama_index.llms.ipex_llm import IpexLLM
from llama_index.llms.llama_cpp import LlamaCPP

embed_model = FastEmbedEmbedding(model_name="acme/embed-small")
other = OpenVINOEmbedding(model_id_or_path="acme/embed-large")
llm = LlamaCPP(model_path="./models/house-7b.Q4_0.gguf")
laptop = IpexLLM.from_model_id(model_name="acme/house-7b")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-embeddings-fastembed', line: 1 },
        { kind: 'sdk', name: 'llama-index-embeddings-openvino', line: 2 },
        { kind: 'sdk', name: 'llama-index-llms-ipex-llm', line: 3 },
        { kind: 'sdk', name: 'llama-index-llms-llama-cpp', line: 4 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'embedding_model', name: 'acme/embed-small', line: 6, provider: 'hugging-face' },
        { kind: 'embedding_model', name: 'acme/embed-large', line: 7, provider: 'hugging-face' },
        { kind: 'model', name: './models/house-7b.Q4_0.gguf', line: 8 },
        { kind: 'model', name: 'acme/house-7b', line: 9, provider: 'hugging-face' },
      ],
    },
    {
      why: 'models that see, and those that sort what was found',
      path: 'pictures.py',
      text: `from llama_index.core.postprocessor import SentenceTransformerRerank
from llama_index.multi_modal_llms.anthropic import AnthropicMultiModal
from llama_index.postprocessor.cohere_rerank import CohereRerank

eyes = AnthropicMultiModal(model="claude-3-5-sonnet-20241022")
rerank = CohereRerank(top_n=3, model="rerank-v3.5")
own = SentenceTransformerRerank(model="cross-encoder/ms-marco-MiniLM-L-2-v2", top_n=3)
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'sdk', name: 'llama-index-multi-modal-llms-anthropic', line: 2 },
        { kind: 'sdk', name: 'llama-index-postprocessor-cohere-rerank', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'provider', name: 'cohere' },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'claude-3-5-sonnet-20241022', line: 5, provider: 'anthropic' },
        { kind: 'model', name: 'rerank-v3.5', line: 6, provider: 'cohere' },
        { kind: 'model', name: 'cross-encoder/ms-marco-MiniLM-L-2-v2', line: 7, provider: 'hugging-face' },
      ],
    },
    {
      why: 'stores by their classes, by what makes them, and what others keep for one',
      path: 'stores.py',
      text: `from llama_cloud_services import LlamaCloudIndex
from llama_index.core.vector_stores import SimpleVectorStore
from llama_index.indices.managed.vectara import VectaraIndex
from llama_index.vector_stores.astra_db import AstraDBVectorStore
from llama_index.vector_stores.mongodb import MongoDBAtlasVectorSearch
from llama_index.vector_stores.postgres import PGVectorStore

orders = AstraDBVectorStore(collection_name="orders", embedding_dimension=1536)
notes = MongoDBAtlasVectorSearch(db_name="notes")
mails = PGVectorStore.from_params(table_name="mails")
cache = SimpleVectorStore.from_persist_dir("cache")
cloud = LlamaCloudIndex("handbook", project_name="Default")
laws = VectaraIndex.from_documents([])
`,
      finds: [
        { kind: 'sdk', name: 'llama-cloud-services', line: 1 },
        { kind: 'sdk', name: 'llama-index-core', line: 2 },
        { kind: 'sdk', name: 'llama-index-indices-managed-vectara', line: 3 },
        { kind: 'sdk', name: 'llama-index-vector-stores-astra-db', line: 4 },
        { kind: 'sdk', name: 'llama-index-vector-stores-mongodb', line: 5 },
        { kind: 'sdk', name: 'llama-index-vector-stores-postgres', line: 6 },
        { kind: 'vector_store', name: 'AstraDBVectorStore', line: 8 },
        { kind: 'vector_store', name: 'MongoDBAtlasVectorSearch', line: 9 },
        { kind: 'vector_store', name: 'PGVectorStore', line: 10 },
        { kind: 'vector_store', name: 'SimpleVectorStore', line: 11 },
        { kind: 'vector_store', name: 'LlamaCloudIndex', line: 12 },
        { kind: 'vector_store', name: 'VectaraIndex', line: 13 },
      ],
    },
    {
      why: 'each integration is a package of its own; what is older than the parting is the one that there was',
      path: 'parts.py',
      text: `from llama_index.indices.managed.llama_cloud import LlamaCloudCompositeRetriever
from llama_index.llms import ChatMessage
from llama_index.readers.web import SimpleWebPageReader
from llama_index.storage.chat_store.redis import RedisChatStore
from llama_index_cloud_sql_pg import PostgresEngine
from llama_agents.server import WorkflowServer
from llama_deploy import LlamaDeployClient
from llama_deploy.core.schema import DeploymentConfig
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-indices-managed-llama-cloud', line: 1 },
        { kind: 'sdk', name: 'llama-index', line: 2 },
        { kind: 'sdk', name: 'llama-index-readers-web', line: 3 },
        { kind: 'sdk', name: 'llama-index-storage-chat-store-redis', line: 4 },
        { kind: 'sdk', name: 'llama-index-cloud-sql-pg', line: 5 },
        { kind: 'sdk', name: 'llama-agents-server', line: 6 },
        { kind: 'sdk', name: 'llama-deploy', line: 7 },
        { kind: 'sdk', name: 'llama-deploy-core', line: 8 },
      ],
    },
    {
      why: 'tools that say their name in what describes them, sets of tools, and a memory of a service',
      path: 'tools.py',
      text: `from llama_index.core.tools import BaseTool, QueryEngineTool, ToolMetadata
from llama_index.core.tools.tool_spec.base import BaseToolSpec
from llama_index.memory.mem0 import Mem0Memory
from llama_index.tools.duckduckgo import DuckDuckGoSearchToolSpec

class Orders(BaseToolSpec):
    spec_functions = ["find_order"]

    def find_order(self, number: str) -> str:
        return number

class Refund(BaseTool):
    @property
    def metadata(self):
        return ToolMetadata(name="refund", description="Pays back")

def tools_of(engine):
    handbook = QueryEngineTool(query_engine=engine, metadata=ToolMetadata(name="handbook", description="Answers"))
    web = DuckDuckGoSearchToolSpec()
    remembered = Mem0Memory.from_client(context={"user_id": "u1"})
    return [handbook, *web.to_tool_list()], remembered
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'sdk', name: 'llama-index-memory-mem0', line: 3 },
        { kind: 'sdk', name: 'llama-index-tools-duckduckgo', line: 4 },
        { kind: 'tool', name: 'Orders', line: 6 },
        { kind: 'tool', name: 'Refund', line: 12 },
        { kind: 'tool', name: 'handbook', line: 18 },
        { kind: 'tool', name: 'web', line: 19 },
        { kind: 'memory', name: 'remembered', line: 20 },
      ],
    },
    {
      why: 'what the system says to a model; what a person says is none of it',
      path: 'chat.py',
      text: `from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.core.prompts import ChatPromptTemplate, RichPromptTemplate

def history(question):
    return [
        ChatMessage(role=MessageRole.SYSTEM, content="Harvest times are given in weeks."),
        ChatMessage("Prices are given in crowns.", role="system"),
        ChatMessage.from_str("Weights are given in stones.", role="system"),
        ChatMessage(role="user", content="Which weeks are best for beans?"),
    ]

season = RichPromptTemplate("Name the season of {{ plant }}.")
soil = ChatPromptTemplate.from_messages([("system", "Soils are sand, loam or clay."), ("user", "{plant}")])
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'prompt', name: 'history.content', line: 6 },
        { kind: 'prompt', name: 'history.ChatMessage', line: 7 },
        { kind: 'prompt', name: 'history.from_str', line: 8 },
        { kind: 'prompt', name: 'season', line: 12 },
        { kind: 'prompt', name: 'soil', line: 13 },
      ],
    },
    {
      why: 'agents together, of functions, and of older days; what they remember and whom they ask',
      path: 'team.py',
      text: `from llama_index.agent.openai import OpenAIAgent
from llama_index.core.agent.workflow import AgentWorkflow
from llama_index.core.indices import VectorStoreIndex
from llama_index.core.memory import ChatMemoryBuffer
from llama_index.tools.mcp import BasicMCPClient
from workflows import Workflow

class Harvest(Workflow):
    pass

def pick(fruit: str) -> str:
    return fruit

index = VectorStoreIndex(nodes=[])
picker = AgentWorkflow.from_tools_or_functions([pick], system_prompt="You pick fruit.")
pair = AgentWorkflow(agents=[picker])
elder = OpenAIAgent.from_tools([pick], system_prompt="You prune trees.")
remembered = ChatMemoryBuffer.from_defaults(token_limit=3000)
garden = BasicMCPClient("http://localhost:9100/mcp")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-agent-openai', line: 1 },
        { kind: 'sdk', name: 'llama-index-core', line: 2 },
        { kind: 'sdk', name: 'llama-index-tools-mcp', line: 5 },
        { kind: 'sdk', name: 'llama-index-workflows', line: 6 },
        { kind: 'agent', name: 'Harvest', line: 8 },
        { kind: 'tool', name: 'pick' },
        { kind: 'vector_store', name: 'VectorStoreIndex', line: 14 },
        { kind: 'agent', name: 'picker', line: 15 },
        { kind: 'prompt', name: 'picker.system_prompt', line: 15 },
        { kind: 'agent', name: 'pair', line: 16 },
        { kind: 'agent', name: 'elder', line: 17 },
        { kind: 'prompt', name: 'elder.system_prompt', line: 17 },
        { kind: 'memory', name: 'remembered', line: 18 },
        { kind: 'mcp_client', name: 'garden', line: 19 },
        { kind: 'mcp_server', name: 'localhost:9100', line: 19 },
      ],
    },
    {
      why: 'a class that goes on from an agent of the framework',
      path: 'gardener.py',
      text: `from llama_index.core.agent.workflow import FunctionAgent

class Gardener(FunctionAgent):
    beds: int = 4
`,
      finds: [{ kind: 'sdk', name: 'llama-index-core', line: 1 }, { kind: 'agent', name: 'Gardener', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'workflows of an office', path: 'w.py', text: 'from workflows import approve\napprove(1)\n' },
    { why: 'an index of the project', path: 'a.py', text: 'from search.core import VectorStoreIndex\nVectorStoreIndex.from_documents([])\n' },
    { why: 'a module whose name only starts alike', path: 'b.py', text: 'import llama_indexer\nllama_indexer.core.VectorStoreIndex()\n' },
    { why: 'the animal', path: 'c.py', text: 'from farm.llama import index\nindex.agent("llama_index.core")\n' },
    { why: 'stores, sets of tools and messages of a shop', path: 'e.py', text: 'from shop.stores import ToyStore\nfrom shop.tools import HammerToolSpec\nfrom shop.chat import ChatMessage\nToyStore.from_params(HammerToolSpec(), ChatMessage(role="system", content="Closed tonight at ten."))\n' },
    { why: 'a workflow of an office as a class', path: 'f.py', text: 'from office.workflow import Workflow\n\nclass Approval(Workflow):\n    pass\n' },
    { why: 'deployments that are called alike', path: 'g.py', text: 'from llama_deployer import LlamaDeployClient\nimport llama_agentsmith\nLlamaDeployClient(llama_agentsmith.server)\n' },
  ],
};
