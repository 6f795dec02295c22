import { defineVendor, type CatalogPackage, type UseRule } from './catalog-entry.ts';
import { built, embeddingModel, model, prompt } from './gives.ts';

const lifecycle = 'https://docs.cohere.com/docs/deprecations';
const announcement = 'https://docs.cohere.com/changelog/2025-09-15-major-command-deprecations';
const pythonClient = 'cohere.**.{Client,ClientV2,AsyncClient,AsyncClientV2}()';
const javascriptClient = 'cohere-ai#{CohereClient,CohereClientV2}()';

const goSdks = ['', '/v2'].map((major) => `github.com/cohere-ai/cohere-go${major}`);

export default defineVendor({
  id: 'cohere',
  name: 'Cohere',
  url: 'https://cohere.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'cohere-ruby', modules: ['Cohere.Client', 'cohere'], role: 'sdk', provider: 'cohere' },
    ...goSdks.map((name): CatalogPackage => ({ ecosystem: 'golang', name, role: 'sdk', provider: 'cohere' })),
    {
      ecosystem: 'pypi',
      name: 'cohere',
      role: 'sdk',
      provider: 'cohere',
      providers: { BedrockClient: 'aws-bedrock', BedrockClientV2: 'aws-bedrock' },
    },
    { ecosystem: 'npm', name: 'cohere-ai', role: 'sdk', provider: 'cohere' },
    { ecosystem: 'maven', name: 'com.cohere:cohere-java', modules: ['com.cohere.api'], role: 'sdk', provider: 'cohere' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'Cohere.Client().{chat,generate,summarize,classify,rerank}', gives: [{ kind: 'model', from: 'model', provider: 'cohere' }] },
    { ecosystem: 'gem', call: 'Cohere.Client().embed', gives: [{ kind: 'embedding_model', from: 'model', provider: 'cohere' }] },
    ...goSdks.flatMap((sdk): UseRule[] => [
      { ecosystem: 'golang', call: `${sdk}#{ChatRequest,ChatStreamRequest,V2ChatRequest,V2ChatStreamRequest,GenerateRequest,RerankRequest,V2RerankRequest,ClassifyRequest}`, gives: [{ kind: 'model', from: 'Model', provider: 'cohere' }, { kind: 'prompt', from: 'Preamble' }] },
      { ecosystem: 'golang', call: `${sdk}#{EmbedRequest,V2EmbedRequest}`, gives: [{ kind: 'embedding_model', from: 'Model', provider: 'cohere' }] },
    ]),
    {
      ecosystem: 'pypi',
      call: `${pythonClient}.**.{chat,chat_stream,generate,generate_stream,summarize,classify,rerank}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'cohere' },
        { kind: 'prompt', from: ['preamble', 'messages[role=system].content'] },
      ],
    },
    { ecosystem: 'pypi', call: `${pythonClient}.**.embed`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'cohere' }] },
    { ecosystem: 'pypi', call: 'cohere.**.{Client,ClientV2,AsyncClient,AsyncClientV2}', gives: [{ kind: 'endpoint', from: 'base_url' }] },
    {
      ecosystem: 'npm',
      call: `${javascriptClient}.**.{chat,chatStream,generate,generateStream,summarize,classify,rerank}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'cohere' },
        { kind: 'prompt', from: ['preamble', 'messages[role=system].content'] },
      ],
    },
    { ecosystem: 'npm', call: `${javascriptClient}.**.embed`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'cohere' }] },
    { ecosystem: 'maven', call: 'com.cohere.api.**.{ChatRequest,ChatStreamRequest,V2ChatRequest,GenerateRequest,RerankRequest,V2RerankRequest}.builder().**.{model,build}', gives: [model(built('model'), 'cohere'), prompt('preamble')] },
    { ecosystem: 'maven', call: 'com.cohere.api.**.{EmbedRequest,V2EmbedRequest}.builder().**.{model,build}', gives: [embeddingModel(built('model'), 'cohere')] },
  ],
  hosts: ['api.cohere.com', 'api.cohere.ai'],
  env: ['COHERE_API_KEY', 'CO_API_KEY', 'CO_API_URL'],
  keys: [
    {
      // 40 letters and digits without a mark: only known by the variable it is given to.
      id: 'cohere_api_key',
      title: 'Cohere API key',
      literals: ['COHERE_API_KEY', 'CO_API_KEY', 'cohere_api_key'],
      pattern: /(?:COHERE_API_KEY|CO_API_KEY|cohere_api_key)["']?\s{0,4}[=:]\s{0,4}["']?([A-Za-z0-9]{40})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`CO_API_KEY=${'q7VxT2mKcR8wLpN4bZ9yHd3GsJf6UeA1oXnWtBiM'}`, `cohere_api_key = "${'Xn3Kq8Wm2Lp7Rt4Yv9Hd6Gs1Jf0CuEaOTzBxVkMj'}"`],
      nearMisses: ['COHERE_API_KEY=', 'process.env.COHERE_API_KEY', `CO_API_KEY=${'a'.repeat(40)}`, 'CO_API_KEY=<40 characters>'],
    },
  ],
  models: [
    { id: 'command', isPinned: false, deprecatedOn: '2025-09-15', replacement: 'command-r-08-2024', source: announcement },
    { id: 'command-light', isPinned: false, deprecatedOn: '2025-09-15', replacement: 'command-r-08-2024', source: announcement },
    { id: 'command-r', isPinned: false, deprecatedOn: '2025-09-15', replacement: 'command-r-08-2024', source: announcement },
    { id: 'command-r-plus', isPinned: false, deprecatedOn: '2025-09-15', replacement: 'command-r-plus-08-2024', source: announcement },
    { id: 'command-r-03-2024', deprecatedOn: '2025-09-15', replacement: 'command-r-08-2024', source: lifecycle },
    { id: 'command-r-plus-04-2024', deprecatedOn: '2025-09-15', replacement: 'command-r-plus-08-2024', source: lifecycle },
    { id: 'command-r-08-2024' },
    { id: 'command-r-plus-08-2024' },
    { id: 'command-r7b-12-2024' },
    { id: 'command-a-03-2025' },
    { id: 'command-a-reasoning-08-2025' },
    { id: 'command-a-vision-07-2025' },
    { id: 'command-a-translate-08-2025' },
    { id: 'c4ai-aya-expanse-8b', isPinned: true, retiresOn: '2026-04-04', replacement: 'command-r7b-12-2024', source: lifecycle },
    { id: 'c4ai-aya-vision-8b', isPinned: true, retiresOn: '2026-04-04', replacement: 'command-r7b-12-2024', source: lifecycle },
    { id: 'c4ai-aya-expanse-32b', isPinned: true },
    { id: 'rerank-english-v2.0', deprecatedOn: '2024-12-02', retiresOn: '2025-04-30', replacement: 'rerank-v3.5', source: lifecycle },
    { id: 'rerank-multilingual-v2.0', deprecatedOn: '2024-12-02', retiresOn: '2025-04-30', replacement: 'rerank-v3.5', source: lifecycle },
    { id: 'rerank-v3.5' },
    { id: 'rerank-v4.0-pro', isPinned: true },
    { id: 'rerank-v4.0-fast', isPinned: true },
    { id: 'rerank-english-v3.0' },
    { id: 'rerank-multilingual-v3.0' },
    { id: 'embed-v4.0', kind: 'embedding_model' },
    { id: 'embed-english-v3.0', kind: 'embedding_model' },
    { id: 'embed-english-light-v3.0', kind: 'embedding_model' },
    { id: 'embed-multilingual-v3.0', kind: 'embedding_model' },
    { id: 'embed-multilingual-light-v3.0', kind: 'embedding_model' },
    { id: 'embed-english-v2.0', kind: 'embedding_model', retiresOn: '2026-04-04', replacement: 'embed-english-v3.0', source: lifecycle },
    { id: 'embed-english-light-v2.0', kind: 'embedding_model', retiresOn: '2026-04-04', replacement: 'embed-english-light-v3.0', source: lifecycle },
    { id: 'embed-multilingual-v2.0', kind: 'embedding_model', retiresOn: '2026-04-04', replacement: 'embed-multilingual-v3.0', source: lifecycle },
  ],
  pinnedModel: /-\d{2}-\d{4}$|-v\d\.\d$/,
  modelPattern: /^(?:command-(?:r|a|light|nightly)|c4ai-aya-|rerank-(?:v\d|english|multilingual)|embed-(?:v\d|english|multilingual))/,
  modelBeginnings: ['command-r', 'command-a', 'embed-english', 'embed-multilingual', 'embed-v', 'rerank-'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatCohere', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.lmCohere', role: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsCohere', role: 'embedding_model', model: 'modelName' },
    { type: '@n8n/n8n-nodes-langchain.rerankerCohere', role: 'chain', model: 'modelName' },
  ],
  settings: [{ key: '{application,appsettings}.**.cohere.{model,modelid,modelname,chatmodel}', gives: 'model', provider: 'cohere' }],
  examples: [
    {
      why: 'the gem',
      path: 'lib/ask.rb',
      text: `require "cohere"

Cohere::Client.new(api_key: ENV["COHERE_API_KEY"]).chat(model: "command-r-plus", message: "x")
`,
      finds: [
        { kind: 'sdk', name: 'cohere-ruby', line: 1 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'model', name: 'command-r-plus', line: 3, provider: 'cohere' },
      ],
    },
    {
      why: 'Go: fields that are pointers',
      path: 'cohere.go',
      text: `package main

import (
	"context"

	cohere "github.com/cohere-ai/cohere-go/v2"
	"github.com/cohere-ai/cohere-go/v2/client"
)

func main() {
	co := client.NewClient()
	co.Chat(context.TODO(), &cohere.ChatRequest{Message: "Hi", Model: cohere.String("command-r-plus")})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/cohere-ai/cohere-go/v2', line: 6 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'model', name: 'command-r-plus', line: 12, provider: 'cohere' },
      ],
    },
    {
      why: 'chat with a preamble',
      path: 'app.py',
      text: `import cohere

PREAMBLE = "You speak like a sailor."
co = cohere.Client()
co.chat(model="command-r-08-2024", message="Ahoy", preamble=PREAMBLE)
`,
      finds: [
        { kind: 'sdk', name: 'cohere', line: 1 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'prompt', name: 'PREAMBLE', line: 3 },
        { kind: 'model', name: 'command-r-08-2024', line: 5, provider: 'cohere' },
      ],
    },
    {
      why: 'the second client: an embedding and a reranking',
      path: 'search.py',
      text: `from cohere import ClientV2

co = ClientV2()
co.embed(model="embed-english-v3.0", texts=["a"])
co.rerank(model="rerank-v3.5", query="a", documents=[])
`,
      finds: [
        { kind: 'sdk', name: 'cohere', line: 1 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'embedding_model', name: 'embed-english-v3.0', line: 4, provider: 'cohere' },
        { kind: 'model', name: 'rerank-v3.5', line: 5, provider: 'cohere' },
      ],
    },
    {
      why: 'JavaScript',
      path: 'src/cohere.ts',
      text: `import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({});
export const reply = await cohere.chat({ model: 'command-a-03-2025', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'cohere-ai', line: 1 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'model', name: 'command-a-03-2025', line: 4, provider: 'cohere' },
      ],
    },
    {
      why: 'the API host',
      path: 'call.ts',
      text: "await fetch('https://api.cohere.com/v2/chat');\n",
      finds: [
        { kind: 'provider', name: 'cohere' },
        { kind: 'endpoint', name: 'api.cohere.com/v2/chat', line: 1 },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'cohere==5.13.0\n', finds: [{ kind: 'dependency', name: 'cohere', line: 1 }] },
    {
      why: 'a request builder',
      path: 'Ask.java',
      text: 'import com.cohere.api.Cohere;\nimport com.cohere.api.requests.ChatRequest;\n\nclass Ask {\n  void run(Cohere cohere) { cohere.chat(ChatRequest.builder().message("Hi").model("command-r-plus").build()); }\n}\n',
      finds: [
        { kind: 'sdk', name: 'com.cohere:cohere-java', line: 1 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'model', name: 'command-r-plus', line: 5, provider: 'cohere' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a verb in Ruby', path: 'c.rb', text: 'class Cohere\n  class Client; end\nend\nCohere::Client.new.chat(model: "x1")\n' },
    { why: 'the word as a verb', path: 'a.py', text: 'def cohere(parts):\n    return parts\ncohere(["chat"])\n' },
    { why: 'another module that starts alike', path: 'b.py', text: 'from coherence import Client\nClient().chat(model="command-r")\n' },
    { why: 'the cohere-ai name in a string', path: 'c.ts', text: "export const packages = ['cohere-ai'];\n" },
    { why: 'another client with a chat method', path: 'd.py', text: 'from slack_sdk import Client\nClient().chat(model="command-r-08-2024")\n' },
    { why: 'the word as a name', path: 'Near.java', text: 'import com.coherent.api.Cohere;\nclass Near { String cohere = "command-r-plus"; }\n' },
  ],
});
