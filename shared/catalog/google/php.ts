/** Google in PHP. */
import type { EntryPart } from '../entry-part.ts';

export const php: EntryPart = {
  packages: [
    { ecosystem: 'composer', name: 'google-gemini-php/client', modules: ['Gemini'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'google-gemini-php/laravel', modules: ['Gemini.Laravel'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'gemini-api-php/client', modules: ['GeminiAPI'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'google/cloud-ai-platform', modules: ['Google.Cloud.AIPlatform'], role: 'sdk', provider: 'google' },
  ],
  uses: [
    { ecosystem: 'composer', call: '{Gemini,Gemini.client(),Gemini.factory().**.make(),Gemini.Client(),Gemini.Laravel.Facades.Gemini}.{generativeModel,chat}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'google' }] },
    { ecosystem: 'composer', call: '{Gemini,Gemini.client(),Gemini.factory().**.make(),Gemini.Client(),Gemini.Laravel.Facades.Gemini}.embeddingModel', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'google' }] },
    { ecosystem: 'composer', call: 'GeminiAPI.Client().generativeModel', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'google' }] },
  ],
  examples: [
    {
      why: 'a PHP client',
      path: 'src/ask.php',
      text: `<?php
$client = Gemini::client(getenv('KEY'));
$client->generativeModel(model: 'gemini-2.0-flash')->generateContent('x');
`,
      finds: [
        { kind: 'sdk', name: 'google-gemini-php/client', line: 2 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.0-flash', line: 3, provider: 'google' },
      ],
    },
  ],
  nearMisses: [],
};
