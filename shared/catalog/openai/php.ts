/** OpenAI in PHP. */
import type { EntryPart } from '../entry-part.ts';

/** Every way to a PHP client: the factory, a typed property, and the facade of Laravel with and without its namespace. */
const phpClients = '{OpenAI,OpenAI.client(),OpenAI.factory().**.make(),OpenAI.Client(),OpenAI.Contracts.ClientContract(),OpenAI.Laravel.Facades.OpenAI}';

export const php: EntryPart = {
  packages: [
    { ecosystem: 'composer', name: 'openai-php/client', modules: ['OpenAI'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'composer', name: 'openai-php/laravel', modules: ['OpenAI.Laravel'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'composer', name: 'orhanerday/open-ai', modules: ['Orhanerday.OpenAi'], role: 'sdk', provider: 'openai' },
  ],
  uses: [
    { ecosystem: 'composer', call: 'OpenAI.factory().**.withBaseUri', gives: [{ kind: 'endpoint', from: '#0' }] },
    {
      ecosystem: 'composer',
      call: `${phpClients}.{chat,completions,responses,images,audio,moderations,assistants,fineTuning,threads,batches}().**.{create,createStreamed,createAndRun,createAndRunStreamed,edit,variation,transcribe,translate,speech,createJob}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['messages[role=system].content', 'messages[role=developer].content', 'instructions'] },
      ],
    },
    { ecosystem: 'composer', call: `${phpClients}.embeddings().create`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    {
      ecosystem: 'composer',
      call: 'Orhanerday.OpenAi.OpenAi().{chat,completion,image,transcribe,translate,moderation,createAssistant}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['messages[role=system].content', 'instructions'] },
      ],
    },
    { ecosystem: 'composer', call: 'Orhanerday.OpenAi.OpenAi().embeddings', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
  ],
  examples: [
    {
      why: 'a PHP client, and the facade of Laravel',
      path: 'app/Chat.php',
      text: `<?php
namespace App;

use OpenAI\\Laravel\\Facades\\OpenAI;

$client = \\OpenAI::client(env('OPENAI_API_KEY'));
$client->chat()->create(['model' => 'gpt-4o', 'messages' => []]);
OpenAI::embeddings()->create(['model' => 'text-embedding-3-large', 'input' => 'x']);
`,
      finds: [
        { kind: 'sdk', name: 'openai-php/laravel', line: 4 },
        { kind: 'sdk', name: 'openai-php/client', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-large', line: 8, provider: 'openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a PHP class of the own namespace', path: 'i.php', text: "<?php\nnamespace App;\nOpenAI::client('x')->chat()->create(['model' => 'gpt-4o']);\n" },
  ],
};
