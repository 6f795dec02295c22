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
  definitions: [{ ecosystem: 'composer', decorated: '{Symfony.AI.Agent.Toolbox.Attribute.AsTool,PhpLlm.LlmChain.Chain.Toolbox.Attribute.AsTool}', gives: 'tool' }],
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
        { kind: 'tool', name: 'Clock', line: 11 },
        { kind: 'provider', name: 'openai', line: 13 },
        { kind: 'model', name: 'gpt-4o-mini', line: 14, provider: 'openai' },
        { kind: 'agent', name: 'agent', line: 14 },
        { kind: 'prompt', name: 'forSystem', line: 15 },
      ],
    },
    { why: 'only taken', path: 'a.php', text: '<?php\nuse Symfony\\AI\\Chat\\Chat;\n', finds: [{ kind: 'sdk', name: 'symfony/ai-chat', line: 2 }] },
    { why: 'a platform that is asked by itself', path: 'b.php', text: '<?php\nuse Symfony\\AI\\Platform\\Bridge\\Anthropic\\PlatformFactory;\n$platform = PlatformFactory::create(\'x\');\n$platform->invoke(\'claude-sonnet-4-20250514\', \'x\');\n', finds: [{ kind: 'sdk', name: 'symfony/ai-platform', line: 2 }, { kind: 'provider', name: 'anthropic', line: 3 }, { kind: 'model', name: 'claude-sonnet-4-20250514', line: 4, provider: 'anthropic' }] },
    { why: 'a model as an object', path: 'c.php', text: '<?php\nuse Symfony\\AI\\Platform\\Bridge\\OpenAI\\GPT;\n$model = new GPT(\'gpt-4o-mini\');\n', finds: [{ kind: 'sdk', name: 'symfony/ai-platform', line: 2 }, { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'what turns documents into vectors', path: 'd.php', text: '<?php\nuse Symfony\\AI\\Store\\Document\\Vectorizer;\n$v = new Vectorizer($platform, \'text-embedding-3-small\');\n', finds: [{ kind: 'sdk', name: 'symfony/ai-store', line: 2 }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
  ],
  nearMisses: [
    { why: 'another component of Symfony', path: 'a.php', text: "<?php\nnamespace App;\nuse Symfony\\Component\\Messenger\\Agent;\n$agent = new Agent($platform, 'gpt-4o-mini');\n" },
    { why: 'a text and a comment', path: 'x1.php', text: '<?php\n// use Symfony\\AI\\Agent\\Agent;\n$x = \'use Symfony\\AI\\Agent\\\\Agent;\';\n' },
    { why: 'a class of the own namespace', path: 'x2.php', text: '<?php\nnamespace App;\nnew Agent(\'gpt-4o\');\n' },
    { why: 'an import of another package', path: 'x3.php', text: '<?php\nuse Acme\\Agent;\nnew Agent(model: \'gpt-4o\');\n' },
  ],
});
