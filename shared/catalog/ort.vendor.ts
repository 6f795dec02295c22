import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'ort',
  name: 'ONNX Runtime for Rust and Go',
  url: 'https://ort.pyke.io',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'ort', role: 'serving' },
    { ecosystem: 'cargo', name: 'tract-onnx', modules: ['tract_onnx'], role: 'serving' },
    { ecosystem: 'golang', name: 'github.com/yalue/onnxruntime_go', role: 'serving' },
  ],
  examples: [
    {
      why: 'a session',
      path: 'src/main.rs',
      text: `use ort::session::Session;

fn load() -> ort::Result<Session> {
    Session::builder()?.commit_from_file("model.onnx")
}
`,
      finds: [
        { kind: 'sdk', name: 'ort', line: 1 },
      ],
    },
    {
      why: 'Go: an underscore in the name',
      path: 'onnx.go',
      text: `package main

import ort "github.com/yalue/onnxruntime_go"

func main() {
	ort.InitializeEnvironment()
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/yalue/onnxruntime_go', line: 3 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use ort as engine;

pub fn f() {
    engine::session();
}
`,
      finds: [
        { kind: 'sdk', name: 'ort', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate ort;
`,
      finds: [
        { kind: 'sdk', name: 'ort', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    ort::session();
}
`,
      finds: [
        { kind: 'sdk', name: 'ort', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, ort::session::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'ort', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a word for a place in German', path: 'src/a.rs', text: 'struct Adresse { ort: String }\n\nfn f(ort: &str) -> Adresse {\n    Adresse { ort: ort.to_string() } // ort::Session\n}\n' },
    { why: "a module of one's own", path: 'src/b.rs', text: 'use super::ort::Session;\n\nfn f() {\n    Session::builder();\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use ort::session;\n/* ort::session() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use ort::session;";\nconst B: &str = r#"ort::session()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::ort::session;\n\nfn f() {\n    session();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::ort::session();\n}\n' },
  ],
});
