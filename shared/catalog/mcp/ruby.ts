/** The Model Context Protocol in Ruby. */
import type { EntryPart } from '../entry-part.ts';
import { prompt } from '../gives.ts';

export const ruby: EntryPart = {
  packages: [
    { ecosystem: 'gem', name: 'mcp', modules: ['MCP.Server', 'MCP.Tool', 'MCP.Prompt', 'MCP.Resource', 'MCP.Client', 'MCP.Transports', 'mcp'], role: 'protocol' },
    { ecosystem: 'gem', name: 'fast-mcp', modules: ['FastMcp', 'fast_mcp'], role: 'protocol' },
    { ecosystem: 'gem', name: 'model-context-protocol-rb', modules: ['ModelContextProtocol', 'model_context_protocol'], role: 'protocol' },
    { ecosystem: 'gem', name: 'ruby-mcp-client', modules: ['MCPClient', 'mcp_client'], role: 'protocol' },
    { ecosystem: 'gem', name: 'ruby_llm-mcp', modules: ['RubyLLM.MCP'], role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'gem', call: '{MCP,FastMcp,ModelContextProtocol}.Server', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }, prompt('instructions')] },
    { ecosystem: 'gem', call: 'MCP.Server().instructions', gives: [prompt('#0')] },
    { ecosystem: 'gem', call: 'FastMcp.{mount_in_rails,rack_middleware,authenticated_rack_middleware}', gives: [{ kind: 'mcp_server', name: ['name', '@assigned', '@callee'] }] },
    { ecosystem: 'gem', call: 'MCP.{Server().define_tool,Tool.define}', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'gem', call: 'MCP.{Server().define_prompt,Prompt.define}', when: { argument: 'name' }, gives: [{ kind: 'prompt', name: ['name', '@assigned', '@within'] }] },
    { ecosystem: 'gem', call: 'MCP.Client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'gem', call: 'MCPClient.{create_client,connect}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'gem', call: 'RubyLLM.MCP.client', gives: [{ kind: 'mcp_client', name: ['name', '@assigned'] }, { kind: 'configured_server', name: 'name', command: 'config.command', args: 'config.args', url: 'config.url' }] },
  ],
  definitions: [
    { ecosystem: 'gem', extends: '{MCP,FastMcp,ModelContextProtocol.Server}.Tool', gives: 'tool' },
    // What the generator for Rails makes: a class of the application in a file of its own, which each tool extends. That class itself, on `ActionTool::Base`, is none.
    { ecosystem: 'gem', extends: 'ApplicationTool', gives: 'tool' },
    { ecosystem: 'gem', extends: '{MCP,ModelContextProtocol.Server}.Prompt', gives: 'prompt' },
  ],
  examples: [
    {
      why: 'a server and a tool in Ruby',
      path: 'server.rb',
      text: `require "mcp"

class Forecast < MCP::Tool
  description "The weather of a city"
  def self.call(city:, server_context:) = MCP::Tool::Response.new([{ type: "text", text: "sunny" }])
end

server = MCP::Server.new(name: "weather", tools: [Forecast])
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'tool', name: 'Forecast', line: 3 },
        { kind: 'mcp_server', name: 'weather', line: 8 },
      ],
    },
    {
      why: 'tools and prompts of Ruby that are no classes, and what the server tells a model',
      path: 'desk.rb',
      text: `require "mcp"

FIND = MCP::Tool.define(name: "find_order", description: "Finds an order") { |id:| Order.find(id) }

class Desk
  def initialize
    @server = ::MCP::Server.new(name: "desk", instructions: "Orders and returns of the shop.", tools: [FIND], prompts: [letter])
    @server.define_tool(name: "cancel_order", description: "Cancels an order") { |id:| Order.cancel(id) }
    @server.define_prompt(name: "complaint", description: "A complaint") { |args| answer(args) }
  end

  def close
    @server.instructions = "The shop is closed."
  end

  def letter
    ::MCP::Prompt.define(name: "order_letter", arguments: []) { |args| answer(args) }
  end
end
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'tool', name: 'find_order', line: 3 },
        { kind: 'mcp_server', name: 'desk', line: 7 },
        { kind: 'prompt', name: 'Desk.initialize.instructions', line: 7 },
        { kind: 'tool', name: 'cancel_order', line: 8 },
        { kind: 'prompt', name: 'complaint', line: 9 },
        { kind: 'prompt', name: 'Desk.close.instructions', line: 13 },
        { kind: 'prompt', name: 'order_letter', line: 17 },
      ],
    },
    {
      why: 'of a tool or prompt whose name comes from elsewhere there is nothing to say here',
      path: 'lib/built.rb',
      text: `require "mcp"

module Built
  def self.prompt(spec) = MCP::Prompt.define(name: spec[:name]) { |args| spec[:text] }
  def self.tool(name) = MCP::Tool.define(name: name) { |args| args }
end
`,
      finds: [{ kind: 'sdk', name: 'mcp', line: 1 }],
    },
    {
      why: 'a server that is mounted into Rails',
      path: 'config/initializers/fast_mcp.rb',
      text: `require "fast_mcp"

FastMcp.mount_in_rails(Rails.application, name: "shop", version: "1.0.0") do |server|
  server.register_tools(*ApplicationTool.descendants)
end
`,
      finds: [
        { kind: 'sdk', name: 'fast-mcp', line: 1 },
        { kind: 'mcp_server', name: 'shop', line: 3 },
      ],
    },
    { why: 'a tool of Rails, whose base stands in another file', path: 'app/tools/find_order.rb', text: 'class FindOrder < ApplicationTool\n  description "Finds an order"\n  def call(id:) = Order.find(id).to_json\nend\n', finds: [{ kind: 'tool', name: 'FindOrder', line: 1 }] },
  ],
  nearMisses: [
    { why: 'what all tools of an application extend', path: 'app/tools/application_tool.rb', text: 'class ApplicationTool < ActionTool::Base\nend\n' },
    { why: 'a record and a job of Rails', path: 'app/models/tool.rb', text: 'class Tool < ApplicationRecord\n  has_many :orders\nend\nclass ToolJob < ApplicationJob\nend\n' },
    { why: 'a Ruby module of the project with this name', path: 'f.rb', text: 'module MCP\n  class Server; end\n  class Tool; end\nend\nclass A < MCP::Tool; end\nMCP::Server.new(name: "x1")\n' },
    { why: 'macros and forms that are defined in the same words', path: 'g.rb', text: 'saw = Tool.define(name: "saw")\nask = Prompt.define(name: "ask")\nboard = Server.new(name: "board", instructions: "Keep your fingers away.")\nboard.define_tool(name: "plane")\nboard.define_prompt(name: "which")\n' },
  ],
};
