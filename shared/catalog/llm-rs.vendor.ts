import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'llm-rs',
  name: 'llm',
  url: 'https://github.com/graniet/llm',
  type: 'framework',
  packages: [{ ecosystem: 'cargo', name: 'llm', role: 'gateway', names: ['LLMBuilder', 'LLMBackend', 'builder', 'backend', 'LLMProvider', 'backends'] }],
  uses: [
    { ecosystem: 'cargo', call: 'llm.**.LLMBuilder.new().**.model', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'cargo', call: 'llm.**.LLMBuilder.new().**.system', gives: [{ kind: 'prompt', from: '#0' }] },
  ],
  examples: [
    {
      why: 'a builder for any backend',
      path: 'src/main.rs',
      text: `use llm::builder::{LLMBackend, LLMBuilder};

fn main() {
    let llm = LLMBuilder::new().backend(LLMBackend::OpenAI).model("gpt-4o-mini").build().unwrap();
}
`,
      finds: [
        { kind: 'sdk', name: 'llm', line: 1 },
        { kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use llm as engine;

pub fn f() {
    engine::builder();
}
`,
      finds: [
        { kind: 'sdk', name: 'llm', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate llm;

fn f() {
    llm::builder::LLMBuilder::new();
}
`,
      finds: [
        { kind: 'sdk', name: 'llm', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    llm::builder();
}
`,
      finds: [
        { kind: 'sdk', name: 'llm', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, llm::builder::LLMBuilder};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'llm', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'another crate of this name', path: 'src/a.rs', text: 'use llm::Machine;\n\nfn f() {\n    Machine::new().model("gpt-4o");\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use llm::builder;\n/* llm::builder() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use llm::builder;";\nconst B: &str = r#"llm::builder()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::llm::builder;\n\nfn f() {\n    builder();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::llm::builder();\n}\n' },
  ],
});
