import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'fastembed',
  name: 'FastEmbed',
  url: 'https://github.com/Anush008/fastembed-rs',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'fastembed', role: 'sdk' },
    { ecosystem: 'golang', name: 'github.com/anush008/fastembed-go', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'cargo', call: 'fastembed.**.{InitOptions,TextInitOptions}.new', gives: [{ kind: 'embedding_model', from: '#0', provider: 'hugging-face' }] },
    { ecosystem: 'cargo', call: 'fastembed.**.{InitOptions,TextInitOptions}', gives: [{ kind: 'embedding_model', from: 'model_name', provider: 'hugging-face' }] },
    { ecosystem: 'golang', call: 'github.com/anush008/fastembed-go#InitOptions', gives: [{ kind: 'embedding_model', from: 'Model', provider: 'hugging-face' }] },
  ],
  // What the variants stand for: https://docs.rs/fastembed/latest/fastembed/enum.EmbeddingModel.html (read 2026-11-30).
  constants: [
    {
      ecosystem: 'cargo',
      constant: 'fastembed.EmbeddingModel.*',
      ids: {
        AllMiniLML6V2: 'sentence-transformers/all-MiniLM-L6-v2',
        AllMiniLML6V2Q: 'sentence-transformers/all-MiniLM-L6-v2',
        AllMiniLML12V2: 'sentence-transformers/all-MiniLM-L12-v2',
        BGEBaseENV15: 'BAAI/bge-base-en-v1.5',
        BGELargeENV15: 'BAAI/bge-large-en-v1.5',
        BGESmallENV15: 'BAAI/bge-small-en-v1.5',
        BGEM3: 'BAAI/bge-m3',
        NomicEmbedTextV1: 'nomic-ai/nomic-embed-text-v1',
        NomicEmbedTextV15: 'nomic-ai/nomic-embed-text-v1.5',
        ParaphraseMLMiniLML12V2: 'sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2',
        MultilingualE5Small: 'intfloat/multilingual-e5-small',
        MultilingualE5Base: 'intfloat/multilingual-e5-base',
        MultilingualE5Large: 'intfloat/multilingual-e5-large',
        MxbaiEmbedLargeV1: 'mixedbread-ai/mxbai-embed-large-v1',
        JinaEmbeddingsV2BaseCode: 'jinaai/jina-embeddings-v2-base-code',
      },
    },
  ],
  examples: [
    {
      why: 'Go: the model as text in the options',
      path: 'embed.go',
      text: `package main

import "github.com/anush008/fastembed-go"

func main() {
	model, err := fastembed.NewFlagEmbedding(&fastembed.InitOptions{Model: "fast-bge-base-en"})
	_, _ = model, err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anush008/fastembed-go', line: 3 },
        { kind: 'embedding_model', name: 'fast-bge-base-en', line: 6, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    {
      why: 'a variant of the enumeration is the model',
      path: 'src/main.rs',
      text: `use fastembed::{EmbeddingModel, InitOptions, TextEmbedding};

fn main() -> anyhow::Result<()> {
    let model = TextEmbedding::try_new(InitOptions::new(EmbeddingModel::BGESmallENV15).with_show_download_progress(true))?;
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'fastembed', line: 1 },
        { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 4, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use fastembed as engine;

pub fn f() {
    engine::init();
}
`,
      finds: [
        { kind: 'sdk', name: 'fastembed', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate fastembed;
`,
      finds: [
        { kind: 'sdk', name: 'fastembed', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    fastembed::init();
}
`,
      finds: [
        { kind: 'sdk', name: 'fastembed', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, fastembed::init::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'fastembed', line: 1 },
      ],
    },
  ],
  nearMisses: [
    { why: "an enumeration of one's own", path: 'src/a.rs', text: 'use crate::fastembed::{EmbeddingModel, InitOptions};\n\nfn f() {\n    InitOptions::new(EmbeddingModel::BGESmallENV15);\n}\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use fastembed::init;\n/* fastembed::init() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use fastembed::init;";\nconst B: &str = r#"fastembed::init()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::fastembed::init;\n\nfn f() {\n    init();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::fastembed::init();\n}\n' },
  ],
});
