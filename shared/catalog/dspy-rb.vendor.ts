import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'dspy-rb',
  name: 'DSPy.rb',
  url: 'https://vicentereig.github.io/dspy.rb',
  type: 'framework',
  packages: [{ ecosystem: 'gem', name: 'dspy', modules: ['DSPy', 'dspy'], role: 'framework' }],
  uses: [
    { ecosystem: 'gem', call: 'DSPy.LM', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'gem', call: 'DSPy.{ReAct,CodeAct}', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], tools: 'tools' }] },
  ],
  definitions: [{ ecosystem: 'gem', extends: 'DSPy.Tools.{Base,Toolset}', gives: 'tool' }],
  examples: [
    {
      why: 'the model of the configuration, a tool and an agent',
      path: 'lib/research.rb',
      text: `require 'dspy'

DSPy.configure do |config|
  config.lm = DSPy::LM.new('openai/gpt-4o-mini', api_key: ENV['OPENAI_API_KEY'])
end

class Search < DSPy::Tools::Base
  tool_name 'search'
end

agent = DSPy::ReAct.new(Research, tools: [Search.new])
`,
      finds: [
        { kind: 'sdk', name: 'dspy', line: 1 },
        { kind: 'model', name: 'openai/gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'Search', line: 7 },
        { kind: 'agent', name: 'agent', line: 11 },
      ],
    },
    { why: 'only required', path: 'a.rb', text: 'require \'dspy\'\n', finds: [{ kind: 'sdk', name: 'dspy', line: 1 }] },
    { why: 'a model by itself', path: 'b.rb', text: 'lm = DSPy::LM.new("anthropic/claude-sonnet-4-20250514")\n', finds: [{ kind: 'sdk', name: 'dspy', line: 1 }, { kind: 'model', name: 'anthropic/claude-sonnet-4-20250514', line: 1, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'a signature and a predictor', path: 'c.rb', text: 'class Answer < DSPy::Signature\nend\nDSPy::Predict.new(Answer)\n', finds: [{ kind: 'sdk', name: 'dspy', line: 1 }] },
    { why: 'a set of tools', path: 'd.rb', text: 'class Files < DSPy::Tools::Toolset\nend\n', finds: [{ kind: 'sdk', name: 'dspy', line: 1 }, { kind: 'tool', name: 'Files', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a language model in words', path: 'a.rb', text: 'lm = LM.new("openai/gpt-4o-mini")\n# DSPy::LM.new\n' },
    { why: 'a text and a comment', path: 'x1.rb', text: '# DSPy::LM.new\nputs "DSPy::LM.new"\n' },
    { why: 'a module of the project with this name', path: 'x2.rb', text: 'module DSPy\n  class LM; end\nend\nDSPy::LM.new("gpt-4o")\n' },
    { why: 'a symbol and a key', path: 'x3.rb', text: 'x = { dspy: 1 }\ny = :DSPy\n' },
  ],
});
