import { defineVendor } from './catalog-entry.ts';

/** A vector database as a service, which also runs embedding and reranking models. */
export default defineVendor({
  id: 'pinecone',
  name: 'Pinecone',
  url: 'https://www.pinecone.io',
  type: 'vendor',
  packages: [
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v2', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v3', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v4', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pinecone-io/go-pinecone/v5', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'pinecone-sdk', modules: ['pinecone_sdk'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'pinecone', role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'pypi', name: 'pinecone-client', modules: [], role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'pypi', name: 'pinecone-text', modules: ['pinecone_text'], role: 'vector-store' },
    { ecosystem: 'npm', name: '@pinecone-database/pinecone', role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'npm', name: '@pinecone-database/doc-splitter', role: 'vector-store' },
    { ecosystem: 'maven', name: 'io.pinecone:pinecone-client', modules: ['io.pinecone'], role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'nuget', name: 'Pinecone.Client', modules: ['Pinecone'], role: 'vector-store', provider: 'pinecone' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v2/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v3/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v4/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/pinecone-io/go-pinecone/v5/pinecone#{NewClient,NewClientBase}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'pinecone_sdk.**.{default_client,PineconeClientConfig}', gives: [{ kind: 'vector_store', name: 'PineconeClient' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.{Pinecone,PineconeAsyncio,PineconeGRPC}', gives: [{ kind: 'vector_store', name: 'Pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.{Pinecone,PineconeAsyncio,PineconeGRPC}().{Index,IndexAsyncio,create_index,create_index_for_model}', gives: [{ kind: 'vector_store', name: 'Pinecone' }, { kind: 'embedding_model', from: 'embed.model', provider: 'pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.{Index,GRPCIndex,create_index}', gives: [{ kind: 'vector_store', name: 'Pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.Pinecone().inference.embed', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.Pinecone().inference.rerank', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'pinecone' }] },
    { ecosystem: 'npm', call: '@pinecone-database/pinecone#Pinecone', gives: [{ kind: 'vector_store', name: 'Pinecone' }] },
    { ecosystem: 'npm', call: '@pinecone-database/pinecone#Pinecone().{index,Index,createIndex,createIndexForModel}', gives: [{ kind: 'vector_store', name: 'Pinecone' }, { kind: 'embedding_model', from: 'embed.model', provider: 'pinecone' }] },
    { ecosystem: 'npm', call: '@pinecone-database/pinecone#Pinecone().inference.embed', gives: [{ kind: 'embedding_model', from: '#0', provider: 'pinecone' }] },
  ],
  hosts: ['api.pinecone.io', '*.pinecone.io'],
  env: ['PINECONE_API_KEY', 'PINECONE_ENVIRONMENT', 'PINECONE_INDEX', 'PINECONE_INDEX_NAME', 'PINECONE_HOST'],
  models: [{ id: 'multilingual-e5-large', kind: 'embedding_model' }, { id: 'pinecone-sparse-english-v0', kind: 'embedding_model' }, { id: 'pinecone-rerank-v0' }],
  nodes: [{ type: '@n8n/n8n-nodes-langchain.vectorStorePinecone', role: 'vector_store' }],
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
    {
      why: 'a client and an index, one store',
      path: 'store.py',
      text: 'from pinecone import Pinecone\n\npc = Pinecone(api_key=key)\nindex = pc.Index("docs")\n',
      finds: [{ kind: 'sdk', name: 'pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 3 }],
    },
    {
      why: 'embeddings that it computes itself',
      path: 'embed.py',
      text: 'from pinecone import Pinecone\n\npc = Pinecone()\npc.inference.embed(model="multilingual-e5-large", inputs=["x"])\n',
      finds: [{ kind: 'sdk', name: 'pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 3 }, { kind: 'embedding_model', name: 'multilingual-e5-large', line: 4, provider: 'pinecone' }],
    },
    { why: 'the API before version 3', path: 'old.py', text: 'import pinecone\n\npinecone.init(api_key=key, environment="x")\nindex = pinecone.Index("docs")\n', finds: [{ kind: 'sdk', name: 'pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 4 }] },
    { why: 'TypeScript', path: 'src/store.ts', text: "import { Pinecone } from '@pinecone-database/pinecone';\n\nconst pc = new Pinecone({ apiKey: process.env.PINECONE_API_KEY });\nexport const index = pc.index('docs');\n", finds: [{ kind: 'sdk', name: '@pinecone-database/pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 3 }] },
    { why: 'manifests', path: 'requirements.txt', text: 'pinecone-client==2.2.4\npinecone\n', finds: [{ kind: 'dependency', name: 'pinecone-client', line: 1 }, { kind: 'dependency', name: 'pinecone', line: 2 }] },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/pinecone"\n\nvar c, _ = pinecone.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use pinecone_sdk::pinecone;\n/* pinecone_sdk::pinecone() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use pinecone_sdk::pinecone;";\nconst B: &str = r#"pinecone_sdk::pinecone()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::pinecone_sdk::pinecone;\n\nfn f() {\n    pinecone();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::pinecone_sdk::pinecone();\n}\n' },
    { why: 'cones of a pine', path: 'a.py', text: 'from forest.pinecone import Pinecone\nPinecone(size=3)\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import pinecones\npinecones.Index("docs")\n' },
    { why: 'an icon', path: 'c.ts', text: "import { Pinecone } from 'lucide-react';\nexport const icon = Pinecone;\n" },
    { why: 'the word in a list', path: 'd.py', text: 'WORDS = ["pinecone", "acorn"]\n' },
  ],
});
