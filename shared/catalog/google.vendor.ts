import { defineVendor, type CatalogModel, type CatalogPackage, type UseRule } from './catalog-entry.ts';
import { google as classLanguages } from './class-languages/google.ts';

const geminiApi = 'https://ai.google.dev/gemini-api/docs/deprecations';
const vertex = 'https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions';

/** A model of the Gemini API, which also answers to `models/<id>`. */
function gemini(id: string, more: Omit<CatalogModel, 'id' | 'aliases'> = {}): CatalogModel {
  const hasDate = more.releasedOn !== undefined || more.retiresOn !== undefined;
  return { id, aliases: [`models/${id}`], ...(hasDate ? { source: geminiApi } : {}), ...more };
}

const previewOf25 = { retiresOn: '2025-12-02', replacement: 'gemini-3.1-pro-preview' };

const goPackages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'google.golang.org/genai', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'github.com/google/generative-ai-go', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'cloud.google.com/go/vertexai', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'cloud.google.com/go/aiplatform', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'cloud.google.com/go/ai', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'google.golang.org/adk', role: 'framework' },
];

/** The client is often a field of a struct in another file, but a call below it is at least below a client of the package. */
const goUses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'google.golang.org/genai#{NewClient,Client}().Models.{GenerateContent,GenerateContentStream,CountTokens,GenerateImages,GenerateVideos,EditImage}',
    gives: [{ kind: 'model', from: '#1', provider: 'google' }],
  },
  { ecosystem: 'golang', call: 'google.golang.org/genai#{NewClient,Client}().{Chats.Create,Live.Connect}', gives: [{ kind: 'model', from: '#1', provider: 'google' }] },
  { ecosystem: 'golang', call: 'google.golang.org/genai#{NewClient,Client}().Models.EmbedContent', gives: [{ kind: 'embedding_model', from: '#1', provider: 'google' }] },
  { ecosystem: 'golang', call: 'google.golang.org/genai#GenerateContentConfig', gives: [{ kind: 'prompt', from: 'SystemInstruction.Parts[].Text' }] },
  ...['github.com/google/generative-ai-go/genai', 'cloud.google.com/go/vertexai/genai'].flatMap((module): UseRule[] => [
    { ecosystem: 'golang', call: `${module}#{NewClient,Client}().GenerativeModel`, gives: [{ kind: 'model', from: '#0', provider: 'google' }] },
    { ecosystem: 'golang', call: `${module}#{NewClient,Client}().EmbeddingModel`, gives: [{ kind: 'embedding_model', from: '#0', provider: 'google' }] },
  ]),
  { ecosystem: 'golang', call: 'google.golang.org/adk/model/gemini#NewModel', gives: [{ kind: 'model', from: '#1', provider: 'google' }] },
  {
    ecosystem: 'golang',
    call: 'google.golang.org/adk/agent/llmagent#New',
    gives: [{ kind: 'agent', name: ['#0.Name', '@assigned'], model: '#0.Model', tools: '#0.Tools[]', prompt: '#0.Instruction', agents: '#0.SubAgents[]' }],
  },
  { ecosystem: 'golang', call: 'google.golang.org/adk/tool/functiontool#New', gives: [{ kind: 'tool', name: ['#0.Name', '@assigned'] }] },
];

export default defineVendor({
  id: 'google',
  name: 'Google (Gemini and Vertex AI)',
  url: 'https://ai.google.dev',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'gemini-ai', modules: ['gemini-ai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'gem', name: 'google-cloud-ai_platform', modules: ['Google.Cloud.AIPlatform'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'google-gemini-php/client', modules: ['Gemini'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'google-gemini-php/laravel', modules: ['Gemini.Laravel'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'gemini-api-php/client', modules: ['GeminiAPI'], role: 'sdk', provider: 'google' },
    { ecosystem: 'composer', name: 'google/cloud-ai-platform', modules: ['Google.Cloud.AIPlatform'], role: 'sdk', provider: 'google' },
    ...goPackages,
    { ecosystem: 'pypi', name: 'google-genai', modules: ['google.genai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'pypi', name: 'google-generativeai', modules: ['google.generativeai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'pypi', name: 'google-cloud-aiplatform', modules: ['google.cloud.aiplatform', 'google.cloud.aiplatform_v1', 'google.cloud.aiplatform_v1beta1', 'vertexai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'pypi', name: 'google-adk', modules: ['google.adk'], role: 'framework' },
    { ecosystem: 'npm', name: '@google/genai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google/generative-ai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google-cloud/vertexai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google-cloud/aiplatform', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google/adk', role: 'framework' },
    ...classLanguages.packages,
  ],
  uses: [
    { ecosystem: 'gem', call: 'Gemini', gives: [{ kind: 'model', from: 'options.model', provider: 'google' }] },
    { ecosystem: 'composer', call: '{Gemini,Gemini.client(),Gemini.factory().**.make(),Gemini.Client(),Gemini.Laravel.Facades.Gemini}.{generativeModel,chat}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'google' }] },
    { ecosystem: 'composer', call: '{Gemini,Gemini.client(),Gemini.factory().**.make(),Gemini.Client(),Gemini.Laravel.Facades.Gemini}.embeddingModel', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'google' }] },
    { ecosystem: 'composer', call: 'GeminiAPI.Client().generativeModel', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'google' }] },
    ...goUses,
    {
      ecosystem: 'pypi',
      call: 'google.genai.Client().**.{generate_content,generate_content_stream,generate_images,edit_image,upscale_image,generate_videos,count_tokens,chats.create,live.connect,caches.create,batches.create}',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: 'config.system_instruction' },
      ],
    },
    { ecosystem: 'pypi', call: 'google.genai.Client().**.embed_content', gives: [{ kind: 'embedding_model', from: 'model', provider: 'google' }] },
    {
      ecosystem: 'pypi',
      call: 'google.genai.types.{GenerateContentConfig,LiveConnectConfig,CreateCachedContentConfig}',
      gives: [{ kind: 'prompt', from: 'system_instruction' }],
    },
    {
      ecosystem: 'pypi',
      call: 'google.generativeai.**.GenerativeModel',
      gives: [
        { kind: 'model', from: ['model_name', '#0'], provider: 'google' },
        { kind: 'prompt', from: 'system_instruction' },
      ],
    },
    { ecosystem: 'pypi', call: 'google.generativeai.**.{embed_content,embed_content_async}', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'google' }] },
    { ecosystem: 'pypi', call: 'google.generativeai.{generate_text,chat,generate_images}', gives: [{ kind: 'model', from: 'model', provider: 'google' }] },
    {
      ecosystem: 'pypi',
      call: 'vertexai.**.GenerativeModel',
      gives: [
        { kind: 'model', from: ['model_name', '#0'], provider: 'google' },
        { kind: 'prompt', from: 'system_instruction' },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'vertexai.**.{TextGenerationModel,ChatModel,CodeGenerationModel,CodeChatModel,ImageGenerationModel,ImageTextModel}.from_pretrained',
      gives: [{ kind: 'model', from: ['model_name', '#0'], provider: 'google' }],
    },
    {
      ecosystem: 'pypi',
      call: 'vertexai.**.{TextEmbeddingModel,MultiModalEmbeddingModel}.from_pretrained',
      gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'google' }],
    },
    {
      ecosystem: 'pypi',
      call: 'google.adk.**.{Agent,LlmAgent}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instruction', agents: 'sub_agents[]' },
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: 'instruction' },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@google/genai#GoogleGenAI().**.{generateContent,generateContentStream,generateImages,editImage,upscaleImage,generateVideos,countTokens,chats.create,live.connect,caches.create,batches.create}',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: ['config.systemInstruction.parts[].text', 'config.systemInstruction'] },
      ],
    },
    { ecosystem: 'npm', call: '@google/genai#GoogleGenAI().**.embedContent', gives: [{ kind: 'embedding_model', from: 'model', provider: 'google' }] },
    {
      // One call serves both: an embedding model is told apart by its id.
      ecosystem: 'npm',
      call: '@google/generative-ai#GoogleGenerativeAI().getGenerativeModel',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: ['systemInstruction.parts[].text', 'systemInstruction'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@google-cloud/vertexai#VertexAI().**.getGenerativeModel',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: ['systemInstruction.parts[].text', 'systemInstruction'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@google/adk#{Agent,LlmAgent}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instruction', agents: 'subAgents[]' },
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: 'instruction' },
      ],
    },
    ...classLanguages.uses,
  ],
  hostedTool: /^(?:google_?search(?:_?retrieval)?|code_?execution|url_?context|google_?maps|computer_use|file_?search)$/i,
  hosts: ['generativelanguage.googleapis.com', 'aiplatform.googleapis.com', '*-aiplatform.googleapis.com'],
  // `v1beta/models/gemini-2.5-pro:generateContent`, with the publisher in front on Vertex AI.
  modelInUrl: /\/models\/([^/:]+):/,
  env: ['GEMINI_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY', 'GOOGLE_GENAI_API_KEY', 'GOOGLE_GENAI_USE_VERTEXAI'],
  keys: [
    {
      id: 'google_api_key',
      title: 'Google API key',
      literals: ['AIzaSy'],
      pattern: /(?<![A-Za-z0-9_-])(AIza[0-9A-Za-z_-]{35})(?![0-9A-Za-z_-])/,
      entropyMin: 3.8,
      examples: [`genai.configure(api_key="${'AI'}za${'SyD4kR8wQ2nLx7Vb1Tz5Hc9Mf3Gj6Pu0YeN'}")`, `GEMINI_API_KEY=${'AI'}za${'SyB-x3Kq9Wm5Lp2Rt8_Yv4Hd7Gs1Jf6CuEo'}`],
      nearMisses: ['GEMINI_API_KEY=AIza...', `AIza${'x'.repeat(35)}`, 'const prefix = "AIzaSy"', `data:AIza${'Qk3'.repeat(20)}`],
    },
  ],
  models: [
    gemini('gemini-1.0-pro', { isPinned: false }),
    gemini('gemini-1.5-pro', { isPinned: false, retiresOn: '2025-09-24', replacement: 'gemini-2.5-pro', source: vertex }),
    gemini('gemini-1.5-pro-002', { retiresOn: '2025-09-24', replacement: 'gemini-2.5-pro', source: vertex }),
    gemini('gemini-1.5-flash', { isPinned: false, retiresOn: '2025-09-24', replacement: 'gemini-2.5-flash', source: vertex }),
    gemini('gemini-1.5-flash-002', { retiresOn: '2025-09-24', replacement: 'gemini-2.5-flash', source: vertex }),
    gemini('gemini-2.0-flash', { isPinned: false, releasedOn: '2025-02-05', retiresOn: '2026-06-01', replacement: 'gemini-3.5-flash' }),
    gemini('gemini-2.0-flash-001', { releasedOn: '2025-02-05', retiresOn: '2026-06-01', replacement: 'gemini-3.5-flash' }),
    gemini('gemini-2.0-flash-lite', { isPinned: false, releasedOn: '2025-02-25', replacement: 'gemini-2.5-flash-lite' }),
    gemini('gemini-2.0-flash-lite-001', { releasedOn: '2025-02-25', replacement: 'gemini-2.5-flash-lite' }),
    gemini('gemini-2.0-flash-live-001', { releasedOn: '2025-04-09', retiresOn: '2025-12-09' }),
    gemini('gemini-live-2.5-flash-preview', { releasedOn: '2025-06-17', retiresOn: '2025-12-09' }),
    gemini('gemini-2.5-pro-preview-03-25', previewOf25),
    gemini('gemini-2.5-pro-preview-05-06', { releasedOn: '2025-05-06', ...previewOf25 }),
    gemini('gemini-2.5-pro-preview-06-05', { releasedOn: '2025-06-05', ...previewOf25 }),
    gemini('gemini-2.5-pro', { releasedOn: '2025-06-17', retiresOn: '2026-12-01', replacement: 'gemini-3.8-flash' }),
    gemini('gemini-2.5-flash', { releasedOn: '2025-06-17', retiresOn: '2026-12-01', replacement: 'gemini-3.5-flash-lite' }),
    gemini('gemini-2.5-flash-lite', { releasedOn: '2025-07-22' }),
    gemini('gemini-2.5-flash-image', { releasedOn: '2025-10-02', retiresOn: '2026-10-02' }),
    gemini('gemini-3-pro-preview', { releasedOn: '2025-11-18', retiresOn: '2026-03-09', replacement: 'gemini-3.1-pro-preview' }),
    gemini('gemini-3-flash-preview', { releasedOn: '2025-12-17' }),
    gemini('gemini-3-pro-image-preview', { releasedOn: '2025-11-20', retiresOn: '2026-06-25', replacement: 'gemini-3-pro-image' }),
    gemini('gemini-3-pro-image', { releasedOn: '2026-05-28' }),
    gemini('gemini-3.1-pro-preview', { releasedOn: '2026-02-19' }),
    gemini('gemini-3.1-flash-image-preview', { releasedOn: '2026-02-26', retiresOn: '2026-06-25', replacement: 'gemini-3.1-flash-image' }),
    gemini('gemini-3.1-flash-image', { releasedOn: '2026-05-28' }),
    gemini('gemini-3.1-flash-lite-preview', { releasedOn: '2026-03-03' }),
    gemini('gemini-3.1-flash-lite', { releasedOn: '2026-05-07', retiresOn: '2027-05-07' }),
    gemini('gemini-3.5-flash', { releasedOn: '2026-05-19' }),
    gemini('gemini-3.5-flash-lite'),
    gemini('gemini-3.8-flash'),
    gemini('gemini-4-argon'),
    gemini('gemini-flash-latest', { isPinned: false }),
    gemini('gemini-pro-latest', { isPinned: false }),
    gemini('imagen-3.0-generate-002', { releasedOn: '2025-02-06', retiresOn: '2025-11-10', replacement: 'imagen-4.0-generate-001' }),
    gemini('imagen-4.0-generate-001'),
    gemini('gemini-embedding-001', { kind: 'embedding_model' }),
    gemini('embedding-001', { kind: 'embedding_model' }),
    gemini('text-embedding-004', { kind: 'embedding_model', isPinned: true }),
    gemini('text-embedding-005', { kind: 'embedding_model', isPinned: true }),
    gemini('text-multilingual-embedding-002', { kind: 'embedding_model', isPinned: true }),
  ],
  // Stable ids do not change until they retire; before 2.5 only the three-digit form is one, the short form is an alias. Dated previews are fixed too.
  pinnedModel: /-\d{3}$|-preview-\d{2}-\d{2,4}$|^(?:models\/)?gemini-(?:2\.5|[3-9](?:\.\d+)?)-(?!.*(?:preview|latest|exp))[a-z-]+$/,
  modelPattern: /^(?:models\/)?(?:gemini-|imagen-|veo-|text-bison|chat-bison|text-embedding-00|text-multilingual-embedding-|learnlm-)/,
  modelBeginnings: ['gemini-', 'gemma-', 'imagen-', 'text-bison'],
  prefixes: ['googleai', 'vertexai', 'google_genai', 'google_vertexai', 'google-genai', 'google-gla', 'google-vertex', 'gemini', 'vertex_ai', 'vertex'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatGoogleGemini', role: 'model', model: 'modelName' },
    { type: '@n8n/n8n-nodes-langchain.lmChatGoogleVertex', role: 'model', model: 'modelName' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsGoogleGemini', role: 'embedding_model', model: 'modelName' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsGoogleVertex', role: 'embedding_model', model: 'modelName' },
    { type: '@n8n/n8n-nodes-langchain.googleGemini', role: 'action', model: 'modelId' },
  ],
  resources: [{ kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['gemini-code-assist', 'google-labs-jules'] }, gives: 'agent', properties: ['repository_selection'] }],
  actions: [
    // Both run with `--yolo` and ask nobody who started them (action.yml, read 2026-11-30).
    { action: 'google-github-actions/run-gemini-cli', role: 'agent', model: 'gemini_model', limits: ['settings'] },
    { action: 'google-gemini/gemini-cli-action', role: 'agent', limits: ['settings_json'] },
    { command: 'gemini', role: 'agent' },
    { command: '@google/gemini-cli', role: 'agent' },
  ],
  iac: [
    { language: 'terraform', resourceType: 'google_vertex_ai_*' },
    { language: 'terraform', resourceType: 'google_discovery_engine_*' },
    { language: 'terraform', resourceType: 'google_dialogflow_*' },
    { language: 'terraform', resourceType: 'google_document_ai_*' },
    { language: 'pulumi', resourceType: 'gcp:vertex*' },
  ],
  constants: classLanguages.constants,
  settings: classLanguages.settings,
  examples: [
    {
      why: 'a tool that the vendor runs, as classes of the SDK',
      path: 'search.py',
      text: `from google import genai
from google.genai import types

client = genai.Client()
client.models.generate_content(model="gemini-2.5-flash", contents="When?", config=types.GenerateContentConfig(
    tools=[types.Tool(google_search=types.GoogleSearch())],
))
`,
      finds: [
        { kind: 'sdk', name: 'google-genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 5 },
        { kind: 'tool', name: 'google_search', line: 6 },
      ],
    },
    {
      why: 'a tool that the vendor runs',
      path: 'src/search.ts',
      text: `import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({});
export const ask = (contents: string) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { tools: [{ googleSearch: {} }] } });
`,
      finds: [
        { kind: 'sdk', name: '@google/genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4 },
        { kind: 'tool', name: 'googleSearch', line: 4 },
      ],
    },
    {
      why: 'Go: the model stands behind the context',
      path: 'gemini.go',
      text: `package main

import (
	"context"

	"google.golang.org/genai"
)

type bot struct{ client *genai.Client }

func (b *bot) ask(ctx context.Context, q string) (string, error) {
	res, err := b.client.Models.GenerateContent(ctx, "gemini-2.5-flash", genai.Text(q), nil)
	return res.Text(), err
}
`,
      finds: [
        { kind: 'sdk', name: 'google.golang.org/genai', line: 6 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 12, provider: 'google' },
      ],
    },
    {
      why: 'Go: the former SDK, its client one of two results',
      path: 'old.go',
      text: `package main

import (
	"context"

	"github.com/google/generative-ai-go/genai"
	"google.golang.org/api/option"
)

func main() {
	client, err := genai.NewClient(context.Background(), option.WithAPIKey("k"))
	if err != nil {
		panic(err)
	}
	model := client.GenerativeModel("gemini-1.5-pro")
	model.StartChat()
	client.EmbeddingModel("text-embedding-004")
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/google/generative-ai-go', line: 6 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-1.5-pro', line: 15, provider: 'google' },
        { kind: 'embedding_model', name: 'text-embedding-004', line: 17, provider: 'google' },
      ],
    },
    {
      why: 'a gem that is required by another name than its constant',
      path: 'lib/ask.rb',
      text: `require 'gemini-ai'

client = Gemini.new(credentials: { service: 'generative-language-api' }, options: { model: 'gemini-2.5-flash' })
`,
      finds: [
        { kind: 'sdk', name: 'gemini-ai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 3, provider: 'google' },
      ],
    },
    {
      why: 'a PHP client',
      path: 'src/ask.php',
      text: `<?php
$client = Gemini::client(getenv('KEY'));
$client->generativeModel(model: 'gemini-2.0-flash')->generateContent('x');
`,
      finds: [
        { kind: 'sdk', name: 'google-gemini-php/client', line: 2 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.0-flash', line: 3, provider: 'google' },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'src/rest.ts',
      text: `const url = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent';
export const reply = await fetch(url, { method: 'POST' });
`,
      finds: [
        { kind: 'endpoint', name: 'generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent', line: 1, provider: 'google' },
        { kind: 'provider', name: 'google', line: 1 },
        { kind: 'model', name: 'gemini-1.5-flash', line: 1, provider: 'google' },
      ],
    },
    {
      why: 'through its address in the form of OpenAI',
      path: 'compatible.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="https://generativelanguage.googleapis.com/v1beta/openai/")
client.chat.completions.create(model="gemini-2.5-flash", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'generativelanguage.googleapis.com/v1beta/openai', line: 3, provider: 'google' },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4, provider: 'google' },
      ],
    },
    {
      why: 'the unified client, imported from the namespace package',
      path: 'app.py',
      text: `from google import genai
from google.genai import types

RULES = "Answer in one sentence."
client = genai.Client()
response = client.models.generate_content(
    model="gemini-2.5-flash",
    contents="Hello",
    config=types.GenerateContentConfig(system_instruction=RULES),
)
`,
      finds: [
        { kind: 'sdk', name: 'google-genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'prompt', name: 'RULES', line: 4 },
        { kind: 'model', name: 'gemini-2.5-flash', line: 7, provider: 'google' },
      ],
    },
    {
      why: 'the older client with an embedding',
      path: 'old.py',
      text: `import google.generativeai as palm

model = palm.GenerativeModel("gemini-1.5-pro-002")
palm.embed_content(model="models/text-embedding-004", content="x")
`,
      finds: [
        { kind: 'sdk', name: 'google-generativeai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-1.5-pro-002', line: 3, provider: 'google' },
        { kind: 'embedding_model', name: 'models/text-embedding-004', line: 4, provider: 'google' },
      ],
    },
    {
      why: 'Vertex AI',
      path: 'vertex.py',
      text: `import vertexai
from vertexai.generative_models import GenerativeModel

vertexai.init(project="p", location="europe-west1")
model = GenerativeModel(model_name="gemini-2.0-flash-001")
`,
      finds: [
        { kind: 'sdk', name: 'google-cloud-aiplatform', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.0-flash-001', line: 5, provider: 'google' },
      ],
    },
    {
      why: 'the JavaScript client, model in an options object',
      path: 'src/gemini.ts',
      text: `import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });
export const answer = await ai.models.generateContent({ model: 'gemini-2.5-pro', contents: 'Why?' });
`,
      finds: [
        { kind: 'sdk', name: '@google/genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-pro', line: 4, provider: 'google' },
      ],
    },
    {
      why: 'a regional Vertex endpoint',
      path: 'curl.py',
      text: `import requests
requests.post("https://europe-west1-aiplatform.googleapis.com/v1/projects/p")
`,
      finds: [
        { kind: 'provider', name: 'google' },
        { kind: 'endpoint', name: 'europe-west1-aiplatform.googleapis.com/v1/projects/p', line: 2 },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'google-genai>=1.0\ngoogle-cloud-storage\n',
      finds: [{ kind: 'dependency', name: 'google-genai', line: 1 }],
    },
    {
      why: 'a step of a workflow',
      path: '.github/workflows/gemini.yml',
      text: `on: issues
jobs:
  triage:
    runs-on: ubuntu-latest
    steps:
      - name: Triage
        uses: google-github-actions/run-gemini-cli@v0
`,
      finds: [
        { kind: 'ci_step', name: 'google-github-actions/run-gemini-cli', line: 6, provider: 'google' },
        { kind: 'provider', name: 'google', line: 6 },
      ],
    },
    {
      why: 'an endpoint that Terraform makes',
      path: 'infra/ai.tf',
      text: 'resource "google_vertex_ai_endpoint" "chat" {\n  location = "europe-west4"\n}\n',
      finds: [
        { kind: 'iac_resource', name: 'google_vertex_ai_endpoint.chat', line: 1, provider: 'google' },
        { kind: 'provider', name: 'google' },
      ],
    },
    ...classLanguages.examples,
  ],
  nearMisses: [
    { why: 'a constellation in Ruby', path: 'sky.rb', text: 'Gemini = Struct.new(:stars)\nGemini.new(stars: 8)\n' },
    { why: 'Go: other clients of the same cloud', path: 'a.go', text: 'package a\n\nimport (\n\t"cloud.google.com/go/storage"\n\t"google.golang.org/api/option"\n)\n\nvar c = storage.NewClient(nil, option.WithEndpoint("x"))\n' },
    {
      why: 'another action of the same owner signs in to a cloud',
      path: '.github/workflows/near.yml',
      text: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: google-github-actions/auth@v2
`,
    },
    { why: 'another Google library', path: 'a.py', text: 'from google.cloud import storage\nstorage.Client().bucket("gemini-2.5-pro")\n' },
    { why: 'the protobuf namespace', path: 'b.py', text: 'from google.protobuf import message\nimport google.auth\n' },
    { why: 'an import in a comment', path: 'c.py', text: '# from google import genai\nname = "gemini-1.5-pro"\n' },
    { why: 'another Google API host', path: 'd.ts', text: "fetch('https://storage.googleapis.com/bucket/gemini-2.5-pro');\n" },
    { why: 'a package with a similar name', path: 'package.json', text: '{ "dependencies": { "@google-cloud/storage": "^7.0.0", "gemini-ui": "1.0.0" } }\n' },
    ...classLanguages.nearMisses,
  ],
});
