import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Classes of models, and whose models they are. */
const models: readonly (readonly [name: string, provider?: string])[] = [
  ['OpenAI', 'openai'],
  ['Azure', 'azure-openai'],
  ['Anthropic', 'anthropic'],
  ['GoogleGemini', 'google'],
  ['GoogleVertexAI', 'google'],
  ['AwsBedrock', 'aws-bedrock'],
  ['Cohere', 'cohere'],
  ['MistralAI', 'mistral'],
  ['Ollama', 'ollama'],
  ['HuggingFace', 'hugging-face'],
  ['Replicate'],
  ['LlamaCpp'],
];

const stores = ['Chroma', 'Elasticsearch', 'Epsilla', 'Hnswlib', 'Milvus', 'Pgvector', 'Pinecone', 'Qdrant', 'Weaviate'];

const chatModel = ['default_options.chat_model', 'default_options.chat_completion_model_name', 'default_options.completion_model', 'default_options.completion_model_name'];

function rulesOf([name, provider]: (typeof models)[number]): UseRule[] {
  const served = provider === undefined ? {} : { provider };
  return [
    {
      ecosystem: 'gem',
      call: `Langchain.LLM.${name}`,
      gives: [
        ...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]),
        { kind: 'model', from: chatModel, ...served },
        { kind: 'embedding_model', from: ['default_options.embedding_model', 'default_options.embeddings_model_name'], ...served },
      ],
    },
    {
      ecosystem: 'gem',
      call: `Langchain.LLM.${name}().{chat,complete}`,
      gives: [
        { kind: 'model', from: 'model', ...served },
        { kind: 'prompt', from: ['system', 'messages[role=system].content'] },
      ],
    },
    { ecosystem: 'gem', call: `Langchain.LLM.${name}().embed`, gives: [{ kind: 'embedding_model', from: 'model', ...served }] },
  ];
}

export default defineVendor({
  id: 'langchainrb',
  name: 'Langchain.rb',
  url: 'https://github.com/patterns-ai-core/langchainrb',
  type: 'framework',
  packages: [
    { ecosystem: 'gem', name: 'langchainrb', modules: ['Langchain', 'langchain'], role: 'framework' },
    { ecosystem: 'gem', name: 'langchainrb_rails', modules: ['LangchainrbRails', 'langchainrb_rails'], role: 'framework' },
  ],
  uses: [
    ...models.flatMap(rulesOf),
    ...stores.map((name): UseRule => ({ ecosystem: 'gem', call: `Langchain.Vectorsearch.${name}`, gives: [{ kind: 'vector_store', name }] })),
    { ecosystem: 'gem', call: 'Langchain.Assistant', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', tools: 'tools', prompt: 'instructions' }] },
    { ecosystem: 'gem', call: 'Langchain.Prompt.{PromptTemplate,FewShotPromptTemplate}', gives: [{ kind: 'prompt', from: ['template', 'prefix'] }] },
  ],
  definitions: [{ ecosystem: 'gem', extends: 'Langchain.ToolDefinition', gives: 'tool' }],
  examples: [
    {
      why: 'a model, a store and an assistant with a tool',
      path: 'lib/assistant.rb',
      text: `require "langchain"

class MovieInfo
  extend Langchain::ToolDefinition
end

llm = Langchain::LLM::OpenAI.new(api_key: ENV["OPENAI_API_KEY"], default_options: { chat_model: "gpt-4o", embedding_model: "text-embedding-3-small" })
store = Langchain::Vectorsearch::Qdrant.new(url: ENV["QDRANT_URL"], api_key: "", index_name: "movies", llm: llm)
assistant = Langchain::Assistant.new(llm: llm, instructions: "You know films.", tools: [MovieInfo.new])
`,
      finds: [
        { kind: 'sdk', name: 'langchainrb', line: 1 },
        { kind: 'tool', name: 'MovieInfo', line: 3 },
        { kind: 'provider', name: 'openai', line: 7 },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 7, provider: 'openai' },
        { kind: 'vector_store', name: 'Qdrant', line: 8 },
        { kind: 'agent', name: 'assistant', line: 9 },
        { kind: 'prompt', name: 'assistant.instructions', line: 9 },
      ],
    },
    { why: 'only required', path: 'a.rb', text: 'require "langchain"\n', finds: [{ kind: 'sdk', name: 'langchainrb', line: 1 }] },
    { why: 'a model that a call names', path: 'b.rb', text: 'llm = Langchain::LLM::Anthropic.new(api_key: ENV["X"])\nllm.chat(messages: [{ role: "user", content: "x" }], model: "claude-sonnet-4-20250514")\n', finds: [{ kind: 'sdk', name: 'langchainrb', line: 1 }, { kind: 'provider', name: 'anthropic', line: 1 }, { kind: 'model', name: 'claude-sonnet-4-20250514', line: 2, provider: 'anthropic' }] },
    { why: 'a template', path: 'c.rb', text: 'Langchain::Prompt::PromptTemplate.new(template: "Tell me a {adjective} joke.", input_variables: ["adjective"])\n', finds: [{ kind: 'sdk', name: 'langchainrb', line: 1 }, { kind: 'prompt', name: 'PromptTemplate.template', line: 1 }] },
    { why: 'a store of vectors', path: 'd.rb', text: 'Langchain::Vectorsearch::Pgvector.new(url: ENV["DB"], index_name: "x", llm: nil)\n', finds: [{ kind: 'sdk', name: 'langchainrb', line: 1 }, { kind: 'vector_store', name: 'Pgvector', line: 1 }] },
  ],
  nearMisses: [
    { why: 'an assistant of the project', path: 'a.rb', text: 'class Assistant; end\nAssistant.new(llm: nil, instructions: "You know films.")\n' },
    { why: 'a comment', path: 'b.rb', text: '# Langchain::LLM::OpenAI.new(api_key: "x")\n' },
    { why: 'a module of the project with this name', path: 'x2.rb', text: 'module Langchain\n  class LM; end\nend\nLangchain::LM.new("gpt-4o")\n' },
    { why: 'a symbol and a key', path: 'x3.rb', text: 'x = { langchain: 1 }\ny = :Langchain\n' },
  ],
});
