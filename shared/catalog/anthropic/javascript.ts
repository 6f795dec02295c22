/** Anthropic in JavaScript. */
import type { UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

// Blocks before the plain form: the first path that finds anything wins.
const systemPrompt = ['system[].text', 'system'];

const javascriptMessages = '.**.{create,stream,parse,countTokens,toolRunner}';

function javascriptThrough(client: string, provider: string): UseRule {
  return {
    ecosystem: 'npm',
    call: `${client}()${javascriptMessages}`,
    gives: [
      { kind: 'model', from: 'model', provider },
      { kind: 'prompt', from: systemPrompt },
    ],
  };
}

export const javascript: EntryPart = {
  packages: [
    { ecosystem: 'npm', name: '@anthropic-ai/sdk', role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/bedrock-sdk', role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'npm', name: '@anthropic-ai/vertex-sdk', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@anthropic-ai/claude-agent-sdk', role: 'framework', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/claude-code', role: 'framework', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/tokenizer', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@anthropic-ai/sdk#{default,Anthropic}', gives: [{ kind: 'endpoint', from: 'baseURL' }] },
    javascriptThrough('@anthropic-ai/sdk#{default,Anthropic}', 'anthropic'),
    javascriptThrough('@anthropic-ai/bedrock-sdk#{default,AnthropicBedrock}', 'aws-bedrock'),
    javascriptThrough('@anthropic-ai/vertex-sdk#{default,AnthropicVertex}', 'google'),
    {
      ecosystem: 'npm',
      call: '@anthropic-ai/{claude-agent-sdk,claude-code}#query',
      gives: [
        { kind: 'model', from: '#0.options.model', provider: 'anthropic' },
        { kind: 'prompt', from: ['#0.options.systemPrompt.append', '#0.options.systemPrompt', '#0.options.customSystemPrompt'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@anthropic-ai/claude-agent-sdk#tool',
      gives: [{ kind: 'tool', name: ['#0', '@assigned'] }],
    },
    {
      ecosystem: 'npm',
      call: '@anthropic-ai/claude-agent-sdk#createSdkMcpServer',
      gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }],
    },
  ],
  examples: [
    {
      why: 'the JavaScript client as a default import',
      path: 'src/chat.ts',
      text: `import Anthropic from '@anthropic-ai/sdk';

const MODEL = 'claude-haiku-4-5';
const client = new Anthropic();

export async function chat(text: string) {
  return client.messages.create({ model: MODEL, max_tokens: 100, messages: [{ role: 'user', content: text }] });
}
`,
      finds: [
        { kind: 'sdk', name: '@anthropic-ai/sdk', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-haiku-4-5', line: 3, provider: 'anthropic' },
      ],
    },
    {
      why: 'a system prompt in blocks, in CommonJS',
      path: 'src/blocks.cjs',
      text: `const Anthropic = require('@anthropic-ai/sdk');

const RULES = 'Answer in French.';
const client = new Anthropic();
exports.ask = (text) => client.beta.messages.stream({ model: 'claude-opus-4-1', system: [{ type: 'text', text: RULES }], messages: [{ role: 'user', content: text }] });
`,
      finds: [
        { kind: 'sdk', name: '@anthropic-ai/sdk', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'RULES', line: 3 },
        { kind: 'model', name: 'claude-opus-4-1', line: 5, provider: 'anthropic' },
      ],
    },
    {
      why: 'a raw HTTP call to the API host',
      path: 'call.ts',
      text: `const answer = await fetch('https://api.anthropic.com/v1/messages', { method: 'POST' });
`,
      finds: [
        { kind: 'provider', name: 'anthropic' },
        { kind: 'endpoint', name: 'api.anthropic.com/v1/messages', line: 1 },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "name": "app",\n  "dependencies": {\n    "@anthropic-ai/sdk": "^0.60.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@anthropic-ai/sdk', line: 4 }],
    },
  ],
  nearMisses: [
    { why: 'a relative module of the same name', path: 'c.ts', text: "import Anthropic from './anthropic';\nnew Anthropic().messages.create({ model: 'claude-3-opus-20240229' });\n" },
    { why: 'a model id in a plain list', path: 'e.ts', text: "export const models = ['claude-3-opus-20240229'];\n" },
  ],
};
