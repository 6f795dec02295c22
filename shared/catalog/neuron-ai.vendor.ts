import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Folders of providers, and the catalog ids that they stand for. */
const providers: readonly (readonly [name: string, provider?: string])[] = [
  ['OpenAI.OpenAI', 'openai'],
  ['OpenAI.Responses.OpenAIResponses', 'openai'],
  ['OpenAI.AzureOpenAI', 'azure-openai'],
  ['Anthropic.Anthropic', 'anthropic'],
  ['Gemini.Gemini', 'google'],
  ['Ollama.Ollama', 'ollama'],
  ['Mistral.Mistral', 'mistral'],
  ['HuggingFace.HuggingFace', 'hugging-face'],
  ['AWS.BedrockRuntime', 'aws-bedrock'],
  ['Deepseek.Deepseek'],
  ['Deepseek'],
  ['Grok.Grok'],
  ['XAI.Grok'],
];

const stores = ['ChromaVectorStore', 'DoctrineVectorStore', 'ElasticsearchVectorStore', 'FileVectorStore', 'MeilisearchVectorStore', 'MemoryVectorStore', 'PineconeVectorStore', 'QdrantVectorStore', 'TypesenseVectorStore', 'WeaviateVectorStore'];

export default defineVendor({
  id: 'neuron-ai',
  name: 'Neuron AI',
  url: 'https://docs.neuron-ai.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'composer', name: 'neuron-core/neuron-ai', modules: ['NeuronAI'], role: 'framework' },
    // The name that it had before; the namespace is the same.
    { ecosystem: 'composer', name: 'inspector-apm/neuron-ai', modules: [], role: 'framework' },
    { ecosystem: 'composer', name: 'neuron-core/neuron-laravel', modules: ['NeuronAI.Laravel'], role: 'framework' },
  ],
  uses: [
    ...providers.map(
      ([name, provider]): UseRule => ({
        ecosystem: 'composer',
        call: `NeuronAI.Providers.${name}`,
        gives: [...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]), { kind: 'model', from: ['model', '#1'], ...(provider !== undefined && { provider }) }],
      }),
    ),
    { ecosystem: 'composer', call: 'NeuronAI.RAG.Embeddings.*', gives: [{ kind: 'embedding_model', from: ['model', '#1'] }] },
    ...stores.map((name): UseRule => ({ ecosystem: 'composer', call: `NeuronAI.RAG.VectorStore.${name}`, gives: [{ kind: 'vector_store', name }] })),
    { ecosystem: 'composer', call: 'NeuronAI.Tools.Tool.make', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'NeuronAI.{SystemPrompt,Agent.SystemPrompt}', gives: [{ kind: 'prompt', from: ['background[]', '#0[]'] }] },
    { ecosystem: 'composer', call: 'NeuronAI.MCP.McpConnector.make', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: 'command', args: 'args', url: 'url' }] },
  ],
  definitions: [
    { ecosystem: 'composer', extends: '{NeuronAI.Agent,NeuronAI.Agent.Agent,NeuronAI.RAG.RAG}', gives: 'agent' },
    { ecosystem: 'composer', extends: 'NeuronAI.Tools.Tool', gives: 'tool' },
  ],
  examples: [
    {
      why: 'an agent with its provider, prompt and a tool',
      path: 'app/Neuron/DataAnalyst.php',
      text: `<?php

namespace App\\Neuron;

use NeuronAI\\Agent;
use NeuronAI\\SystemPrompt;
use NeuronAI\\Providers\\AIProviderInterface;
use NeuronAI\\Providers\\Anthropic\\Anthropic;
use NeuronAI\\Tools\\Tool;

class DataAnalyst extends Agent
{
    protected function provider(): AIProviderInterface
    {
        return new Anthropic(key: config('neuron.key'), model: 'claude-3-7-sonnet-latest');
    }

    public function instructions(): string
    {
        return (string) new SystemPrompt(background: ['You analyse data.']);
    }

    protected function tools(): array
    {
        return [Tool::make('get_orders', 'Reads orders.')];
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'neuron-core/neuron-ai', line: 5 },
        { kind: 'agent', name: 'DataAnalyst', line: 11 },
        { kind: 'provider', name: 'anthropic', line: 15 },
        { kind: 'model', name: 'claude-3-7-sonnet-latest', line: 15, provider: 'anthropic' },
        { kind: 'prompt', name: 'DataAnalyst.instructions.background', line: 20 },
        { kind: 'tool', name: 'get_orders', line: 25 },
      ],
    },
    { why: 'only taken', path: 'a.php', text: '<?php\nuse NeuronAI\\Chat\\Messages\\UserMessage;\n', finds: [{ kind: 'sdk', name: 'neuron-core/neuron-ai', line: 2 }] },
    { why: 'a class that retrieves, with its store and model of embeddings', path: 'b.php', text: '<?php\nnamespace App;\nuse NeuronAI\\RAG\\RAG;\nuse NeuronAI\\RAG\\Embeddings\\OpenAIEmbeddingsProvider;\nuse NeuronAI\\RAG\\VectorStore\\FileVectorStore;\nclass Docs extends RAG {\n  function embeddings() { return new OpenAIEmbeddingsProvider(key: \'x\', model: \'text-embedding-3-small\'); }\n  function vectorStore() { return new FileVectorStore(__DIR__); }\n}\n', finds: [{ kind: 'sdk', name: 'neuron-core/neuron-ai', line: 3 }, { kind: 'agent', name: 'Docs', line: 6 }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 7, provider: 'openai' }, { kind: 'provider', name: 'openai' }, { kind: 'vector_store', name: 'FileVectorStore', line: 8 }] },
    { why: 'a tool that is a class', path: 'c.php', text: '<?php\nuse NeuronAI\\Tools\\Tool;\nclass Search extends Tool {}\n', finds: [{ kind: 'sdk', name: 'neuron-core/neuron-ai', line: 2 }, { kind: 'tool', name: 'Search', line: 3 }] },
    { why: 'a provider by itself', path: 'd.php', text: '<?php\nuse NeuronAI\\Providers\\OpenAI\\OpenAI;\n$p = new OpenAI(\'key\', \'gpt-4o\');\n', finds: [{ kind: 'sdk', name: 'neuron-core/neuron-ai', line: 2 }, { kind: 'provider', name: 'openai', line: 3 }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }] },
  ],
  nearMisses: [
    { why: 'an agent of somebody else', path: 'a.php', text: '<?php\nnamespace App;\nuse Acme\\Agent;\nclass Estate extends Agent {}\n' },
    { why: 'a text and a comment', path: 'x1.php', text: '<?php\n// use NeuronAI\\Agent;\n$x = \'use NeuronAI\\\\Agent;\';\n' },
    { why: 'a class of the own namespace', path: 'x2.php', text: '<?php\nnamespace App;\nnew Agent(\'gpt-4o\');\n' },
    { why: 'an import of another package', path: 'x3.php', text: '<?php\nuse Acme\\Agent;\nnew Agent(model: \'gpt-4o\');\n' },
  ],
});
