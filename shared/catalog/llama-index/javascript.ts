/** LlamaIndex.TS. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';
import { tableProof } from './table-proof.ts';

interface Partner {
  readonly name: string;
  /** Factories and classes of models. */
  readonly models?: string;
  readonly embeddings?: string;
  readonly provider?: string;
}

/** Until version 0.9 the package `llamaindex` had all their classes, too. */
const partners: readonly Partner[] = [
  { name: 'openai', models: 'openai,OpenAI,openaiResponses,OpenAIResponses', embeddings: 'OpenAIEmbedding', provider: 'openai' },
  { name: 'azure', models: 'AzureOpenAI,AzureOpenAIResponses', embeddings: 'AzureOpenAIEmbedding', provider: 'azure-openai' },
  { name: 'anthropic', models: 'anthropic,Anthropic', provider: 'anthropic' },
  { name: 'google', models: 'gemini,Gemini,GeminiLive', embeddings: 'GeminiEmbedding', provider: 'google' },
  { name: 'aws', models: 'bedrock,Bedrock', provider: 'aws-bedrock' },
  { name: 'mistral', models: 'mistral,MistralAI', embeddings: 'MistralAIEmbedding', provider: 'mistral' },
  { name: 'cohere', models: 'cohere,Cohere,CohereRerank', provider: 'cohere' },
  { name: 'ollama', models: 'ollama,Ollama', embeddings: 'OllamaEmbedding', provider: 'ollama' },
  { name: 'groq', models: 'groq,Groq', provider: 'groq' },
  { name: 'deepseek', models: 'deepseek,DeepSeekLLM', provider: 'deepseek' },
  { name: 'replicate', models: 'replicate,ReplicateLLM', provider: 'replicate' },
  { name: 'deepinfra', models: 'deepInfra,DeepInfra', embeddings: 'DeepInfraEmbedding', provider: 'deepinfra' },
  { name: 'huggingface', models: 'huggingface,HuggingFaceLLM,HuggingFaceInferenceAPI', embeddings: 'HuggingFaceEmbedding,HuggingFaceInferenceAPIEmbedding', provider: 'hugging-face' },
  { name: 'mixedbread', models: 'MixedbreadAIReranker', embeddings: 'MixedbreadAIEmbeddings', provider: 'mixedbread' },
  { name: 'voyage-ai', embeddings: 'VoyageAIEmbedding', provider: 'voyage' },
  { name: 'clip', embeddings: 'ClipEmbedding', provider: 'hugging-face' },
  { name: 'vllm', models: 'VLLM' },
];

const modelPartners = partners.filter(({ models }) => models !== undefined);
const embeddingPartners = partners.filter(({ embeddings }) => embeddings !== undefined);

const stores =
  'AstraDBVectorStore,ChromaVectorStore,MilvusVectorStore,MongoDBAtlasVectorSearch,PineconeVectorStore,PGVectorStore,QdrantVectorStore,WeaviateVectorStore,UpstashVectorStore,' +
  'ElasticSearchVectorStore,AzureAISearchVectorStore,AzureCosmosDBMongoDBVectorStore,AzureCosmosDBNoSqlVectorStore,SupabaseVectorStore';

const promptArgument = ['systemPrompt', 'prompt'];

export const javascript: EntryPart = {
  packages: [
    { ecosystem: 'npm', name: 'llamaindex', role: 'framework' },
    ...partners.map(({ name, provider }): CatalogPackage => ({ ecosystem: 'npm', name: `@llamaindex/${name}`, role: 'sdk', ...(provider !== undefined && { provider }) })),
    { ecosystem: 'npm', name: '@llamaindex/*', role: 'framework' },
    { ecosystem: 'npm', name: 'llama-cloud-services', role: 'sdk' },
  ],
  uses: [
    ...modelPartners.map(({ name, models, provider }): UseRule => ({
      ecosystem: 'npm',
      call: `{@llamaindex/${name},llamaindex}#{${models}}`,
      gives: [{ kind: 'model', from: ['model', 'deployment'], ...(provider !== undefined && { provider }) }],
    })),
    ...embeddingPartners.map(({ name, embeddings, provider }): UseRule => ({
      ecosystem: 'npm',
      call: `{@llamaindex/${name},llamaindex}#{${embeddings}}`,
      gives: [{ kind: 'embedding_model', from: ['model', 'modelType', 'deployment'], ...(provider !== undefined && { provider }) }],
    })),
    { ecosystem: 'npm', call: `@llamaindex/*#{${stores}}`, gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'npm', call: `llamaindex#{${stores}}`, gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'npm', call: '{llamaindex,llama-cloud-services}#{LlamaCloudIndex,LlamaCloudIndex.fromDocuments}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'npm', call: 'llamaindex#{VectorStoreIndex,VectorStoreIndex.fromDocuments,VectorStoreIndex.fromVectorStore,VectorStoreIndex.init}', gives: [{ kind: 'vector_store', name: 'VectorStoreIndex' }] },
    {
      ecosystem: 'npm',
      call: '{@llamaindex/workflow,llamaindex}#{agent,FunctionAgent,AgentWorkflow.fromTools}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: 'tools[]', prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    { ecosystem: 'npm', call: '@llamaindex/workflow#{multiAgent,AgentWorkflow}', gives: [{ kind: 'agent', name: '@assigned', agents: 'agents[]' }] },
    { ecosystem: 'npm', call: '{@llamaindex/workflow,@llamaindex/core/workflow,llamaindex}#Workflow', gives: [{ kind: 'agent', name: ['@assigned', '@within'] }] },
    { ecosystem: 'npm', call: '{@llamaindex/workflow,@llamaindex/workflow-core,llamaindex}#createWorkflow', gives: [{ kind: 'agent', name: ['@assigned', '@within'] }] },
    { ecosystem: 'npm', call: 'llamaindex#{ReActAgent,OpenAIAgent}', gives: [{ kind: 'agent', name: '@assigned', model: 'llm', tools: 'tools[]', prompt: promptArgument }] },
    { ecosystem: 'npm', call: '{llamaindex,@llamaindex/core/memory}#{createMemory,Memory,ChatMemoryBuffer,ChatSummaryMemoryBuffer}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '{llamaindex,@llamaindex/core/tools}#{tool,FunctionTool.from}', gives: [{ kind: 'tool', name: ['name', '#1.name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'llamaindex#QueryEngineTool', gives: [{ kind: 'tool', name: ['metadata.name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'llamaindex#{**.queryTool,**.asQueryTool}', gives: [{ kind: 'tool', name: ['metadata.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@llamaindex/tools#mcp', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: 'command', args: 'args', url: 'url' }] },
    { ecosystem: 'npm', call: '{llamaindex,@llamaindex/core/prompts}#PromptTemplate', gives: [{ kind: 'prompt', from: 'template' }] },
  ],
  definitions: [{ ecosystem: 'npm', extends: '{@llamaindex/workflow,@llamaindex/core/workflow,llamaindex}#Workflow', gives: 'agent' }],
  examples: [
    tableProof({ why: 'TypeScript: each row of the table with models', path: 'src/models.ts', kind: 'model', rows: modelPartners.map((partner) => provedRow(partner, partner.models)) }),
    tableProof({ why: 'TypeScript: each row of the table with embeddings', path: 'src/embeddings.ts', kind: 'embedding_model', rows: embeddingPartners.map((partner) => provedRow(partner, partner.embeddings)) }),
    {
      why: 'stores of JavaScript',
      path: 'src/stores.ts',
      text: "import { PineconeVectorStore } from '@llamaindex/pinecone';\n\nexport const store = new PineconeVectorStore();\n",
      finds: [{ kind: 'sdk', name: '@llamaindex/pinecone', line: 1 }, { kind: 'vector_store', name: 'PineconeVectorStore', line: 3 }],
    },
    {
      why: 'TypeScript: an agent, its tool and its model',
      path: 'src/agent.ts',
      text: `import { tool } from 'llamaindex';
import { agent } from '@llamaindex/workflow';
import { openai } from '@llamaindex/openai';

const greet = tool({ name: 'greet', description: 'Greets', parameters: {}, execute: () => 'hi' });
export const greeter = agent({ tools: [greet], llm: openai({ model: 'gpt-4o' }) });
`,
      finds: [
        { kind: 'sdk', name: 'llamaindex', line: 1 },
        { kind: 'sdk', name: '@llamaindex/workflow', line: 2 },
        { kind: 'sdk', name: '@llamaindex/openai', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'greet', line: 5 },
        { kind: 'agent', name: 'greeter', line: 6 },
        { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' },
      ],
    },
    {
      why: 'TypeScript: workflows as a class, by hand and by a factory, as their twins in Python',
      path: 'src/workflow.ts',
      text: `import { Workflow } from '@llamaindex/workflow';
import { createWorkflow } from '@llamaindex/workflow-core';

export class ReportWorkflow extends Workflow<null, string, string> {
  constructor() {
    super({ timeout: 60 });
  }
}

const blog = new Workflow<null, string, string>();
const digest = createWorkflow();

export function weekly(withState: (flow: unknown) => unknown) {
  return withState(createWorkflow());
}
`,
      finds: [
        { kind: 'sdk', name: '@llamaindex/workflow', line: 1 },
        { kind: 'sdk', name: '@llamaindex/workflow-core', line: 2 },
        { kind: 'agent', name: 'ReportWorkflow', line: 4 },
        { kind: 'agent', name: 'blog', line: 10 },
        { kind: 'agent', name: 'digest', line: 11 },
        { kind: 'agent', name: 'weekly', line: 14 },
      ],
    },
    {
      why: 'TypeScript: tools over an index, servers of tools, and a prompt',
      path: 'src/tools.ts',
      text: `import { PromptTemplate, QueryEngineTool, VectorStoreIndex } from 'llamaindex';
import { mcp } from '@llamaindex/tools';

const index = await VectorStoreIndex.fromDocuments([]);
export const reports = index.queryTool({ metadata: { name: 'query_reports', description: 'Finds reports' } });
export const bills = index.asQueryTool({ metadata: { name: 'query_bills', description: 'Finds bills' } });
export const laws = new QueryEngineTool({ queryEngine: index.asQueryEngine(), metadata: { name: 'query_laws', description: 'Finds laws' } });
export const files = mcp({ command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2025.8.21', '.'] });
export const prompt = new PromptTemplate({ template: 'List the plants in {garden}.', templateVars: ['garden'] });
`,
      finds: [
        { kind: 'sdk', name: 'llamaindex', line: 1 },
        { kind: 'sdk', name: '@llamaindex/tools', line: 2 },
        { kind: 'vector_store', name: 'VectorStoreIndex', line: 4 },
        { kind: 'tool', name: 'query_reports', line: 5 },
        { kind: 'tool', name: 'query_bills', line: 6 },
        { kind: 'tool', name: 'query_laws', line: 7 },
        { kind: 'mcp_client', name: 'files', line: 8 },
        { kind: 'mcp_server', name: '@modelcontextprotocol/server-filesystem', line: 8 },
        { kind: 'prompt', name: 'prompt.template', line: 9 },
      ],
    },
    {
      why: 'TypeScript: agents as classes, alone and together',
      path: 'src/team.ts',
      text: `import { AgentWorkflow, FunctionAgent } from '@llamaindex/workflow';

const planter = new FunctionAgent({ name: 'planter', systemPrompt: 'You plan beds.', tools: [] });
export const helper = AgentWorkflow.fromTools({ tools: [], systemPrompt: 'You help.' });
export const team = new AgentWorkflow({ agents: [planter], rootAgent: planter });
`,
      finds: [
        { kind: 'sdk', name: '@llamaindex/workflow', line: 1 },
        { kind: 'agent', name: 'planter', line: 3 },
        { kind: 'prompt', name: 'planter.systemPrompt', line: 3 },
        { kind: 'agent', name: 'helper', line: 4 },
        { kind: 'prompt', name: 'helper.systemPrompt', line: 4 },
        { kind: 'agent', name: 'team', line: 5 },
      ],
    },
    {
      why: 'TypeScript: agents of older days and what they remember',
      path: 'src/elder.ts',
      text: `import { createMemory, ReActAgent } from 'llamaindex';

export const elder = new ReActAgent({ tools: [] });
export const remembered = createMemory();
`,
      finds: [
        { kind: 'sdk', name: 'llamaindex', line: 1 },
        { kind: 'agent', name: 'elder', line: 3 },
        { kind: 'memory', name: 'remembered', line: 4 },
      ],
    },
    {
      why: 'TypeScript: a deployment of Azure, and a store that LlamaIndex keeps',
      path: 'src/settings.ts',
      text: `import { AzureOpenAI } from '@llamaindex/azure';
import { LlamaCloudIndex } from 'llama-cloud-services';

export const llm = new AzureOpenAI({ deployment: 'chat-prod' });
export const index = new LlamaCloudIndex({ name: 'handbook' });
`,
      finds: [
        { kind: 'sdk', name: '@llamaindex/azure', line: 1 },
        { kind: 'sdk', name: 'llama-cloud-services', line: 2 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-prod', line: 4, provider: 'azure-openai' },
        { kind: 'vector_store', name: 'LlamaCloudIndex', line: 5 },
      ],
    },
    {
      why: 'TypeScript: what one package had before there were many',
      path: 'src/before.ts',
      text: `import { Groq, HuggingFaceEmbedding, QdrantVectorStore, Settings } from 'llamaindex';

Settings.llm = new Groq({ model: 'llama-3.3-70b-versatile' });
Settings.embedModel = new HuggingFaceEmbedding({ modelType: 'BAAI/bge-small-en-v1.5' });
export const store = new QdrantVectorStore({ collectionName: 'plants' });
`,
      finds: [
        { kind: 'sdk', name: 'llamaindex', line: 1 },
        { kind: 'provider', name: 'groq' },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 3, provider: 'groq' },
        { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 4, provider: 'hugging-face' },
        { kind: 'vector_store', name: 'QdrantVectorStore', line: 5 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a local agent function', path: 'd.ts', text: "import { agent } from './workflow';\nagent({ llm: 'openai' });\n" },
    { why: 'workflows of a shop and of a queue', path: 'h.ts', text: "import { createWorkflow } from '@medusajs/framework/workflows-sdk';\nimport { Workflow } from './queue/workflow';\n\nexport class OrderWorkflow extends Workflow {}\nexport const order = createWorkflow('order', () => new Workflow());\n" },
    { why: 'templates and query tools of a database', path: 'i.ts', text: "import { PromptTemplate, index, wiki } from './database';\n\nexport const tools = [index.queryTool({ metadata: { name: 'rows' } }), wiki(), new PromptTemplate({ template: 'Rows of {table}' })];\n" },
  ],
};

function provedRow({ name, provider }: Partner, classes = '') {
  const made = classes.split(',').find((one) => /^[A-Z]/.test(one)) ?? '';
  return { sdk: `@llamaindex/${name}`, imports: `import { ${made} } from '@llamaindex/${name}';`, call: [`new ${made}({ model: '`, "' });"] as const, provider };
}
