import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'active-agent',
  name: 'Active Agent',
  url: 'https://www.activeagents.ai',
  type: 'framework',
  packages: [{ ecosystem: 'gem', name: 'activeagent', modules: ['ActiveAgent', 'active_agent'], role: 'framework' }],
  uses: [
    {
      ecosystem: 'gem',
      call: 'ActiveAgent.Base.{generate_with,embed_with}',
      gives: [
        { kind: 'model', from: 'model' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
  ],
  definitions: [{ ecosystem: 'gem', extends: 'ActiveAgent.Base', gives: 'agent' }],
  examples: [
    {
      why: 'an agent of a Rails application',
      path: 'app/agents/translation_agent.rb',
      text: `class TranslationAgent < ActiveAgent::Base
  generate_with :openai, model: "gpt-4o-mini", instructions: "Translate the given text."
end
`,
      finds: [
        { kind: 'sdk', name: 'activeagent', line: 1 },
        { kind: 'agent', name: 'TranslationAgent', line: 1 },
        { kind: 'model', name: 'gpt-4o-mini', line: 2, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'TranslationAgent.instructions', line: 2 },
      ],
    },
    { why: 'an agent below the application\'s own', path: 'a.rb', text: 'class ApplicationAgent < ActiveAgent::Base\nend\n', finds: [{ kind: 'sdk', name: 'activeagent', line: 1 }, { kind: 'agent', name: 'ApplicationAgent', line: 1 }] },
    { why: 'only required', path: 'b.rb', text: 'require \'active_agent\'\n', finds: [{ kind: 'sdk', name: 'activeagent', line: 1 }] },
    { why: 'the model of embeddings', path: 'c.rb', text: 'class E < ActiveAgent::Base\n  embed_with :openai, model: "text-embedding-3-small"\nend\n', finds: [{ kind: 'sdk', name: 'activeagent', line: 1 }, { kind: 'agent', name: 'E', line: 1 }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 2, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'a model that a constant holds', path: 'd.rb', text: 'class E < ActiveAgent::Base\n  MODEL = "claude-sonnet-4-20250514"\n  generate_with :anthropic, model: MODEL\nend\n', finds: [{ kind: 'sdk', name: 'activeagent', line: 1 }, { kind: 'agent', name: 'E', line: 1 }, { kind: 'model', name: 'claude-sonnet-4-20250514', line: 2, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
  ],
  nearMisses: [
    { why: 'an agent that sells houses', path: 'a.rb', text: 'class EstateAgent < ActiveRecord::Base\n  generate_with :pdf, model: "gpt-4o-mini"\nend\n' },
    { why: 'a text and a comment', path: 'x1.rb', text: '# ActiveAgent::Base.new\nputs "ActiveAgent::Base.new"\n' },
    { why: 'a module of the project with this name', path: 'x2.rb', text: 'module ActiveAgent\n  class LM; end\nend\nActiveAgent::LM.new("gpt-4o")\n' },
    { why: 'a symbol and a key', path: 'x3.rb', text: 'x = { activeagent: 1 }\ny = :ActiveAgent\n' },
  ],
});
