import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'mistral-rs',
  name: 'mistral.rs',
  url: 'https://github.com/EricLBuehler/mistral.rs',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'mistralrs', role: 'serving' },
    { ecosystem: 'cargo', name: 'mistralrs-core', modules: ['mistralrs_core'], role: 'serving' },
  ],
  uses: [
    {
      ecosystem: 'cargo',
      call: 'mistralrs.**.{TextModelBuilder,VisionModelBuilder,GgufModelBuilder,UqffTextModelBuilder,DiffusionModelBuilder,SpeechModelBuilder,GemmaModelBuilder}.new',
      gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }],
    },
    { ecosystem: 'cargo', call: 'mistralrs.**.EmbeddingModelBuilder.new', gives: [{ kind: 'embedding_model', from: '#0', provider: 'hugging-face' }] },
  ],
  examples: [
    {
      why: 'a model that is taken from the hub',
      path: 'src/main.rs',
      text: `use mistralrs::{IsqType, TextModelBuilder};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let model = TextModelBuilder::new("microsoft/Phi-3.5-mini-instruct").with_isq(IsqType::Q8_0).build().await?;
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'mistralrs', line: 1 },
        { kind: 'model', name: 'microsoft/Phi-3.5-mini-instruct', line: 5, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use mistralrs as engine;

pub fn f() {
    engine::init();
}
`,
      finds: [
        { kind: 'sdk', name: 'mistralrs', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate mistralrs;
`,
      finds: [
        { kind: 'sdk', name: 'mistralrs', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    mistralrs::init();
}
`,
      finds: [
        { kind: 'sdk', name: 'mistralrs', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, mistralrs::init::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'mistralrs', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "builders of one's own", path: 'src/a.rs', text: 'use crate::mistralrs::TextModelBuilder;\n\nfn f() {\n    TextModelBuilder::new("microsoft/Phi-3.5-mini-instruct");\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use mistralrs::init;\n/* mistralrs::init() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use mistralrs::init;";\nconst B: &str = r#"mistralrs::init()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::mistralrs::init;\n\nfn f() {\n    init();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::mistralrs::init();\n}\n' },
  ],
});
