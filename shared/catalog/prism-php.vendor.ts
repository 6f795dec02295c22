import { defineVendor } from './catalog-entry.ts';

/** The class, its facade, and the namespace that the package had before. */
const prism = '{Prism.Prism.Prism,Prism.Prism.Facades.Prism,EchoLabs.Prism.Prism}';

export default defineVendor({
  id: 'prism-php',
  name: 'Prism',
  url: 'https://prismphp.com',
  type: 'framework',
  packages: [
    { ecosystem: 'composer', name: 'prism-php/prism', modules: ['Prism.Prism'], role: 'framework' },
    { ecosystem: 'composer', name: 'echolabsdev/prism', modules: ['EchoLabs.Prism'], role: 'framework' },
    { ecosystem: 'composer', name: 'prism-php/relay', modules: ['Prism.Relay'], role: 'protocol' },
    { ecosystem: 'composer', name: 'prism-php/bedrock', modules: ['Prism.Bedrock'], role: 'sdk', provider: 'aws-bedrock' },
  ],
  uses: [
    { ecosystem: 'composer', call: `${prism}.{text,structured,image,audio,stream,moderation}().**.using`, gives: [{ kind: 'model', from: ['model', '#1'], providerFrom: ['provider', '#0'] }] },
    { ecosystem: 'composer', call: `${prism}.embeddings().**.using`, gives: [{ kind: 'embedding_model', from: ['model', '#1'], providerFrom: ['provider', '#0'] }] },
    { ecosystem: 'composer', call: `${prism}.*().**.withSystemPrompt`, gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'composer', call: '{Prism.Prism.Facades.Tool.as,Prism.Prism.Tool().as,EchoLabs.Prism.Facades.Tool.as}', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
  ],
  definitions: [{ ecosystem: 'composer', extends: '{Prism.Prism,EchoLabs.Prism}.Tool', gives: 'tool' }],
  examples: [
    {
      why: 'a text, an embedding and a tool',
      path: 'app/Services/Ask.php',
      text: `<?php
namespace App\\Services;

use Prism\\Prism\\Prism;
use Prism\\Prism\\Enums\\Provider;
use Prism\\Prism\\Facades\\Tool;

$weather = Tool::as('weather')->for('The weather of a city')->using(fn (string $city): string => 'sunny');
Prism::text()
    ->using(Provider::Anthropic, 'claude-3-5-sonnet-20241022')
    ->withSystemPrompt('Be brief.')
    ->withTools([$weather])
    ->asText();
Prism::embeddings()->using(Provider::OpenAI, 'text-embedding-3-large')->asEmbeddings();
`,
      finds: [
        { kind: 'sdk', name: 'prism-php/prism', line: 4 },
        { kind: 'tool', name: 'weather', line: 8 },
        { kind: 'model', name: 'claude-3-5-sonnet-20241022', line: 10, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'withSystemPrompt', line: 11 },
        { kind: 'embedding_model', name: 'text-embedding-3-large', line: 14, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'models that anybody serves, from who is named before them, and a command that is called after one',
      path: 'app/EmbedLocally.php',
      text: "<?php\nuse Prism\\Prism\\Prism;\nuse Prism\\Prism\\Enums\\Provider;\nclass EmbedLocally extends Command {\n    protected $signature = 'ollama:embed-text';\n}\nPrism::text()->using(Provider::Ollama, 'llama3.2')->asText();\nPrism::embeddings()->using('ollama', 'mxbai-embed-large')->asEmbeddings();\n",
      finds: [
        { kind: 'sdk', name: 'prism-php/prism', line: 2 },
        { kind: 'model', name: 'llama3.2', line: 7, provider: 'ollama' },
        { kind: 'embedding_model', name: 'mxbai-embed-large', line: 8, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    { why: 'structured output and the facade', path: 'a.php', text: '<?php\nuse Prism\\Prism\\Facades\\Prism;\nPrism::structured()->using(\'openai\', \'gpt-4o\')->asStructured();\n', finds: [{ kind: 'sdk', name: 'prism-php/prism', line: 2 }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'the namespace that it had before', path: 'b.php', text: '<?php\nuse EchoLabs\\Prism\\Prism;\nPrism::text()->using(\'openai\', \'gpt-4o\');\n', finds: [{ kind: 'sdk', name: 'echolabsdev/prism', line: 2 }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'a tool that is a class', path: 'c.php', text: '<?php\nuse Prism\\Prism\\Tool;\nclass Search extends Tool {}\n', finds: [{ kind: 'sdk', name: 'prism-php/prism', line: 2 }, { kind: 'tool', name: 'Search', line: 3 }] },
    { why: 'only taken', path: 'd.php', text: '<?php\nuse Prism\\Prism\\Enums\\Provider;\n', finds: [{ kind: 'sdk', name: 'prism-php/prism', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a prism of glass', path: 'a.php', text: "<?php\nnamespace Optics;\nPrism::text()->using('glass', 'claude-3-5-sonnet-20241022');\n" },
    { why: 'a class of Microsoft\'s pattern', path: 'b.php', text: "<?php\nuse Acme\\Prism\\Prism;\nPrism::text()->using('x', 'gpt-4o');\n" },
    { why: 'a text and a comment', path: 'x1.php', text: '<?php\n// use Prism\\Prism\\Prism;\n$x = \'use Prism\\Prism\\\\Prism;\';\n' },
    { why: 'a class of the own namespace', path: 'x2.php', text: '<?php\nnamespace App;\nnew Prism(\'gpt-4o\');\n' },
  ],
});
