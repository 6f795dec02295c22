/** OpenAI in Rust. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = [
  { ecosystem: 'cargo', name: 'async-openai', modules: ['async_openai'], role: 'sdk', provider: 'openai', providers: { AzureConfig: 'azure-openai' } },
  { ecosystem: 'cargo', name: 'openai-api-rs', modules: ['openai_api_rs'], role: 'sdk', provider: 'openai' },
  { ecosystem: 'cargo', name: 'openai_dive', role: 'sdk', provider: 'openai' },
  { ecosystem: 'cargo', name: 'tiktoken-rs', modules: ['tiktoken_rs'], role: 'sdk' },
];

const rustRequests = 'CreateChatCompletionRequest,CreateCompletionRequest,CreateResponse,CreateAssistantRequest,CreateRunRequest,CreateSpeechRequest,CreateTranscriptionRequest,CreateTranslationRequest,CreateImageRequest,CreateModerationRequest,CreateFineTuningJobRequest';

const uses: UseRule[] = [
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

/** @see https://github.com/dongri/openai-api-rs (common.rs); read 2026-11-30. */
const modelConstants: Readonly<Record<string, string>> = {
  GPT3_5_TURBO: 'gpt-3.5-turbo',
  GPT4: 'gpt-4',
  GPT4_TURBO_PREVIEW: 'gpt-4-turbo-preview',
  GPT4_O: 'gpt-4o',
  GPT4_O_2024_05_13: 'gpt-4o-2024-05-13',
  GPT4_O_2024_08_06: 'gpt-4o-2024-08-06',
  GPT4_O_LATEST: 'chatgpt-4o-latest',
  GPT4_O_MINI: 'gpt-4o-mini',
  GPT4_O_MINI_2024_07_18: 'gpt-4o-mini-2024-07-18',
  GPT4_1: 'gpt-4.1',
  GPT4_1_MINI: 'gpt-4.1-mini',
  GPT4_1_NANO: 'gpt-4.1-nano',
  O1: 'o1',
  O1_MINI: 'o1-mini',
  O1_PREVIEW: 'o1-preview',
  O3: 'o3',
  O3_MINI: 'o3-mini',
  O4_MINI: 'o4-mini',
  TEXT_EMBEDDING_3_SMALL: 'text-embedding-3-small',
  TEXT_EMBEDDING_3_LARGE: 'text-embedding-3-large',
  TEXT_EMBEDDING_ADA_002: 'text-embedding-ada-002',
  WHISPER_1: 'whisper-1',
};

export const rust: EntryPart = {
  packages,
  uses,
  constants: [{ ecosystem: 'cargo', constant: `openai_api_rs.v1.common.{${Object.keys(modelConstants).join(',')}}`, ids: modelConstants }],
  examples: [
    {
      why: 'Rust: the models that branches give, in a file that imports no SDK',
      path: 'src/models.rs',
      text: `use anyhow::Result;

impl Model {
    fn id(&self) -> Result<String> {
        match self {
            Model::Small => Ok("gpt-4o-mini".to_string()),
            Model::Large => Ok("gpt-4o".to_string()),
        }
    }
}
`,
      finds: [
        { kind: 'model', name: 'gpt-4o-mini', line: 6, provider: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
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
  ],
  nearMisses: [
    { why: "Rust: a module of one's own", path: 'a.rs', text: 'mod async_openai;\nuse async_openai::Client;\n\nfn f() {\n    async_openai::Client::new().model("gpt-4o");\n}\n' },
    { why: 'Rust: the crate in comments and strings', path: 'b.rs', text: '//! use async_openai::Client;\n/* async_openai::Client::new() */\nconst CRATES: &[&str] = &["async_openai::types", "gpt-4o"];\n' },
  ],
};
