import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'pinecone',
  name: 'Pinecone',
  url: 'https://www.pinecone.io',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v2', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v3', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v4', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v5', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'pinecone-sdk', modules: ['pinecone_sdk'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v2/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v3/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v4/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v5/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'pinecone_sdk.**.{default_client,PineconeClientConfig}', gives: [{ kind: 'vector_store', name: 'PineconeClient' }] },
  ],
  examples: [
    {
      why: 'Go: a client',
      path: 'db.go',
      text: `package main

import "github.com/pinecone-io/go-pinecone/v3/pinecone"

func open() (*pinecone.Client, error) {
	return pinecone.NewClient(pinecone.NewClientParams{ApiKey: "k"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/pinecone-io/go-pinecone/v3', line: 3 },
        { kind: 'vector_store', name: 'Client', line: 6 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use pinecone_sdk as engine;

pub fn f() {
    engine::pinecone();
}
`,
      finds: [
        { kind: 'sdk', name: 'pinecone-sdk', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate pinecone_sdk;
`,
      finds: [
        { kind: 'sdk', name: 'pinecone-sdk', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    pinecone_sdk::pinecone();
}
`,
      finds: [
        { kind: 'sdk', name: 'pinecone-sdk', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, pinecone_sdk::pinecone::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'pinecone-sdk', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/pinecone"\n\nvar c, _ = pinecone.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use pinecone_sdk::pinecone;\n/* pinecone_sdk::pinecone() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use pinecone_sdk::pinecone;";\nconst B: &str = r#"pinecone_sdk::pinecone()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::pinecone_sdk::pinecone;\n\nfn f() {\n    pinecone();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::pinecone_sdk::pinecone();\n}\n' },
  ],
});
