/** Mem0, and Embedchain as it was called before. */
import { defineVendor, type Give } from './catalog-entry.ts';

/** The configuration of a memory names a model, an embedding model and a store, each with its provider beside it. */
const configured = (root: string): readonly Give[] => [
  { kind: 'memory', name: ['@assigned', '@callee'] },
  { kind: 'model', from: `${root}llm.config.model`, providerFrom: `${root}llm.provider` },
  { kind: 'embedding_model', from: `${root}embedder.config.model`, providerFrom: `${root}embedder.provider` },
];

export default defineVendor({
  id: 'mem0',
  name: 'Mem0',
  url: 'https://mem0.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'mem0ai', modules: ['mem0'], role: 'framework' },
    { ecosystem: 'pypi', name: 'embedchain', role: 'framework' },
    { ecosystem: 'npm', name: 'mem0ai', role: 'framework' },
    { ecosystem: 'npm', name: '@mem0/vercel-ai-provider', role: 'sdk' },
    { ecosystem: 'npm', name: 'embedchain', role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'mem0.**.{Memory,AsyncMemory,MemoryClient,AsyncMemoryClient}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mem0.**.{Memory,AsyncMemory}.from_config', gives: [...configured('#0.'), ...configured('config_dict.').slice(1)] },
    { ecosystem: 'pypi', call: 'embedchain.**.App.from_config', gives: configured('config.').slice(1) },
    { ecosystem: 'npm', call: 'mem0ai#{default,MemoryClient}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: 'mem0ai/oss#Memory', gives: configured('#0.') },
  ],
  images: ['mem0/*'],
  examples: [
    {
      why: 'a memory whose configuration names models and their providers',
      path: 'memory.py',
      text: `from mem0 import Memory

config = {
    "llm": {"provider": "anthropic", "config": {"model": "claude-sonnet-4-5"}},
    "embedder": {"provider": "openai", "config": {"model": "text-embedding-3-small"}},
}
memory = Memory.from_config(config)
`,
      finds: [
        { kind: 'sdk', name: 'mem0ai', line: 1 },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 4, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'memory', name: 'memory', line: 7 },
      ],
    },
    { why: 'the hosted client', path: 'hosted.py', text: 'from mem0 import MemoryClient\n\nclient = MemoryClient()\n', finds: [{ kind: 'sdk', name: 'mem0ai', line: 1 }, { kind: 'memory', name: 'client', line: 3 }] },
    {
      why: 'JavaScript',
      path: 'src/memory.ts',
      text: `import { Memory } from 'mem0ai/oss';

export const memory = new Memory({ llm: { provider: 'openai', config: { model: 'gpt-4o-mini' } } });
`,
      finds: [
        { kind: 'sdk', name: 'mem0ai', line: 1 },
        { kind: 'memory', name: 'memory', line: 3 },
        { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    { why: 'Embedchain', path: 'chain.py', text: 'from embedchain import App\n\napp = App()\napp.add("https://example.com")\n', finds: [{ kind: 'sdk', name: 'embedchain', line: 1 }] },
    { why: 'both in manifests', path: 'requirements.txt', text: 'mem0ai==0.1.114\nembedchain\n', finds: [{ kind: 'dependency', name: 'mem0ai', line: 1 }, { kind: 'dependency', name: 'embedchain', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a memory of a computer', path: 'a.py', text: 'from memory import Memory\nMemory.from_config({"llm": {"config": {"model": "gpt-4o"}}})\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import mem0_tools\nmem0_tools.Memory()\n' },
    { why: 'the word as a variable', path: 'c.py', text: 'mem0 = 12\nprint(mem0)\n' },
    { why: 'a relative module', path: 'd.ts', text: "import { Memory } from './mem0ai';\nnew Memory();\n" },
  ],
});
