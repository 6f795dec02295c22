import { defineVendor, type CatalogModel } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { dotnet } from './openai/dotnet.ts';
import { go } from './openai/go.ts';
import { javascript } from './openai/javascript.ts';
import { jvm } from './openai/jvm.ts';
import { php } from './openai/php.ts';
import { python } from './openai/python.ts';
import { ruby } from './openai/ruby.ts';
import { rust } from './openai/rust.ts';

const deprecations = 'https://developers.openai.com/api/docs/deprecations';
const changelog = 'https://developers.openai.com/api/docs/changelog';

/** Ids that leave the API together: the snapshot and the alias that leads to it. */
function ending(ids: readonly string[], dates: { deprecatedOn?: string; retiresOn: string; replacement?: string }): CatalogModel[] {
  return ids.map((id) => ({ id, ...dates, source: deprecations }));
}

const parts = joinParts([python, javascript, jvm, dotnet, go, rust, ruby, php]);

export default defineVendor({
  id: 'openai',
  name: 'OpenAI',
  url: 'https://platform.openai.com',
  type: 'vendor',
  packages: parts.packages,
  uses: parts.uses,
  hosts: ['api.openai.com'],
  // Engines are what the first release of the API had.
  modelInUrl: /^api\.openai\.com\/v1\/engines\/([a-z][\w.-]{0,60})\//,
  // @see https://developers.openai.com/api/docs/guides/tools (read 2026-11-30)
  hostedTool: /^(?:web_search|web_search_preview|file_search|code_interpreter|computer_use_preview|computer_use|computer|image_generation|local_shell|shell|apply_patch|retrieval)(?:_\d{4}_\d{2}_\d{2})?$/,
  env: ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID'],
  keys: [
    {
      id: 'openai_api_key',
      title: 'OpenAI API key',
      literals: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'T3BlbkFJ'],
      // "T3BlbkFJ" is "OpenAI" in base64 and stands in every key since 2020.
      pattern: /(?<![A-Za-z0-9_-])(sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{16,160}T3BlbkFJ[A-Za-z0-9_-]{16,160})/,
      entropyMin: 3.5,
      examples: [
        `key = "${['sk', 'proj'].join('-')}-Zx9Lq2Vt7RbN4mKc8WdYp3HsT3BlbkFJfG6jUe1Xa5QoRv0BnMiPzLk2"`,
        `OPENAI_API_KEY=${'sk'}-Zx9Lq2Vt7RbN4mKc8WdYT3BlbkFJfG6jUe1Xa5QoRv0BnMiP`,
      ],
      nearMisses: ['class="task-proj-overview"', 'OPENAI_API_KEY=sk-proj-...', 'see the sk-proj- prefix'],
    },
  ],
  models: [
    ...ending(['text-davinci-001', 'text-davinci-002', 'text-davinci-003', 'text-curie-001', 'text-babbage-001', 'text-ada-001'], {
      deprecatedOn: '2023-07-06',
      retiresOn: '2024-01-04',
      replacement: 'gpt-3.5-turbo-instruct',
    }),
    ...ending(['gpt-3.5-turbo-0613', 'gpt-3.5-turbo-16k-0613'], { deprecatedOn: '2023-11-06', retiresOn: '2024-09-13', replacement: 'gpt-3.5-turbo' }),
    ...ending(['gpt-4-32k', 'gpt-4-32k-0314', 'gpt-4-32k-0613'], { deprecatedOn: '2024-06-06', retiresOn: '2025-06-06', replacement: 'gpt-4o' }),
    ...ending(['text-moderation-007', 'text-moderation-stable', 'text-moderation-latest'], { deprecatedOn: '2025-04-28', retiresOn: '2025-10-27' }),
    ...ending(['gpt-4o-realtime-preview-2024-10-01'], { deprecatedOn: '2025-06-10', retiresOn: '2025-10-10', replacement: 'gpt-realtime-1.5' }),
    ...ending(['gpt-4o-audio-preview-2024-10-01'], { deprecatedOn: '2025-06-10', retiresOn: '2025-10-10', replacement: 'gpt-audio-1.5' }),
    ...ending(['gpt-4o-realtime-preview', 'gpt-4o-realtime-preview-2024-12-17', 'gpt-4o-realtime-preview-2025-06-03'], {
      deprecatedOn: '2025-09-15',
      retiresOn: '2026-05-07',
      replacement: 'gpt-realtime-1.5',
    }),
    ...ending(['gpt-4o-mini-realtime-preview'], { deprecatedOn: '2025-09-15', retiresOn: '2026-05-07', replacement: 'gpt-realtime-mini' }),
    ...ending(['gpt-4o-audio-preview'], { deprecatedOn: '2025-09-15', retiresOn: '2026-05-07', replacement: 'gpt-audio-1.5' }),
    ...ending(['gpt-4o-mini-audio-preview'], { deprecatedOn: '2025-09-15', retiresOn: '2026-05-07', replacement: 'gpt-audio-mini' }),
    ...ending(['gpt-4-0314', 'gpt-4-0125-preview', 'gpt-4-turbo-preview'], { deprecatedOn: '2025-09-26', retiresOn: '2026-03-26', replacement: 'gpt-4.1' }),
    ...ending(['gpt-3.5-turbo-1106', 'gpt-3.5-turbo-instruct', 'babbage-002', 'davinci-002'], { deprecatedOn: '2025-09-26', retiresOn: '2026-09-28', replacement: 'gpt-5.4-mini' }),
    ...ending(['dall-e-2', 'dall-e-3'], { deprecatedOn: '2025-11-14', retiresOn: '2026-05-12', replacement: 'gpt-image-1' }),
    ...ending(['codex-mini-latest'], { deprecatedOn: '2025-11-17', retiresOn: '2026-02-12' }),
    ...ending(['sora-2', 'sora-2-2025-10-06', 'sora-2-2025-12-08', 'sora-2-pro', 'sora-2-pro-2025-10-06'], { deprecatedOn: '2026-03-24', retiresOn: '2026-09-24' }),
    ...ending(['gpt-4-vision-preview', 'gpt-4-1106-vision-preview'], { deprecatedOn: '2024-06-06', retiresOn: '2024-12-06', replacement: 'gpt-4o' }),
    ...ending(['gpt-4.5-preview', 'gpt-4.5-preview-2025-02-27'], { deprecatedOn: '2025-04-14', retiresOn: '2025-07-14', replacement: 'gpt-4.1' }),
    ...ending(['o1-preview', 'o1-preview-2024-09-12'], { deprecatedOn: '2025-04-28', retiresOn: '2025-07-28', replacement: 'o3' }),
    ...ending(['o1-mini', 'o1-mini-2024-09-12'], { deprecatedOn: '2025-04-28', retiresOn: '2025-10-27', replacement: 'o4-mini' }),
    ...ending(['chatgpt-4o-latest'], { deprecatedOn: '2025-11-18', retiresOn: '2026-02-17', replacement: 'gpt-5.1-chat-latest' }),
    ...ending(['gpt-5.1-codex'], { retiresOn: '2026-07-23' }),
    ...ending(['gpt-5.2-chat-latest', 'gpt-5.3-chat-latest'], { retiresOn: '2026-08-10' }),
    ...ending(['gpt-3.5-turbo', 'gpt-3.5-turbo-0125', 'o4-mini', 'o4-mini-2025-04-16'], {
      deprecatedOn: '2026-04-22',
      retiresOn: '2026-10-23',
      replacement: 'gpt-5.6-terra',
    }),
    ...ending(
      [
        'gpt-4', 'gpt-4-0613', 'gpt-4-1106-preview', 'gpt-4-turbo', 'gpt-4-turbo-2024-04-09', 'gpt-4o-2024-05-13', 'o1', 'o1-2024-12-17', 'o1-pro',
        'o1-pro-2025-03-19', 'o3-mini', 'o3-mini-2025-01-31',
      ],
      { deprecatedOn: '2026-04-22', retiresOn: '2026-10-23', replacement: 'gpt-5.6-sol' },
    ),
    ...ending(['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'], { deprecatedOn: '2026-04-22', retiresOn: '2026-10-23', replacement: 'gpt-5.6-luna' }),
    ...ending(['gpt-image-1'], { deprecatedOn: '2026-04-22', retiresOn: '2026-10-23' }),
    ...ending(['gpt-image-1-mini', 'gpt-image-1.5', 'gpt-image-1.5-2025-12-16', 'chatgpt-image-latest'], { deprecatedOn: '2026-06-02', retiresOn: '2026-12-01' }),
    ...ending(['gpt-5', 'gpt-5-2025-08-07'], { deprecatedOn: '2026-06-11', retiresOn: '2026-12-11', replacement: 'gpt-6.1-sol' }),
    ...ending(['gpt-5-mini', 'gpt-5-mini-2025-08-07'], { deprecatedOn: '2026-06-11', retiresOn: '2026-12-11', replacement: 'gpt-6.1-terra' }),
    ...ending(['gpt-5-nano', 'gpt-5-nano-2025-08-07', 'gpt-5-pro', 'o3', 'o3-2025-04-16', 'o3-pro', 'o3-pro-2025-06-10'], {
      deprecatedOn: '2026-06-11',
      retiresOn: '2026-12-11',
    }),
    ...ending(['tts-1', 'tts-1-hd', 'gpt-4o-mini-tts'], { retiresOn: '2027-01-06' }),
    { id: 'gpt-4o', releasedOn: '2024-05-13', deprecatedOn: '2026-10-14', retiresOn: '2027-01-14', replacement: 'gpt-6-luna', source: deprecations },
    ...ending(['gpt-4o-2024-08-06', 'gpt-4o-2024-11-20', 'gpt-4o-mini', 'gpt-4o-mini-2024-07-18', 'gpt-4.1', 'gpt-4.1-2025-04-14', 'gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'], {
      deprecatedOn: '2026-10-14',
      retiresOn: '2027-01-14',
      replacement: 'gpt-6-luna',
    }),
    ...ending(['gpt-realtime', 'gpt-audio'], { retiresOn: '2027-01-20' }),
    ...ending(['whisper-1', 'gpt-4o-transcribe', 'gpt-4o-mini-transcribe', 'gpt-4o-transcribe-diarize'], { retiresOn: '2027-02-26' }),
    ...ending(['gpt-5.1', 'gpt-5.1-2025-11-13', 'gpt-5.3-codex', 'gpt-5.4-nano', 'gpt-5.4-nano-2026-03-17'], { retiresOn: '2027-04-01' }),
    { id: 'gpt-realtime-1.5' },
    { id: 'gpt-realtime-mini' },
    { id: 'gpt-audio-1.5' },
    { id: 'gpt-audio-mini' },
    { id: 'gpt-5.1-chat-latest' },
    { id: 'gpt-5.2' },
    { id: 'gpt-5.2-2025-12-11' },
    { id: 'gpt-5.2-pro' },
    { id: 'gpt-5.2-pro-2025-12-11' },
    { id: 'gpt-5.4' },
    { id: 'gpt-5.4-mini' },
    { id: 'gpt-5.4-mini-2026-03-17' },
    { id: 'gpt-5.5' },
    { id: 'gpt-5.5-2026-04-23' },
    { id: 'gpt-5.6-sol' },
    { id: 'gpt-5.6-terra' },
    { id: 'gpt-5.6-luna' },
    { id: 'gpt-6-astra' },
    { id: 'gpt-6-sol' },
    { id: 'gpt-6-luna' },
    { id: 'gpt-6.1-sol' },
    { id: 'gpt-6.1-terra' },
    { id: 'omni-moderation-latest', isPinned: false },
    { id: 'omni-moderation-2024-09-26' },
    { id: 'text-embedding-ada-002', kind: 'embedding_model', isPinned: true },
    { id: 'text-embedding-3-small', kind: 'embedding_model', isPinned: true, releasedOn: '2024-01-25', source: changelog },
    { id: 'text-embedding-3-large', kind: 'embedding_model', isPinned: true, releasedOn: '2024-01-25', source: changelog },
  ],
  // BAML's word for another of its interfaces.
  prefixes: ['openai-responses'],
  // The old four-digit form is a snapshot too: gpt-4-0613, also in front of `-preview`.
  pinnedModel: /-\d{4}-\d{2}-\d{2}$|-\d{4}(?:-(?:vision-)?preview)?$|-00[1-37]$|^dall-e-\d$/,
  // Not gpt-oss and whisper-large: weights that anybody may serve.
  modelPattern: /^(?:gpt-(?!35-|neo|j-|oss|sw)|chatgpt-|o[134](?:-|$)|text-embedding-(?:ada-|3-)|text-(?:davinci|curie|babbage|ada|moderation)-|dall-e-|whisper-1$|tts-1|omni-moderation-|sora-|computer-use-|codex-mini|babbage-002|davinci-002)/,
  modelBeginnings: ['gpt-', 'chatgpt-', 'text-embedding-', 'text-davinci-', 'dall-e-', 'whisper-1'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.lmOpenAi', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsOpenAi', role: 'embedding_model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.openAi', role: 'action', model: 'modelId' },
    { type: '@n8n/n8n-nodes-langchain.openAiAssistant', role: 'agent' },
    { type: 'n8n-nodes-base.openAi', role: 'action', model: 'model' },
  ],
  resources: [{ kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['chatgpt-codex-connector', 'chatgpt-connector'] }, gives: 'agent', properties: ['repository_selection'] }],
  actions: [
    // It refuses whoever may not write, unless they are named (action.yml, read 2026-11-30).
    {
      action: 'openai/codex-action',
      role: 'agent',
      model: 'model',
      limits: ['sandbox', 'permission-profile', 'safety-strategy', 'codex-args'],
      admits: ['allow-users'],
      unlimited: { sandbox: ['danger-full-access'], 'safety-strategy': ['unsafe'], 'codex-args': ['--dangerously-bypass-approvals-and-sandbox', 'danger-full-access'] },
    },
    { command: 'codex', role: 'agent' },
    { command: '@openai/codex', role: 'agent' },
  ],
  constants: parts.constants,
  settings: [
    { key: '{application,appsettings}.**.openai.{model,modelid,modelname,chatmodel,chatmodelid,chatmodelname,completionmodel,defaultmodel,imagemodel}', gives: 'model', provider: 'openai' },
    { key: '{application,appsettings}.**.openai.{embeddingmodel,embeddingmodelid,embeddingmodelname,embeddingsmodel,textembeddingmodel}', gives: 'embedding_model', provider: 'openai' },
    { key: '{application,appsettings}.**.openai.{endpoint,baseurl,url,apiurl}', gives: 'endpoint' },
  ],
  examples: [
    {
      why: 'a prompt under a weak name, whose words say little, where a model is asked it; what it is asked about is none',
      path: 'rewrite.py',
      text: `from openai import OpenAI

template = "Turn this note of a sailor into plain words, one line each: {note}"
log = "The heron came in at six with a torn sail, and the gull left at seven for the north."
client = OpenAI()

def rewrite(note):
    client.chat.completions.create(model="gpt-5-mini", messages=[{"role": "user", "content": template.format(note=note)}])
    return client.responses.create(model="gpt-5-mini", input=log)
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'template', line: 3 },
        { kind: 'model', name: 'gpt-5-mini', line: 8 },
      ],
    },
    {
      why: 'what an extension of an editor is set to by itself',
      path: 'extension/package.json',
      text: '{\n  "contributes": {\n    "configuration": { "properties": {\n      "desk.chatModel": { "type": "string", "default": "gpt-4o", "enum": ["gpt-4o", "gpt-4o-mini"] }\n    } }\n  }\n}\n',
      finds: [{ kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }],
    },
    {
      why: 'a model that an expression gives is not known, the step is',
      path: '.github/workflows/codex.yml',
      text: `on: pull_request
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: openai/codex-action@v1
        with: { model: '\${{ vars.MODEL }}' }
`,
      finds: [
        { kind: 'ci_step', name: 'openai/codex-action', line: 6, provider: 'openai' },
        { kind: 'provider', name: 'openai', line: 6 },
      ],
    },
    {
      why: 'a step of a workflow',
      path: '.github/workflows/codex.yml',
      text: `on: pull_request
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: openai/codex-action@v1
        with: { model: gpt-4o-2024-08-06 }
`,
      finds: [
        { kind: 'ci_step', name: 'openai/codex-action', line: 6, provider: 'openai' },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 6 },
        { kind: 'provider', name: 'openai', line: 6 },
      ],
    },
    {
      why: 'settings of a .NET application',
      path: 'appsettings.json',
      text: '{\n  "OpenAI": { "ChatModelId": "gpt-4o", "EmbeddingModelId": "text-embedding-3-small" }\n}\n',
      finds: [
        { kind: 'model', name: 'gpt-4o', line: 2, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 2, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    ...parts.examples,
  ],
  nearMisses: [
    { why: 'a theme of an extension', path: 'package.json', text: '{"contributes": {"configuration": {"properties": {"desk.theme": {"default": "gpt-4o"}}}}}' },
    { why: 'Rust: objects of another kind with the same keys, and an option that is no model', path: 'src/near.rs', text: 'use serde_json::json;\n\nfn a() {\n    let x = json!({"type": "function", "name": "gpt"});\n    let y = clap::Arg::new("voice").default_value("gpt-4o");\n}\n' },
    { why: 'tools of a workshop, by the same words', path: 'shed.py', text: 'tools = [{"type": "shell"}, {"type": "file_search"}]\nshed.open(tools=tools)\n' },
    { why: 'a service with a name and an address', path: 'src/services.ts', text: "export const servers = [{ type: 'url', name: 'status', url: 'https://status.example.com' }];\n" },
    {
      why: 'an action of a stranger with such a name, and a script of the repository',
      path: '.github/workflows/near.yml',
      text: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: acme/codex@v1
        with: { model: gpt-4o }
      - run: ./codex.sh
`,
    },
    { why: 'settings of something else with such names', path: 'appsettings.json', text: '{ "Printer": { "Model": "gpt-4o" }, "Car": { "ModelName": "o1" } }\n' },
    ...parts.nearMisses,
  ],
});
