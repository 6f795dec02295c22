import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'burn',
  name: 'Burn',
  url: 'https://burn.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'burn', role: 'framework' },
    { ecosystem: 'cargo', name: 'burn-core', modules: ['burn_core'], role: 'framework' },
    { ecosystem: 'cargo', name: 'burn-import', modules: ['burn_import'], role: 'framework' },
    { ecosystem: 'cargo', name: 'burn-train', modules: ['burn_train'], role: 'training' },
    { ecosystem: 'cargo', name: 'burn-ndarray', modules: ['burn_ndarray'], role: 'framework' },
    { ecosystem: 'cargo', name: 'burn-wgpu', modules: ['burn_wgpu'], role: 'framework' },
    { ecosystem: 'cargo', name: 'burn-tch', modules: ['burn_tch'], role: 'framework' },
    { ecosystem: 'cargo', name: 'burn-candle', modules: ['burn_candle'], role: 'framework' },
  ],
  examples: [
    {
      why: 'a module with a derived trait',
      path: 'src/model.rs',
      text: `use burn::{module::Module, nn::Linear, tensor::backend::Backend};

#[derive(Module, Debug)]
pub struct Model<B: Backend> {
    linear: Linear<B>,
}
`,
      finds: [
        { kind: 'sdk', name: 'burn', line: 1 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use burn as engine;

pub fn f() {
    engine::module();
}
`,
      finds: [
        { kind: 'sdk', name: 'burn', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate burn;
`,
      finds: [
        { kind: 'sdk', name: 'burn', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    burn::module();
}
`,
      finds: [
        { kind: 'sdk', name: 'burn', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, burn::module::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'burn', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a verb', path: 'src/a.rs', text: 'mod burn;\nuse burn::Rate;\n\nfn burn(rate: Rate) -> u32 {\n    // burn::module\n    rate.burn\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use burn::module;\n/* burn::module() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use burn::module;";\nconst B: &str = r#"burn::module()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::burn::module;\n\nfn f() {\n    module();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::burn::module();\n}\n' },
  ],
});
