import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'inngest-agent-kit',
  name: 'Inngest AgentKit',
  url: 'https://agentkit.inngest.com',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@inngest/agent-kit', role: 'framework' },
    { ecosystem: 'npm', name: '@inngest/ai', role: 'sdk' },
  ],
  uses: [
    {
      ecosystem: 'npm',
      call: '@inngest/agent-kit#{createAgent,Agent}',
      gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'system' }, { kind: 'prompt', from: 'system' }],
    },
    { ecosystem: 'npm', call: '@inngest/agent-kit#{createNetwork,Network}', gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'defaultModel', agents: 'agents[]' }] },
    { ecosystem: 'npm', call: '@inngest/agent-kit#createTool', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@inngest/agent-kit#openai', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }, { kind: 'endpoint', from: 'baseUrl' }] },
    { ecosystem: 'npm', call: '@inngest/agent-kit#anthropic', gives: [{ kind: 'provider', provider: 'anthropic' }, { kind: 'model', from: 'model', provider: 'anthropic' }] },
    { ecosystem: 'npm', call: '@inngest/agent-kit#gemini', gives: [{ kind: 'provider', provider: 'google' }, { kind: 'model', from: 'model', provider: 'google' }] },
  ],
  examples: [
    {
      why: 'an agent with its model and a tool',
      path: 'src/agent.ts',
      text: `import { anthropic, createAgent, createTool } from '@inngest/agent-kit';

const list = createTool({ name: 'list_files', handler: async () => [] });
export const coder = createAgent({ name: 'Coder', system: 'You write code.', model: anthropic({ model: 'claude-sonnet-4-5' }), tools: [list] });
`,
      finds: [
        { kind: 'sdk', name: '@inngest/agent-kit', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'tool', name: 'list_files', line: 3 },
        { kind: 'agent', name: 'Coder', line: 4 },
        { kind: 'prompt', name: 'coder.system', line: 4 },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 4, provider: 'anthropic' },
      ],
    },
    { why: 'a network of agents', path: 'src/network.ts', text: "import { createAgent, createNetwork } from '@inngest/agent-kit';\n\nconst a = createAgent({ name: 'A' });\nexport const net = createNetwork({ name: 'Team', agents: [a] });\n", finds: [{ kind: 'sdk', name: '@inngest/agent-kit', line: 1 }, { kind: 'agent', name: 'A', line: 3 }, { kind: 'agent', name: 'Team', line: 4 }] },
    { why: 'a model of OpenAI', path: 'src/model.ts', text: "import { openai } from '@inngest/agent-kit';\n\nexport const model = openai({ model: 'gpt-4o' });\n", finds: [{ kind: 'sdk', name: '@inngest/agent-kit', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }] },
    { why: 'an agent as a class', path: 'src/class.ts', text: "import { Agent } from '@inngest/agent-kit';\n\nexport const agent = new Agent({ name: 'Solo' });\n", finds: [{ kind: 'sdk', name: '@inngest/agent-kit', line: 1 }, { kind: 'agent', name: 'Solo', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@inngest/agent-kit": "^0.9.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@inngest/agent-kit', line: 3 }] },
  ],
  nearMisses: [
    { why: 'Inngest, which runs jobs', path: 'a.ts', text: "import { Inngest } from 'inngest';\nexport const inngest = new Inngest({ id: 'app' });\n" },
    { why: 'its package', path: 'package.json', text: '{\n  "dependencies": {\n    "inngest": "^3.0.0"\n  }\n}\n' },
    { why: 'an agent for property', path: 'b.ts', text: "import { createAgent } from '@estate/agent-kit';\ncreateAgent({ name: 'Jo' });\n" },
    { why: 'a relative module', path: 'c.ts', text: "import { createAgent } from './agent-kit';\ncreateAgent({ name: 'Jo' });\n" },
  ],
});
