import { defineVendor, type UseRule } from './catalog-entry.ts';

const embedders: readonly { class: string; provider: string; from: readonly string[] }[] = [
  { class: 'OpenAIEmbeddingFunction', provider: 'openai', from: ['model_name'] },
  { class: 'SentenceTransformerEmbeddingFunction', provider: 'hugging-face', from: ['model_name', '#0'] },
  { class: 'HuggingFaceEmbeddingFunction', provider: 'hugging-face', from: ['model_name'] },
  { class: 'CohereEmbeddingFunction', provider: 'cohere', from: ['model_name'] },
  { class: 'OllamaEmbeddingFunction', provider: 'ollama', from: ['model_name'] },
  { class: 'GoogleGenerativeAiEmbeddingFunction', provider: 'google', from: ['model_name'] },
];

export default defineVendor({
  id: 'chroma',
  name: 'Chroma',
  url: 'https://www.trychroma.com',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/amikos-tech/chroma-go', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'chromadb', role: 'vector-store' },
    { ecosystem: 'pypi', name: 'chromadb', role: 'vector-store' },
    { ecosystem: 'pypi', name: 'chromadb-client', modules: [], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'chroma-hnswlib', modules: [], role: 'vector-store' },
    { ecosystem: 'npm', name: 'chromadb', role: 'vector-store' },
    { ecosystem: 'npm', name: '@chroma-core/*', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'golang', call: 'github.com/amikos-tech/chroma-go{,/pkg/api/v2}#{NewClient,NewHTTPClient,NewPersistentClient,NewCloudClient}', gives: [{ kind: 'vector_store', name: 'Client' }] },
    { ecosystem: 'cargo', call: 'chromadb.**.ChromaClient.new', gives: [{ kind: 'vector_store', name: 'ChromaClient' }] },
    { ecosystem: 'pypi', call: 'chromadb.**.{Client,PersistentClient,HttpClient,AsyncHttpClient,EphemeralClient,CloudClient}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    ...embedders.map(({ class: name, provider, from }): UseRule => ({ ecosystem: 'pypi', call: `chromadb.utils.embedding_functions.**.${name}`, gives: [{ kind: 'provider', provider }, { kind: 'embedding_model', from, provider }] })),
    { ecosystem: 'npm', call: 'chromadb#{ChromaClient,CloudClient}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'npm', call: 'chromadb#OpenAIEmbeddingFunction', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'embedding_model', from: ['openai_model', 'model_name'], provider: 'openai' }] },
  ],
  images: ['chromadb/chroma', 'ghcr.io/chroma-core/chroma'],
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
    {
      why: 'a client with an embedding function',
      path: 'store.py',
      text: 'import chromadb\nfrom chromadb.utils import embedding_functions\n\nclient = chromadb.PersistentClient(path="./db")\nembed = embedding_functions.OpenAIEmbeddingFunction(model_name="text-embedding-3-small")\n',
      finds: [{ kind: 'sdk', name: 'chromadb', line: 1 }, { kind: 'vector_store', name: 'PersistentClient', line: 4 }, { kind: 'provider', name: 'openai' }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' }],
    },
    { why: 'a client in memory', path: 'memory.py', text: 'from chromadb import Client\n\nclient = Client()\n', finds: [{ kind: 'sdk', name: 'chromadb', line: 1 }, { kind: 'vector_store', name: 'Client', line: 3 }] },
    { why: 'TypeScript', path: 'src/store.ts', text: "import { ChromaClient } from 'chromadb';\n\nexport const client = new ChromaClient();\n", finds: [{ kind: 'sdk', name: 'chromadb', line: 1 }, { kind: 'vector_store', name: 'ChromaClient', line: 3 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  db:\n    image: chromadb/chroma:0.5.20\n', finds: [{ kind: 'container_image', name: 'chromadb/chroma', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'chromadb>=0.5\n', finds: [{ kind: 'dependency', name: 'chromadb', line: 1 }] },
  ],
  nearMisses: [
    { why: "a package of one's own with the same last name", path: 'a.go', text: 'package a\n\nimport "example.com/db/chroma"\n\nvar c, _ = chroma.NewClient()\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use chromadb::client;\n/* chromadb::client() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use chromadb::client;";\nconst B: &str = r#"chromadb::client()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::chromadb::client;\n\nfn f() {\n    client();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::chromadb::client();\n}\n' },
    { why: 'the library for colours', path: 'a.ts', text: "import chroma from 'chroma-js';\nexport const red = chroma('red').hex();\n" },
    { why: 'its package, and a browser', path: 'package.json', text: '{\n  "dependencies": {\n    "chroma-js": "^3.0.0",\n    "chromium": "^3.0.0"\n  }\n}\n' },
    { why: 'chroma of a sound', path: 'b.py', text: 'import librosa\nlibrosa.feature.chroma_stft(y=y)\n' },
    { why: 'a client of something else', path: 'c.py', text: 'from chroma import PersistentClient\nPersistentClient()\n' },
  ],
});
