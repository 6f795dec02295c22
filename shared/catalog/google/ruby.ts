/** Google in Ruby. */
import type { EntryPart } from '../entry-part.ts';

export const ruby: EntryPart = {
  packages: [
    { ecosystem: 'gem', name: 'gemini-ai', modules: ['gemini-ai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'gem', name: 'google-cloud-ai_platform', modules: ['Google.Cloud.AIPlatform'], role: 'sdk', provider: 'google' },
  ],
  uses: [{ ecosystem: 'gem', call: 'Gemini', gives: [{ kind: 'model', from: 'options.model', provider: 'google' }] }],
  examples: [
    {
      why: 'a gem that is required by another name than its constant',
      path: 'lib/ask.rb',
      text: `require 'gemini-ai'

client = Gemini.new(credentials: { service: 'generative-language-api' }, options: { model: 'gemini-2.5-flash' })
`,
      finds: [
        { kind: 'sdk', name: 'gemini-ai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 3, provider: 'google' },
      ],
    },
  ],
  nearMisses: [{ why: 'a constellation in Ruby', path: 'sky.rb', text: 'Gemini = Struct.new(:stars)\nGemini.new(stars: 8)\n' }],
};
