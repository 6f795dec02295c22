/** Letta, and MemGPT as it was called before. */
import { defineVendor, type Give } from './catalog-entry.ts';

const created: readonly Give[] = [
  { kind: 'agent', name: ['name', '@assigned'], model: 'model', prompt: 'system' },
  { kind: 'model', from: 'model', provider: 'prefix' },
  { kind: 'embedding_model', from: 'embedding', provider: 'prefix' },
  { kind: 'prompt', from: 'system' },
];

export default defineVendor({
  id: 'letta',
  name: 'Letta',
  url: 'https://www.letta.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'letta', role: 'framework' },
    { ecosystem: 'pypi', name: 'letta-client', modules: ['letta_client'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'pymemgpt', modules: ['memgpt'], role: 'framework' },
    { ecosystem: 'npm', name: '@letta-ai/letta-client', role: 'sdk' },
    { ecosystem: 'npm', name: '@letta-ai/vercel-ai-sdk-provider', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'letta_client.**.{Letta,AsyncLetta}().agents.create', gives: created },
    { ecosystem: 'pypi', call: 'letta.**.create_client().create_agent', gives: created },
    { ecosystem: 'npm', call: '@letta-ai/letta-client#{LettaClient,default,Letta}().agents.create', gives: created },
  ],
  images: ['letta/letta', 'memgpt/*'],
  examples: [
    {
      why: 'an agent with a model and an embedding model',
      path: 'agent.py',
      text: `from letta_client import Letta

client = Letta(base_url="http://localhost:8283")
state = client.agents.create(name="companion", model="openai/gpt-4o-mini", embedding="openai/text-embedding-3-small")
`,
      finds: [
        { kind: 'sdk', name: 'letta-client', line: 1 },
        { kind: 'agent', name: 'companion', line: 4 },
        { kind: 'model', name: 'openai/gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'embedding_model', name: 'openai/text-embedding-3-small', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'TypeScript',
      path: 'src/agent.ts',
      text: `import { LettaClient } from '@letta-ai/letta-client';

const client = new LettaClient({ token: process.env.TOKEN });
export const agent = await client.agents.create({ name: 'notes', model: 'anthropic/claude-sonnet-4-5' });
`,
      finds: [
        { kind: 'sdk', name: '@letta-ai/letta-client', line: 1 },
        { kind: 'agent', name: 'notes', line: 4 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 4, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    { why: 'the older name', path: 'old.py', text: 'from memgpt import create_client\n\ncreate_client()\n', finds: [{ kind: 'sdk', name: 'pymemgpt', line: 1 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  letta:\n    image: letta/letta:0.8\n', finds: [{ kind: 'container_image', name: 'letta/letta', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'letta-client==0.1.200\n', finds: [{ kind: 'dependency', name: 'letta-client', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a module whose name goes on', path: 'a.py', text: 'import lettace\nlettace.create_client().create_agent(name="x")\n' },
    { why: 'a list of agents of something else', path: 'b.py', text: 'from crm import Client\nClient().agents.create(name="Jo", model="openai/gpt-4o")\n' },
    { why: 'a name in a string', path: 'c.ts', text: "export const note = '@letta-ai/letta-client';\n" },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  a:\n    image: example/letta:1\n' },
  ],
});
