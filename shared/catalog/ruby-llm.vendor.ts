import { defineVendor } from './catalog-entry.ts';

/** A chat with and without arguments, and one that goes on with more of its methods. */
const chat = '{RubyLLM.chat,RubyLLM.chat(),RubyLLM.Chat(),RubyLLM.context().chat,RubyLLM.context().chat()}';

export default defineVendor({
  id: 'ruby-llm',
  name: 'RubyLLM',
  url: 'https://rubyllm.com',
  type: 'framework',
  packages: [
    { ecosystem: 'gem', name: 'ruby_llm', modules: ['RubyLLM', 'ruby_llm'], role: 'framework' },
    { ecosystem: 'gem', name: 'ruby_llm-schema', modules: ['RubyLLM.Schema', 'ruby_llm-schema'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'RubyLLM.{chat,Chat,paint,moderate,transcribe,speak}', gives: [{ kind: 'model', from: 'model' }] },
    { ecosystem: 'gem', call: 'RubyLLM.embed', gives: [{ kind: 'embedding_model', from: 'model' }] },
    { ecosystem: 'gem', call: `${chat}.**.with_model`, gives: [{ kind: 'model', from: ['#0', 'model'] }] },
    { ecosystem: 'gem', call: `${chat}.**.with_instructions`, gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.configure().{default_model,default_image_model,default_transcription_model,default_moderation_model}', gives: [{ kind: 'model', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.configure().default_embedding_model', gives: [{ kind: 'embedding_model', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.configure().{openai_api_base,ollama_api_base,gpustack_api_base}', gives: [{ kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.Agent.model', gives: [{ kind: 'model', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.Agent.instructions', gives: [{ kind: 'prompt', from: '#0' }] },
  ],
  definitions: [
    { ecosystem: 'gem', extends: 'RubyLLM.Tool', gives: 'tool' },
    { ecosystem: 'gem', extends: 'RubyLLM.Agent', gives: 'agent' },
  ],
  examples: [
    {
      why: 'a chat with its model, instructions and a tool',
      path: 'app/services/weather.rb',
      text: `class Weather < RubyLLM::Tool
  description "The weather of a city"
  param :city

  def execute(city:) = "sunny"
end

RubyLLM.chat(model: "gpt-4.1").with_instructions("Be brief.").with_tool(Weather).ask("x")
RubyLLM.embed("x", model: "text-embedding-3-small")
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'tool', name: 'Weather', line: 1 },
        { kind: 'model', name: 'gpt-4.1', line: 8, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'with_instructions', line: 8 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 9, provider: 'openai' },
      ],
    },
    {
      why: 'the configuration of a Rails application',
      path: 'config/initializers/ruby_llm.rb',
      text: `RubyLLM.configure do |config|
  config.default_model = "claude-sonnet-4-20250514"
end
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 2, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'a class that is an agent',
      path: 'app/agents/support.rb',
      text: `class SupportAgent < RubyLLM::Agent
  model "gpt-4.1"
  instructions "You help customers."
end
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'agent', name: 'SupportAgent', line: 1 },
        { kind: 'model', name: 'gpt-4.1', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'SupportAgent.instructions', line: 3 },
      ],
    },
    { why: 'only required', path: 'a.rb', text: 'require \'ruby_llm\'\n', finds: [{ kind: 'sdk', name: 'ruby_llm', line: 1 }] },
    { why: 'another model for a chat without one', path: 'b.rb', text: 'RubyLLM.chat.with_model("gpt-4o")\n', finds: [{ kind: 'sdk', name: 'ruby_llm', line: 1 }, { kind: 'model', name: 'gpt-4o', line: 1, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
  ],
  nearMisses: [
    { why: 'a tool of somebody else', path: 'a.rb', text: 'class Hammer < Acme::Tool\n  description "x"\nend\n' },
    { why: 'the name in a comment and in a text', path: 'b.rb', text: '# RubyLLM.chat(model: "gpt-4.1")\nputs "RubyLLM.chat"\n' },
    { why: 'a chat of somebody else', path: 'c.rb', text: 'Slack.chat(model: "gpt-4.1").with_instructions("x")\n' },
    { why: 'a module of the project with this name', path: 'x.rb', text: 'module RubyLLM\n  def self.chat(model:) = model\nend\nRubyLLM.chat(model: "gpt-4o")\n' },
  ],
});
