import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'swiftide',
  name: 'Swiftide',
  url: 'https://swiftide.rs',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'swiftide', role: 'framework' },
    { ecosystem: 'cargo', name: 'swiftide-agents', modules: ['swiftide_agents'], role: 'framework' },
    { ecosystem: 'cargo', name: 'swiftide-integrations', modules: ['swiftide_integrations'], role: 'framework' },
    { ecosystem: 'cargo', name: 'swiftide-macros', modules: ['swiftide_macros'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'cargo', call: 'swiftide.**.integrations.openai.OpenAI.builder().**.default_prompt_model', gives: [{ kind: 'model', from: '#0', provider: 'openai' }] },
    { ecosystem: 'cargo', call: 'swiftide.**.integrations.openai.OpenAI.builder().**.default_embed_model', gives: [{ kind: 'embedding_model', from: '#0', provider: 'openai' }] },
    { ecosystem: 'cargo', call: 'swiftide.**.integrations.ollama.Ollama.**.default_prompt_model', gives: [{ kind: 'model', from: '#0', provider: 'ollama' }] },
    { ecosystem: 'cargo', call: 'swiftide.**.Agent.builder().**.build', gives: [{ kind: 'agent', name: ['@assigned', '@within'] }] },
  ],
  definitions: [{ ecosystem: 'cargo', decorated: 'swiftide.**.tool', gives: 'tool' }],
  examples: [
    {
      why: 'an integration with its models',
      path: 'src/main.rs',
      text: `use swiftide::{indexing::Pipeline, integrations};

fn main() -> anyhow::Result<()> {
    let openai = integrations::openai::OpenAI::builder()
        .default_embed_model("text-embedding-3-small")
        .default_prompt_model("gpt-4o-mini")
        .build()?;
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'swiftide', line: 1 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 6, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use swiftide as engine;

pub fn f() {
    engine::indexing();
}
`,
      finds: [
        { kind: 'sdk', name: 'swiftide', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate swiftide;
`,
      finds: [
        { kind: 'sdk', name: 'swiftide', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    swiftide::indexing();
}
`,
      finds: [
        { kind: 'sdk', name: 'swiftide', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, swiftide::indexing::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'swiftide', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'the name in text', path: 'src/a.rs', text: '/// swiftide::indexing\nconst X: &str = "swiftide::integrations";\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use swiftide::indexing;\n/* swiftide::indexing() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use swiftide::indexing;";\nconst B: &str = r#"swiftide::indexing()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::swiftide::indexing;\n\nfn f() {\n    indexing();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::swiftide::indexing();\n}\n' },
  ],
});
