import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'txtai',
  name: 'txtai',
  url: 'https://neuml.github.io/txtai/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'txtai', role: 'framework' },
    { ecosystem: 'npm', name: 'txtai', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'txtai.**.Embeddings', gives: [{ kind: 'vector_store', name: 'Embeddings' }, { kind: 'embedding_model', from: ['path', '#0.path'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'txtai.**.LLM', gives: [{ kind: 'model', from: ['path', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'txtai.**.Agent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: ['model', 'llm'], tools: 'tools[]' }, { kind: 'model', from: ['model', 'llm'], provider: 'hugging-face' }] },
  ],
  images: ['neuml/txtai*'],
  examples: [
    { why: 'an index with its model', path: 'index.py', text: 'from txtai import Embeddings\n\nindex = Embeddings(path="sentence-transformers/nli-mpnet-base-v2", content=True)\n', finds: [{ kind: 'sdk', name: 'txtai', line: 1 }, { kind: 'vector_store', name: 'Embeddings', line: 3 }, { kind: 'embedding_model', name: 'sentence-transformers/nli-mpnet-base-v2', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'a model', path: 'llm.py', text: 'from txtai import LLM\n\nllm = LLM("meta-llama/Llama-3.1-8B-Instruct")\n', finds: [{ kind: 'sdk', name: 'txtai', line: 1 }, { kind: 'model', name: 'meta-llama/Llama-3.1-8B-Instruct', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'an agent', path: 'agent.py', text: 'from txtai import Agent\n\ndef today() -> str:\n    return ""\n\nagent = Agent(tools=[today], llm="Qwen/Qwen3-8B")\n', finds: [{ kind: 'sdk', name: 'txtai', line: 1 }, { kind: 'tool', name: 'today', line: 3 }, { kind: 'agent', name: 'agent', line: 6 }, { kind: 'model', name: 'Qwen/Qwen3-8B', line: 6, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  api:\n    image: neuml/txtai-cpu:8\n', finds: [{ kind: 'container_image', name: 'neuml/txtai-cpu', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'txtai[pipeline]==8.0\n', finds: [{ kind: 'dependency', name: 'txtai', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a module whose name goes on', path: 'a.py', text: 'from txtaix import Embeddings\nEmbeddings(path="a/b")\n' },
    { why: 'an agent of the project', path: 'b.py', text: 'from .txtai import Agent\nAgent(llm="a/b")\n' },
    { why: 'a text file', path: 'notes.txt', text: 'txtai is an index\n' },
    { why: 'a string', path: 'c.py', text: 'NAME = "txtai"\n' },
  ],
});
