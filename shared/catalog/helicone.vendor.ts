/** // A gateway passes calls on with the keys of its user, so the model id says who serves it. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'helicone',
  name: 'Helicone',
  url: 'https://www.helicone.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@helicone/helpers', role: 'observability' },
    { ecosystem: 'npm', name: '@helicone/helicone', role: 'observability' },
    { ecosystem: 'npm', name: '@helicone/ai-sdk-provider', role: 'gateway' },
    { ecosystem: 'pypi', name: 'helicone', role: 'observability' },
    { ecosystem: 'pypi', name: 'helicone-helpers', modules: ['helicone_helpers'], role: 'observability' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@helicone/ai-sdk-provider#{createHelicone(),helicone}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
  ],
  hosts: ['oai.helicone.ai', 'oai.hconeai.com', 'anthropic.helicone.ai', 'gateway.helicone.ai', 'ai-gateway.helicone.ai', 'groq.helicone.ai', 'together.helicone.ai'],
  keys: [
    {
      id: 'helicone_api_key',
      title: 'Helicone API key',
      literals: ['sk-helicone-'],
      pattern: /(?<![A-Za-z0-9_-])(sk-helicone-(?:[a-z]{2,5}-)?[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7})(?![a-z0-9-])/,
      entropyMin: 3.6,
      examples: [`HELICONE_API_KEY=${'sk-'}helicone-eu-q7vxt2m-kcr8wlp-n4bz9yh-d3gsjf6`, `helicone_api_key: "${'sk-'}helicone-xn3kq8w-m2lp7rt-4yv9hd6-gs1jf0c"`],
      nearMisses: ['HELICONE_API_KEY=sk-helicone-...', 'keys start with sk-helicone-', 'sk-helicone-your-key-here-please'],
    },
  ],
  examples: [
    {
      why: 'the SDK of OpenAI through it: the id says who serves the model',
      path: 'via.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="https://oai.helicone.ai/v1")
client.chat.completions.create(model="gpt-4o", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'oai.helicone.ai/v1', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' },
      ],
    },
    {
      why: 'the SDK of Anthropic through it',
      path: 'src/via.ts',
      text: `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: 'https://anthropic.helicone.ai' });
export const reply = await client.messages.create({ model: 'claude-opus-4-8', max_tokens: 9, messages: [] });
`,
      finds: [
        { kind: 'sdk', name: '@anthropic-ai/sdk', line: 1 },
        { kind: 'endpoint', name: 'anthropic.helicone.ai', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-opus-4-8', line: 4, provider: 'anthropic' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/h.ts',
      text: `import { createHelicone } from '@helicone/ai-sdk-provider';

const helicone = createHelicone({});
export const model = helicone('gpt-4o');
`,
      finds: [
        { kind: 'sdk', name: '@helicone/ai-sdk-provider', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'helicone==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'helicone', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@helicone/helpers": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@helicone/helpers', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'a cone', path: 'a.py', text: 'def helicone(radius):\n    return radius\n\nhelicone(3)\n' },
    { why: 'a page of the site', path: 'b.ts', text: "export const link = 'https://www.helicone.ai/dashboard';\n" },
    { why: 'a comment', path: 'c.py', text: '# import helicone\n' },
    { why: 'a relative module', path: 'd.ts', text: "import { helicone } from './helicone';\nhelicone('gpt-4o');\n" },
  ],
});
