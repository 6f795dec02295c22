import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'kalosm',
  name: 'Kalosm',
  url: 'https://floneum.com/kalosm',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'kalosm', role: 'framework' },
    { ecosystem: 'cargo', name: 'kalosm-llama', modules: ['kalosm_llama'], role: 'framework' },
    { ecosystem: 'cargo', name: 'kalosm-language', modules: ['kalosm_language'], role: 'framework' },
  ],
  examples: [
    {
      why: 'everything by one glob',
      path: 'src/main.rs',
      text: `use kalosm::language::*;

#[tokio::main]
async fn main() {
    let llm = Llama::new().await.unwrap();
}
`,
      finds: [
        { kind: 'sdk', name: 'kalosm', line: 1 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use kalosm as engine;

pub fn f() {
    engine::language();
}
`,
      finds: [
        { kind: 'sdk', name: 'kalosm', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate kalosm;
`,
      finds: [
        { kind: 'sdk', name: 'kalosm', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    kalosm::language();
}
`,
      finds: [
        { kind: 'sdk', name: 'kalosm', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, kalosm::language::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'kalosm', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'the name in text', path: 'src/a.rs', text: 'fn main() {\n    println!("kalosm::language::Llama");\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use kalosm::language;\n/* kalosm::language() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use kalosm::language;";\nconst B: &str = r#"kalosm::language()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::kalosm::language;\n\nfn f() {\n    language();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::kalosm::language();\n}\n' },
  ],
});
