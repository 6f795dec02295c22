import { defineVendor, type CatalogModel, type CatalogPackage, type UseRule } from './catalog-entry.ts';
import { openaiConstants } from './openai-constants.ts';
import { openai as classLanguages } from './class-languages/openai.ts';

const deprecations = 'https://developers.openai.com/api/docs/deprecations';
const changelog = 'https://developers.openai.com/api/docs/changelog';

/** Ids that leave the API together: the snapshot and the alias that leads to it. */
function ending(ids: readonly string[], dates: { deprecatedOn?: string; retiresOn: string; replacement?: string }): CatalogModel[] {
  return ids.map((id) => ({ id, ...dates, source: deprecations }));
}

/** The Azure classes of both packages. */
const azureClasses = { AzureOpenAI: 'azure-openai', AsyncAzureOpenAI: 'azure-openai' };

/** Every way to a PHP client: the factory, a typed property, and the facade of Laravel with and without its namespace. */
const phpClients = '{OpenAI,OpenAI.client(),OpenAI.factory().**.make(),OpenAI.Client(),OpenAI.Contracts.ClientContract(),OpenAI.Laravel.Facades.OpenAI}';

/** Major versions of the Go SDK have paths of their own. */
const goSdks = ['', '/v2', '/v3'].map((major) => `github.com/openai/openai-go${major}`);

const goPackages: CatalogPackage[] = [
  ...goSdks.map((name): CatalogPackage => ({ ecosystem: 'golang', name, role: 'sdk', provider: 'openai' })),
  { ecosystem: 'golang', name: 'github.com/sashabaranov/go-openai', role: 'sdk', provider: 'openai' },
  { ecosystem: 'golang', name: 'github.com/pkoukk/tiktoken-go', role: 'sdk' },
];

/** A request is a struct, so its literal tells the model wherever the client is. */
const goUses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'github.com/sashabaranov/go-openai#{ChatCompletionRequest,CompletionRequest,AssistantRequest,RunRequest,AudioRequest,CreateSpeechRequest,ImageRequest,FineTuningJobRequest,ModerationRequest,EditsRequest,CreateResponseRequest}',
    gives: [
      { kind: 'model', from: 'Model', provider: 'openai' },
      { kind: 'prompt', from: ['Instructions', 'Messages[Role=system].Content', 'Messages[Role=developer].Content'] },
    ],
  },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#{EmbeddingRequest,EmbeddingRequestStrings,EmbeddingRequestTokens}', gives: [{ kind: 'embedding_model', from: 'Model', provider: 'openai' }] },
  // `NewClient` takes a key alone: its calls go to the vendor.
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#NewClient', gives: [{ kind: 'endpoint', from: '@none' }] },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#NewClientWithConfig', gives: [{ kind: 'endpoint', from: '#0.BaseURL' }] },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#FunctionDefinition', gives: [{ kind: 'tool', name: 'Name' }] },
  ...goSdks.flatMap((sdk): UseRule[] => [
    { ecosystem: 'golang', call: `${sdk}{,/shared}#FunctionDefinitionParam`, gives: [{ kind: 'tool', name: 'Name' }] },
    {
      ecosystem: 'golang',
      call: `${sdk}#{ChatCompletionNewParams,CompletionNewParams,BetaAssistantNewParams,BetaThreadRunNewParams,AudioSpeechNewParams,AudioTranscriptionNewParams,ImageGenerateParams,ModerationNewParams,FineTuningJobNewParams}`,
      gives: [
        { kind: 'model', from: 'Model', provider: 'openai' },
        { kind: 'prompt', from: 'Instructions' },
      ],
    },
    { ecosystem: 'golang', call: `${sdk}/responses#ResponseNewParams`, gives: [{ kind: 'model', from: 'Model', provider: 'openai' }, { kind: 'prompt', from: 'Instructions' }] },
    { ecosystem: 'golang', call: `${sdk}#EmbeddingNewParams`, gives: [{ kind: 'embedding_model', from: 'Model', provider: 'openai' }] },
    { ecosystem: 'golang', call: `${sdk}#{SystemMessage,DeveloperMessage}`, gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'golang', call: `${sdk}#NewClient`, gives: [{ kind: 'endpoint', from: ':WithBaseURL.#0' }] },
    { ecosystem: 'golang', call: `${sdk}/option#WithBaseURL`, gives: [{ kind: 'endpoint', from: '#0' }] },
  ]),
];

const rustPackages: CatalogPackage[] = [
  { ecosystem: 'cargo', name: 'async-openai', modules: ['async_openai'], role: 'sdk', provider: 'openai', providers: { AzureConfig: 'azure-openai' } },
  { ecosystem: 'cargo', name: 'openai-api-rs', modules: ['openai_api_rs'], role: 'sdk', provider: 'openai' },
  { ecosystem: 'cargo', name: 'openai_dive', role: 'sdk', provider: 'openai' },
  { ecosystem: 'cargo', name: 'tiktoken-rs', modules: ['tiktoken_rs'], role: 'sdk' },
];

const rustRequests = 'CreateChatCompletionRequest,CreateCompletionRequest,CreateResponse,CreateAssistantRequest,CreateRunRequest,CreateSpeechRequest,CreateTranscriptionRequest,CreateTranslationRequest,CreateImageRequest,CreateModerationRequest,CreateFineTuningJobRequest';

const rustUses: UseRule[] = [
  {
    ecosystem: 'cargo',
    call: `async_openai.**.{${rustRequests.replaceAll(',', 'Args,')}Args}.default().**.model`,
    gives: [{ kind: 'model', from: '#0', provider: 'openai' }],
  },
  { ecosystem: 'cargo', call: `async_openai.**.{${rustRequests}}`, gives: [{ kind: 'model', from: 'model', provider: 'openai' }, { kind: 'prompt', from: 'instructions' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.CreateEmbeddingRequestArgs.default().**.model', gives: [{ kind: 'embedding_model', from: '#0', provider: 'openai' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.CreateEmbeddingRequest', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.{ChatCompletionRequestSystemMessageArgs,ChatCompletionRequestDeveloperMessageArgs}.default().**.content', gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.{ChatCompletionRequestSystemMessage,ChatCompletionRequestDeveloperMessage}.from', gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.{CreateAssistantRequestArgs,CreateResponseArgs}.default().**.instructions', gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'cargo', call: 'async_openai.Client.new', gives: [{ kind: 'endpoint', from: '@none' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.OpenAIConfig.**.with_api_base', gives: [{ kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'cargo', call: 'openai_api_rs.**.{ChatCompletionRequest,CompletionRequest,AssistantRequest}.new', gives: [{ kind: 'model', from: '#0', provider: 'openai' }] },
  { ecosystem: 'cargo', call: 'openai_api_rs.**.EmbeddingRequest.new', gives: [{ kind: 'embedding_model', from: '#0', provider: 'openai' }] },
  { ecosystem: 'cargo', call: 'openai_api_rs.**.OpenAIClient.builder().**.with_endpoint', gives: [{ kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'cargo', call: 'openai_dive.**.ChatCompletionParametersBuilder.default().**.model', gives: [{ kind: 'model', from: '#0', provider: 'openai' }] },
];

export default defineVendor({
  id: 'openai',
  name: 'OpenAI',
  url: 'https://platform.openai.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'ruby-openai', modules: ['OpenAI', 'openai'], role: 'sdk', provider: 'openai' },
    // Both gems are required as `openai`; these are the constants that only the official one has.
    { ecosystem: 'gem', name: 'openai', modules: ['OpenAI.BaseModel', 'OpenAI.Errors', 'OpenAI.Helpers', 'OpenAI.Internal', 'OpenAI.Models', 'OpenAI.StructuredOutput'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'composer', name: 'openai-php/client', modules: ['OpenAI'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'composer', name: 'openai-php/laravel', modules: ['OpenAI.Laravel'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'composer', name: 'orhanerday/open-ai', modules: ['Orhanerday.OpenAi'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'pypi', name: 'openai', role: 'sdk', provider: 'openai', providers: azureClasses },
    // `@openai/openai` is its name at jsr.io.
    { ecosystem: 'npm', name: 'openai', modules: ['openai', '@openai/openai'], role: 'sdk', provider: 'openai', providers: azureClasses },
    { ecosystem: 'pypi', name: 'tiktoken', role: 'sdk' },
    ...goPackages,
    ...rustPackages,
    ...classLanguages.packages,
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
    { ecosystem: 'composer', call: 'OpenAI.factory().**.withBaseUri', gives: [{ kind: 'endpoint', from: '#0' }] },
    {
      ecosystem: 'composer',
      call: `${phpClients}.{chat,completions,responses,images,audio,moderations,assistants,fineTuning,threads,batches}().**.{create,createStreamed,createAndRun,createAndRunStreamed,edit,variation,transcribe,translate,speech,createJob}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['messages[role=system].content', 'messages[role=developer].content', 'instructions'] },
      ],
    },
    { ecosystem: 'composer', call: `${phpClients}.embeddings().create`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    {
      ecosystem: 'composer',
      call: 'Orhanerday.OpenAi.OpenAi().{chat,completion,image,transcribe,translate,moderation,createAssistant}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['messages[role=system].content', 'instructions'] },
      ],
    },
    { ecosystem: 'composer', call: 'Orhanerday.OpenAi.OpenAi().embeddings', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}',
      gives: [{ kind: 'endpoint', from: 'base_url' }],
    },
    // The client that the module itself is.
    { ecosystem: 'pypi', call: 'openai.{set_api_base,set_base_url}', gives: [{ kind: 'endpoint', from: '#0' }] },
    {
      ecosystem: 'pypi',
      call: 'openai.{chat.completions,completions,responses,images,audio.speech,audio.transcriptions,moderations}.{create,parse,generate,edit}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    { ecosystem: 'pypi', call: 'openai.embeddings.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}().**.{chat,beta,responses,completions,audio,images,moderations,batches,fine_tuning,jobs,realtime,assistants,threads,runs,with_raw_response,with_streaming_response}.**.{create,parse,stream,generate,edit,connect,create_and_run}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}().**.embeddings.create',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{ChatCompletion,Completion}.{create,acreate}',
      gives: [
        { kind: 'model', from: ['model', 'engine'], provider: 'openai' },
        { kind: 'prompt', from: 'messages[role=system].content' },
      ],
    },
    { ecosystem: 'pypi', call: 'openai.Audio.{transcribe,atranscribe,translate,atranslate}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'openai.Embedding.{create,acreate}', gives: [{ kind: 'embedding_model', from: ['model', 'engine'], provider: 'openai' }] },
    // The package before version 4.
    {
      ecosystem: 'npm',
      call: 'openai#OpenAIApi().{createChatCompletion,createCompletion,createEdit,createTranscription,createModeration}',
      gives: [{ kind: 'model', from: 'model', provider: 'openai' }, { kind: 'prompt', from: 'messages[role=system].content' }],
    },
    { ecosystem: 'npm', call: 'openai#OpenAIApi().createEmbedding', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    {
      ecosystem: 'npm',
      call: 'openai#{default,OpenAI}',
      gives: [{ kind: 'endpoint', from: 'baseURL' }],
    },
    {
      ecosystem: 'npm',
      call: 'openai#{default,OpenAI}().**.{chat,beta,responses,completions,audio,images,moderations,batches,fineTuning,jobs,realtime,assistants,threads,runs}.**.{create,parse,stream,generate,edit,createAndRun}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: 'openai#{default,OpenAI}().**.embeddings.create',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }],
    },
    ...goUses,
    ...rustUses,
    ...classLanguages.uses,
  ],
  hosts: ['api.openai.com'],
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
  constants: [...classLanguages.constants, ...openaiConstants],
  settings: classLanguages.settings,
  examples: [
    {
      why: 'Rust: the default of an option, and a tool in the body of a request',
      path: 'src/main.rs',
      text: `use clap::Parser;
use serde_json::json;

#[derive(Parser)]
struct Cli {
    #[arg(long, default_value = "gpt-4.1-mini")]
    model: String,
}

async fn ask(cli: Cli) {
    let body = json!({
        "model": cli.model,
        "tools": [
            { "type": "function", "function": { "name": "berth_of", "parameters": { "type": "object" } } },
            { "type": "web_search" }
        ]
    });
    reqwest::Client::new().post("https://api.openai.com/v1/chat/completions").json(&body).send().await;
}
`,
      finds: [
        { kind: 'model', name: 'gpt-4.1-mini', line: 6, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'berth_of', line: 14 },
        { kind: 'tool', name: 'web_search', line: 15 },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 18 },
      ],
    },
    {
      why: 'Kotlin: a tool in the body of a request',
      path: 'src/Ask.kt',
      text: `import java.net.URI
import java.net.http.HttpRequest

val tools = listOf(
    mapOf("type" to "function", "function" to mapOf("name" to "berthOf", "parameters" to mapOf("type" to "object"))),
)

fun ask(): HttpRequest = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions")).build()
`,
      finds: [
        { kind: 'tool', name: 'berthOf', line: 5 },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 8 },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'tools that the vendor runs, and a server of MCP that it calls; the function among them is a tool of ours',
      path: 'research.py',
      text: `from openai import OpenAI

client = OpenAI()
search = {"type": "web_search_preview", "search_context_size": "low"}
client.responses.create(
    model="gpt-5.5",
    tools=[
        search,
        {"type": "code_interpreter", "container": {"type": "auto"}},
        {"type": "mcp", "server_label": "tides", "server_url": "https://tides.example.com/mcp", "require_approval": "never"},
        {"type": "function", "name": "dock", "parameters": {"type": "object"}},
    ],
    input=[{"role": "user", "content": [{"type": "input_text", "text": "When?"}]}],
)
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-5.5', line: 6 },
        { kind: 'tool', name: 'web_search_preview', line: 4 },
        { kind: 'tool', name: 'code_interpreter', line: 9 },
        { kind: 'mcp_server', name: 'tides', line: 10 },
        { kind: 'tool', name: 'dock', line: 11 },
      ],
    },
    {
      why: 'the same in TypeScript, in a list of its own',
      path: 'src/research.ts',
      text: `import OpenAI from 'openai';

const tools = [{ type: 'file_search', vector_store_ids: ['vs_1'] }, { type: 'mcp', server_label: 'tides', server_url: 'https://tides.example.com/mcp' }];
export const ask = (input: string) => new OpenAI().responses.create({ model: 'gpt-5.5', tools, input });
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'file_search', line: 3 },
        { kind: 'mcp_server', name: 'tides', line: 3 },
        { kind: 'model', name: 'gpt-5.5', line: 4 },
      ],
    },
    {
      why: 'Go: the address is set on the configuration, and whoever answers there serves the model',
      path: 'ask.go',
      text: `package ask

import openai "github.com/sashabaranov/go-openai"

func ask(key string) {
	config := openai.DefaultConfig(key)
	config.BaseURL = "https://api.groq.com/openai/v1"
	client := openai.NewClientWithConfig(config)
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "llama-3.3-70b-versatile"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 3 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 7, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 9, provider: 'groq' },
      ],
    },
    {
      why: 'Go: one of two clients is pointed elsewhere, so a request says nothing but its usual vendor',
      path: 'both.go',
      text: `package ask

import (
	"github.com/openai/openai-go"
	"github.com/openai/openai-go/option"
)

func ask() {
	own := openai.NewClient(option.WithBaseURL("https://llm.internal.example/v1"))
	usual := openai.NewClient(option.WithAPIKey(key))
	run(own, usual, openai.ChatCompletionNewParams{Model: "gpt-4o-mini"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/openai/openai-go', line: 4 },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 9 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 11, provider: 'openai' },
      ],
    },
    {
      why: 'Python: the address is set on the module or on the client, and whoever answers there serves the model',
      path: 'pointed.py',
      text: `import openai

openai.api_base = "https://api.groq.com/openai/v1"
openai.ChatCompletion.create(model="llama-3.3-70b-versatile", messages=[])

client = openai.OpenAI()
client.base_url = "https://api.groq.com/openai/v1"
client.chat.completions.create(model="llama-3.1-8b-instant", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 3, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 4, provider: 'groq' },
        { kind: 'model', name: 'llama-3.1-8b-instant', line: 8, provider: 'groq' },
      ],
    },
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
    {
      why: 'a PHP client, and the facade of Laravel',
      path: 'app/Chat.php',
      text: `<?php
namespace App;

use OpenAI\\Laravel\\Facades\\OpenAI;

$client = \\OpenAI::client(env('OPENAI_API_KEY'));
$client->chat()->create(['model' => 'gpt-4o', 'messages' => []]);
OpenAI::embeddings()->create(['model' => 'text-embedding-3-large', 'input' => 'x']);
`,
      finds: [
        { kind: 'sdk', name: 'openai-php/laravel', line: 4 },
        { kind: 'sdk', name: 'openai-php/client', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-large', line: 8, provider: 'openai' },
      ],
    },
    {
      why: 'a cell of a notebook',
      path: 'demo.ipynb',
      text: `{
 "cells": [
  {
   "cell_type": "code",
   "source": [
    "from openai import OpenAI\\n",
    "OpenAI().responses.create(model=\\"gpt-4o\\", input=\\"x\\")"
   ]
  }
 ],
 "nbformat": 4
}
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
      ],
    },
    {
      why: 'the client, a constant followed to its use, and a system prompt',
      path: 'app.py',
      text: `from openai import OpenAI as Client

MODEL = "gpt-4o-2024-08-06"
SYSTEM_PROMPT = "You answer briefly."
client = Client()

def ask(question):
    return client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "system", "content": SYSTEM_PROMPT}, {"role": "user", "content": question}],
    )
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 3, provider: 'openai' },
        { kind: 'prompt', name: 'SYSTEM_PROMPT', line: 4 },
      ],
    },
    {
      why: 'the client in an instance attribute, used by another method',
      path: 'service.py',
      text: `import openai

class Search:
    def __init__(self):
        self.client = openai.AsyncOpenAI(base_url="https://llm.internal.example/v1")

    async def embed(self, text):
        return await self.client.embeddings.create(input=text, model="text-embedding-3-small")
`,
      finds: [
        { kind: 'sdk', name: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 5 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 8, provider: 'openai' },
      ],
    },
    {
      why: 'a server of one\'s own that speaks the same API is no service of the vendor',
      path: 'local.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
client.chat.completions.create(model="my-llama", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'localhost:8000/v1', line: 3 },
        { kind: 'model', name: 'my-llama', line: 4 },
      ],
    },
    {
      why: 'a client that comes as a parameter is the one that the file makes',
      path: 'parameter.py',
      text: `from openai import OpenAI

def ask(client: OpenAI, text: str):
    return client.chat.completions.create(model="grok-4", messages=[{"role": "user", "content": text}])

print(ask(OpenAI(base_url="https://api.x.ai/v1"), "Hi"))
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'api.x.ai/v1', line: 6, provider: 'xai' },
        { kind: 'provider', name: 'xai' },
        { kind: 'model', name: 'grok-4', line: 4, provider: 'xai' },
      ],
    },
    {
      why: 'a default import constructed in place',
      path: 'src/answer.ts',
      text: `import OpenAI from 'openai';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

export async function answer(question: string) {
  return openai.responses.create({ model: 'gpt-4o', instructions: 'Answer briefly.', input: question });
}
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' },
        { kind: 'prompt', name: 'answer.instructions', line: 6 },
      ],
    },
    {
      why: 'a raw HTTP call to the API host, without any SDK',
      path: 'call.py',
      text: `import requests

requests.post("https://api.openai.com/v1/chat/completions", timeout=10)
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 3 },
      ],
    },
    {
      why: 'Go: a constant of the package is the model, a constant of the role tells the prompt',
      path: 'internal/chat/chat.go',
      text: `package chat

import (
	"context"

	"github.com/sashabaranov/go-openai"
)

const systemPrompt = "You answer briefly."

type Service struct{ client *openai.Client }

func (s *Service) Ask(ctx context.Context, q string) (string, error) {
	resp, err := s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: openai.GPT4oMini,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: systemPrompt},
			{Role: openai.ChatMessageRoleUser, Content: q},
		},
	})
	return resp.Choices[0].Message.Content, err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 15, provider: 'openai' },
        { kind: 'prompt', name: 'systemPrompt', line: 9 },
      ],
    },
    {
      why: 'Go: functions in a list whose elements leave their type out',
      path: 'tools.go',
      text: `package main

import "github.com/sashabaranov/go-openai"

var tools = []openai.Tool{
	{
		Type: openai.ToolTypeFunction,
		Function: &openai.FunctionDefinition{
			Name: "water_plants",
		},
	},
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'water_plants' },
      ],
    },
    {
      why: 'Go: the official SDK with options, a wrapped field and a major version in its path',
      path: 'main.go',
      text: `package main

import (
	"context"

	"github.com/openai/openai-go/v2"
	"github.com/openai/openai-go/v2/option"
)

func main() {
	client := openai.NewClient(option.WithBaseURL("https://llm.internal.example/v1"))
	client.Chat.Completions.New(context.TODO(), openai.ChatCompletionNewParams{
		Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("Be kind."), openai.UserMessage("Hi")},
		Model:    openai.ChatModelGPT4o,
	})
	client.Embeddings.New(context.TODO(), openai.EmbeddingNewParams{Model: openai.F("text-embedding-3-small")})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/openai/openai-go/v2', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 11 },
        { kind: 'prompt', name: 'main.SystemMessage', line: 13 },
        { kind: 'model', name: 'gpt-4o', line: 14, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 16, provider: 'openai' },
      ],
    },
    {
      why: 'Rust: builders with question marks between, and a default of the environment',
      path: 'src/main.rs',
      text: `use async_openai::{
    types::{ChatCompletionRequestSystemMessageArgs, CreateChatCompletionRequestArgs},
    Client,
};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = Client::new();
    let model = std::env::var("CHAT_MODEL").unwrap_or_else(|_| "gpt-4o".to_string());
    let request = CreateChatCompletionRequestArgs::default()
        .max_tokens(512u32)
        .model(model)
        .messages([ChatCompletionRequestSystemMessageArgs::default().content("You answer briefly.").build()?.into()])
        .build()?;
    println!("{:?}", client.chat().create(request).await?);
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'async-openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 9, provider: 'openai' },
        { kind: 'prompt', name: 'main.ChatCompletionRequestSystemMessageArgs', line: 13 },
      ],
    },
    {
      why: 'Rust: a constant of the crate',
      path: 'src/ask.rs',
      text: `use openai_api_rs::v1::chat_completion::{self, ChatCompletionRequest};
use openai_api_rs::v1::common::GPT4_O_MINI;

fn request() -> ChatCompletionRequest {
    ChatCompletionRequest::new(GPT4_O_MINI.to_string(), vec![])
}
`,
      finds: [
        { kind: 'sdk', name: 'openai-api-rs', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
      ],
    },
    {
      why: 'Go: a switch gives one of several; what it gives for another vendor is not this one\'s',
      path: 'switch.go',
      text: `package main

import "github.com/openai/openai-go"

func params(size string) openai.ChatCompletionNewParams {
	var model openai.ChatModel
	switch size {
	case "large":
		model = openai.ChatModelGPT4_1
	case "other":
		model = "claude-3-5-haiku-latest"
	default:
		model = openai.ChatModel("gpt-4.1-nano")
	}
	return openai.ChatCompletionNewParams{Model: model}
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/openai/openai-go', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4.1', line: 9, provider: 'openai' },
        { kind: 'model', name: 'gpt-4.1-nano', line: 13, provider: 'openai' },
      ],
    },
    {
      why: 'a body that is posted to the API host, built before the call',
      path: 'raw.py',
      text: `import json
import requests

URL = "https://api.openai.com/v1/chat/completions"

def ask(question):
    payload = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": question}]}
    return requests.post(URL, data=json.dumps(payload), timeout=30)
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 4 },
        { kind: 'model', name: 'gpt-4o-mini', line: 7, provider: 'openai' },
      ],
    },
    {
      why: 'a body that a helper sends, with the address of the file; a model of something else beside it is none',
      path: 'helper.py',
      text: `import httpx

BASE = "https://api.openai.com/v1"

class Api:
    def __init__(self, transport):
        self.transport = transport

    def ask(self, question):
        return self.transport.send("chat/completions", {"model": "gpt-4.1-mini", "messages": [question]})

    def car(self):
        return self.transport.send("cars", {"model": "golf", "text": "blue"})
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1', line: 3 },
        { kind: 'model', name: 'gpt-4.1-mini', line: 10, provider: 'openai' },
      ],
    },
    {
      why: 'a body for another host in a file that asks the API too, and data for nobody',
      path: 'cars.py',
      text: `import requests

def known():
    return requests.get("https://api.openai.com/v1/models", timeout=10)

def offer(db):
    db.insert({"model": "gpt-4o", "text": "blue"})
    requests.post("https://cars.example.com/v1/offers", json={"model": "gpt-4o", "messages": ["blue"]})
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/models', line: 4 },
      ],
    },
    {
      why: 'a body of fetch; an address in a header is not where it goes',
      path: 'src/raw.ts',
      text: `export async function embed(input: string) {
  const response = await fetch('https://api.openai.com/v1/embeddings', {
    method: 'POST',
    headers: { 'HTTP-Referer': 'https://example.com/app' },
    body: JSON.stringify({ model: 'text-embedding-3-small', input }),
  });
  return response.json();
}
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/embeddings', line: 2 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' },
      ],
    },
    {
      why: 'Go without an SDK: JSON as text, a reader around it, the address put together',
      path: 'cmd/raw/main.go',
      text: `package main

import (
	"fmt"
	"net/http"
	"strings"
)

const base = "https://api.openai.com/v1"

func ask(q string) (*http.Response, error) {
	body := fmt.Sprintf(\`{
  "model": "gpt-4o-2024-08-06",
  "messages": [{"role": "user", "content": %q}]
}\`, q)
	return http.Post(base+"/chat/completions", "application/json", strings.NewReader(body))
}
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1', line: 9 },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 13, provider: 'openai' },
      ],
    },
    {
      why: 'Rust without an SDK: a JSON macro, sent by the chain that has the address',
      path: 'src/raw.rs',
      text: `use serde_json::json;

pub async fn ask(http: &reqwest::Client, question: &str) -> reqwest::Result<String> {
    let body = json!({
        "model": "gpt-4o-mini",
        "messages": [{ "role": "user", "content": question }],
    });
    http.post("https://api.openai.com/v1/chat/completions").json(&body).send().await?.text().await
}
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 8 },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
      ],
    },
    {
      why: 'a requirement is an AI dependency',
      path: 'requirements.txt',
      text: 'openai==1.51.0\nrequests>=2\n',
      finds: [{ kind: 'dependency', name: 'openai', line: 1 }],
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
    ...classLanguages.examples,
  ],
  nearMisses: [
    { why: 'Rust: objects of another kind with the same keys, and an option that is no model', path: 'src/near.rs', text: 'use serde_json::json;\n\nfn a() {\n    let x = json!({"type": "function", "name": "gpt"});\n    let y = clap::Arg::new("voice").default_value("gpt-4o");\n}\n' },
    { why: 'tools of a workshop, by the same words', path: 'shed.py', text: 'tools = [{"type": "shell"}, {"type": "file_search"}]\nshed.open(tools=tools)\n' },
    { why: 'a service with a name and an address', path: 'src/services.ts', text: "export const servers = [{ type: 'url', name: 'status', url: 'https://status.example.com' }];\n" },
    { why: 'a Ruby module of the project with this name', path: 'g.rb', text: 'module OpenAI\n  class Client; end\nend\nOpenAI::Client.new.chat(parameters: { model: "gpt-4o" })\n' },
    { why: 'a Ruby comment and text', path: 'h.rb', text: '# OpenAI::Client.new\nputs "OpenAI::Client.new"\n' },
    { why: 'a PHP class of the own namespace', path: 'i.php', text: "<?php\nnamespace App;\nOpenAI::client('x')->chat()->create(['model' => 'gpt-4o']);\n" },
    { why: 'the output of a notebook', path: 'j.ipynb', text: '{"cells": [{"cell_type": "code", "source": ["print(1)"], "outputs": [{"text": ["from openai import OpenAI\\n"]}]}]}' },
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
    { why: 'a body with a model for another host', path: 'raw.py', text: 'import requests\n\nrequests.post("https://cars.example.com/v1/chat/completions", json={"model": "gpt-4o", "messages": []})\n' },
    {
      why: 'data with a model of something else, in a function that has another host',
      path: 'cars.py',
      text: 'import requests\n\ndef offer(db):\n    db.insert({"model": "golf", "text": "blue"})\n    requests.post("https://cars.example.com/v1/offers", json={"model": "golf", "prompt": "blue"})\n',
    },
    { why: 'Go: a body with a model of a car', path: 'car.go', text: 'package a\n\nimport "net/http"\n\nfunc f() {\n\thttp.Post("https://cars.example.com/orders", "application/json", body(map[string]any{"model": "gpt-4o", "input": "x"}))\n}\n' },
    { why: 'Go: the import in a comment and in a list of words', path: 'a.go', text: 'package a\n\n// import "github.com/openai/openai-go"\nvar known = []string{\n\t"github.com/openai/openai-go",\n\t"gpt-4o",\n}\n' },
    { why: "Go: a package of one's own with the same last name", path: 'b.go', text: 'package b\n\nimport "example.com/acme/openai"\n\nvar c = openai.NewClient("k", openai.Request{Model: "gpt-4o"})\n' },
    { why: "Rust: a module of one's own", path: 'a.rs', text: 'mod async_openai;\nuse async_openai::Client;\n\nfn f() {\n    async_openai::Client::new().model("gpt-4o");\n}\n' },
    { why: 'Rust: the crate in comments and strings', path: 'b.rs', text: '//! use async_openai::Client;\n/* async_openai::Client::new() */\nconst CRATES: &[&str] = &["async_openai::types", "gpt-4o"];\n' },
    { why: 'an import in a comment', path: 'a.py', text: '# import openai\nx = 1\n' },
    { why: 'an import in a docstring', path: 'b.py', text: '"""\nimport openai\nclient = openai.OpenAI()\n"""\n' },
    { why: 'a module whose name only starts alike', path: 'c.py', text: 'import openairo\nopenairo.OpenAI()\n' },
    { why: 'a local class with the same name', path: 'd.ts', text: "class OpenAI {}\nconst c = new OpenAI();\nconsole.log('openai', c);\n" },
    { why: 'the package name in a string', path: 'e.ts', text: "export const words = ['openai', 'gpt-4o'];\n" },
    { why: 'a relative file with the same name', path: 'f.ts', text: "import openai from './openai';\nopenai.run();\n" },
    ...classLanguages.nearMisses,
  ],
});
