import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'candle',
  name: 'Candle',
  url: 'https://github.com/huggingface/candle',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'candle-core', modules: ['candle_core'], role: 'framework' },
    { ecosystem: 'cargo', name: 'candle-nn', modules: ['candle_nn'], role: 'framework' },
    { ecosystem: 'cargo', name: 'candle-transformers', modules: ['candle_transformers'], role: 'framework' },
    { ecosystem: 'cargo', name: 'candle-onnx', modules: ['candle_onnx'], role: 'framework' },
    { ecosystem: 'cargo', name: 'candle-datasets', modules: ['candle_datasets'], role: 'framework' },
  ],
  examples: [
    {
      why: 'a model of the library is loaded',
      path: 'src/main.rs',
      text: `use candle_core::{Device, Tensor};
use candle_transformers::models::bert::BertModel;

fn run(model: &BertModel) {
    let _ = Tensor::new(&[1u32], &Device::Cpu);
}
`,
      finds: [
        { kind: 'sdk', name: 'candle-core', line: 1 },
        { kind: 'sdk', name: 'candle-transformers', line: 2 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use candle_core as engine;

pub fn f() {
    engine::light();
}
`,
      finds: [
        { kind: 'sdk', name: 'candle-core', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate candle_core;
`,
      finds: [
        { kind: 'sdk', name: 'candle-core', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    candle_core::light();
}
`,
      finds: [
        { kind: 'sdk', name: 'candle-core', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, candle_core::light::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'candle-core', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a module of the own crate', path: 'src/a.rs', text: 'mod candle_core;\n\nfn burn() {\n    candle_core::light();\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use candle_core::light;\n/* candle_core::light() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use candle_core::light;";\nconst B: &str = r#"candle_core::light()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::candle_core::light;\n\nfn f() {\n    light();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::candle_core::light();\n}\n' },
  ],
});
