/** Proof of the PHP reader: what it must see, and what it must not. One long list. */
import type { ReaderExample } from '../reader.ts';

export const phpExamples: readonly ReaderExample[] = [
  {
    why: 'a factory named in full, a chain of calls, an array as options, and a constant of the class',
    path: 'src/Answer.php',
    text: `<?php

declare(strict_types=1);

namespace App\\Services;

use App\\{Foo, Bar as Baz};

final class Answer
{
    private const MODEL = 'gpt-4o';

    public function __construct(private string $key)
    {
        $this->client = \\OpenAI::client(getenv('OPENAI_API_KEY') ?: 'none');
    }

    public function ask(string $question): string
    {
        return $this->client->chat()->create([
            'model' => self::MODEL,
            'messages' => [
                ['role' => 'system', 'content' => <<<TEXT
                    You answer
                      briefly.
                    TEXT],
                ['role' => 'user', 'content' => "Q: {$question}"],
            ],
        ])->choices[0]->message->content;
    }
}
`,
    facts: [
      { type: 'import', ecosystem: 'composer', module: 'App', names: ['Foo', 'Bar'], line: 7 },
      { type: 'import', module: 'OpenAI', names: [], line: 15 },
      { type: 'call', path: 'OpenAI.client', assigned: 'Answer.client', line: 15, args: [{ value: { kind: 'env', name: 'OPENAI_API_KEY', fallback: { text: 'none' } } }] },
      { type: 'env', name: 'OPENAI_API_KEY' },
      { type: 'call', path: 'OpenAI.client().chat', line: 20 },
      {
        type: 'call',
        path: 'OpenAI.client().chat().create',
        line: 20,
        within: 'Answer.ask',
        args: [
          {
            value: {
              kind: 'object',
              entries: {
                model: { kind: 'string', text: 'gpt-4o', line: 11, name: 'Answer.MODEL' },
                messages: { items: [{ entries: { role: { text: 'system' }, content: { kind: 'string', text: 'You answer\n  briefly.', line: 23 } } }, { entries: { content: { kind: 'template', parts: ['Q: ', ''] } } }] },
              },
            },
          },
        ],
      },
    ],
  },
  {
    why: 'a facade, named arguments, groups, functions and aliases of use, and an array that grows',
    path: 'app/Http/Controllers/Chat.php',
    text: `<?php
namespace App\\Http;
use OpenAI\\Laravel\\Facades\\OpenAI as AI;
use Prism\\Prism\\{Prism, Enums\\Provider};
use function Laravel\\Ai\\{agent, tool};

$params = ['temperature' => 1];
$params['model'] = env('MODEL', 'gpt-4.1');
AI::chat()->create($params);
Prism::text()->using(Provider::Anthropic, 'claude-sonnet-4')->withSystemPrompt(view('x'))->asText();
agent(instructions: 'Be kind', model: config('ai.model', 'gpt-4o'));
`,
    facts: [
      { type: 'import', module: 'OpenAI.Laravel.Facades', names: ['OpenAI'], line: 3 },
      { type: 'import', module: 'Prism.Prism', names: ['Prism'], line: 4 },
      { type: 'import', module: 'Prism.Prism.Enums', names: ['Provider'], line: 4 },
      { type: 'import', module: 'Laravel.Ai', names: ['agent', 'tool'], line: 5 },
      { type: 'env', name: 'MODEL' },
      { type: 'call', path: 'OpenAI.Laravel.Facades.OpenAI.chat' },
      { type: 'call', path: 'OpenAI.Laravel.Facades.OpenAI.chat().create', line: 9, args: [{ value: { entries: { temperature: { value: 1 }, model: { kind: 'env', name: 'MODEL', fallback: { text: 'gpt-4.1', line: 8 } } } } }] },
      { type: 'call', path: 'Prism.Prism.Prism.text' },
      { type: 'call', path: 'Prism.Prism.Prism.text().using', args: [{ value: { kind: 'ref', path: 'Prism.Prism.Enums.Provider.Anthropic' } }, { value: { text: 'claude-sonnet-4' } }] },
      { type: 'call', path: 'Prism.Prism.Prism.text().using().withSystemPrompt' },
      { type: 'call', path: 'Prism.Prism.Prism.text().using().withSystemPrompt().asText' },
      { type: 'call', path: 'Laravel.Ai.agent', args: [{ name: 'instructions', value: { text: 'Be kind' } }, { name: 'model', value: { text: 'gpt-4o', line: 11 } }] },
    ],
  },
  {
    why: 'attributes, bases, interfaces and traits, and promoted properties of a type',
    path: 'src/Weather.php',
    text: `<?php
namespace App;
use PhpMcp\\Server\\Attributes\\McpTool;
use NeuronAI\\Agent;
use NeuronAI\\Contracts\\Told;
use OpenAI\\Client;

class Weather extends Agent implements Told
{
    protected string $model = 'gpt-4o';

    public function __construct(private readonly Client $client) {}

    #[McpTool(name: 'forecast')]
    public function forecast(string $city): string
    {
        return $this->client->responses()->create(model: $this->model);
    }
}
`,
    facts: [
      { type: 'import', module: 'PhpMcp.Server.Attributes' },
      { type: 'import', module: 'NeuronAI', names: ['Agent'] },
      { type: 'import', module: 'NeuronAI.Contracts' },
      { type: 'import', module: 'OpenAI', names: ['Client'] },
      { type: 'definition', what: 'class', name: 'Weather', bases: ['NeuronAI.Agent', 'NeuronAI.Contracts.Told'], attributes: { model: { text: 'gpt-4o' } }, line: 8 },
      { type: 'definition', what: 'function', name: 'Weather.forecast', decorators: [{ path: 'PhpMcp.Server.Attributes.McpTool', args: [{ name: 'name', value: { text: 'forecast' } }] }], line: 15 },
      { type: 'call', path: 'OpenAI.Client().responses' },
      { type: 'call', path: 'OpenAI.Client().responses().create', args: [{ name: 'model', value: { text: 'gpt-4o', line: 10 } }] },
    ],
  },
  {
    why: 'code inside a page, without a namespace, with constants and addresses',
    path: 'public/index.php',
    text: `<html>
<p>OpenAI::client()</p>
<?php
define('MODEL', 'gpt-4o');
const OTHER = 'o3';
$client = OpenAI::client($_ENV['KEY']);
if ($ok): ?>
<b><?= $client->chat()->create(['model' => MODEL, 'other' => OTHER]) ?></b>
<?php endif;
$url = 'https://api.example.com/v1/' . $path;
`,
    facts: [
      { type: 'import', module: 'OpenAI', line: 6 },
      { type: 'call', path: 'OpenAI.client', args: [{ value: { kind: 'env', name: 'KEY' } }] },
      { type: 'env', name: 'KEY' },
      { type: 'call', path: 'OpenAI.client().chat', line: 8 },
      { type: 'call', path: 'OpenAI.client().chat().create', line: 8, args: [{ value: { entries: { model: { text: 'gpt-4o', line: 4 }, other: { text: 'o3', line: 5 } } } }] },
      { type: 'url', url: 'https://api.example.com/v1/' },
    ],
  },
  {
    why: 'a nowdoc that a bracket follows, and every class that is named in full',
    path: 'src/Console.php',
    text: `<?php
namespace App;
class Console {
    private ?\\OpenAI\\Client $client = null;
    function run() {
        $this->client ??= \\OpenAI::factory()->make();
        $this->client->chat()->create(['messages' => [<<<'TXT'
            You are a console.
            TXT], 'model' => 'gpt-4.1']);
    }
}
`,
    facts: [
      { type: 'import', module: 'OpenAI', names: ['Client'], line: 4 },
      { type: 'import', module: 'OpenAI', names: [], line: 6 },
      { type: 'call', path: 'OpenAI.factory' },
      { type: 'call', path: 'OpenAI.factory().make' },
      { type: 'call', path: 'OpenAI.factory().make().chat' },
      { type: 'call', path: 'OpenAI.factory().make().chat().create', within: 'Console.run', args: [{ value: { entries: { messages: { items: [{ text: 'You are a console.' }] }, model: { text: 'gpt-4.1', line: 9 } } } }] },
    ],
  },
  {
    why: 'a class of that name in the own namespace, or in the file, is no package',
    path: 'src/Near.php',
    text: '<?php\nnamespace App;\n\n$client = OpenAI::client();\nclass Anthropic { public function messages() {} }\n(new Anthropic)->messages();\n',
    none: ['import'],
  },
  { why: 'a class of the file without a namespace', path: 'src/Near.php', text: "<?php\nclass OpenAI { static function client() {} }\nOpenAI::client('x')->chat();\n", none: 'all' },
  { why: 'comments and texts', path: 'src/Near.php', text: '<?php\n// OpenAI::client();\n/* use OpenAI\\Client; */\n# new OpenAI\\Client\n$x = "OpenAI::client()";\n$y = \'use OpenAI\\Client;\';\n', none: 'all' },
  { why: 'a page without code', path: 'near.phtml', text: '<p>OpenAI::client()</p>\n', none: 'all' },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'src/Settings.php',
    text: `<?php

use Acme\\Client;

class Settings
{
    private const MODEL = 'small-1';
    protected string $chatModel = 'small-2';

    public function __construct(private string $model = 'small-3') {}

    public function defaultModel(): string
    {
        return 'small-4';
    }

    public function run(): void
    {
        $this->model = config('chat.model', 'small-5');
        $body = ['model' => env('CHAT_MODEL', 'small-6'), 'stream' => true];
        $options->setModel('small-7');
        $prompt = 'You are a careful clerk, and you answer in one short sentence.';
    }
}
`,
    facts: [
      { type: 'named_text', name: 'Settings.MODEL', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'Settings.chatModel', value: { kind: 'string', text: 'small-2' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-3' } },
      { type: 'named_text', name: 'Settings.defaultModel', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'chat.model', value: { kind: 'string', text: 'small-5' }, isDefault: true },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-6' }, isDefault: true },
      { type: 'named_text', name: 'setModel', value: { kind: 'string', text: 'small-7' } },
      { type: 'named_text', name: 'Settings.run.prompt', says: 'prompt' },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'src/NearSettings.php',
    text: `<?php

use Acme\\Client;

const MODEL_LABEL = 'small-1';
$supportedModels = ['small-2', 'small-3'];
$client->send(['model' => 'small-7']);

function isSmall(string $model): bool
{
    return $model === 'small-4' || str_starts_with($model, 'small-5') || hasModel('small-6');
}
`,
    none: ['named_text'],
  },
  {
    why: 'functions that are described to a model: a class by its methods, an array with a schema',
    path: 'src/Notes.php',
    text: `<?php
class Read implements Tool
{
    public function name(): string { return 'read_note'; }
    public function description(): string { return 'Reads a note'; }
    public function parameters(): array { return ['type' => 'object', 'properties' => ['id' => ['type' => 'string']]]; }
}
$write = ['name' => 'write_note', 'description' => 'Writes a note', 'parameters' => ['type' => 'object']];
$route = ['name' => 'notes', 'description' => 'All notes', 'parameters' => ['page']];
`,
    facts: [
      { type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 4 },
      { type: 'named_text', name: 'write_note', says: 'tool', line: 8 },
    ],
  },
  {
    why: 'what a site offers to models by a name and a schema; another registration is none',
    path: 'abilities.php',
    text: `<?php
wp_register_ability('notes/find', ['label' => __('Find'), 'input_schema' => ['type' => 'object'], 'execute_callback' => 'find_note']);
wp_register_script('notes', ['src' => 'notes.js']);
`,
    facts: [{ type: 'named_text', name: 'notes/find', says: 'tool', line: 2 }],
  },
];
