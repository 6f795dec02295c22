/** // A gateway passes calls on with the keys of its user, so the model id says who serves it. */
import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';

export default defineVendor({
  id: 'portkey',
  name: 'Portkey',
  url: 'https://portkey.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'portkey-ai', modules: ['portkey_ai'], role: 'gateway' },
    { ecosystem: 'npm', name: 'portkey-ai', role: 'gateway' },
    { ecosystem: 'npm', name: '@portkey-ai/vercel-provider', role: 'gateway' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'portkey_ai.**.{Portkey,AsyncPortkey}().**.{chat,completions,responses,messages,images,audio}.**.create', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: ['system', 'messages[role=system].content'] }] },
    { ecosystem: 'pypi', call: 'portkey_ai.**.{Portkey,AsyncPortkey}().**.embeddings.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'npm', call: 'portkey-ai#{default,Portkey}().**.{chat,completions,responses,messages,images,audio}.**.create', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: ['system', 'messages[role=system].content'] }] },
    { ecosystem: 'npm', call: 'portkey-ai#{default,Portkey}().**.embeddings.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'npm', call: '@portkey-ai/vercel-provider#createPortkey().{chatModel,completionModel,languageModel}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
    { ecosystem: 'npm', call: '@portkey-ai/vercel-provider#createPortkey().textEmbeddingModel', gives: [{ kind: 'embedding_model', from: '#0', provider: 'prefix' }] },
  ],
  hosts: ['api.portkey.ai'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'portkey_api_key',
      title: 'Portkey API key',
      ...namedKey({ names: ['PORTKEY_API_KEY'], body: '[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{28}' }),
      entropyMin: 3.6,
      examples: [`PORTKEY_API_KEY=${'5bTHMozfKbsRqLau9LStosGdDRGK'}`, `portkey_api_key: "${'9Ym5YdqwPZGmaDpKMuNqXU2TdkFk'}"`],
      nearMisses: ['PORTKEY_API_KEY=', 'os.environ["PORTKEY_API_KEY"]', 'PORTKEY_API_KEY=<your key>', 'process.env.PORTKEY_API_KEY ?? fallback'],
    },
  ],
  images: ['portkeyai/gateway'],
  examples: [
    {
      why: 'its own SDK',
      path: 'p.py',
      text: `from portkey_ai import Portkey

client = Portkey(api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'portkey-ai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/p.ts',
      text: `import Portkey from 'portkey-ai';

export const reply = await new Portkey({}).chat.completions.create({ model: 'claude-opus-4-8', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'portkey-ai', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-opus-4-8', line: 3, provider: 'anthropic' },
      ],
    },
    {
      why: 'the SDK of OpenAI through it: who serves the model is in the id',
      path: 'via.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="https://api.portkey.ai/v1")
client.chat.completions.create(model="@anthropic/claude-opus-4-8", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'api.portkey.ai/v1', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: '@anthropic/claude-opus-4-8', line: 4, provider: 'anthropic' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'portkey-ai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'portkey-ai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "portkey-ai": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'portkey-ai', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'a port', path: 'a.py', text: 'portkey = {"8080": "http"}\nprint(portkey)\n' },
    { why: 'a comment', path: 'b.py', text: '# from portkey_ai import Portkey\n' },
    { why: 'a relative module', path: 'c.ts', text: "import Portkey from './portkey-ai';\nnew Portkey().chat.completions.create({ model: 'gpt-4o' });\n" },
    { why: 'a page of the site', path: 'd.ts', text: "export const link = 'https://portkey.ai/docs';\n" },
  ],
});
