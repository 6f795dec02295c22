import { defineVendor } from './catalog-entry.ts';

const connectors = 'connect_to_local,connect_to_weaviate_cloud,connect_to_wcs,connect_to_custom,connect_to_embedded,use_async_with_local,use_async_with_weaviate_cloud,use_async_with_custom';

export default defineVendor({
  id: 'weaviate',
  name: 'Weaviate',
  url: 'https://weaviate.io',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/weaviate/weaviate-go-client/v4', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/weaviate/weaviate-go-client/v5', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'weaviate-community', modules: ['weaviate_community'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'weaviate-client', modules: ['weaviate'], role: 'vector-store' },
    { ecosystem: 'npm', name: 'weaviate-client', role: 'vector-store' },
    { ecosystem: 'npm', name: 'weaviate-ts-client', role: 'vector-store' },
    { ecosystem: 'maven', name: 'io.weaviate:client', modules: ['io.weaviate.client'], role: 'vector-store' },
    { ecosystem: 'gem', name: 'weaviate-ruby', modules: ['Weaviate'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/weaviate/weaviate-go-client/v4/weaviate#{NewClient,New}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'golang', call: 'github.com/weaviate/weaviate-go-client/v5/weaviate#{NewClient,New}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'weaviate_community.**.WeaviateClient.{new,builder}', gives: [{ kind: 'vector_store', name: 'WeaviateClient' }] },
    { ecosystem: 'pypi', call: `weaviate.{Client,WeaviateClient,WeaviateAsyncClient,${connectors}}`, gives: [{ kind: 'vector_store', name: 'WeaviateClient' }] },
    { ecosystem: 'pypi', call: 'weaviate.**.Configure.{Vectorizer,NamedVectors,Vectors}.text2vec_openai', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'weaviate.**.Configure.Generative.openai', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }] },
    { ecosystem: 'npm', call: 'weaviate-client#default.{connectToLocal,connectToWeaviateCloud,connectToWCS,connectToCustom,client}', gives: [{ kind: 'vector_store', name: 'WeaviateClient' }] },
    { ecosystem: 'npm', call: 'weaviate-ts-client#default.client', gives: [{ kind: 'vector_store', name: 'WeaviateClient' }] },
  ],
  images: ['semitechnologies/*', 'cr.weaviate.io/semitechnologies/*'],
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
    { why: 'a client in Python', path: 'store.py', text: 'import weaviate\n\nclient = weaviate.connect_to_local()\n', finds: [{ kind: 'sdk', name: 'weaviate-client', line: 1 }, { kind: 'vector_store', name: 'WeaviateClient', line: 3 }] },
    { why: 'a collection with the models that the database calls', path: 'schema.py', text: 'import weaviate\nfrom weaviate.classes.config import Configure\n\nclient = weaviate.connect_to_local()\nclient.collections.create("Doc", vectorizer_config=Configure.Vectorizer.text2vec_openai(model="text-embedding-3-small"), generative_config=Configure.Generative.openai(model="gpt-4o"))\n', finds: [{ kind: 'sdk', name: 'weaviate-client', line: 1 }, { kind: 'vector_store', name: 'WeaviateClient', line: 4 }, { kind: 'provider', name: 'openai' }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 5, provider: 'openai' }] },
    { why: 'a client in TypeScript', path: 'src/store.ts', text: "import weaviate from 'weaviate-client';\n\nexport const client = await weaviate.connectToLocal();\n", finds: [{ kind: 'sdk', name: 'weaviate-client', line: 1 }, { kind: 'vector_store', name: 'WeaviateClient', line: 3 }] },
    { why: 'the server with a module of embeddings', path: 'compose.yaml', text: 'services:\n  db:\n    image: cr.weaviate.io/semitechnologies/weaviate:1.27.0\n  t2v:\n    image: semitechnologies/transformers-inference:x\n', finds: [{ kind: 'container_image', name: 'cr.weaviate.io/semitechnologies/weaviate', line: 3 }, { kind: 'container_image', name: 'semitechnologies/transformers-inference', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'weaviate-client==4.9\n', finds: [{ kind: 'dependency', name: 'weaviate-client', line: 1 }] },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/weaviate"\n\nvar c, _ = weaviate.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use weaviate_community::client;\n/* weaviate_community::client() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use weaviate_community::client;";\nconst B: &str = r#"weaviate_community::client()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::weaviate_community::client;\n\nfn f() {\n    client();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::weaviate_community::client();\n}\n' },
    { why: 'a module of weaving', path: 'a.py', text: 'import weave_cloth\nweave_cloth.connect_to_local()\n' },
    { why: 'a relative module', path: 'b.py', text: 'from .weaviate import Client\nClient()\n' },
    { why: 'another client with such a method', path: 'c.ts', text: "import db from 'db-client';\nawait db.connectToLocal();\n" },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  db:\n    image: acme/weaviate\n' },
  ],
});
