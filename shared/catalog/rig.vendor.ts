import { defineVendor, type ModelConstantRule, type UseRule } from './catalog-entry.ts';

/** Modules of providers, with the catalog id where the catalog has the vendor; `rig-core` is imported as `rig`, and as `rig_core` since it was split. */
const providers: Readonly<Record<string, string | undefined>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  azure: 'azure-openai',
  cohere: 'cohere',
  deepseek: undefined,
  gemini: 'google',
  galadriel: undefined,
  groq: undefined,
  hyperbolic: undefined,
  huggingface: 'hugging-face',
  mistral: 'mistral',
  ollama: 'ollama',
  openrouter: undefined,
  perplexity: undefined,
  together: undefined,
  xai: undefined,
};

const crates = ['rig', 'rig_core'];

const models: UseRule[] = crates.flatMap((crate) =>
  Object.entries(providers).flatMap(([module, provider]): UseRule[] => {
    const of = provider === undefined ? {} : { provider };
    return [
    { ecosystem: 'cargo', call: `${crate}.providers.${module}.**.{agent,completion_model,extractor}`, gives: [{ kind: 'model', from: '#0', ...of }] },
    { ecosystem: 'cargo', call: `${crate}.providers.${module}.**.{embedding_model,embedding_model_with_ndims,embeddings}`, gives: [{ kind: 'embedding_model', from: '#0', ...of }] },
    ...(provider === undefined ? [] : [{ ecosystem: 'cargo', call: `${crate}.providers.${module}.**.{from_env,from_url,new,builder}`, gives: [{ kind: 'provider', provider }] } satisfies UseRule]),
    ];
  }),
);

const others: UseRule[] = crates.flatMap((crate): UseRule[] => [
  { ecosystem: 'cargo', call: `${crate}.providers.**.agent().**.build`, gives: [{ kind: 'agent', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: `${crate}.**.AgentBuilder.new().**.build`, gives: [{ kind: 'agent', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: `${crate}.providers.**.{agent,extractor}().**.{preamble,append_preamble}`, gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'cargo', call: `${crate}.**.AgentBuilder.new().**.{preamble,append_preamble}`, gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'cargo', call: `${crate}.**.InMemoryVectorStore.{default,from_documents,from_documents_with_ids,builder}`, gives: [{ kind: 'vector_store', name: 'InMemoryVectorStore' }] },
]);

/** Constants stand in a provider's module and in the ones below it. */
function constants(module: string, ids: Readonly<Record<string, string>>): ModelConstantRule[] {
  return crates.map((crate) => ({ ecosystem: 'cargo', constant: `${crate}.providers.${module}.**.{${Object.keys(ids).join(',')}}`, ids }));
}

export default defineVendor({
  id: 'rig',
  name: 'Rig',
  url: 'https://rig.rs',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'rig-core', modules: ['rig', 'rig_core'], role: 'framework' },
    { ecosystem: 'cargo', name: 'rig-derive', modules: ['rig_derive'], role: 'framework' },
    { ecosystem: 'cargo', name: 'rig-agent', modules: ['rig_agent'], role: 'framework' },
    ...['bedrock', 'fastembed', 'lancedb', 'mongodb', 'neo4j', 'postgres', 'qdrant', 'sqlite', 'surrealdb', 'vertexai'].map((part) => ({
      ecosystem: 'cargo' as const,
      name: `rig-${part}`,
      modules: [`rig_${part}`],
      role: 'framework' as const,
    })),
  ],
  uses: [...models, ...others],
  definitions: [
    ...crates.map((crate) => ({ ecosystem: 'cargo' as const, extends: `${crate}.**.Tool`, gives: 'tool' as const })),
    ...crates.map((crate) => ({ ecosystem: 'cargo' as const, decorated: `${crate}.**.{tool_macro,rig_tool}`, gives: 'tool' as const })),
    { ecosystem: 'cargo', decorated: 'rig_derive.rig_tool', gives: 'tool' },
  ],
  // https://github.com/0xPlaygrounds/rig, rig-core/src/providers (read 2026-11-30).
  constants: [
    ...constants('openai', {
      GPT_5: 'gpt-5',
      GPT_5_MINI: 'gpt-5-mini',
      GPT_5_NANO: 'gpt-5-nano',
      GPT_5_1: 'gpt-5.1',
      GPT_5_2: 'gpt-5.2',
      O4_MINI: 'o4-mini',
      O3: 'o3',
      O3_MINI: 'o3-mini',
      O1: 'o1',
      O1_PRO: 'o1-pro',
      O1_MINI: 'o1-mini',
      O1_PREVIEW: 'o1-preview',
      GPT_4_1: 'gpt-4.1',
      GPT_4_1_MINI: 'gpt-4.1-mini',
      GPT_4_1_NANO: 'gpt-4.1-nano',
      GPT_4_1_2025_04_14: 'gpt-4.1-2025-04-14',
      GPT_4_5_PREVIEW: 'gpt-4.5-preview',
      GPT_4O: 'gpt-4o',
      GPT_4O_MINI: 'gpt-4o-mini',
      GPT_4O_2024_05_13: 'gpt-4o-2024-05-13',
      GPT_4O_2024_11_20: 'gpt-4o-2024-11-20',
      GPT_4_TURBO: 'gpt-4-turbo',
      GPT_4_TURBO_2024_04_09: 'gpt-4-turbo-2024-04-09',
      GPT_4_TURBO_PREVIEW: 'gpt-4-turbo-preview',
      GPT_4: 'gpt-4',
      GPT_4_0613: 'gpt-4-0613',
      GPT_35_TURBO: 'gpt-3.5-turbo',
      GPT_35_TURBO_0125: 'gpt-3.5-turbo-0125',
      GPT_35_TURBO_INSTRUCT: 'gpt-3.5-turbo-instruct',
      TEXT_EMBEDDING_3_LARGE: 'text-embedding-3-large',
      TEXT_EMBEDDING_3_SMALL: 'text-embedding-3-small',
      TEXT_EMBEDDING_ADA_002: 'text-embedding-ada-002',
    }),
    ...constants('anthropic', {
      CLAUDE_4_OPUS: 'claude-opus-4-0',
      CLAUDE_4_SONNET: 'claude-sonnet-4-0',
      CLAUDE_3_7_SONNET: 'claude-3-7-sonnet-latest',
      CLAUDE_3_5_SONNET: 'claude-3-5-sonnet-latest',
      CLAUDE_3_5_HAIKU: 'claude-3-5-haiku-latest',
      CLAUDE_3_OPUS: 'claude-3-opus-latest',
      CLAUDE_3_SONNET: 'claude-3-sonnet-20240229',
      CLAUDE_3_HAIKU: 'claude-3-haiku-20240307',
    }),
    ...constants('gemini', {
      GEMINI_2_0_FLASH: 'gemini-2.0-flash',
      GEMINI_2_0_FLASH_LITE: 'gemini-2.0-flash-lite',
      GEMINI_1_5_FLASH: 'gemini-1.5-flash',
      GEMINI_1_5_PRO: 'gemini-1.5-pro',
      GEMINI_1_5_PRO_8B: 'gemini-1.5-pro-8b',
      EMBEDDING_001: 'embedding-001',
      EMBEDDING_004: 'text-embedding-004',
    }),
    ...constants('deepseek', { DEEPSEEK_CHAT: 'deepseek-chat', DEEPSEEK_REASONER: 'deepseek-reasoner' }),
    ...constants('hyperbolic', { DEEPSEEK_R1: 'deepseek-ai/DeepSeek-R1', DEEPSEEK_R1_ZERO: 'deepseek-ai/DeepSeek-R1-Zero', LLAMA_3_1_8B: 'meta-llama/Meta-Llama-3.1-8B-Instruct' }),
    ...constants('cohere', { COMMAND_R_PLUS: 'command-r-plus', COMMAND_R: 'command-r', EMBED_ENGLISH_V3: 'embed-english-v3.0', EMBED_MULTILINGUAL_V3: 'embed-multilingual-v3.0' }),
  ],
  examples: [
    {
      why: 'an agent that a builder makes, with a constant for its model and a tool that a trait makes',
      path: 'src/main.rs',
      text: `use rig::{completion::Prompt, providers::openai, tool::Tool};

const PREAMBLE: &str = "You add numbers.";

struct Adder;

impl Tool for Adder {
    const NAME: &'static str = "add";
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = openai::Client::from_env();
    let calculator = client.agent(openai::GPT_4O).preamble(PREAMBLE).tool(Adder).build();
    println!("{}", calculator.prompt("1 + 1").await?);
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'rig-core', line: 1 },
        { kind: 'prompt', name: 'PREAMBLE', line: 3 },
        { kind: 'tool', name: 'add', line: 7 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 14, provider: 'openai' },
        { kind: 'agent', name: 'calculator', line: 14 },
      ],
    },
    {
      why: 'a function with an attribute is a tool; a path without a use is enough',
      path: 'src/tools.rs',
      text: `use rig_derive::rig_tool;

#[rig_tool(description = "adds")]
fn add(a: i32, b: i32) -> Result<i32, rig::tool::ToolError> {
    Ok(a + b)
}
`,
      finds: [
        { kind: 'sdk', name: 'rig-derive', line: 1 },
        { kind: 'sdk', name: 'rig-core', line: 4 },
        { kind: 'tool', name: 'add', line: 4 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use rig as engine;

pub fn f() {
    engine::prelude();
}
`,
      finds: [
        { kind: 'sdk', name: 'rig-core', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate rig;
`,
      finds: [
        { kind: 'sdk', name: 'rig-core', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    rig::prelude();
}
`,
      finds: [
        { kind: 'sdk', name: 'rig-core', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, rig::prelude::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'rig-core', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "a module of one's own with this common name", path: 'src/a.rs', text: 'mod rig;\nuse rig::providers::openai;\n\nfn f() {\n    rig::Rig::new().agent("gpt-4o").build();\n}\n' },
    { why: 'a field and a variable with this common name', path: 'src/b.rs', text: 'struct Drill { rig: String }\n\nfn f(rig: &Drill) -> &str {\n    // rig::providers\n    &rig.rig\n}\n' },
    { why: 'a path below the own crate', path: 'src/c.rs', text: 'use crate::rig::providers::openai;\n\nfn f() {\n    openai::Client::from_env().agent("gpt-4o").build();\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use rig::prelude;\n/* rig::prelude() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use rig::prelude;";\nconst B: &str = r#"rig::prelude()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::rig::prelude;\n\nfn f() {\n    prelude();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::rig::prelude();\n}\n' },
  ],
});
