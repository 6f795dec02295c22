import { defineVendor, type CatalogModel } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { dotnet } from './google/dotnet.ts';
import { go } from './google/go.ts';
import { javascript } from './google/javascript.ts';
import { jvm } from './google/jvm.ts';
import { php } from './google/php.ts';
import { python } from './google/python.ts';
import { ruby } from './google/ruby.ts';

const geminiApi = 'https://ai.google.dev/gemini-api/docs/deprecations';
const vertex = 'https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions';

/** A model of the Gemini API, which also answers to `models/<id>`. */
function gemini(id: string, more: Omit<CatalogModel, 'id' | 'aliases'> = {}): CatalogModel {
  const hasDate = more.releasedOn !== undefined || more.retiresOn !== undefined;
  return { id, aliases: [`models/${id}`], ...(hasDate ? { source: geminiApi } : {}), ...more };
}

const previewOf25 = { retiresOn: '2025-12-02', replacement: 'gemini-3.1-pro-preview' };

const parts = joinParts([python, javascript, jvm, dotnet, go, ruby, php]);

export default defineVendor({
  id: 'google',
  name: 'Google (Gemini and Vertex AI)',
  url: 'https://ai.google.dev',
  type: 'vendor',
  packages: parts.packages,
  uses: parts.uses,
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
  prefixes: ['googleai', 'vertexai', 'google_genai', 'google_vertexai', 'google-genai', 'google-gla', 'google-vertex', 'google-ai', 'vertex-ai', 'gemini', 'vertex_ai', 'vertex'],
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
  constants: parts.constants,
  settings: [
    { key: '{application,appsettings}.**.{gemini,googleai,vertexai,googlegemini}.{model,modelid,modelname,chatmodel,chatmodelid}', gives: 'model', provider: 'google' },
    { key: '{application,appsettings}.**.{gemini,googleai,googlegemini}.{endpoint,baseurl,apiurl}', gives: 'endpoint' },
  ],
  examples: [
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
    ...parts.examples,
  ],
  nearMisses: [
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
    ...parts.nearMisses,
  ],
});
