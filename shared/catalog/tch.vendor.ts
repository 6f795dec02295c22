import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'tch',
  name: 'tch-rs',
  url: 'https://github.com/LaurentMazare/tch-rs',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'tch', role: 'framework' },
    { ecosystem: 'cargo', name: 'rust-bert', modules: ['rust_bert'], role: 'framework' },
  ],
  examples: [
    {
      why: 'tensors and a pipeline',
      path: 'src/main.rs',
      text: `use rust_bert::pipelines::sentiment::SentimentModel;
use tch::{nn, Device, Tensor};

fn main() {
    let vs = nn::VarStore::new(Device::Cpu);
}
`,
      finds: [
        { kind: 'sdk', name: 'rust-bert', line: 1 },
        { kind: 'sdk', name: 'tch', line: 2 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use tch as engine;

pub fn f() {
    engine::no_grad();
}
`,
      finds: [
        { kind: 'sdk', name: 'tch', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate tch;
`,
      finds: [
        { kind: 'sdk', name: 'tch', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    tch::no_grad();
}
`,
      finds: [
        { kind: 'sdk', name: 'tch', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, tch::no_grad::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'tch', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'other uses of the three letters', path: 'src/a.rs', text: 'fn main() {\n    let tch = 1;\n    println!("tch::Tensor {tch}");\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use tch::no_grad;\n/* tch::no_grad() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use tch::no_grad;";\nconst B: &str = r#"tch::no_grad()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::tch::no_grad;\n\nfn f() {\n    no_grad();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::tch::no_grad();\n}\n' },
  ],
});
