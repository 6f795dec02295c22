import { defineVendor } from './catalog-entry.ts';

/** A search engine for agents: what it serves is no model, so its address is what tells of it, and an import only of its SDK. */
export default defineVendor({
  id: 'exa',
  name: 'Exa',
  url: 'https://exa.ai',
  type: 'vendor',
  servesModels: false,
  packages: [
    { ecosystem: 'npm', name: 'exa-js', role: 'sdk' },
    { ecosystem: 'pypi', name: 'exa-py', modules: ['exa_py'], role: 'sdk' },
  ],
  hosts: ['api.exa.ai'],
  examples: [
    { why: 'its SDK for TypeScript', path: 'src/find.ts', text: "import Exa from 'exa-js';\n\nexport const found = await new Exa(key).search('tides');\n", finds: [{ kind: 'sdk', name: 'exa-js', line: 1 }] },
    { why: 'its SDK for Python', path: 'find.py', text: 'from exa_py import Exa\n\nfound = Exa(key).search("tides")\n', finds: [{ kind: 'sdk', name: 'exa-py', line: 1 }] },
    {
      why: 'its API without an SDK',
      path: 'src/ask.ts',
      text: "const found = await fetch('https://api.exa.ai/search', { method: 'POST', body: JSON.stringify({ query: 'tides' }) });\n",
      finds: [
        { kind: 'endpoint', name: 'api.exa.ai/search', line: 1, provider: 'exa' },
        { kind: 'provider', name: 'exa' },
      ],
    },
    { why: 'a manifest', path: 'package.json', text: '{ "name": "shop", "dependencies": { "exa-js": "^1.4.0" } }\n', finds: [{ kind: 'dependency', name: 'exa-js', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'exa-py==1.9.0\n', finds: [{ kind: 'dependency', name: 'exa-py', line: 1 }] },
  ],
  nearMisses: [
    { why: 'its pages', path: 'a.ts', text: "export const help = 'https://docs.exa.ai/reference';\n" },
    { why: 'another tool with this name', path: 'requirements.txt', text: 'exa\n' },
    { why: 'a file of the project', path: 'b.ts', text: "import Exa from './exa-js';\nnew Exa('x');\n" },
    { why: 'a word in a text', path: 'c.py', text: 'NOTE = "One exa is a lot."\n' },
  ],
});
