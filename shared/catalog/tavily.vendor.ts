import { defineVendor } from './catalog-entry.ts';

/** A search engine for agents: what it serves is no model, so its address is what tells of it, and an import only of its SDK. */
export default defineVendor({
  id: 'tavily',
  name: 'Tavily',
  url: 'https://www.tavily.com',
  type: 'vendor',
  servesModels: false,
  packages: [
    { ecosystem: 'pypi', name: 'tavily-python', modules: ['tavily'], role: 'sdk' },
    { ecosystem: 'npm', name: '@tavily/core', role: 'sdk' },
    { ecosystem: 'npm', name: '@tavily/ai-sdk', role: 'sdk' },
  ],
  hosts: ['api.tavily.com'],
  examples: [
    {
      why: 'its SDK',
      path: 'find.py',
      text: 'from tavily import TavilyClient\n\nfound = TavilyClient(api_key=KEY).search("tides")\n',
      finds: [{ kind: 'sdk', name: 'tavily-python', line: 1 }],
    },
    {
      why: 'its API without an SDK',
      path: 'src/find.ts',
      text: "const found = await fetch('https://api.tavily.com/search', { method: 'POST', body: JSON.stringify({ query: 'tides' }) });\n",
      finds: [
        { kind: 'endpoint', name: 'api.tavily.com/search', line: 1, provider: 'tavily' },
        { kind: 'provider', name: 'tavily' },
      ],
    },
    { why: 'TypeScript', path: 'src/core.ts', text: "import { tavily } from '@tavily/core';\n\nexport const search = tavily({ apiKey: key });\n", finds: [{ kind: 'sdk', name: '@tavily/core', line: 1 }] },
    { why: 'the tools for the AI SDK', path: 'src/tools.ts', text: "import { tavilySearch } from '@tavily/ai-sdk';\n\nexport const search = tavilySearch();\n", finds: [{ kind: 'sdk', name: '@tavily/ai-sdk', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'tavily-python==0.7.2\n', finds: [{ kind: 'dependency', name: 'tavily-python', line: 1 }] },
  ],
  nearMisses: [
    { why: 'its pages', path: 'a.ts', text: "export const help = 'https://docs.tavily.com/welcome';\n" },
    { why: 'a module of the project', path: 'b.py', text: 'from .tavily import search\nsearch("tides")\n' },
    { why: 'a word in a text', path: 'c.ts', text: "export const note = 'We tried tavily for a week.';\n" },
    { why: 'a package whose name goes on', path: 'requirements.txt', text: 'tavily-python-fake\n' },
  ],
});
