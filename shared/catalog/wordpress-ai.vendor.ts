import { defineVendor, type CatalogPackage, type UseRule } from './catalog-entry.ts';

/** The providers that WordPress itself has plugins for: the id that code names them by, and how their classes begin. */
const providers: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'anthropic', name: 'Anthropic' },
  { id: 'google', name: 'Google' },
  { id: 'openai', name: 'OpenAi' },
];

/** What begins a prompt in the package for WordPress and in WordPress 7 itself, where methods have underscores. */
const wordpressBuilders = [
  'WordPress.AI_Client.AI_Client.{prompt,prompt_with_wp_error}()',
  'WordPress.AI_Client.Builders.{Prompt_Builder,Prompt_Builder_With_WP_Error}()',
  'WP_AI_Client_Prompt_Builder()',
];
const builders = ['WordPress.AiClient.AiClient.prompt()', 'WordPress.AiClient.Builders.PromptBuilder()', ...wordpressBuilders];

/** Places looked at of arguments that may go on. */
const places = [0, 1, 2, 3];

const promptUses = [
  ...builders.flatMap((builder): UseRule[] => [
    { ecosystem: 'composer', call: `${builder}.**.{usingSystemInstruction,using_system_instruction}`, gives: [{ kind: 'prompt', from: '#0' }] },
    // An id, or a pair of a provider and an id.
    { ecosystem: 'composer', call: `${builder}.**.{usingModelPreference,using_model_preference}`, gives: places.map((place) => ({ kind: 'model', from: [`#${place}.1`, `#${place}`], providerFrom: `#${place}.0` })) },
    ...providers.map(({ id }): UseRule => ({ ecosystem: 'composer', call: `${builder}.**.{usingProvider,using_provider}`, when: { argument: '#0', equals: [id] }, gives: [{ kind: 'provider', provider: id }] })),
  ]),
  ...wordpressBuilders.map((builder): UseRule => ({ ecosystem: 'composer', call: `${builder}.**.using_abilities`, gives: places.map((place) => ({ kind: 'tool', name: `#${place}` })) })),
];

const providerPackages = providers.flatMap(({ id, name }): CatalogPackage[] => [
  { ecosystem: 'composer', name: `wordpress/ai-provider-for-${id}`, modules: [`WordPress.${name}AiProvider`], role: 'sdk', provider: id },
  // Its former name.
  { ecosystem: 'composer', name: `wordpress/${id}-ai-provider`, modules: [], role: 'sdk', provider: id },
]);

/** A class that stands for a provider makes its models; the first releases of the SDK had these classes in it. */
const providerUses = providers.flatMap(({ id, name }): UseRule[] =>
  [`WordPress.${name}AiProvider.Provider.${name}Provider.model`, `WordPress.AiClient.ProviderImplementations.${name}.${name}Provider.model`].map((call) => ({
    ecosystem: 'composer',
    call,
    gives: [{ kind: 'model', from: '#0', provider: id }],
  })),
);

export default defineVendor({
  id: 'wordpress-ai',
  name: 'AI of WordPress: AI client, Abilities API, MCP adapter',
  url: 'https://make.wordpress.org/ai/',
  type: 'framework',
  packages: [
    { ecosystem: 'composer', name: 'wordpress/php-ai-client', modules: ['WordPress.AiClient'], role: 'sdk' },
    { ecosystem: 'composer', name: 'wordpress/wp-ai-client', modules: ['WordPress.AI_Client', 'WP_AI_Client_Prompt_Builder'], role: 'sdk' },
    { ecosystem: 'composer', name: 'wordpress/mcp-adapter', modules: ['WP.MCP'], role: 'protocol' },
    { ecosystem: 'composer', name: 'wordpress/abilities-api', modules: ['WP_Ability', 'WP_Abilities_Registry'], role: 'framework' },
    { ecosystem: 'composer', name: 'wordpress/abilities', modules: [], role: 'framework' },
    { ecosystem: 'npm', name: '@wordpress/abilities', role: 'framework' },
    { ecosystem: 'npm', name: '@wordpress/core-abilities', role: 'framework' },
    ...providerPackages,
  ],
  uses: [
    ...promptUses,
    ...providerUses,
    { ecosystem: 'composer', call: 'WordPress.AiClient.AiClient.defaultRegistry().getProviderModel', gives: [{ kind: 'model', from: ['modelId', '#1'], providerFrom: ['idOrClassName', '#0'] }] },
    { ecosystem: 'composer', call: 'WordPress.AiClient.Providers.Models.DTO.ModelConfig().setSystemInstruction', gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'composer', call: 'WordPress.AiClient.Providers.Models.DTO.ModelConfig.fromArray', gives: [{ kind: 'prompt', from: '#0.systemInstruction' }] },
    { ecosystem: 'composer', call: 'WordPress.AiClient.Tools.DTO.FunctionDeclaration', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'WordPress.AiClient.Tools.DTO.FunctionDeclaration.fromArray', gives: [{ kind: 'tool', name: '#0.name' }] },
    { ecosystem: 'composer', call: 'WP_Abilities_Registry.get_instance().register', gives: [{ kind: 'tool', name: '#0' }] },
    ...['WP.MCP.Core.McpAdapter()', 'WP.MCP.Core.McpAdapter.instance()'].map((adapter): UseRule => ({
      ecosystem: 'composer',
      call: `${adapter}.create_server`,
      // It serves the abilities that it is given by name.
      gives: [{ kind: 'mcp_server', name: ['#3', '#0', '@callee'] }, { kind: 'tool', name: '#9[]' }],
    })),
    { ecosystem: 'npm', call: '@wordpress/abilities#registerAbility', gives: [{ kind: 'tool', name: 'name' }] },
  ],
  examples: [
    {
      why: 'a prompt of the SDK: what the model is told, a model of a provider and those that are preferred',
      path: 'src/Summary.php',
      text: `<?php
namespace Acme;

use WordPress\\AiClient\\AiClient;
use WordPress\\AnthropicAiProvider\\Provider\\AnthropicProvider;

$summary = AiClient::prompt($post)
    ->usingSystemInstruction('You sum up posts.')
    ->usingModelPreference('gpt-5-mini', ['google', 'gemini-2.5-flash'])
    ->usingModel(AnthropicProvider::model('claude-sonnet-4-5'))
    ->generateText();
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/php-ai-client', line: 4 },
        { kind: 'sdk', name: 'wordpress/ai-provider-for-anthropic', line: 5 },
        { kind: 'prompt', name: 'usingSystemInstruction', line: 8 },
        { kind: 'model', name: 'gpt-5-mini', line: 9, provider: 'openai' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 9, provider: 'google' },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 10, provider: 'anthropic' },
        { kind: 'provider', name: 'openai' },
        { kind: 'provider', name: 'google' },
        { kind: 'provider', name: 'anthropic', line: 5 },
      ],
    },
    {
      why: 'functions that a model may call, and a configuration',
      path: 'src/Tools.php',
      text: `<?php
use WordPress\\AiClient\\Builders\\PromptBuilder;
use WordPress\\AiClient\\Providers\\Models\\DTO\\ModelConfig;
use WordPress\\AiClient\\Tools\\DTO\\FunctionDeclaration;

$count = new FunctionDeclaration('count_comments', 'Counts the comments of a post');
$close = FunctionDeclaration::fromArray(['name' => 'close_comments', 'description' => 'Closes the comments of a post']);
$config = new ModelConfig();
$config->setSystemInstruction('You keep the comments tidy.');
$other = ModelConfig::fromArray(['systemInstruction' => 'You greet new readers.']);

function ask(PromptBuilder $builder) {
    return $builder->usingProvider('openai')->generateText();
}
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/php-ai-client', line: 2 },
        { kind: 'tool', name: 'count_comments', line: 6 },
        { kind: 'tool', name: 'close_comments', line: 7 },
        { kind: 'prompt', name: 'setSystemInstruction', line: 9 },
        { kind: 'prompt', name: 'other.systemInstruction', line: 10 },
        { kind: 'provider', name: 'openai', line: 13 },
      ],
    },
    {
      why: 'the package for WordPress, its methods with underscores, and abilities as tools',
      path: 'includes/class-replies.php',
      text: `<?php
$reply = \\WordPress\\AI_Client\\AI_Client::prompt_with_wp_error( $comment )
	->using_system_instruction( 'You answer readers in two lines.' )
	->using_model_preference( array( 'anthropic', 'claude-haiku-4-5' ) )
	->using_abilities( 'acme/find-posts', 'acme/read-post' )
	->generate_text();
$title = \\WordPress\\AI_Client\\AI_Client::prompt( $post )->using_provider( 'google' )->generate_text();
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/wp-ai-client', line: 2 },
        { kind: 'prompt', name: 'using_system_instruction', line: 3 },
        { kind: 'model', name: 'claude-haiku-4-5', line: 4, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'tool', name: 'acme/find-posts', line: 5 },
        { kind: 'tool', name: 'acme/read-post', line: 5 },
        { kind: 'provider', name: 'google', line: 7 },
      ],
    },
    {
      why: 'the builders themselves, of the SDK, of the package and of WordPress 7',
      path: 'includes/builders.php',
      text: `<?php
use WordPress\\AiClient\\Builders\\PromptBuilder;
use WordPress\\AI_Client\\Builders\\Prompt_Builder;
use WordPress\\AI_Client\\Builders\\Prompt_Builder_With_WP_Error;

function title( PromptBuilder $builder ) {
	return $builder->usingSystemInstruction( 'You write titles.' )->usingModelPreference( 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano', 'o3' );
}

function outline( Prompt_Builder $builder ) {
	return $builder->using_system_instruction( 'You write outlines.' )->using_model_preference( 'claude-sonnet-5' )->using_abilities( 'acme/outline' );
}

function teaser( Prompt_Builder_With_WP_Error $builder ) {
	return $builder->using_system_instruction( 'You write teasers.' )->using_provider( 'anthropic' );
}

function headline( WP_AI_Client_Prompt_Builder $builder ) {
	return $builder->using_system_instruction( 'You write headlines.' )->using_model_preference( 'gemini-2.5-flash-lite' )->using_abilities( 'acme/news', 'acme/weather', 'acme/sport', 'acme/stocks' )->using_provider( 'google' );
}
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/php-ai-client', line: 2 },
        { kind: 'sdk', name: 'wordpress/wp-ai-client', line: 3 },
        { kind: 'prompt', name: 'title.usingSystemInstruction', line: 7 },
        { kind: 'model', name: 'gpt-4.1', line: 7, provider: 'openai' },
        { kind: 'model', name: 'gpt-4.1-mini', line: 7, provider: 'openai' },
        { kind: 'model', name: 'gpt-4.1-nano', line: 7, provider: 'openai' },
        { kind: 'model', name: 'o3', line: 7, provider: 'openai' },
        { kind: 'prompt', name: 'outline.using_system_instruction', line: 11 },
        { kind: 'model', name: 'claude-sonnet-5', line: 11, provider: 'anthropic' },
        { kind: 'tool', name: 'acme/outline', line: 11 },
        { kind: 'prompt', name: 'teaser.using_system_instruction', line: 15 },
        { kind: 'provider', name: 'anthropic', line: 15 },
        { kind: 'prompt', name: 'headline.using_system_instruction', line: 19 },
        { kind: 'model', name: 'gemini-2.5-flash-lite', line: 19, provider: 'google' },
        { kind: 'tool', name: 'acme/news', line: 19 },
        { kind: 'tool', name: 'acme/weather', line: 19 },
        { kind: 'tool', name: 'acme/sport', line: 19 },
        { kind: 'tool', name: 'acme/stocks', line: 19 },
        { kind: 'provider', name: 'google', line: 19 },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'any model of a provider',
      path: 'src/any.php',
      text: `<?php
use WordPress\\AiClient\\AiClient;

$poem = AiClient::prompt('A poem')->usingProvider('anthropic')->generateText();
$song = AiClient::prompt('A song')->usingProvider('google')->generateText();
$plot = AiClient::prompt('A plot')->usingProvider('openai')->generateText();
$joke = AiClient::prompt('A joke')->usingProvider('acme')->generateText();
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/php-ai-client', line: 2 },
        { kind: 'provider', name: 'anthropic', line: 4 },
        { kind: 'provider', name: 'google', line: 5 },
        { kind: 'provider', name: 'openai', line: 6 },
      ],
    },
    {
      why: 'a model of the registry, those of the classes for providers, and of those that the first releases had',
      path: 'src/models.php',
      text: `<?php
use WordPress\\AiClient\\AiClient;
use WordPress\\AiClient\\ProviderImplementations as First;

$writer = AiClient::defaultRegistry()->getProviderModel('mistral', 'mistral-small-latest');
$models = [
    \\WordPress\\GoogleAiProvider\\Provider\\GoogleProvider::model('gemini-2.5-pro'),
    \\WordPress\\OpenAiAiProvider\\Provider\\OpenAiProvider::model('gpt-5'),
    First\\Anthropic\\AnthropicProvider::model('claude-opus-4-1'),
    First\\Google\\GoogleProvider::model('gemini-2.0-flash'),
    First\\OpenAi\\OpenAiProvider::model('gpt-4.1'),
];
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/php-ai-client', line: 2 },
        { kind: 'sdk', name: 'wordpress/ai-provider-for-google', line: 7 },
        { kind: 'sdk', name: 'wordpress/ai-provider-for-openai', line: 8 },
        { kind: 'model', name: 'mistral-small-latest', line: 5, provider: 'mistral' },
        { kind: 'model', name: 'gemini-2.5-pro', line: 7, provider: 'google' },
        { kind: 'model', name: 'gpt-5', line: 8, provider: 'openai' },
        { kind: 'model', name: 'claude-opus-4-1', line: 9, provider: 'anthropic' },
        { kind: 'model', name: 'gemini-2.0-flash', line: 10, provider: 'google' },
        { kind: 'model', name: 'gpt-4.1', line: 11, provider: 'openai' },
        { kind: 'provider', name: 'mistral' },
        { kind: 'provider', name: 'google' },
        { kind: 'provider', name: 'openai' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'a server of MCP with the abilities that it serves, and one that has a name of its own alone',
      path: 'includes/mcp.php',
      text: `<?php
use WP\\MCP\\Core\\McpAdapter;
use WP\\MCP\\Transport\\HttpTransport;

add_action( 'mcp_adapter_init', function ( McpAdapter $adapter ) {
	$adapter->create_server( 'shop', 'acme', 'mcp', 'Acme shop', 'Sells shoes.', '1.0.0', array( HttpTransport::class ), null, null, array( 'acme/find-shoes' ) );
} );
McpAdapter::instance()->create_server( 'stock', 'acme', 'stock' );
McpAdapter::instance()->create_server( 'care', 'acme', 'care', 'Acme care', 'Mends shoes.', '1.0.0', array(), null, null, array( 'acme/mend-shoes' ) );
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/mcp-adapter', line: 2 },
        { kind: 'mcp_server', name: 'Acme shop', line: 6 },
        { kind: 'tool', name: 'acme/find-shoes', line: 6 },
        { kind: 'mcp_server', name: 'stock', line: 8 },
        { kind: 'mcp_server', name: 'Acme care', line: 9 },
        { kind: 'tool', name: 'acme/mend-shoes', line: 9 },
      ],
    },
    {
      why: 'an ability that the registry is given',
      path: 'includes/abilities.php',
      text: `<?php
WP_Abilities_Registry::get_instance()->register( 'acme/size-of-shoe', array( 'label' => 'Size', 'description' => 'Tells the size of a shoe.' ) );
`,
      finds: [
        { kind: 'sdk', name: 'wordpress/abilities-api', line: 2 },
        { kind: 'tool', name: 'acme/size-of-shoe', line: 2 },
      ],
    },
    {
      why: 'an ability of the browser',
      path: 'src/abilities.ts',
      text: `import { registerAbility } from '@wordpress/abilities';

registerAbility({ name: 'acme/open-cart', label: 'Open the cart', description: 'Shows what is in the cart.', category: 'acme', callback: () => open('/cart') });
`,
      finds: [
        { kind: 'sdk', name: '@wordpress/abilities', line: 1 },
        { kind: 'tool', name: 'acme/open-cart', line: 3 },
      ],
    },
    {
      why: 'the packages of Composer',
      path: 'composer.json',
      text: `{
  "require": {
    "wordpress/php-ai-client": "^1.0",
    "wordpress/mcp-adapter": "^0.4",
    "wordpress/abilities-api": "^0.4",
    "wordpress/abilities": "^0.1",
    "wordpress/openai-ai-provider": "^1.0",
    "wordpress/google-ai-provider": "^1.0",
    "wordpress/anthropic-ai-provider": "^1.0"
  }
}
`,
      finds: [
        { kind: 'dependency', name: 'wordpress/php-ai-client', line: 3 },
        { kind: 'dependency', name: 'wordpress/mcp-adapter', line: 4 },
        { kind: 'dependency', name: 'wordpress/abilities-api', line: 5 },
        { kind: 'dependency', name: 'wordpress/abilities', line: 6 },
        { kind: 'dependency', name: 'wordpress/openai-ai-provider', line: 7 },
        { kind: 'dependency', name: 'wordpress/google-ai-provider', line: 8 },
        { kind: 'dependency', name: 'wordpress/anthropic-ai-provider', line: 9 },
      ],
    },
    { why: 'a package manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@wordpress/core-abilities": "^0.18.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@wordpress/core-abilities', line: 3 }] },
  ],
  nearMisses: [
    { why: 'other packages of WordPress', path: 'package.json', text: '{\n  "dependencies": {\n    "@wordpress/components": "^28.0.0",\n    "@wordpress/data": "^10.0.0"\n  }\n}\n' },
    { why: 'a prompt of the command line', path: 'src/ask.php', text: "<?php\nuse Laravel\\Prompts\\Prompt;\n\nPrompt::prompt('Name?')->usingProvider('openai')->usingSystemInstruction('Type a name.');\n" },
    { why: 'a class of the same name in a namespace of the project', path: 'src/tools.php', text: "<?php\nnamespace Acme;\n\n$f = new FunctionDeclaration('main', 'entry');\n$c = AiClient::prompt('x')->usingModelPreference('small');\n" },
    { why: 'the registry of blocks', path: 'blocks.php', text: "<?php\nWP_Block_Type_Registry::get_instance()->register( 'acme/shoe', array( 'description' => 'A shoe.' ) );\n" },
    { why: 'a hook of WordPress with such a word', path: 'hooks.php', text: "<?php\n// wp_ai_client_prompt\nadd_action( 'init', 'acme_register_ability_page' );\n" },
  ],
});
