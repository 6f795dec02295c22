import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'qdrant',
  name: 'Qdrant',
  url: 'https://qdrant.tech',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/qdrant/go-client', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'qdrant-client', modules: ['qdrant_client'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/qdrant/go-client/qdrant#{NewClient,NewQdrantClient,NewPointsClient}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'qdrant_client.**.{Qdrant,QdrantClient}.{from_url,new,builder}', gives: [{ kind: 'vector_store', name: 'Qdrant' }] },
  ],
  examples: [
    {
      why: 'Go: a client with its configuration',
      path: 'db.go',
      text: `package main

import "github.com/qdrant/go-client/qdrant"

func open() (*qdrant.Client, error) {
	return qdrant.NewClient(&qdrant.Config{Host: "localhost", Port: 6334})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/qdrant/go-client', line: 3 },
        { kind: 'vector_store', name: 'Client', line: 6 },
      ],
    },
    {
      why: 'Rust: a client by an address',
      path: 'src/db.rs',
      text: `use qdrant_client::Qdrant;

pub fn open() -> Qdrant {
    Qdrant::from_url("http://localhost:6334").build().unwrap()
}
`,
      finds: [
        { kind: 'sdk', name: 'qdrant-client', line: 1 },
        { kind: 'vector_store', name: 'Qdrant', line: 4 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use qdrant_client as engine;

pub fn f() {
    engine::prelude();
}
`,
      finds: [
        { kind: 'sdk', name: 'qdrant-client', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate qdrant_client;
`,
      finds: [
        { kind: 'sdk', name: 'qdrant-client', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    qdrant_client::prelude();
}
`,
      finds: [
        { kind: 'sdk', name: 'qdrant-client', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, qdrant_client::prelude::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'qdrant-client', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/qdrant"\n\nvar c, _ = qdrant.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use qdrant_client::prelude;\n/* qdrant_client::prelude() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use qdrant_client::prelude;";\nconst B: &str = r#"qdrant_client::prelude()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::qdrant_client::prelude;\n\nfn f() {\n    prelude();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::qdrant_client::prelude();\n}\n' },
  ],
});
