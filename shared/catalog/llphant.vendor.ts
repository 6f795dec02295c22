import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Chats and their providers. */
const chats: readonly (readonly [name: string, provider: string])[] = [
  ['OpenAIChat', 'openai'],
  ['AnthropicChat', 'anthropic'],
  ['MistralAIChat', 'mistral'],
  ['OllamaChat', 'ollama'],
];

/** Stores by folder. */
const stores: readonly (readonly [folder: string, name: string])[] = [
  ['Doctrine', 'DoctrineVectorStore'],
  ['Elasticsearch', 'ElasticsearchVectorStore'],
  ['OpenSearch', 'OpenSearchVectorStore'],
  ['Redis', 'RedisVectorStore'],
  ['Qdrant', 'QdrantVectorStore'],
  ['ChromaDB', 'ChromaDBVectorStore'],
  ['Milvus', 'MilvusVectorStore'],
  ['Typesense', 'TypesenseVectorStore'],
  ['AstraDB', 'AstraDBVectorStore'],
  ['Memory', 'MemoryVectorStore'],
  ['FileSystem', 'FileSystemVectorStore'],
];

export default defineVendor({
  id: 'llphant',
  name: 'LLPhant',
  url: 'https://github.com/LLPhant/LLPhant',
  type: 'framework',
  packages: [{ ecosystem: 'composer', name: 'theodo-group/llphant', modules: ['LLPhant'], role: 'framework' }],
  uses: [
    ...chats.map(([name, provider]): UseRule => ({ ecosystem: 'composer', call: `LLPhant.Chat.${name}`, gives: [{ kind: 'provider', provider }] })),
    { ecosystem: 'composer', call: 'LLPhant.{OpenAIConfig,AnthropicConfig,MistralAIConfig,OllamaConfig,GeminiOpenAIConfig,Config}().model', gives: [{ kind: 'model', from: '#0' }] },
    { ecosystem: 'composer', call: 'LLPhant.{OpenAIConfig,AnthropicConfig,MistralAIConfig,OllamaConfig,GeminiOpenAIConfig}().url', gives: [{ kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'composer', call: 'LLPhant.AnthropicConfig', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'anthropic' }] },
    { ecosystem: 'composer', call: 'LLPhant.Chat.*().setSystemMessage', gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'composer', call: 'LLPhant.Chat.FunctionInfo.FunctionInfo', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    ...stores.map(([folder, name]): UseRule => ({ ecosystem: 'composer', call: `LLPhant.Embeddings.VectorStores.${folder}.${name}`, gives: [{ kind: 'vector_store', name }] })),
    { ecosystem: 'composer', call: 'LLPhant.Embeddings.EmbeddingGenerator.OpenAI.OpenAI3SmallEmbeddingGenerator', gives: [{ kind: 'provider', provider: 'openai' }] },
  ],
  examples: [
    {
      why: 'a configuration that is set up property by property',
      path: 'src/ask.php',
      text: `<?php
namespace App;

use LLPhant\\Chat\\OpenAIChat;
use LLPhant\\OpenAIConfig;
use LLPhant\\Embeddings\\VectorStores\\Qdrant\\QdrantVectorStore;

$config = new OpenAIConfig();
$config->model = 'gpt-4o';
$chat = new OpenAIChat($config);
$chat->setSystemMessage('Be brief.');
$store = new QdrantVectorStore($settings, 'docs');
`,
      finds: [
        { kind: 'sdk', name: 'theodo-group/llphant', line: 4 },
        { kind: 'model', name: 'gpt-4o', line: 9, provider: 'openai' },
        { kind: 'provider', name: 'openai', line: 10 },
        { kind: 'prompt', name: 'setSystemMessage', line: 11 },
        { kind: 'vector_store', name: 'QdrantVectorStore', line: 12 },
      ],
    },
    { why: 'only taken', path: 'a.php', text: '<?php\nuse LLPhant\\Chat\\ChatInterface;\n', finds: [{ kind: 'sdk', name: 'theodo-group/llphant', line: 2 }] },
    { why: 'a chat of another vendor', path: 'b.php', text: '<?php\nuse LLPhant\\Chat\\AnthropicChat;\nuse LLPhant\\AnthropicConfig;\n$chat = new AnthropicChat(new AnthropicConfig(\'claude-3-7-sonnet-latest\'));\n', finds: [{ kind: 'sdk', name: 'theodo-group/llphant', line: 2 }, { kind: 'provider', name: 'anthropic', line: 4 }, { kind: 'model', name: 'claude-3-7-sonnet-latest', line: 4, provider: 'anthropic' }] },
    { why: 'a store that a class keeps', path: 'c.php', text: '<?php\nnamespace App;\nuse LLPhant\\Embeddings\\VectorStores\\Memory\\MemoryVectorStore;\nclass A { function __construct() { $this->store = new MemoryVectorStore(); } }\n', finds: [{ kind: 'sdk', name: 'theodo-group/llphant', line: 3 }, { kind: 'vector_store', name: 'MemoryVectorStore', line: 4 }] },
    { why: 'the model of a local server', path: 'd.php', text: '<?php\nuse LLPhant\\OllamaConfig;\n$c = new OllamaConfig();\n$c->model = \'llama3.2\';\n$c->url = \'http://localhost:11434/api/\';\n', finds: [{ kind: 'sdk', name: 'theodo-group/llphant', line: 2 }, { kind: 'model', name: 'llama3.2', line: 4 }, { kind: 'endpoint', name: 'localhost:11434/api', line: 5 }, { kind: 'provider', name: 'ollama' }] },
  ],
  nearMisses: [
    { why: 'a configuration of the project', path: 'a.php', text: "<?php\nnamespace App;\n$config = new OpenAIConfig();\n$config->model = 'gpt-4o';\n" },
    { why: 'a text and a comment', path: 'x1.php', text: '<?php\n// use LLPhant\\OpenAIConfig;\n$x = \'use LLPhant\\\\OpenAIConfig;\';\n' },
    { why: 'a class of the own namespace', path: 'x2.php', text: '<?php\nnamespace App;\nnew OpenAIConfig(\'gpt-4o\');\n' },
    { why: 'an import of another package', path: 'x3.php', text: '<?php\nuse Acme\\OpenAIConfig;\nnew OpenAIConfig(model: \'gpt-4o\');\n' },
  ],
});
