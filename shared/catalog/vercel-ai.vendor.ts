import { defineVendor, type CatalogPackage, type UseRule } from './catalog-entry.ts';

/** A provider package: its factory, the function that makes a configured one, and whose models they are. */
const providers: readonly { name: string; factory: string; create: string; provider?: string }[] = [
  { name: '@ai-sdk/openai', factory: 'openai', create: 'createOpenAI', provider: 'openai' },
  { name: '@ai-sdk/anthropic', factory: 'anthropic', create: 'createAnthropic', provider: 'anthropic' },
  { name: '@ai-sdk/google', factory: 'google', create: 'createGoogleGenerativeAI', provider: 'google' },
  { name: '@ai-sdk/google-vertex', factory: 'vertex', create: 'createVertex', provider: 'google' },
  { name: '@ai-sdk/amazon-bedrock', factory: 'bedrock', create: 'createAmazonBedrock', provider: 'aws-bedrock' },
  { name: '@ai-sdk/azure', factory: 'azure', create: 'createAzure', provider: 'azure-openai' },
  { name: '@ai-sdk/mistral', factory: 'mistral', create: 'createMistral', provider: 'mistral' },
  { name: '@ai-sdk/cohere', factory: 'cohere', create: 'createCohere', provider: 'cohere' },
  { name: '@ai-sdk/huggingface', factory: 'huggingface', create: 'createHuggingFace', provider: 'hugging-face' },
  { name: '@ai-sdk/groq', factory: 'groq', create: 'createGroq', provider: 'groq' },
  { name: '@ai-sdk/xai', factory: 'xai', create: 'createXai', provider: 'xai' },
  { name: '@ai-sdk/deepseek', factory: 'deepseek', create: 'createDeepSeek', provider: 'deepseek' },
  { name: '@ai-sdk/perplexity', factory: 'perplexity', create: 'createPerplexity', provider: 'perplexity' },
  { name: '@ai-sdk/togetherai', factory: 'togetherai', create: 'createTogetherAI', provider: 'together' },
  { name: '@ai-sdk/fireworks', factory: 'fireworks', create: 'createFireworks', provider: 'fireworks' },
  { name: '@ai-sdk/cerebras', factory: 'cerebras', create: 'createCerebras', provider: 'cerebras' },
  { name: '@ai-sdk/replicate', factory: 'replicate', create: 'createReplicate', provider: 'replicate' },
  { name: '@ai-sdk/deepinfra', factory: 'deepinfra', create: 'createDeepInfra', provider: 'deepinfra' },
  { name: '@ai-sdk/baseten', factory: 'baseten', create: 'createBaseten', provider: 'baseten' },
  { name: '@ai-sdk/alibaba', factory: 'alibaba', create: 'createAlibaba', provider: 'alibaba-dashscope' },
  { name: '@ai-sdk/moonshotai', factory: 'moonshotai', create: 'createMoonshotAI', provider: 'moonshot' },
  { name: '@ai-sdk/bytedance', factory: 'byteDance', create: 'createByteDance', provider: 'volcengine-ark' },
  { name: '@ai-sdk/black-forest-labs', factory: 'blackForestLabs', create: 'createBlackForestLabs', provider: 'black-forest-labs' },
  { name: '@ai-sdk/fal', factory: 'fal', create: 'createFal', provider: 'fal' },
  { name: '@ai-sdk/luma', factory: 'luma', create: 'createLuma', provider: 'luma' },
  { name: '@ai-sdk/elevenlabs', factory: 'elevenlabs', create: 'createElevenLabs', provider: 'elevenlabs' },
  { name: '@ai-sdk/deepgram', factory: 'deepgram', create: 'createDeepgram', provider: 'deepgram' },
  { name: '@ai-sdk/assemblyai', factory: 'assemblyai', create: 'createAssemblyAI', provider: 'assemblyai' },
  { name: '@ai-sdk/gladia', factory: 'gladia', create: 'createGladia', provider: 'gladia' },
  { name: '@ai-sdk/hume', factory: 'hume', create: 'createHume', provider: 'hume' },
  { name: '@ai-sdk/vercel', factory: 'vercel', create: 'createVercel', provider: 'vercel-ai-gateway' },
  // Whoever answers at the address: no vendor of its own.
  { name: '@ai-sdk/openai-compatible', factory: 'openaiCompatible', create: 'createOpenAICompatible' },
];

const packages: CatalogPackage[] = providers.map(({ name, provider }) => ({
  ecosystem: 'npm',
  name,
  role: 'sdk',
  ...(provider !== undefined && { provider }),
}));

const models: UseRule[] = providers.flatMap(({ name, factory, create, provider }) => {
  const call = `${name}#{${factory},${create}()}`;
  const served = provider === undefined ? {} : { provider };
  return [
    { ecosystem: 'npm', call, gives: [{ kind: 'model', from: '#0', ...served }] },
    { ecosystem: 'npm', call: `${call}.{chat,chatModel,completion,completionModel,responses,languageModel,image,imageModel,transcription,speech}`, gives: [{ kind: 'model', from: '#0', ...served }] },
    { ecosystem: 'npm', call: `${call}.{embedding,embeddingModel,textEmbedding,textEmbeddingModel}`, gives: [{ kind: 'embedding_model', from: '#0', ...served }] },
    { ecosystem: 'npm', call: `${name}#${create}`, gives: [{ kind: 'endpoint', from: 'baseURL', ...(name === '@ai-sdk/azure' && { isOwn: true as const }) }] },
  ] satisfies UseRule[];
});

export default defineVendor({
  id: 'vercel-ai',
  name: 'Vercel AI SDK',
  url: 'https://ai-sdk.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: 'ai', role: 'framework' },
    ...packages,
    { ecosystem: 'npm', name: '@ai-sdk/*', role: 'framework' },
  ],
  uses: [
    ...models,
    {
      // A string is a model of the gateway: `openai/gpt-5`.
      ecosystem: 'npm',
      call: 'ai#{generateText,streamText,generateObject,streamObject,experimental_generateImage,generateImage,experimental_transcribe,experimental_generateSpeech}',
      gives: [
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: ['system', 'instructions', 'messages[role=system].content'] },
      ],
    },
    { ecosystem: 'npm', call: 'ai#{embed,embedMany}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'npm', call: 'ai#gateway', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'npm', call: '@ai-sdk/gateway#{gateway,createGateway()}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'npm', call: 'ai#{tool,dynamicTool}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    {
      ecosystem: 'npm',
      call: 'ai#{ToolLoopAgent,Experimental_Agent,Agent}',
      gives: [
        { kind: 'agent', name: ['id', '@assigned'], model: 'model', prompt: ['instructions', 'system'] },
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: ['instructions', 'system'] },
      ],
    },
    { ecosystem: 'npm', call: 'ai#experimental_createMCPClient', gives: [{ kind: 'mcp_client', name: ['name', '@assigned', '@callee'] }, { kind: 'configured_server', url: 'transport.url' }] },
    { ecosystem: 'npm', call: '{ai/mcp-stdio,@ai-sdk/mcp/mcp-stdio}#{Experimental_StdioMCPTransport,StdioMCPTransport}', gives: [{ kind: 'configured_server', command: 'command', args: 'args' }] },
    { ecosystem: 'npm', call: '@ai-sdk/mcp#{createMCPClient,experimental_createMCPClient}', gives: [{ kind: 'mcp_client', name: ['name', '@assigned', '@callee'] }, { kind: 'configured_server', url: 'transport.url' }] },
  ],
  examples: [
    {
      why: 'a text from a provider package, with a tool and a system prompt',
      path: 'src/answer.ts',
      text: `import { generateText, tool } from 'ai';
import { openai } from '@ai-sdk/openai';

const SYSTEM = 'Answer in one sentence.';
const clock = tool({ description: 'Tells the time', inputSchema: {}, execute: async () => 'noon' });

export const result = await generateText({ model: openai('gpt-4o'), system: SYSTEM, tools: { clock }, prompt: 'What time is it?' });
`,
      finds: [
        { kind: 'sdk', name: 'ai', line: 1 },
        { kind: 'sdk', name: '@ai-sdk/openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'SYSTEM', line: 4 },
        { kind: 'tool', name: 'clock', line: 5 },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
      ],
    },
    {
      why: 'a model of the gateway is a string',
      path: 'src/gateway.ts',
      text: `import { streamText } from 'ai';

export const stream = streamText({ model: 'anthropic/claude-opus-4-6', prompt: 'Hi' });
`,
      finds: [
        { kind: 'sdk', name: 'ai', line: 1 },
        { kind: 'model', name: 'anthropic/claude-opus-4-6', line: 3, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'an agent',
      path: 'src/agent.ts',
      text: `import { ToolLoopAgent as Loop } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';

const INSTRUCTIONS = 'You plan trips.';
export const planner = new Loop({ model: anthropic('claude-sonnet-4-5'), instructions: INSTRUCTIONS, tools: {} });
`,
      finds: [
        { kind: 'sdk', name: 'ai', line: 1 },
        { kind: 'sdk', name: '@ai-sdk/anthropic', line: 2 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'INSTRUCTIONS', line: 4 },
        { kind: 'agent', name: 'planner', line: 5 },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 5, provider: 'anthropic' },
      ],
    },
    {
      why: 'the provider of one vendor with the address of another, used by an agent',
      path: 'src/other.ts',
      text: `import { Experimental_Agent as Agent } from 'ai';
import { createOpenAI } from '@ai-sdk/openai';

const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
export const helper = new Agent({ model: groq('llama-3.3-70b-versatile'), system: 'Be brief.' });
`,
      finds: [
        { kind: 'sdk', name: 'ai', line: 1 },
        { kind: 'sdk', name: '@ai-sdk/openai', line: 2 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 4, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 5, provider: 'groq' },
        { kind: 'agent', name: 'helper', line: 5 },
        { kind: 'prompt', name: 'helper.system', line: 5 },
      ],
    },
    {
      why: 'a configured provider and an embedding',
      path: 'src/embed.mjs',
      text: `import { embed } from 'ai';
import { createOpenAI } from '@ai-sdk/openai';

const provider = createOpenAI({ baseURL: 'https://proxy.example.com/v1' });
export const { embedding } = await embed({ model: provider.embedding('text-embedding-3-small'), value: 'x' });
`,
      finds: [
        { kind: 'sdk', name: 'ai', line: 1 },
        { kind: 'sdk', name: '@ai-sdk/openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'proxy.example.com/v1', line: 4 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "ai": "^5.0.0",\n    "@ai-sdk/google": "2.0.0",\n    "@ai-sdk/react": "2.0.0"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: 'ai', line: 3 },
        { kind: 'dependency', name: '@ai-sdk/google', line: 4 },
        { kind: 'dependency', name: '@ai-sdk/react', line: 5 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a relative module called ai', path: 'a.ts', text: "import { generateText } from './ai';\ngenerateText({ model: 'openai/gpt-5' });\n" },
    { why: 'an alias path of the project', path: 'b.ts', text: "import { tool } from '@/lib/ai';\nexport const hammer = tool({});\n" },
    { why: 'a package whose name only starts alike', path: 'c.ts', text: "import { embed } from 'ai-chess';\nembed({ model: 'openai/gpt-5' });\n" },
    { why: 'a local function', path: 'd.ts', text: "function generateText(o: object) { return o; }\ngenerateText({ model: 'openai/gpt-5' });\n" },
  ],
});
