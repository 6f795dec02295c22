import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'milvus',
  name: 'Milvus and Zilliz',
  url: 'https://milvus.io',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/milvus-io/milvus-sdk-go/v2', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/milvus-io/milvus/client/v2', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'milvus-sdk-rust', modules: ['milvus'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'pymilvus', role: 'vector-store' },
    { ecosystem: 'pypi', name: 'milvus-lite', modules: ['milvus_lite'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'pymilvus-model', modules: ['pymilvus.model'], role: 'vector-store' },
    { ecosystem: 'npm', name: '@zilliz/milvus2-sdk-node', role: 'vector-store' },
    { ecosystem: 'maven', name: 'io.milvus:milvus-sdk-java', modules: ['io.milvus'], role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Milvus.Client', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/milvus-io/milvus-sdk-go/v2/client#{NewClient,NewGrpcClient,NewDefaultGrpcClient}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/milvus-io/milvus/client/v2/milvusclient#New', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'milvus.client.{Client,ClientBuilder}.new', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'pypi', call: 'pymilvus.**.{MilvusClient,AsyncMilvusClient}', gives: [{ kind: 'vector_store', name: 'MilvusClient' }] },
    { ecosystem: 'pypi', call: 'pymilvus.**.Collection', gives: [{ kind: 'vector_store', name: 'Collection' }] },
    { ecosystem: 'pypi', call: 'pymilvus.model.**.{SentenceTransformerEmbeddingFunction,BGEM3EmbeddingFunction}', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'pymilvus.model.**.OpenAIEmbeddingFunction', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'embedding_model', from: ['model_name', '#0'], provider: 'openai' }] },
    { ecosystem: 'npm', call: '@zilliz/milvus2-sdk-node#{MilvusClient,HttpClient}', gives: [{ kind: 'vector_store', name: 'MilvusClient' }] },
  ],
  images: ['milvusdb/*', 'zilliz/*'],
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
    { why: 'a client in Python', path: 'store.py', text: 'from pymilvus import MilvusClient\n\nclient = MilvusClient("demo.db")\n', finds: [{ kind: 'sdk', name: 'pymilvus', line: 1 }, { kind: 'vector_store', name: 'MilvusClient', line: 3 }] },
    { why: 'a collection of the older API', path: 'old.py', text: 'from pymilvus import Collection, connections\n\nconnections.connect(host="localhost")\ndocs = Collection("docs")\n', finds: [{ kind: 'sdk', name: 'pymilvus', line: 1 }, { kind: 'vector_store', name: 'Collection', line: 4 }] },
    { why: 'a client in TypeScript', path: 'src/store.ts', text: "import { MilvusClient } from '@zilliz/milvus2-sdk-node';\n\nexport const client = new MilvusClient({ address: 'localhost:19530' });\n", finds: [{ kind: 'sdk', name: '@zilliz/milvus2-sdk-node', line: 1 }, { kind: 'vector_store', name: 'MilvusClient', line: 3 }] },
    { why: 'the server; the stores below it are not AI', path: 'compose.yaml', text: 'services:\n  etcd:\n    image: quay.io/coreos/etcd:v3.5.5\n  standalone:\n    image: milvusdb/milvus:v2.4.0\n', finds: [{ kind: 'container_image', name: 'milvusdb/milvus', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'pymilvus==2.5\n', finds: [{ kind: 'dependency', name: 'pymilvus', line: 1 }] },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/milvus"\n\nvar c, _ = milvus.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use milvus::client;\n/* milvus::client() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use milvus::client;";\nconst B: &str = r#"milvus::client()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::milvus::client;\n\nfn f() {\n    client();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::milvus::client();\n}\n' },
    { why: 'a bird', path: 'a.py', text: 'from birds.milvus import MilvusClient\nMilvusClient("red kite")\n' },
    { why: 'a collection of another database', path: 'b.py', text: 'from pymongo.collection import Collection\nCollection(db, "docs")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .pymilvus import MilvusClient\nMilvusClient()\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  db:\n    image: acme/milvus\n' },
  ],
});
