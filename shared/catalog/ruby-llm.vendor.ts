import { defineVendor, type Give } from './catalog-entry.ts';

const library = '{RubyLLM,RubyLLM.context()}';
/** A chat with and without arguments, one that goes on with more of its methods, and an agent of the file, which has the same methods. */
const chat = '{RubyLLM.chat,RubyLLM.chat(),RubyLLM.Chat(),RubyLLM.context().chat,RubyLLM.context().chat(),RubyLLM.Agent(),RubyLLM.Agent.chat,RubyLLM.Agent.chat()}';

/** What is told one after the other: `fallbacks "a", "b"`. */
const places = ['#0', '#1', '#2', '#3'];
const fallbacks = places.map((from): Give => ({ kind: 'model', from }));
/** Tools of the vendor's own servers. */
const hosted = places.map((name): Give => ({ kind: 'tool', name }));

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
    { ecosystem: 'gem', call: `${library}.{chat,Chat,paint,moderate,transcribe,speak,animate,animate_later,ocr,rerank,judge}`, gives: [{ kind: 'model', from: 'model', providerFrom: 'provider' }] },
    { ecosystem: 'gem', call: `${library}.{embed,embed_later}`, gives: [{ kind: 'embedding_model', from: 'model', providerFrom: 'provider' }] },
    { ecosystem: 'gem', call: `${chat}.**.with_model`, gives: [{ kind: 'model', from: ['#0', 'model'], providerFrom: 'provider' }] },
    { ecosystem: 'gem', call: `${chat}.**.with_fallbacks`, gives: fallbacks },
    { ecosystem: 'gem', call: `${chat}.**.with_instructions`, gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'gem', call: `${chat}.**.with_provider_tools`, gives: hosted },
    { ecosystem: 'gem', call: `${library}.mcp`, gives: [{ kind: 'mcp_client', name: ['name', '@assigned', '@callee'] }, { kind: 'configured_server', name: 'name', command: 'command[]', url: 'url' }] },
    {
      ecosystem: 'gem',
      call: 'RubyLLM.configure().{default_model,default_image_model,default_transcription_model,default_moderation_model,default_judgment_model,default_speech_model,default_ocr_model,default_video_model}',
      gives: [{ kind: 'model', from: '#0' }],
    },
    { ecosystem: 'gem', call: 'RubyLLM.configure().default_embedding_model', gives: [{ kind: 'embedding_model', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.configure().*_api_base', gives: [{ kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.{Agent,Judge}.model', gives: [{ kind: 'model', from: '#0', providerFrom: 'provider' }] },
    { ecosystem: 'gem', call: 'RubyLLM.Evaluation.evaluator', gives: [{ kind: 'model', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.Agent.fallbacks', gives: fallbacks },
    { ecosystem: 'gem', call: 'RubyLLM.Agent.instructions', gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.Agent.provider_tools', gives: hosted },
    { ecosystem: 'gem', call: 'RubyLLM.MCP.url', gives: [{ kind: 'configured_server', name: '@within', url: '#0' }] },
    { ecosystem: 'gem', call: 'RubyLLM.MCP.command', gives: [{ kind: 'configured_server', name: '@within', command: '#0[]' }] },
  ],
  definitions: [
    { ecosystem: 'gem', extends: 'RubyLLM.Tool', gives: 'tool' },
    { ecosystem: 'gem', extends: 'RubyLLM.Agent', gives: 'agent' },
    { ecosystem: 'gem', extends: 'RubyLLM.MCP', gives: 'mcp_client' },
  ],
  examples: [
    {
      why: 'an agent with all that a class says of it, and what is said to one later',
      path: 'app/agents/orders.rb',
      text: `class OrderAgent < RubyLLM::Agent
  model "house-model-1", provider: :bedrock
  fallbacks "house-model-2", "house-model-3"
  instructions <<~PROMPT
    Orders are sent on Fridays.
  PROMPT
  provider_tools :web_search, :code_execution
end

OrderAgent.new.with_instructions("Answer in one line.")
OrderAgent.chat.with_fallbacks("house-model-4").with_provider_tools(:url_context)
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'agent', name: 'OrderAgent', line: 1 },
        { kind: 'model', name: 'house-model-1', line: 2, provider: 'aws-bedrock' },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'house-model-2', line: 3 },
        { kind: 'model', name: 'house-model-3', line: 3 },
        { kind: 'prompt', name: 'OrderAgent.instructions', line: 4 },
        { kind: 'tool', name: 'web_search', line: 7 },
        { kind: 'tool', name: 'code_execution', line: 7 },
        { kind: 'prompt', name: 'with_instructions', line: 10 },
        { kind: 'model', name: 'house-model-4', line: 11 },
        { kind: 'tool', name: 'url_context', line: 11 },
      ],
    },
    {
      why: 'servers of tools in place',
      path: 'app/services/docs.rb',
      text: `docs = RubyLLM.mcp(url: "https://mcp.example.org/docs")
files = RubyLLM.mcp(command: ["npx", "-y", "@modelcontextprotocol/server-filesystem", "."])
RubyLLM.chat(model: "house-model-1").with_mcp(docs, files)
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'mcp_client', name: 'docs', line: 1 },
        { kind: 'mcp_server', name: 'mcp.example.org', line: 1 },
        { kind: 'mcp_client', name: 'files', line: 2 },
        { kind: 'mcp_server', name: '@modelcontextprotocol/server-filesystem', line: 2 },
        { kind: 'model', name: 'house-model-1', line: 3 },
      ],
    },
    {
      // The constant is that of an older gem, too, whose rules are with those of the protocol.
      why: 'servers of tools as classes, by address, by command and by what carries the messages; asking one for its address makes none',
      path: 'app/mcp/servers.rb',
      text: `class Issues < RubyLLM::MCP
  url "https://mcp.example.org/issues"
end

class Files < RubyLLM::MCP
  command "npx", "-y", "@modelcontextprotocol/server-filesystem", "."
end

class Device < RubyLLM::MCP
  transport :tunnel
end

def address
  Issues.url
end
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm-mcp', line: 1 },
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'mcp_client', name: 'Issues', line: 1 },
        { kind: 'mcp_server', name: 'Issues', line: 2 },
        { kind: 'mcp_client', name: 'Files', line: 5 },
        { kind: 'mcp_server', name: 'Files', line: 6 },
        { kind: 'mcp_client', name: 'Device', line: 9 },
      ],
    },
    {
      why: 'judges and evaluations, and all that a model is asked for by its name',
      path: 'app/judges/triage.rb',
      text: `class Triage < RubyLLM::Judge
  model "house-judge-1"
end

class TriageEvaluation < RubyLLM::Evaluation
  evaluator "house-judge-2"
end

RubyLLM.judge("Help", model: "house-judge-3")
RubyLLM.animate("A boat", model: "house-film-1")
RubyLLM.embed_later("A boat", model: "house-embed-1")
RubyLLM.configure do |config|
  config.default_speech_model = "house-voice-1"
  config.default_embedding_model = "house-embed-2"
  config.deepseek_api_base = "https://llm.example.org/v1"
end
`,
      finds: [
        { kind: 'sdk', name: 'ruby_llm', line: 1 },
        { kind: 'model', name: 'house-judge-1', line: 2 },
        { kind: 'model', name: 'house-judge-2', line: 6 },
        { kind: 'model', name: 'house-judge-3', line: 9 },
        { kind: 'model', name: 'house-film-1', line: 10 },
        { kind: 'embedding_model', name: 'house-embed-1', line: 11 },
        { kind: 'model', name: 'house-voice-1', line: 13 },
        { kind: 'embedding_model', name: 'house-embed-2', line: 14 },
        { kind: 'endpoint', name: 'llm.example.org/v1', line: 15 },
      ],
    },
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
    { why: 'agents, servers and judges of a theatre', path: 'd.rb', text: 'class Star < Theatre::Agent\n  instructions "Stand left of the curtain."\n  fallbacks "understudy-2"\nend\nclass Hall < Theatre::MCP\n  url "https://theatre.example.org/hall"\nend\nTheatre.mcp(url: "https://theatre.example.org")\nTheatre.judge("play", model: "strict-2")\n' },
    { why: 'a tool of somebody else', path: 'a.rb', text: 'class Hammer < Acme::Tool\n  description "x"\nend\n' },
    { why: 'the name in a comment and in a text', path: 'b.rb', text: '# RubyLLM.chat(model: "gpt-4.1")\nputs "RubyLLM.chat"\n' },
    { why: 'a chat of somebody else', path: 'c.rb', text: 'Slack.chat(model: "gpt-4.1").with_instructions("x")\n' },
    { why: 'a module of the project with this name', path: 'x.rb', text: 'module RubyLLM\n  def self.chat(model:) = model\nend\nRubyLLM.chat(model: "gpt-4o")\n' },
  ],
});
