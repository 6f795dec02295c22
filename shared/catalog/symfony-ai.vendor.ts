import { defineVendor } from './catalog-entry.ts';

/** Folders of the bridges, and the catalog ids that they stand for. */
const bridges: readonly (readonly [name: string, provider: string])[] = [
  ['{OpenAi,OpenAI}', 'openai'],
  ['Anthropic', 'anthropic'],
  ['Azure.{OpenAi,OpenAI}', 'azure-openai'],
  ['{Gemini,VertexAi}', 'google'],
  ['Mistral', 'mistral'],
  ['Ollama', 'ollama'],
  ['Bedrock', 'aws-bedrock'],
  ['HuggingFace', 'hugging-face'],
];

/** Stores that have a package of their own each (`symfony/ai-chroma-db-store`), from `AiBundle.php` (read 2026-12). */
const stores = ['azure-search', 'cache', 'chroma-db', 'click-house', 'cloudflare', 'elasticsearch', 'manticore-search', 'maria-db', 'meilisearch', 'milvus', 'mongo-db', 'neo4j', 'open-search', 'pinecone', 'postgres', 'qdrant', 'redis', 'supabase', 'surreal-db', 'typesense', 'weaviate'];

export default defineVendor({
  id: 'symfony-ai',
  name: 'Symfony AI',
  url: 'https://ai.symfony.com',
  type: 'framework',
  packages: [
    { ecosystem: 'composer', name: 'symfony/ai-platform', modules: ['Symfony.AI.Platform'], role: 'framework' },
    { ecosystem: 'composer', name: 'symfony/ai-agent', modules: ['Symfony.AI.Agent'], role: 'framework' },
    { ecosystem: 'composer', name: 'symfony/ai-store', modules: ['Symfony.AI.Store'], role: 'vector-store' },
    { ecosystem: 'composer', name: 'symfony/ai-chat', modules: ['Symfony.AI.Chat'], role: 'framework' },
    { ecosystem: 'composer', name: 'symfony/ai-bundle', modules: ['Symfony.AI.AiBundle'], role: 'framework' },
    ...stores.map((name) => ({ ecosystem: 'composer' as const, name: `symfony/ai-${name}-store`, modules: [], role: 'vector-store' as const })),
    // Platforms, tools and message stores: `symfony/ai-open-ai-platform`, `symfony/ai-brave-tool`.
    { ecosystem: 'composer', name: 'symfony/ai-*', modules: [], role: 'framework' },
    { ecosystem: 'composer', name: 'symfony/mcp-bundle', modules: ['Symfony.AI.McpBundle'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-llm/llm-chain', modules: ['PhpLlm.LlmChain'], role: 'framework' },
  ],
  uses: [
    ...bridges.map(([name, provider]) => ({ ecosystem: 'composer' as const, call: `Symfony.AI.Platform.Bridge.${name}.PlatformFactory.create`, gives: [{ kind: 'provider' as const, provider }] })),
    { ecosystem: 'composer', call: 'Symfony.AI.Platform.Bridge.**.PlatformFactory.create().invoke', gives: [{ kind: 'model', from: ['model', '#0'] }] },
    { ecosystem: 'composer', call: 'Symfony.AI.Platform.Bridge.**.{Gpt,GPT,Claude,Gemini,Mistral,Ollama,DallE,Whisper}', gives: [{ kind: 'model', from: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'Symfony.AI.Platform.Bridge.**.Embeddings', gives: [{ kind: 'embedding_model', from: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'Symfony.AI.Agent.Agent', gives: [{ kind: 'model', from: ['model', '#1'] }, { kind: 'agent', name: ['@assigned', '@callee'], model: ['model', '#1'] }] },
    { ecosystem: 'composer', call: 'Symfony.AI.Platform.Message.Message.forSystem', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
    { ecosystem: 'composer', call: 'Symfony.AI.Store.Document.Vectorizer', gives: [{ kind: 'embedding_model', from: ['model', '#1'] }] },
  ],
  definitions: [{ ecosystem: 'composer', decorated: '{Symfony.AI.Agent.Toolbox.Attribute.AsTool,PhpLlm.LlmChain.Chain.Toolbox.Attribute.AsTool}', gives: 'tool', name: ['name', '#0'] }],
  examples: [
    {
      why: 'a platform, an agent and a tool',
      path: 'src/ask.php',
      text: `<?php

namespace App;

use Symfony\\AI\\Agent\\Agent;
use Symfony\\AI\\Agent\\Toolbox\\Attribute\\AsTool;
use Symfony\\AI\\Platform\\Bridge\\OpenAi\\PlatformFactory;
use Symfony\\AI\\Platform\\Message\\{Message, MessageBag};

#[AsTool('clock', 'Tells the time')]
final class Clock {}

$platform = PlatformFactory::create($_ENV['OPENAI_API_KEY']);
$agent = new Agent($platform, 'gpt-4o-mini');
$agent->call(new MessageBag(Message::forSystem('You are a pirate.')));
`,
      finds: [
        { kind: 'sdk', name: 'symfony/ai-agent', line: 5 },
        { kind: 'sdk', name: 'symfony/ai-platform', line: 7 },
        { kind: 'tool', name: 'clock', line: 11 },
        { kind: 'provider', name: 'openai', line: 13 },
        { kind: 'model', name: 'gpt-4o-mini', line: 14, provider: 'openai' },
        { kind: 'agent', name: 'agent', line: 14 },
        { kind: 'prompt', name: 'forSystem', line: 15 },
      ],
    },
    { why: 'a tool with its name on a line of its own', path: 'src/Seek.php', text: "<?php\nuse Symfony\\AI\\Agent\\Toolbox\\Attribute\\AsTool;\n\n#[AsTool(\n    name: 'seek',\n    description: 'Seeks a book',\n)]\nfinal class BookSeeker {}\n", finds: [{ kind: 'sdk', name: 'symfony/ai-agent', line: 2 }, { kind: 'tool', name: 'seek', line: 8 }] },
    { why: 'only taken', path: 'a.php', text: '<?php\nuse Symfony\\AI\\Chat\\Chat;\n', finds: [{ kind: 'sdk', name: 'symfony/ai-chat', line: 2 }] },
    { why: 'a platform that is asked by itself', path: 'b.php', text: '<?php\nuse Symfony\\AI\\Platform\\Bridge\\Anthropic\\PlatformFactory;\n$platform = PlatformFactory::create(\'x\');\n$platform->invoke(\'claude-sonnet-4-20250514\', \'x\');\n', finds: [{ kind: 'sdk', name: 'symfony/ai-platform', line: 2 }, { kind: 'provider', name: 'anthropic', line: 3 }, { kind: 'model', name: 'claude-sonnet-4-20250514', line: 4, provider: 'anthropic' }] },
    { why: 'a model as an object', path: 'c.php', text: '<?php\nuse Symfony\\AI\\Platform\\Bridge\\OpenAI\\GPT;\n$model = new GPT(\'gpt-4o-mini\');\n', finds: [{ kind: 'sdk', name: 'symfony/ai-platform', line: 2 }, { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'what turns documents into vectors', path: 'd.php', text: '<?php\nuse Symfony\\AI\\Store\\Document\\Vectorizer;\n$v = new Vectorizer($platform, \'text-embedding-3-small\');\n', finds: [{ kind: 'sdk', name: 'symfony/ai-store', line: 2 }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    {
      why: 'a manifest with a platform, a store and a tool, which are packages of their own',
      path: 'composer.json',
      text: '{\n  "require": {\n    "symfony/ai-bundle": "^0.8",\n    "symfony/ai-open-ai-platform": "^0.8",\n    "symfony/ai-chroma-db-store": "^0.8",\n    "symfony/ai-brave-tool": "^0.8",\n    "symfony/console": "8.0.*"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: 'symfony/ai-bundle', line: 3 },
        { kind: 'dependency', name: 'symfony/ai-open-ai-platform', line: 4 },
        { kind: 'dependency', name: 'symfony/ai-chroma-db-store', line: 5 },
        { kind: 'dependency', name: 'symfony/ai-brave-tool', line: 6 },
      ],
    },
  ],
  nearMisses: [
    { why: 'other packages of Symfony, one of which begins alike', path: 'composer.json', text: '{\n  "require": {\n    "symfony/console": "8.0.*",\n    "symfony/air-mailer": "^7.0",\n    "acme/ai-open-ai-platform": "^1.0"\n  }\n}\n' },
    { why: 'another component of Symfony', path: 'a.php', text: "<?php\nnamespace App;\nuse Symfony\\Component\\Messenger\\Agent;\n$agent = new Agent($platform, 'gpt-4o-mini');\n" },
    { why: 'a text and a comment', path: 'x1.php', text: '<?php\n// use Symfony\\AI\\Agent\\Agent;\n$x = \'use Symfony\\AI\\Agent\\\\Agent;\';\n' },
    { why: 'a class of the own namespace', path: 'x2.php', text: '<?php\nnamespace App;\nnew Agent(\'gpt-4o\');\n' },
    { why: 'an import of another package', path: 'x3.php', text: '<?php\nuse Acme\\Agent;\nnew Agent(model: \'gpt-4o\');\n' },
  ],
});
