import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'milvus',
  name: 'Milvus',
  url: 'https://milvus.io',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/milvus-io/milvus-sdk-go/v2', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/milvus-io/milvus/client/v2', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'milvus-sdk-rust', modules: ['milvus'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/milvus-io/milvus-sdk-go/v2/client#{NewClient,NewGrpcClient,NewDefaultGrpcClient}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/milvus-io/milvus/client/v2/milvusclient#New', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'milvus.client.{Client,ClientBuilder}.new', gives: [{ kind: 'vector_store', name: 'Client' }] },
  ],
  examples: [
    {
      why: 'Go: a client',
      path: 'db.go',
      text: `package main

import (
	"context"

	"github.com/milvus-io/milvus-sdk-go/v2/client"
)

func open(ctx context.Context) (client.Client, error) {
	return client.NewClient(ctx, client.Config{Address: "localhost:19530"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/milvus-io/milvus-sdk-go/v2', line: 6 },
        { kind: 'vector_store', name: 'Client', line: 10 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use milvus as engine;

pub fn f() {
    engine::client();
}
`,
      finds: [
        { kind: 'sdk', name: 'milvus-sdk-rust', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate milvus;
`,
      finds: [
        { kind: 'sdk', name: 'milvus-sdk-rust', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    milvus::client();
}
`,
      finds: [
        { kind: 'sdk', name: 'milvus-sdk-rust', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, milvus::client::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'milvus-sdk-rust', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/milvus"\n\nvar c, _ = milvus.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use milvus::client;\n/* milvus::client() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use milvus::client;";\nconst B: &str = r#"milvus::client()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::milvus::client;\n\nfn f() {\n    client();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::milvus::client();\n}\n' },
  ],
});
