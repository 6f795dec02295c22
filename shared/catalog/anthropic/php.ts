/** Anthropic in PHP. */
import type { EntryPart } from '../entry-part.ts';

export const php: EntryPart = {
  packages: [
    { ecosystem: 'composer', name: 'anthropic-ai/sdk', modules: ['Anthropic'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'mozex/anthropic-php', modules: ['Anthropic.Contracts', 'Anthropic.Factory'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'mozex/anthropic-laravel', modules: ['Anthropic.Laravel'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'wpai-inc/anthropic-sdk-php', modules: ['WpAi.Anthropic'], role: 'sdk', provider: 'anthropic' },
  ],
  uses: [
    {
      ecosystem: 'composer',
      call: '{Anthropic.Client().**.messages,Anthropic.client().messages(),Anthropic.factory().**.make().messages(),Anthropic.Laravel.Facades.Anthropic.messages(),WpAi.Anthropic.AnthropicAPI().messages()}.**.{create,createStream,createStreamed,stream}',
      gives: [
        { kind: 'model', from: 'model', provider: 'anthropic' },
        { kind: 'prompt', from: 'system' },
      ],
    },
  ],
  examples: [
    {
      why: 'the official package of Composer, with named arguments',
      path: 'src/ask.php',
      text: `<?php
use Anthropic\\Client;

$client = new Client(apiKey: getenv('ANTHROPIC_API_KEY'));
$client->messages->create(maxTokens: 10, messages: [], model: 'claude-sonnet-4-20250514', system: 'Be brief.');
`,
      finds: [
        { kind: 'sdk', name: 'anthropic-ai/sdk', line: 2 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 5, provider: 'anthropic' },
        { kind: 'prompt', name: 'create.system', line: 5 },
      ],
    },
  ],
  nearMisses: [{ why: 'the name in a comment of PHP', path: 'p.php', text: '<?php\n// use Anthropic\\\\Client;\n$x = 1;\n' }],
};
