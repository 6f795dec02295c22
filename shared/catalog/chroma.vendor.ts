import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'chroma',
  name: 'Chroma',
  url: 'https://www.trychroma.com',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/amikos-tech/chroma-go', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'chromadb', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/amikos-tech/chroma-go{,/pkg/api/v2}#{NewClient,NewHTTPClient,NewPersistentClient,NewCloudClient}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'chromadb.**.ChromaClient.new', gives: [{ kind: 'vector_store', name: 'ChromaClient' }] },
  ],
  examples: [
    {
      why: 'Go: a client of the second API',
      path: 'db.go',
      text: `package main

import chroma "github.com/amikos-tech/chroma-go/pkg/api/v2"

func open() (chroma.Client, error) {
	return chroma.NewHTTPClient()
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/amikos-tech/chroma-go', line: 3 },
        { kind: 'vector_store', name: 'Client', line: 6 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use chromadb as engine;

pub fn f() {
    engine::client();
}
`,
      finds: [
        { kind: 'sdk', name: 'chromadb', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate chromadb;
`,
      finds: [
        { kind: 'sdk', name: 'chromadb', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    chromadb::client();
}
`,
      finds: [
        { kind: 'sdk', name: 'chromadb', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, chromadb::client::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'chromadb', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/chroma"\n\nvar c, _ = chroma.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use chromadb::client;\n/* chromadb::client() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use chromadb::client;";\nconst B: &str = r#"chromadb::client()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::chromadb::client;\n\nfn f() {\n    client();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::chromadb::client();\n}\n' },
  ],
});
