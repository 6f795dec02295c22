import { defineVendor, type UseRule } from './catalog-entry.ts';
import { genkit as systemsLanguages } from './systems-languages/genkit.ts';

/** `genkit({ plugins })` gives an instance whose methods define everything else. */
const instances = ['genkit#genkit()', '@genkit-ai/ai#genkit()'];

export default defineVendor({
  id: 'genkit',
  name: 'Genkit',
  url: 'https://genkit.dev',
  type: 'framework',
  packages: [
    ...systemsLanguages.packages,
    { ecosystem: 'npm', name: 'genkit', role: 'framework' },
    { ecosystem: 'npm', name: 'genkit-cli', role: 'framework' },
    { ecosystem: 'npm', name: '@genkit-ai/googleai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@genkit-ai/google-genai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@genkit-ai/vertexai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@genkit-ai/evaluator', role: 'evaluation' },
    { ecosystem: 'npm', name: '@genkit-ai/*', role: 'framework' },
    { ecosystem: 'npm', name: 'genkitx-*', role: 'framework' },
    { ecosystem: 'pypi', name: 'genkit', role: 'framework' },
    { ecosystem: 'pypi', name: 'genkit-plugin-*', modules: [], role: 'framework' },
  ],
  uses: [
    ...systemsLanguages.uses,
    ...instances.flatMap((instance): UseRule[] => [
      { ecosystem: 'npm', call: `${instance}.{generate,generateStream}`, gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: 'system' }] },
      { ecosystem: 'npm', call: `${instance}.definePrompt`, gives: [{ kind: 'model', from: '#0.model', provider: 'prefix' }, { kind: 'prompt', from: ['#0.system', '#0.prompt', '#1'] }] },
      { ecosystem: 'npm', call: `${instance}.defineTool`, gives: [{ kind: 'tool', name: ['#0.name', '@assigned'] }] },
      { ecosystem: 'npm', call: `${instance}.{embed,embedMany}`, gives: [{ kind: 'embedding_model', from: 'embedder', provider: 'prefix' }] },
    ]),
    { ecosystem: 'npm', call: 'genkit#genkit', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    ...['@genkit-ai/googleai', '@genkit-ai/google-genai', '@genkit-ai/vertexai'].flatMap((module): UseRule[] => {
      const factory = module.endsWith('vertexai') ? 'vertexAI' : 'googleAI';
      return [
        { ecosystem: 'npm', call: `${module}#${factory}.model`, gives: [{ kind: 'model', from: '#0', provider: 'google' }] },
        { ecosystem: 'npm', call: `${module}#${factory}.embedder`, gives: [{ kind: 'embedding_model', from: '#0', provider: 'google' }] },
      ];
    }),
    { ecosystem: 'pypi', call: 'genkit.**.Genkit', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'genkit.**.Genkit().{generate,generate_stream}', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: 'system' }] },
  ],
  definitions: [{ ecosystem: 'pypi', decorated: 'genkit.**.Genkit().tool', gives: 'tool', name: 'name' }],
  declarations: [
    { format: 'dotprompt-prompt', gives: [{ kind: 'prompt', from: 'text' }] },
    { format: 'dotprompt-model', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
  ],
  examples: [
    ...systemsLanguages.examples,
    {
      why: 'an instance with a model of a plugin, and a tool',
      path: 'src/flow.ts',
      text: `import { googleAI } from '@genkit-ai/google-genai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-flash') });
const menu = ai.defineTool({ name: 'menu', description: 'The menu' }, async () => []);
await ai.generate({ system: 'Suggest a dish.', prompt: 'x', tools: [menu] });
`,
      finds: [
        { kind: 'sdk', name: '@genkit-ai/google-genai', line: 1 },
        { kind: 'sdk', name: 'genkit', line: 2 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4, provider: 'google' },
        { kind: 'tool', name: 'menu', line: 5 },
        { kind: 'prompt', name: 'generate.system', line: 6 },
      ],
    },
    { why: 'a model by its id', path: 'src/id.ts', text: "import { genkit } from 'genkit';\n\nconst ai = genkit({ plugins: [] });\nawait ai.generate({ model: 'vertexai/gemini-2.5-pro', prompt: 'x' });\n", finds: [{ kind: 'sdk', name: 'genkit', line: 1 }, { kind: 'model', name: 'vertexai/gemini-2.5-pro', line: 4 }, { kind: 'provider', name: 'google' }] },
    {
      why: 'Python',
      path: 'flow.py',
      text: 'from genkit.ai import Genkit\n\nai = Genkit(model="google/gemini-2.5-flash")\n\n@ai.tool("lookup")\ndef lookup(q: str) -> str:\n    return q\n',
      finds: [{ kind: 'sdk', name: 'genkit', line: 1 }, { kind: 'model', name: 'google/gemini-2.5-flash', line: 3, provider: 'google' }, { kind: 'provider', name: 'google' }, { kind: 'tool', name: 'lookup', line: 6 }],
    },
    { why: 'a prompt file', path: 'prompts/dish.prompt', text: '---\nmodel: google/gemini-2.5-flash\ninput:\n  schema:\n    theme: string\n---\nName a dish of a {{theme}} restaurant.\n', finds: [{ kind: 'prompt', name: 'dish', line: 7 }, { kind: 'model', name: 'google/gemini-2.5-flash', line: 2, provider: 'google' }, { kind: 'provider', name: 'google' }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "genkit": "^1.20.0",\n    "@genkit-ai/google-genai": "^1.20.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'genkit', line: 3 }, { kind: 'dependency', name: '@genkit-ai/google-genai', line: 4 }] },
  ],
  nearMisses: [
    ...systemsLanguages.nearMisses,
    { why: 'a prompt of a shell', path: 'etc/zsh.prompt', text: 'PROMPT="%n@%m"\n' },
    { why: 'a tool of another kit', path: 'a.ts', text: "import { genkit } from 'genetics-kit';\nconst ai = genkit({});\nai.defineTool({ name: 'x' });\n" },
    { why: 'a relative module', path: 'b.ts', text: "import { genkit } from './genkit';\ngenkit({ model: 'googleai/gemini-2.5-flash' });\n" },
    { why: 'Firebase alone', path: 'package.json', text: '{\n  "dependencies": {\n    "firebase": "^11.0.0"\n  }\n}\n' },
  ],
});
