import { defineVendor, type CatalogModel } from './catalog-entry.ts';
import { embeddingModel, model } from './gives.ts';

const lifecycle = 'https://docs.mistral.ai/getting-started/models/models_overview/';

function ended(id: string, deprecatedOn: string, retiresOn: string, replacement: string): CatalogModel {
  return { id, deprecatedOn, retiresOn, replacement, source: lifecycle };
}

export default defineVendor({
  id: 'mistral',
  name: 'Mistral AI',
  url: 'https://mistral.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'mistral-ai', modules: ['mistral-ai'], role: 'sdk', provider: 'mistral' },
    { ecosystem: 'composer', name: 'partitech/php-mistral', modules: ['Partitech.PhpMistral'], role: 'sdk', provider: 'mistral' },
    { ecosystem: 'composer', name: 'helgesverre/mistral', modules: ['HelgeSverre.Mistral'], role: 'sdk', provider: 'mistral' },
    { ecosystem: 'golang', name: 'github.com/gage-technologies/mistral-go', role: 'sdk', provider: 'mistral' },
    { ecosystem: 'cargo', name: 'mistralai-client', modules: ['mistralai_client'], role: 'sdk', provider: 'mistral' },
    { ecosystem: 'pypi', name: 'mistralai', role: 'sdk', provider: 'mistral' },
    { ecosystem: 'pypi', name: 'mistral-common', modules: ['mistral_common'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'mistral-inference', modules: ['mistral_inference'], role: 'serving' },
    { ecosystem: 'npm', name: '@mistralai/mistralai', role: 'sdk', provider: 'mistral' },
    { ecosystem: 'npm', name: '@mistralai/mistralai-azure', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@mistralai/mistralai-gcp', role: 'sdk', provider: 'google' },
    { ecosystem: 'nuget', name: 'Mistral.SDK', modules: ['Mistral.SDK'], role: 'sdk', provider: 'mistral' },
  ],
  uses: [
    {
      ecosystem: 'gem',
      call: 'Mistral().chat_completions',
      gives: [
        { kind: 'model', from: 'model', provider: 'mistral' },
        { kind: 'prompt', from: 'messages[role=system].content' },
      ],
    },
    { ecosystem: 'gem', call: 'Mistral().embeddings', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mistral' }] },
    { ecosystem: 'composer', call: 'HelgeSverre.Mistral.Mistral().{chat(),simpleChat()}.{create,createStreamed,get,stream}', gives: [{ kind: 'model', from: 'model', provider: 'mistral' }] },
    { ecosystem: 'golang', call: 'github.com/gage-technologies/mistral-go#{NewMistralClient,NewMistralClientDefault,MistralClient}().{Chat,ChatStream}', gives: [{ kind: 'model', from: '#0', provider: 'mistral' }] },
    { ecosystem: 'golang', call: 'github.com/gage-technologies/mistral-go#{NewMistralClient,NewMistralClientDefault,MistralClient}().Embeddings', gives: [{ kind: 'embedding_model', from: '#0', provider: 'mistral' }] },
    {
      ecosystem: 'pypi',
      call: 'mistralai.**.Mistral().{chat,fim,agents,ocr,beta,classifiers,audio}.**.{complete,complete_async,stream,stream_async,parse,parse_async,parse_stream,process,process_async,start,start_async,moderate,moderate_chat}',
      gives: [
        { kind: 'model', from: 'model', provider: 'mistral' },
        { kind: 'prompt', from: ['messages[role=system].content', 'instructions'] },
      ],
    },
    { ecosystem: 'pypi', call: 'mistralai.**.Mistral().embeddings.{create,create_async}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mistral' }] },
    {
      ecosystem: 'pypi',
      call: 'mistralai.**.Mistral().beta.agents.{create,create_async}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions' },
        { kind: 'model', from: 'model', provider: 'mistral' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
    { ecosystem: 'pypi', call: 'mistralai.**.{Mistral,MistralClient,MistralAsyncClient}', gives: [{ kind: 'endpoint', from: ['server_url', 'endpoint'] }] },
    {
      // The client before 1.0.
      ecosystem: 'pypi',
      call: 'mistralai.**.{MistralClient,MistralAsyncClient}().{chat,chat_stream,completion}',
      gives: [{ kind: 'model', from: 'model', provider: 'mistral' }],
    },
    { ecosystem: 'pypi', call: 'mistralai.**.{MistralClient,MistralAsyncClient}().embeddings', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mistral' }] },
    {
      ecosystem: 'npm',
      call: '@mistralai/mistralai#Mistral().{chat,fim,agents,ocr,beta,classifiers,audio}.**.{complete,stream,parse,parseStream,process,start,moderate,moderateChat}',
      gives: [
        { kind: 'model', from: 'model', provider: 'mistral' },
        { kind: 'prompt', from: ['messages[role=system].content', 'instructions'] },
      ],
    },
    { ecosystem: 'npm', call: '@mistralai/mistralai#Mistral().embeddings.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mistral' }] },
    {
      ecosystem: 'npm',
      call: '@mistralai/mistralai#{default,MistralClient}().{chat,chatStream}',
      gives: [{ kind: 'model', from: 'model', provider: 'mistral' }],
    },
    { ecosystem: 'npm', call: '@mistralai/mistralai#Mistral', gives: [{ kind: 'endpoint', from: 'serverURL' }] },
    { ecosystem: 'nuget', call: 'Mistral.SDK.DTOs.ChatCompletionRequest', gives: [model(['model', 'Model', '#0'], 'mistral')] },
    { ecosystem: 'nuget', call: 'Mistral.SDK.DTOs.EmbeddingRequest', gives: [embeddingModel(['model', 'Model', '#0'], 'mistral')] },
  ],
  hosts: ['api.mistral.ai', 'codestral.mistral.ai'],
  env: ['MISTRAL_API_KEY', 'CODESTRAL_API_KEY'],
  keys: [
    {
      // The key itself is 32 letters and digits without a mark, so it is only known by the variable it is given to.
      id: 'mistral_api_key',
      title: 'Mistral API key',
      literals: ['MISTRAL_API_KEY', 'mistral_api_key'],
      pattern: /(?:MISTRAL_API_KEY|mistral_api_key)["']?\s{0,4}[=:]\s{0,4}["']?([A-Za-z0-9]{32})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`MISTRAL_API_KEY=${'q7VxT2mKcR8wLpN4bZ9yHd3GsJf6UeA1'}`, `mistral_api_key: "${'Xn3Kq8Wm2Lp7Rt4Yv9Hd6Gs1Jf0CuEaO'}"`],
      nearMisses: ['MISTRAL_API_KEY=', 'os.environ["MISTRAL_API_KEY"]', 'MISTRAL_API_KEY=${MISTRAL_KEY}', `MISTRAL_API_KEY=${'x'.repeat(32)}`],
    },
  ],
  models: [
    ended('open-mistral-7b', '2024-11-30', '2025-03-30', 'ministral-8b-latest'),
    ended('open-mixtral-8x7b', '2024-11-30', '2025-03-30', 'mistral-small-latest'),
    ended('open-mixtral-8x22b', '2024-11-30', '2025-03-30', 'mistral-small-latest'),
    ended('mistral-medium-2312', '2024-11-30', '2025-06-16', 'mistral-medium-latest'),
    ended('mistral-small-2402', '2024-11-30', '2025-06-16', 'mistral-small-latest'),
    ended('mistral-large-2402', '2024-11-30', '2025-06-16', 'mistral-medium-latest'),
    ended('mistral-large-2407', '2024-11-30', '2025-03-30', 'mistral-medium-latest'),
    ended('codestral-2405', '2024-12-02', '2025-06-16', 'codestral-latest'),
    ended('mistral-ocr-2503', '2025-06-10', '2026-03-31', 'mistral-ocr-latest'),
    ended('mistral-saba-2502', '2025-06-10', '2025-09-30', 'mistral-small-latest'),
    ended('codestral-2501', '2025-11-06', '2025-11-30', 'codestral-2508'),
    ended('pixtral-12b-2409', '2025-12-02', '2025-12-31', 'ministral-14b-2512'),
    { id: 'mistral-large-2411', retiresOn: '2026-05-31', replacement: 'mistral-large-2512', source: lifecycle },
    { id: 'mistral-large-2512' },
    { id: 'mistral-medium-2505', deprecatedOn: '2026-05-22', retiresOn: '2026-08-31', source: lifecycle },
    { id: 'mistral-medium-2508', retiresOn: '2026-08-31', source: lifecycle },
    { id: 'mistral-small-2501' },
    { id: 'mistral-small-2409', deprecatedOn: '2025-11-06', retiresOn: '2025-11-30', source: lifecycle },
    { id: 'mistral-small-2503', deprecatedOn: '2025-11-06', retiresOn: '2025-11-30', source: lifecycle },
    { id: 'mistral-small-2506' },
    { id: 'magistral-medium-2506', deprecatedOn: '2025-10-31', retiresOn: '2025-11-30', source: lifecycle },
    { id: 'magistral-medium-2507' },
    { id: 'magistral-medium-2509' },
    { id: 'magistral-small-2506' },
    { id: 'magistral-small-2507' },
    { id: 'codestral-2508' },
    { id: 'devstral-small-2505', deprecatedOn: '2025-10-31', retiresOn: '2025-11-30', source: lifecycle },
    { id: 'devstral-small-2507' },
    { id: 'devstral-medium-2507' },
    { id: 'ministral-3b-2410' },
    { id: 'ministral-8b-2410', deprecatedOn: '2025-12-02', retiresOn: '2025-12-31', source: lifecycle },
    { id: 'ministral-14b-2512' },
    { id: 'pixtral-large-2411', deprecatedOn: '2026-02-27', retiresOn: '2026-05-31', source: lifecycle },
    { id: 'mistral-ocr-2505' },
    { id: 'voxtral-small-2507' },
    { id: 'voxtral-mini-2507' },
    { id: 'mistral-moderation-2411' },
    { id: 'open-mistral-nemo', isPinned: false },
    { id: 'open-mistral-nemo-2407' },
    { id: 'mistral-large-latest', isPinned: false },
    { id: 'mistral-medium-latest', isPinned: false },
    { id: 'mistral-small-latest', isPinned: false },
    { id: 'ministral-8b-latest', isPinned: false },
    { id: 'ministral-3b-latest', isPinned: false },
    { id: 'codestral-latest', isPinned: false },
    { id: 'mistral-ocr-latest', isPinned: false },
    { id: 'magistral-medium-latest', isPinned: false },
    { id: 'magistral-small-latest', isPinned: false },
    { id: 'devstral-small-latest', isPinned: false },
    { id: 'devstral-medium-latest', isPinned: false },
    { id: 'pixtral-large-latest', isPinned: false },
    { id: 'mistral-embed', kind: 'embedding_model', isPinned: false },
    { id: 'codestral-embed', kind: 'embedding_model', isPinned: false },
    { id: 'codestral-embed-2505', kind: 'embedding_model' },
  ],
  pinnedModel: /-\d{4}$/,
  // Ids of the service; `mistral-7b-instruct` and the like are weights that anybody may serve.
  modelPattern: /^(?:open-(?:mistral|mixtral|codestral)-|mistral-(?:tiny|small|medium|large|saba|embed|moderation|ocr|document)|codestral-|ministral-|magistral-|devstral-|pixtral-|voxtral-)/,
  modelBeginnings: ['mistral-', 'mixtral-', 'codestral-', 'ministral-', 'magistral-', 'devstral-', 'pixtral-'],
  prefixes: ['mistralai'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatMistralCloud', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsMistralCloud', role: 'embedding_model', model: 'model' },
    { type: 'n8n-nodes-base.mistralAi', role: 'action', model: 'model' },
  ],
  settings: [{ key: '{application,appsettings}.**.{mistral,mistralai}.{model,modelid,modelname,chatmodel,chatmodelid}', gives: 'model', provider: 'mistral' }],
  examples: [
    {
      why: 'a PHP client',
      path: 'src/ask.php',
      text: `<?php
namespace App;
use HelgeSverre\\Mistral\\Mistral;

$mistral = new Mistral(apiKey: env('MISTRAL_API_KEY'));
$mistral->chat()->create(model: 'mistral-large-latest', messages: []);
`,
      finds: [
        { kind: 'sdk', name: 'helgesverre/mistral', line: 3 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-large-latest', line: 6, provider: 'mistral' },
      ],
    },
    {
      why: 'the gem, whose client takes a hash',
      path: 'lib/ask.rb',
      text: `require 'mistral-ai'

client = Mistral.new(credentials: { api_key: ENV['MISTRAL_API_KEY'] })
client.chat_completions({ model: 'mistral-large-latest', messages: [{ role: 'user', content: 'x' }] })
`,
      finds: [
        { kind: 'sdk', name: 'mistral-ai', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-large-latest', line: 4, provider: 'mistral' },
      ],
    },
    {
      why: 'Go: the model is the first argument',
      path: 'mistral.go',
      text: `package main

import "github.com/gage-technologies/mistral-go"

func main() {
	client := mistral.NewMistralClientDefault("k")
	client.Chat("mistral-small-latest", nil, nil)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/gage-technologies/mistral-go', line: 3 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-small-latest', line: 7, provider: 'mistral' },
      ],
    },
    {
      why: 'a chat completion',
      path: 'app.py',
      text: `from mistralai import Mistral

client = Mistral(api_key="x")
client.chat.complete(model="mistral-large-2411", messages=[{"role": "user", "content": "Hi"}])
`,
      finds: [
        { kind: 'sdk', name: 'mistralai', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-large-2411', line: 4, provider: 'mistral' },
      ],
    },
    {
      why: 'the client used as a context manager, and an embedding',
      path: 'embed.py',
      text: `import mistralai

with mistralai.Mistral() as client:
    client.embeddings.create(model="mistral-embed", inputs=["a"])
`,
      finds: [
        { kind: 'sdk', name: 'mistralai', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'embedding_model', name: 'mistral-embed', line: 4, provider: 'mistral' },
      ],
    },
    {
      why: 'JavaScript, a streamed answer',
      path: 'src/mistral.ts',
      text: `import { Mistral } from '@mistralai/mistralai';

const mistral = new Mistral();
export const stream = await mistral.chat.stream({ model: 'mistral-small-latest', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: '@mistralai/mistralai', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-small-latest', line: 4, provider: 'mistral' },
      ],
    },
    {
      why: 'the API host',
      path: 'call.py',
      text: 'import httpx\nhttpx.post("https://api.mistral.ai/v1/chat/completions")\n',
      finds: [
        { kind: 'provider', name: 'mistral' },
        { kind: 'endpoint', name: 'api.mistral.ai/v1/chat/completions', line: 2 },
      ],
    },
    {
      why: 'a project file',
      path: 'pyproject.toml',
      text: '[project]\nname = "app"\ndependencies = [\n  "mistralai>=1.5",\n]\n',
      finds: [{ kind: 'dependency', name: 'mistralai', line: 4 }],
    },
    {
      why: 'a request with the model in its constructor',
      path: 'Ask.cs',
      text: 'using Mistral.SDK;\nusing Mistral.SDK.DTOs;\n\nvar request = new ChatCompletionRequest("mistral-large-latest", messages);\n',
      finds: [
        { kind: 'sdk', name: 'Mistral.SDK', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-large-latest', line: 4, provider: 'mistral' },
      ],
    },
  ],
  nearMisses: [
    { why: 'OpenStack has a project of this name', path: 'a.py', text: 'from mistral.engine import base\nfrom mistralclient.api import client\nclient.client()\n' },
    { why: 'the wind', path: 'b.ts', text: "export const wind = 'mistral-large-2411';\n" },
    { why: 'an import in a comment', path: 'c.py', text: '# import mistralai\n' },
    { why: 'a relative module', path: 'd.ts', text: "import { Mistral } from './mistralai';\nnew Mistral().chat.complete({ model: 'mistral-large-2411' });\n" },
    { why: 'an own request of the same name', path: 'Own.cs', text: 'using Acme.DTOs;\nvar request = new ChatCompletionRequest("mistral-large-latest", messages);\n' },
  ],
});
