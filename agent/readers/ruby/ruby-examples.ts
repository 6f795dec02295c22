/** Proof of the Ruby reader: what it must see, and what it must not. One long list. */
import type { ReaderExample } from '../reader.ts';

export const rubyExamples: readonly ReaderExample[] = [
  {
    why: 'a gem is required, its client made and called, a constant followed',
    path: 'app.rb',
    text: `require "openai"

MODEL = "gpt-4o".freeze
client = OpenAI::Client.new(access_token: ENV["OPENAI_ACCESS_TOKEN"])
response = client.chat(
  parameters: { model: MODEL, messages: [{ role: "system", content: "Be brief." }, { "role" => :user, content: "hi #{name}" }] }
)
`,
    facts: [
      { type: 'import', ecosystem: 'gem', module: 'openai', line: 1 },
      { type: 'import', module: 'OpenAI', names: ['Client'], line: 4 },
      { type: 'call', path: 'OpenAI.Client', assigned: 'client', line: 4, args: [{ name: 'access_token', value: { kind: 'env', name: 'OPENAI_ACCESS_TOKEN' } }] },
      { type: 'env', name: 'OPENAI_ACCESS_TOKEN', access: 'read' },
      {
        type: 'call',
        path: 'OpenAI.Client().chat',
        assigned: 'response',
        line: 5,
        args: [
          {
            name: 'parameters',
            value: {
              kind: 'object',
              entries: {
                model: { kind: 'string', text: 'gpt-4o', line: 3, name: 'MODEL' },
                messages: {
                  kind: 'list',
                  items: [
                    { kind: 'object', entries: { role: { text: 'system' }, content: { text: 'Be brief.', line: 6 } } },
                    { kind: 'object', entries: { role: { text: 'user' }, content: { kind: 'template', parts: ['hi ', ''] } } },
                  ],
                },
              },
            },
          },
        ],
      },
    ],
  },
  {
    why: 'a memoised client in a method without arguments, here-documents, defaults, and constants of the class',
    path: 'app/services/answer.rb',
    text: `module Acme
  class Answer
    MODEL = "gpt-4o-mini"
    attr_reader :other

    def initialize(model: "o3")
      @other = Anthropic::Client.new
      @model = model
    end

    def call(question)
      client.chat(parameters: { model: MODEL, messages: [{ role: "system", content: <<~PROMPT.strip }] })
        You answer
          briefly.
      PROMPT
      other.messages.create(model: @model)
    end

    private

    def client
      @client ||= OpenAI::Client.new(uri_base: "https://llm.example.com/v1")
    end
  end
end
`,
    facts: [
      { type: 'import', module: 'Anthropic', names: ['Client'], line: 7 },
      { type: 'call', path: 'Anthropic.Client', assigned: 'Answer.other', within: 'Answer.initialize' },
      {
        type: 'call',
        path: 'OpenAI.Client().chat',
        line: 12,
        within: 'Answer.call',
        args: [
          {
            name: 'parameters',
            value: {
              entries: {
                model: { text: 'gpt-4o-mini', line: 3, name: 'Answer.MODEL' },
                messages: { items: [{ entries: { content: { kind: 'string', text: 'You answer\n  briefly.\n', line: 12 } } }] },
              },
            },
          },
        ],
      },
      { type: 'call', path: 'Anthropic.Client().messages.create', line: 16, args: [{ name: 'model', value: { text: 'o3', line: 6 } }] },
      { type: 'import', module: 'OpenAI', line: 22 },
      { type: 'call', path: 'OpenAI.Client', assigned: 'Answer.client' },
      { type: 'url', url: 'https://llm.example.com/v1' },
    ],
  },
  {
    why: 'classes below one of a gem, and one that includes a module of it',
    path: 'app/tools/weather.rb',
    text: `class Weather < RubyLLM::Tool
  description "Current weather"
  param :city, desc: "Name"

  def execute(city:) = "sunny"
end

class Bot
  include Raix::ChatCompletion
end
`,
    facts: [
      { type: 'definition', what: 'class', name: 'Weather', bases: ['RubyLLM.Tool'], line: 1 },
      { type: 'import', module: 'RubyLLM', names: ['Tool'], line: 1 },
      { type: 'call', path: 'RubyLLM.Tool.description', line: 2, args: [{ value: { text: 'Current weather' } }] },
      { type: 'call', path: 'RubyLLM.Tool.param', args: [{ value: { text: 'city' } }, { name: 'desc' }] },
      { type: 'definition', name: 'Bot', bases: ['Raix.ChatCompletion'], line: 8 },
      { type: 'import', module: 'Raix', line: 9 },
    ],
  },
  {
    why: 'a block that configures, a default of the environment, a chain of calls, and a hash that grows',
    path: 'config/initializers/llm.rb',
    text: `RubyLLM.configure do |config|
  config.openai_api_key = ENV.fetch("OPENAI_API_KEY", nil)
  config.default_model = ENV.fetch("LLM_MODEL") { "gpt-4.1" }
end

chat = RubyLLM.chat(model: "claude-sonnet-4").with_instructions("Be kind.")
options = { temperature: 0.2 }
options[:model] = "gpt-4o"
chat.ask("x", **options)
`,
    facts: [
      { type: 'import', module: 'RubyLLM', names: [], line: 1 },
      { type: 'call', path: 'RubyLLM.configure', line: 1 },
      { type: 'call', path: 'RubyLLM.configure().openai_api_key', line: 2, args: [{ value: { kind: 'env', name: 'OPENAI_API_KEY' } }] },
      { type: 'env', name: 'OPENAI_API_KEY' },
      { type: 'call', path: 'RubyLLM.configure().default_model', args: [{ value: { kind: 'env', name: 'LLM_MODEL', fallback: { text: 'gpt-4.1', line: 3 } } }] },
      { type: 'call', path: 'RubyLLM.chat', args: [{ name: 'model', value: { text: 'claude-sonnet-4' } }] },
      { type: 'call', path: 'RubyLLM.chat().with_instructions', args: [{ value: { text: 'Be kind.' } }] },
      { type: 'call', path: 'RubyLLM.chat().with_instructions().ask', args: [{}, { name: 'temperature' }, { name: 'model', value: { text: 'gpt-4o', line: 8 } }] },
    ],
  },
  {
    why: 'a method of a class, a method of a module, and one of the file',
    path: 'lib/a.rb',
    text: `module Llm
  def self.client = @client ||= OpenAI::Client.new

  class << self
    def name_of_model
      "gpt-4o"
    end
  end
end

def helper
  Llm.client
end

helper.embeddings(parameters: { model: Llm.name_of_model })
`,
    facts: [
      { type: 'import', module: 'OpenAI' },
      { type: 'call', path: 'OpenAI.Client', assigned: 'Llm.client' },
      { type: 'call', path: 'OpenAI.Client().embeddings', line: 15, args: [{ name: 'parameters', value: { entries: { model: { text: 'gpt-4o', line: 6 } } } }] },
    ],
  },
  {
    why: 'constants of a class above, asserted types, keys that are read, merged hashes, and a class named by its path',
    path: 'lib/b.rb',
    text: `class Base
  MODELS = { fast: "gpt-4.1-mini" }.freeze
  def client = T.let(OpenAI::Client.new, OpenAI::Client)
end

class Child < Base
  def run(options)
    client.chat(parameters: { model: MODELS.fetch(:fast) }.merge(options))
    client.chat(parameters: { model: self.class::MODELS[:fast] })
  end
end

class Acme::Tools::Search < RubyLLM::Tool; end
`,
    facts: [
      { type: 'call', path: 'OpenAI.Client' },
      { type: 'call', path: 'OpenAI.Client().chat', line: 8, args: [{ name: 'parameters', value: { entries: { model: { text: 'gpt-4.1-mini', line: 2 } } } }] },
      { type: 'call', path: 'OpenAI.Client().chat', line: 9, args: [{ name: 'parameters', value: { entries: { model: { text: 'gpt-4.1-mini' } } } }] },
      { type: 'definition', name: 'Search', bases: ['RubyLLM.Tool'], line: 13 },
    ],
  },
  {
    why: 'a constant that the file defines is its own',
    path: 'lib/near.rb',
    text: `module OpenAI
  class Client
    def chat(parameters:) = parameters
  end
end

OpenAI::Client.new.chat(parameters: { model: "gpt-4o" })
`,
    none: ['import', 'call'],
  },
  {
    why: 'what an own module holds is not the gem of the same name',
    path: 'lib/near.rb',
    text: `module Acme
  module OpenAI
    class Client; end
  end

  def self.client = OpenAI::Client.new
end
`,
    none: ['import', 'call'],
  },
  {
    why: 'a class that is only made or extended may be one of the project, whatever its name',
    path: 'lib/near.rb',
    text: `module Providers
  class Claude < Base
    def client = Anthropic.new(key: 1)
    def other = OpenAI
  end
end
`,
    none: ['import'],
  },
  {
    why: 'comments, texts and regular expressions',
    path: 'lib/near.rb',
    text: `# OpenAI::Client.new(access_token: "x")
=begin
OpenAI::Client.new
=end
x = "OpenAI::Client.new"
y = /OpenAI::Client/
z = :OpenAI
__END__
OpenAI::Client.new
`,
    none: 'all',
  },
  { why: 'code that breaks off', path: 'lib/cut.rb', text: 'client = OpenAI::Client.new(\n', facts: [], none: ['definition'] },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'settings.rb',
    text: `require 'acme'

class Settings
  MODEL = "small-1".freeze
  SYSTEM_PROMPT = <<~TEXT
    You are a careful clerk, and you answer in one short sentence.
  TEXT
  MODELS = { fast: "small-2", smart: "small-3" }.freeze

  def initialize(model: "small-4")
    @model = model || "small-5"
    @chat_model = ENV.fetch("CHAT_MODEL", "small-6")
  end

  def default_model = "small-7"

  def ask
    config.embedding_model = "small-9"
  end
end
`,
    facts: [
      { type: 'named_text', name: 'Settings.MODEL', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'Settings.SYSTEM_PROMPT', says: 'prompt' },
      { type: 'named_text', name: 'Settings.MODELS.fast', value: { kind: 'string', text: 'small-2' } },
      { type: 'named_text', name: 'Settings.MODELS.smart', value: { kind: 'string', text: 'small-3' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'Settings.model', value: { kind: 'string', text: 'small-5' }, isDefault: true },
      { type: 'named_text', name: 'Settings.chat_model', value: { kind: 'string', text: 'small-6' }, isDefault: true },
      { type: 'named_text', name: 'Settings.default_model', value: { kind: 'string', text: 'small-7' } },
      { type: 'named_text', name: 'embedding_model', value: { kind: 'string', text: 'small-9' } },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'near_settings.rb',
    text: `require 'acme'

MODEL_PRICES = { "small-1" => 5 }.freeze
SUPPORTED_MODELS = %w[small-2 small-3].freeze

client.send(model: "small-6", text: "x")

def small?(model)
  model == "small-4" || model.start_with?("small-5")
end
`,
    none: ['named_text'],
  },
  {
    why: 'what is pushed to a list stands in it',
    path: 'lib/grow.rb',
    text: `require "acme"

tools = ["search"]
tools.push("read")
Acme::Agent.new(tools: tools)
`,
    facts: [{ type: 'call', path: 'Acme.Agent', args: [{ name: 'tools', value: { kind: 'list', items: [{ kind: 'string', text: 'search' }, { kind: 'string', text: 'read' }] } }] }],
  },
  {
    why: 'functions that are described to a model: a class by its methods, a hash with a schema',
    path: 'lib/notes.rb',
    text: `class Read
  def name = "read_note"
  def description = "Reads a note"
  def parameters = { type: "object", properties: { id: { type: "string" } } }
end
WRITE = { name: "write_note", description: "Writes a note", parameters: { type: "object" } }
ROUTE = { name: "notes", description: "All notes", parameters: [:page] }
`,
    facts: [
      { type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 2 },
      { type: 'named_text', name: 'write_note', says: 'tool', line: 6 },
    ],
  },
];
