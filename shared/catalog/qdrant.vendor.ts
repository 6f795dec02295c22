import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'qdrant',
  name: 'Qdrant',
  url: 'https://qdrant.tech',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/qdrant/go-client', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'qdrant-client', modules: ['qdrant_client'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'qdrant-client', modules: ['qdrant_client'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'fastembed', role: 'sdk' },
    { ecosystem: 'npm', name: '@qdrant/js-client-rest', role: 'vector-store' },
    { ecosystem: 'npm', name: '@qdrant/js-client-grpc', role: 'vector-store' },
    { ecosystem: 'npm', name: '@qdrant/qdrant-js', role: 'vector-store' },
    { ecosystem: 'npm', name: 'fastembed', role: 'sdk' },
    { ecosystem: 'maven', name: 'io.qdrant:client', modules: ['io.qdrant.client'], role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Qdrant.Client', role: 'vector-store' },
    { ecosystem: 'gem', name: 'qdrant-ruby', modules: ['Qdrant'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/qdrant/go-client/qdrant#{NewClient,NewQdrantClient,NewPointsClient}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'qdrant_client.**.{Qdrant,QdrantClient}.{from_url,new,builder}', gives: [{ kind: 'vector_store', name: 'Qdrant' }] },
    { ecosystem: 'pypi', call: 'qdrant_client.**.{QdrantClient,AsyncQdrantClient}', gives: [{ kind: 'vector_store', name: 'QdrantClient' }] },
    { ecosystem: 'pypi', call: 'qdrant_client.**.{QdrantClient,AsyncQdrantClient}().set_model', gives: [{ kind: 'embedding_model', from: ['embedding_model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'fastembed.**.{TextEmbedding,SparseTextEmbedding,LateInteractionTextEmbedding,ImageEmbedding}', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'npm', call: '{@qdrant/js-client-rest,@qdrant/js-client-grpc,@qdrant/qdrant-js}#QdrantClient', gives: [{ kind: 'vector_store', name: 'QdrantClient' }] },
  ],
  images: ['qdrant/qdrant', 'ghcr.io/qdrant/*'],
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
    { why: 'a client in Python', path: 'store.py', text: 'from qdrant_client import QdrantClient\n\nclient = QdrantClient(url="http://localhost:6333")\n', finds: [{ kind: 'sdk', name: 'qdrant-client', line: 1 }, { kind: 'vector_store', name: 'QdrantClient', line: 3 }] },
    { why: 'embeddings on this machine', path: 'embed.py', text: 'from fastembed import TextEmbedding\n\nmodel = TextEmbedding("BAAI/bge-small-en-v1.5")\n', finds: [{ kind: 'sdk', name: 'fastembed', line: 1 }, { kind: 'provider', name: 'hugging-face' }, { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 3, provider: 'hugging-face' }] },
    { why: 'a client in TypeScript', path: 'src/store.ts', text: "import { QdrantClient } from '@qdrant/js-client-rest';\n\nexport const client = new QdrantClient({ host: 'localhost' });\n", finds: [{ kind: 'sdk', name: '@qdrant/js-client-rest', line: 1 }, { kind: 'vector_store', name: 'QdrantClient', line: 3 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  db:\n    image: qdrant/qdrant:v1.12.4\n', finds: [{ kind: 'container_image', name: 'qdrant/qdrant', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'qdrant-client[fastembed]==1.12\n', finds: [{ kind: 'dependency', name: 'qdrant-client', line: 1 }] },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/qdrant"\n\nvar c, _ = qdrant.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use qdrant_client::prelude;\n/* qdrant_client::prelude() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use qdrant_client::prelude;";\nconst B: &str = r#"qdrant_client::prelude()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::qdrant_client::prelude;\n\nfn f() {\n    prelude();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::qdrant_client::prelude();\n}\n' },
    { why: 'a quadrant', path: 'a.py', text: 'from geometry.quadrant import QdrantClient\nQdrantClient()\n' },
    { why: 'a relative module', path: 'b.py', text: 'from .qdrant_client import QdrantClient\nQdrantClient()\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  db:\n    image: acme/qdrant\n' },
    { why: 'a string', path: 'c.ts', text: "export const name = '@qdrant/js-client-rest';\n" },
  ],
});
