import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'weaviate',
  name: 'Weaviate',
  url: 'https://weaviate.io',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/weaviate/weaviate-go-client/v4', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/weaviate/weaviate-go-client/v5', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'weaviate-community', modules: ['weaviate_community'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/weaviate/weaviate-go-client/v4/weaviate#{NewClient,New}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/weaviate/weaviate-go-client/v5/weaviate#{NewClient,New}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'weaviate_community.**.WeaviateClient.{new,builder}', gives: [{ kind: 'vector_store', name: 'WeaviateClient' }] },
  ],
  examples: [
    {
      why: 'Go: a client',
      path: 'db.go',
      text: `package main

import "github.com/weaviate/weaviate-go-client/v5/weaviate"

func open() (*weaviate.Client, error) {
	return weaviate.NewClient(weaviate.Config{Host: "localhost:8080", Scheme: "http"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/weaviate/weaviate-go-client/v5', line: 3 },
        { kind: 'vector_store', name: 'Client', line: 6 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use weaviate_community as engine;

pub fn f() {
    engine::client();
}
`,
      finds: [
        { kind: 'sdk', name: 'weaviate-community', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate weaviate_community;
`,
      finds: [
        { kind: 'sdk', name: 'weaviate-community', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    weaviate_community::client();
}
`,
      finds: [
        { kind: 'sdk', name: 'weaviate-community', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, weaviate_community::client::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'weaviate-community', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/weaviate"\n\nvar c, _ = weaviate.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use weaviate_community::client;\n/* weaviate_community::client() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use weaviate_community::client;";\nconst B: &str = r#"weaviate_community::client()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::weaviate_community::client;\n\nfn f() {\n    client();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::weaviate_community::client();\n}\n' },
  ],
});
