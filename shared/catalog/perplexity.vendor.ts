import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'perplexity', base: 'https://api.perplexity.ai', model: 'sonar-pro', env: 'PERPLEXITY_API_KEY' });

export default defineVendor({
  id: 'perplexity',
  name: 'Perplexity',
  url: 'https://www.perplexity.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'perplexityai', modules: ['perplexity'], role: 'sdk', provider: 'perplexity', names: ['Perplexity', 'AsyncPerplexity'] },
    { ecosystem: 'npm', name: '@perplexity-ai/perplexity_ai', role: 'sdk', provider: 'perplexity' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'perplexity.{Perplexity,AsyncPerplexity}', 'perplexity'),
    ...compatibleSdk('npm', '@perplexity-ai/perplexity_ai#{default,Perplexity}', 'perplexity'),
  ],
  hosts: ['api.perplexity.ai'],
  env: ['PERPLEXITY_API_KEY', 'PPLX_API_KEY', 'PERPLEXITYAI_API_KEY'],
  keys: [
    {
      id: 'perplexity_api_key',
      title: 'Perplexity API key',
      literals: ['pplx-'],
      pattern: /(?<![A-Za-z0-9_-])(pplx-[A-Za-z0-9]{48})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`PERPLEXITY_API_KEY=${'pp'}lx-yPdD77FXo8iPkgymD4d8P4rqJMQeoiZUdH4Avh8HJ23QLvsW`, `perplexity_api_key: "${'pp'}lx-9yeApbJsJJTi8XyvRrfS75m27VZLdcXqDw28F6ogGh6LnuBe"`],
      nearMisses: ['PERPLEXITY_API_KEY=pplx-...', 'keys start with pplx-', `PERPLEXITY_API_KEY=pplx-${'x'.repeat(48)}`],
    },
  ],
  models: [
    { id: 'sonar' },
    { id: 'sonar-pro' },
    { id: 'sonar-reasoning' },
    { id: 'sonar-reasoning-pro' },
    { id: 'sonar-deep-research' },
    { id: 'llama-3.1-sonar-small-128k-online' },
    { id: 'llama-3.1-sonar-large-128k-online' },
    { id: 'llama-3.1-sonar-huge-128k-online' },
  ],
  // No id names a version.
  pinnedModel: /(?!)/,
  modelPattern: /^sonar(?:$|-(?:pro|reasoning|deep))|^llama-3\.1-sonar-/,
  nodes: [
    { type: 'n8n-nodes-base.perplexity', role: 'action', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'search.py',
      text: `from perplexity import Perplexity

client = Perplexity()
client.chat.completions.create(model="sonar", messages=[{"role": "user", "content": "News?"}])
`,
      finds: [
        { kind: 'sdk', name: 'perplexityai', line: 1 },
        { kind: 'provider', name: 'perplexity' },
        { kind: 'model', name: 'sonar', line: 4, provider: 'perplexity' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'perplexityai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'perplexityai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@perplexity-ai/perplexity_ai": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@perplexity-ai/perplexity_ai', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the measure of a language model', path: 'a.py', text: 'from perplexity import compute\nimport math\n\nperplexity = math.exp(compute([1.0]))\n' },
    { why: 'the site itself', path: 'b.ts', text: "export const share = 'https://www.perplexity.ai/search';\n" },
  ],
});
