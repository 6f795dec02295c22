import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk, namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'together', base: 'https://api.together.xyz/v1', model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo', env: 'TOGETHER_API_KEY' });

export default defineVendor({
  id: 'together',
  name: 'Together AI',
  url: 'https://www.together.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'together', role: 'sdk', provider: 'together', names: ['Together', 'AsyncTogether', 'Complete', 'Completion', 'Image', 'Embeddings', 'Models', 'api_key'] },
    { ecosystem: 'npm', name: 'together-ai', role: 'sdk', provider: 'together' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'together.{Together,AsyncTogether}', 'together'),
    { ecosystem: 'pypi', call: 'together.{Complete,Completion,Image}.create', gives: [{ kind: 'model', from: 'model', provider: 'together' }] },
    ...compatibleSdk('npm', 'together-ai#{default,Together}', 'together'),
  ],
  // The host of the old domain has the pages of the account, too.
  hosts: ['api.together.xyz/v1', 'api.together.ai/v1', 'api.together.xyz/inference'],
  env: ['TOGETHER_API_KEY', 'TOGETHERAI_API_KEY', 'TOGETHER_AI_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'together_api_key',
      title: 'Together AI key',
      ...namedKey({ names: ['TOGETHER_API_KEY', 'TOGETHERAI_API_KEY'], body: '[0-9a-f]{64}' }),
      entropyMin: 3.2,
      examples: [`TOGETHER_API_KEY=${'8c65e384bfbead415dc432c165b65de81ae4c4db3111864fb7bf7a643c5222b7'}`, `together_api_key: "${'edf6f005a649fb1fa80e771199e237b6fc84e262052256010016361fb6d9127e'}"`],
      nearMisses: ['TOGETHER_API_KEY=', 'os.environ["TOGETHER_API_KEY"]', 'TOGETHER_API_KEY=<your key>', 'process.env.TOGETHER_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'meta-llama/Llama-3.3-70B-Instruct-Turbo' },
    { id: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo' },
    { id: 'meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo' },
    { id: 'meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo' },
    { id: 'mistralai/Mixtral-8x7B-Instruct-v0.1' },
    { id: 'Qwen/Qwen2.5-72B-Instruct-Turbo' },
    { id: 'deepseek-ai/DeepSeek-V3' },
    { id: 'deepseek-ai/DeepSeek-R1' },
    { id: 'black-forest-labs/FLUX.1-schnell-Free' },
    { id: 'togethercomputer/m2-bert-80M-8k-retrieval', kind: 'embedding_model' },
    { id: 'togethercomputer/m2-bert-80M-32k-retrieval', kind: 'embedding_model' },
  ],
  // No id is pinned: an id is redirected to an upgrade of the same model after three days (docs.together.ai/docs/deprecations).
  pinnedModel: /(?!)/,
  prefixes: ['together_ai', 'togetherai'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from together import Together

client = Together()
client.chat.completions.create(model="meta-llama/Llama-3.3-70B-Instruct-Turbo", messages=[])
client.embeddings.create(model="togethercomputer/m2-bert-80M-8k-retrieval", input="x")
`,
      finds: [
        { kind: 'sdk', name: 'together', line: 1 },
        { kind: 'provider', name: 'together' },
        { kind: 'model', name: 'meta-llama/Llama-3.3-70B-Instruct-Turbo', line: 4, provider: 'together' },
        { kind: 'embedding_model', name: 'togethercomputer/m2-bert-80M-8k-retrieval', line: 5, provider: 'together' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/together.ts',
      text: `import Together from 'together-ai';

const together = new Together();
export const image = await together.images.create({ model: 'black-forest-labs/FLUX.1-schnell-Free', prompt: 'a boat' });
`,
      finds: [
        { kind: 'sdk', name: 'together-ai', line: 1 },
        { kind: 'provider', name: 'together' },
        { kind: 'model', name: 'black-forest-labs/FLUX.1-schnell-Free', line: 4, provider: 'together' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'together==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'together', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "together-ai": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'together-ai', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a module of the project with the everyday name', path: 'a.py', text: `from together import join_all
import together
together.glue("model", "meta-llama/Llama-3.3-70B-Instruct-Turbo")
` },
    { why: 'the page of the keys', path: 'links.ts', text: "export const keys = 'https://api.together.xyz/settings/api-keys';\n" },
    { why: 'the word', path: 'b.ts', text: "export const words = ['together', 'alone'];\n" },
  ],
});
