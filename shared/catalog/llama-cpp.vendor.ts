import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'llama-cpp',
  name: 'llama.cpp',
  url: 'https://github.com/ggml-org/llama.cpp',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'llama_cpp', role: 'serving' },
    { ecosystem: 'cargo', name: 'llama-cpp-2', modules: ['llama_cpp_2'], role: 'serving' },
    { ecosystem: 'cargo', name: 'llama-cpp-sys-2', modules: ['llama_cpp_sys_2'], role: 'serving' },
    { ecosystem: 'golang', name: 'github.com/go-skynet/go-llama.cpp', role: 'serving' },
  ],
  examples: [
    {
      why: 'Go: a package that is called neither way',
      path: 'local.go',
      text: `package main

import "github.com/go-skynet/go-llama.cpp"

func main() {
	l, err := llama.New("./models/7B.gguf", llama.SetContext(2048))
	_, _ = l, err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/go-skynet/go-llama.cpp', line: 3 },
      ],
    },
    {
      why: 'Rust: a model from a file',
      path: 'src/main.rs',
      text: `use llama_cpp_2::{llama_backend::LlamaBackend, model::LlamaModel};

fn main() {
    let backend = LlamaBackend::init().unwrap();
}
`,
      finds: [
        { kind: 'sdk', name: 'llama-cpp-2', line: 1 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use llama_cpp as engine;

pub fn f() {
    engine::standard_sampler();
}
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate llama_cpp;
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    llama_cpp::standard_sampler();
}
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, llama_cpp::standard_sampler::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'the animal', path: 'a.go', text: 'package a\n\nimport "example.com/zoo/llama"\n\nvar l = llama.New("cpp")\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use llama_cpp::standard_sampler;\n/* llama_cpp::standard_sampler() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use llama_cpp::standard_sampler;";\nconst B: &str = r#"llama_cpp::standard_sampler()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::llama_cpp::standard_sampler;\n\nfn f() {\n    standard_sampler();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::llama_cpp::standard_sampler();\n}\n' },
  ],
});
