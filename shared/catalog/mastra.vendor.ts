import { defineVendor, type UseRule } from './catalog-entry.ts';

const stores: readonly { package: string; name: string }[] = [
  { package: '@mastra/pg', name: 'PgVector' },
  { package: '@mastra/pinecone', name: 'PineconeVector' },
  { package: '@mastra/qdrant', name: 'QdrantVector' },
  { package: '@mastra/chroma', name: 'ChromaVector' },
  { package: '@mastra/libsql', name: 'LibSQLVector' },
  { package: '@mastra/upstash', name: 'UpstashVector' },
  { package: '@mastra/astra', name: 'AstraVector' },
  { package: '@mastra/mongodb', name: 'MongoDBVector' },
  { package: '@mastra/vectorize', name: 'CloudflareVector' },
  { package: '@mastra/turbopuffer', name: 'TurbopufferVector' },
  { package: '@mastra/lance', name: 'LanceVectorStore' },
];

export default defineVendor({
  id: 'mastra',
  name: 'Mastra',
  url: 'https://mastra.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: 'mastra', role: 'framework' },
    { ecosystem: 'npm', name: '@mastra/evals', role: 'evaluation' },
    { ecosystem: 'npm', name: '@mastra/mcp', role: 'protocol' },
    { ecosystem: 'npm', name: '@mastra/*', role: 'framework' },
  ],
  uses: [
    ...['@mastra/core/agent', '@mastra/core'].map((module): UseRule => ({
      ecosystem: 'npm',
      call: `${module}#Agent`,
      gives: [
        { kind: 'agent', name: ['name', 'id', '@assigned'], model: 'model', tools: 'tools', prompt: ['instructions'], uses: ['memory', 'inputProcessors[]', 'outputProcessors[]'] },
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: 'instructions' },
      ],
    })),
    ...['@mastra/core/tools', '@mastra/core'].map((module): UseRule => ({ ecosystem: 'npm', call: `${module}#createTool`, gives: [{ kind: 'tool', name: ['id', '@assigned'] }] })),
    { ecosystem: 'npm', call: '@mastra/memory#Memory', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@mastra/mcp#{MCPClient,MCPConfiguration}', gives: [{ kind: 'mcp_client', name: ['id', '@assigned'] }, { kind: 'mcp_servers', from: 'servers' }] },
    { ecosystem: 'npm', call: '@mastra/mcp#MCPServer', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@mastra/core/processors#{ModerationProcessor,PromptInjectionDetector,PIIDetector,SystemPromptScrubber}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }, { kind: 'model', from: 'model', provider: 'prefix' }] },
    ...stores.map(({ package: module, name }): UseRule => ({ ecosystem: 'npm', call: `${module}#${name}`, gives: [{ kind: 'vector_store', name }] })),
  ],
  examples: [
    {
      why: 'an agent with a model of the AI SDK, a tool and a memory',
      path: 'src/mastra/agents/weather.ts',
      text: `import { openai } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { Memory } from '@mastra/memory';

const weatherTool = createTool({ id: 'get-weather', description: 'Weather', execute: async () => ({}) });
export const weatherAgent = new Agent({
  name: 'Weather Agent',
  instructions: 'Tell the weather.',
  model: openai('gpt-4o-mini'),
  tools: { weatherTool },
  memory: new Memory(),
});
`,
      finds: [
        { kind: 'sdk', name: '@ai-sdk/openai', line: 1 },
        { kind: 'sdk', name: '@mastra/core', line: 2 },
        { kind: 'sdk', name: '@mastra/memory', line: 4 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'get-weather', line: 6 },
        { kind: 'agent', name: 'Weather Agent', line: 7 },
        { kind: 'prompt', name: 'weatherAgent.instructions', line: 9 },
        { kind: 'model', name: 'gpt-4o-mini', line: 10, provider: 'openai' },
        { kind: 'memory', name: 'memory', line: 12 },
      ],
    },
    {
      why: 'a model by its id alone',
      path: 'src/agent.ts',
      text: `import { Agent } from '@mastra/core/agent';

export const agent = new Agent({ name: 'Helper', instructions: 'Help.', model: 'anthropic/claude-sonnet-4-5' });
`,
      finds: [
        { kind: 'sdk', name: '@mastra/core', line: 1 },
        { kind: 'agent', name: 'Helper', line: 3 },
        { kind: 'prompt', name: 'agent.instructions', line: 3 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 3, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'a server and a client of MCP',
      path: 'src/mcp.ts',
      text: "import { MCPClient, MCPServer } from '@mastra/mcp';\n\nexport const client = new MCPClient({ servers: { files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', dir] }, later: pending } });\nexport const server = new MCPServer({ name: 'Tools', version: '1.0.0', tools: {} });\n",
      finds: [{ kind: 'sdk', name: '@mastra/mcp', line: 1 }, { kind: 'mcp_client', name: 'client', line: 3 }, { kind: 'mcp_server', name: 'files', line: 3 }, { kind: 'mcp_server', name: 'Tools', line: 4 }],
    },
    { why: 'a store', path: 'src/store.ts', text: "import { PgVector } from '@mastra/pg';\n\nexport const store = new PgVector({ connectionString: url });\n", finds: [{ kind: 'sdk', name: '@mastra/pg', line: 1 }, { kind: 'vector_store', name: 'PgVector', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@mastra/core": "^0.10.0",\n    "mastra": "^0.10.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@mastra/core', line: 3 }, { kind: 'dependency', name: 'mastra', line: 4 }] },
  ],
  nearMisses: [
    { why: 'the HTTP agent of Node', path: 'a.ts', text: "import { Agent } from 'https';\nnew Agent({ keepAlive: true });\n" },
    { why: 'an agent of a sales team', path: 'b.ts', text: "import { Agent } from '@crm/core/agent';\nnew Agent({ name: 'Jo', model: 'openai/gpt-4o' });\n" },
    { why: 'a scope whose name goes on', path: 'c.ts', text: "import { Agent } from '@mastracorp/core';\nnew Agent({ name: 'x' });\n" },
    { why: 'a relative module', path: 'd.ts', text: "import { Agent } from './@mastra/core/agent';\nnew Agent({ name: 'x' });\n" },
  ],
});
