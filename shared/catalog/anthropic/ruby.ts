/** Anthropic in Ruby. */
import type { EntryPart } from '../entry-part.ts';

export const ruby: EntryPart = {
  packages: [
    { ecosystem: 'gem', name: 'anthropic', modules: ['Anthropic', 'anthropic'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'gem', name: 'ruby-anthropic', modules: [], role: 'sdk', provider: 'anthropic' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'Anthropic.Client', gives: [{ kind: 'endpoint', from: ['base_url', 'uri_base'] }] },
    {
      ecosystem: 'gem',
      call: 'Anthropic.Client().**.{messages,complete,messages.create,messages.stream,messages.stream_raw,messages.count_tokens,completions.create}',
      gives: [
        { kind: 'model', from: ['model', 'parameters.model'], provider: 'anthropic' },
        { kind: 'prompt', from: ['system', 'system_', 'parameters.system'] },
      ],
    },
  ],
  examples: [
    {
      why: 'the official gem',
      path: 'lib/ask.rb',
      text: `require "anthropic"

anthropic = Anthropic::Client.new(api_key: ENV["ANTHROPIC_API_KEY"])
anthropic.messages.create(model: "claude-sonnet-4-20250514", max_tokens: 10, messages: [])
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 4, provider: 'anthropic' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a client of another vendor in Ruby', path: 'r.rb', text: 'client = Acme::Client.new\nclient.messages.create(model: "claude-sonnet-4-20250514")\n' },
  ],
};
