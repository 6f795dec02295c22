import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'genai-rs',
  name: 'genai',
  url: 'https://github.com/jeremychone/rust-genai',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'genai', role: 'gateway' },
  ],
  uses: [
    { ecosystem: 'cargo', call: 'genai.Client.**.{exec_chat,exec_chat_stream}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'cargo', call: 'genai.Client.**.{embed,embed_batch}', gives: [{ kind: 'embedding_model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'cargo', call: 'genai.Client().{exec_chat,exec_chat_stream}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'cargo', call: 'genai.chat.ChatRequest.**.{from_system,with_system}', gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'cargo', call: 'genai.chat.ChatMessage.system', gives: [{ kind: 'prompt', from: '#0' }] },
  ],
  examples: [
    {
      why: 'the id says whose model it is',
      path: 'src/main.rs',
      text: `use genai::{chat::{ChatMessage, ChatRequest}, Client};

const MODEL: &str = "gpt-4o-mini";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = ChatRequest::new(vec![ChatMessage::system("Answer in one sentence")]);
    let client = Client::default();
    client.exec_chat(MODEL, request, None).await?;
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'genai', line: 1 },
        { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'main.system', line: 7 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use genai as engine;

pub fn f() {
    engine::chat();
}
`,
      finds: [
        { kind: 'sdk', name: 'genai', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate genai;
`,
      finds: [
        { kind: 'sdk', name: 'genai', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    genai::chat();
}
`,
      finds: [
        { kind: 'sdk', name: 'genai', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, genai::chat::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'genai', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a module of the Go kind', path: 'src/a.rs', text: 'mod genai;\n\nfn f() {\n    genai::Client::default().exec_chat("gpt-4o", (), None);\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use genai::chat;\n/* genai::chat() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use genai::chat;";\nconst B: &str = r#"genai::chat()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::genai::chat;\n\nfn f() {\n    chat();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::genai::chat();\n}\n' },
  ],
});
