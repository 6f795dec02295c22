/** OpenAI in Ruby. */
import type { EntryPart } from '../entry-part.ts';

export const ruby: EntryPart = {
  packages: [
    { ecosystem: 'gem', name: 'ruby-openai', modules: ['OpenAI', 'openai'], role: 'sdk', provider: 'openai' },
    // Both gems are required as `openai`; these are the constants that only the official one has.
    { ecosystem: 'gem', name: 'openai', modules: ['OpenAI.BaseModel', 'OpenAI.Errors', 'OpenAI.Helpers', 'OpenAI.Internal', 'OpenAI.Models', 'OpenAI.StructuredOutput'], role: 'sdk', provider: 'openai' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'OpenAI.Client', gives: [{ kind: 'endpoint', from: ['uri_base', 'base_url'] }] },
    { ecosystem: 'gem', call: 'OpenAI.configure().uri_base', gives: [{ kind: 'endpoint', from: '#0' }] },
    {
      ecosystem: 'gem',
      call: 'OpenAI.Client().{chat,completions,edits,**.create,**.stream,**.stream_raw,**.generate,**.edit,**.variations,**.transcribe,**.translate,**.speech,**.moderations}',
      gives: [
        { kind: 'model', from: ['parameters.model', 'model'], provider: 'openai' },
        { kind: 'prompt', from: ['parameters.messages[role=system].content', 'messages[role=system].content', 'parameters.messages[role=developer].content', 'parameters.instructions', 'instructions'] },
      ],
    },
    { ecosystem: 'gem', call: 'OpenAI.Client().{embeddings,embeddings.create}', gives: [{ kind: 'embedding_model', from: ['parameters.model', 'model'], provider: 'openai' }] },
  ],
  examples: [
    {
      why: 'a Ruby client whose parameters are a hash',
      path: 'app/services/answer.rb',
      text: `class Answer
  MODEL = "gpt-4o-mini"

  def call(question)
    client.chat(parameters: { model: MODEL, messages: [{ role: "system", content: "Be brief." }, { role: "user", content: question }] })
    client.embeddings(parameters: { model: "text-embedding-3-small", input: question })
  end

  def client
    @client ||= OpenAI::Client.new(access_token: ENV.fetch("OPENAI_ACCESS_TOKEN"))
  end
end
`,
      finds: [
        { kind: 'sdk', name: 'ruby-openai', line: 10 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 2, provider: 'openai' },
        { kind: 'prompt', name: 'Answer.call.parameters.messages.content', line: 5 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 6, provider: 'openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a Ruby module of the project with this name', path: 'g.rb', text: 'module OpenAI\n  class Client; end\nend\nOpenAI::Client.new.chat(parameters: { model: "gpt-4o" })\n' },
    { why: 'a Ruby comment and text', path: 'h.rb', text: '# OpenAI::Client.new\nputs "OpenAI::Client.new"\n' },
  ],
};
