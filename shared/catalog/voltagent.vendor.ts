import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'voltagent',
  name: 'VoltAgent',
  url: 'https://voltagent.dev',
  type: 'framework',
  packages: [{ ecosystem: 'npm', name: '@voltagent/*', role: 'framework' }],
  uses: [
    {
      ecosystem: 'npm',
      call: '@voltagent/core#Agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: ['instructions', 'description'], agents: 'subAgents[]', uses: ['memory', 'inputGuardrails[]', 'outputGuardrails[]'] },
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
    { ecosystem: 'npm', call: '@voltagent/core#createTool', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@voltagent/core#Memory', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@voltagent/core#MCPConfiguration', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@voltagent/core#{createInputGuardrail,createOutputGuardrail}', gives: [{ kind: 'guardrail', name: ['name', '@assigned'] }] },
  ],
  examples: [
    {
      why: 'an agent with a tool',
      path: 'src/index.ts',
      text: `import { Agent, createTool } from '@voltagent/core';

const weather = createTool({ name: 'get_weather', description: 'Weather', execute: async () => ({}) });
export const agent = new Agent({ name: 'Sky', instructions: 'Tell the weather.', model: 'openai/gpt-4o-mini', tools: [weather] });
`,
      finds: [
        { kind: 'sdk', name: '@voltagent/core', line: 1 },
        { kind: 'tool', name: 'get_weather', line: 3 },
        { kind: 'agent', name: 'Sky', line: 4 },
        { kind: 'prompt', name: 'agent.instructions', line: 4 },
        { kind: 'model', name: 'openai/gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    { why: 'a supervisor with agents below it', path: 'src/team.ts', text: "import { Agent } from '@voltagent/core';\n\nconst writer = new Agent({ name: 'Writer' });\nexport const boss = new Agent({ name: 'Boss', subAgents: [writer] });\n", finds: [{ kind: 'sdk', name: '@voltagent/core', line: 1 }, { kind: 'agent', name: 'Writer', line: 3 }, { kind: 'agent', name: 'Boss', line: 4 }] },
    { why: 'a client of MCP', path: 'src/mcp.ts', text: "import { MCPConfiguration } from '@voltagent/core';\n\nexport const servers = new MCPConfiguration({ servers: {} });\n", finds: [{ kind: 'sdk', name: '@voltagent/core', line: 1 }, { kind: 'mcp_client', name: 'servers', line: 3 }] },
    { why: 'a guardrail', path: 'src/guard.ts', text: "import { createInputGuardrail } from '@voltagent/core';\n\nexport const guard = createInputGuardrail({ name: 'No secrets', handler: async () => ({ pass: true }) });\n", finds: [{ kind: 'sdk', name: '@voltagent/core', line: 1 }, { kind: 'guardrail', name: 'No secrets', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@voltagent/core": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@voltagent/core', line: 3 }] },
  ],
  nearMisses: [
    { why: 'an agent of another scope', path: 'a.ts', text: "import { Agent } from '@volt/core';\nnew Agent({ name: 'x' });\n" },
    { why: 'a relative module', path: 'b.ts', text: "import { Agent } from './voltagent/core';\nnew Agent({ name: 'x' });\n" },
    { why: 'an undici agent', path: 'c.ts', text: "import { Agent } from 'undici';\nnew Agent({ connect: {} });\n" },
    { why: 'the name in a string', path: 'd.ts', text: "export const scope = '@voltagent/core';\n" },
  ],
});
