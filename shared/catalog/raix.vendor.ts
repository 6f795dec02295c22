import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'raix',
  name: 'Raix',
  url: 'https://github.com/OlympiaAI/raix',
  type: 'framework',
  packages: [
    { ecosystem: 'gem', name: 'raix', modules: ['Raix', 'raix'], role: 'framework' },
    { ecosystem: 'gem', name: 'raix-rails', modules: ['raix-rails'], role: 'framework' },
    { ecosystem: 'gem', name: 'open_router', modules: ['OpenRouter.Client', 'OpenRouter.Http', 'open_router'], role: 'gateway' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'Raix.ChatCompletion().chat_completion', gives: [{ kind: 'model', from: ['model', 'params.model'], provider: 'prefix' }] },
    { ecosystem: 'gem', call: 'Raix.configure().model', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    {
      ecosystem: 'gem',
      call: 'OpenRouter.Client().complete',
      gives: [
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: '#0[role=system].content' },
      ],
    },
  ],
  definitions: [{ ecosystem: 'gem', extends: 'Raix.{ChatCompletion,PromptDeclarations}', gives: 'agent' }],
  examples: [
    {
      why: 'a class that can chat, and the configuration of its model',
      path: 'app/models/helper.rb',
      text: `require "raix"

Raix.configure do |config|
  config.model = "anthropic/claude-sonnet-4"
end

class Helper
  include Raix::ChatCompletion
end
`,
      finds: [
        { kind: 'sdk', name: 'raix', line: 1 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4', line: 4, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'agent', name: 'Helper', line: 7 },
      ],
    },
    { why: 'a call of the chat with its model', path: 'app/a.rb', text: 'class Helper\n  include Raix::ChatCompletion\n\n  def run\n    chat_completion(model: "openai/gpt-4o")\n  end\nend\n', finds: [{ kind: 'sdk', name: 'raix', line: 2 }, { kind: 'agent', name: 'Helper', line: 1 }, { kind: 'model', name: 'openai/gpt-4o', line: 5, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'the client of OpenRouter', path: 'app/b.rb', text: 'require "open_router"\nOpenRouter::Client.new(access_token: ENV["X"]).complete([], model: "mistral/mistral-large-latest")\n', finds: [{ kind: 'sdk', name: 'open_router', line: 1 }, { kind: 'model', name: 'mistral/mistral-large-latest', line: 2, provider: 'mistral' }, { kind: 'provider', name: 'mistral' }] },
    { why: 'only required', path: 'c.rb', text: 'require "raix"\n', finds: [{ kind: 'sdk', name: 'raix', line: 1 }] },
    { why: 'a constant in front of it all', path: 'd.rb', text: 'class Bot\n  include ::Raix::ChatCompletion\nend\n', finds: [{ kind: 'sdk', name: 'raix', line: 2 }, { kind: 'agent', name: 'Bot', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a module of somebody else', path: 'a.rb', text: 'class Helper\n  include Chat::Completion\nend\n' },
    { why: 'a text and a comment', path: 'x1.rb', text: '# Raix::ChatCompletion.new\nputs "Raix::ChatCompletion.new"\n' },
    { why: 'a module of the project with this name', path: 'x2.rb', text: 'module Raix\n  class LM; end\nend\nRaix::LM.new("gpt-4o")\n' },
    { why: 'a symbol and a key', path: 'x3.rb', text: 'x = { raix: 1 }\ny = :Raix\n' },
  ],
});
