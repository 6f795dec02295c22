import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'novita', base: 'https://api.novita.ai/v3/openai', model: 'meta-llama/llama-3.1-8b-instruct', env: 'NOVITA_API_KEY' });

export default defineVendor({
  id: 'novita',
  name: 'Novita AI',
  url: 'https://novita.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'novita-client', modules: ['novita_client'], role: 'sdk', provider: 'novita' },
    { ecosystem: 'npm', name: 'novita-sdk', role: 'sdk', provider: 'novita' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'novita_client.NovitaClient().{txt2img,txt2img_v3,img2img,img2img_v3,sync_txt2img,sync_img2img}', gives: [{ kind: 'model', from: ['model_name', 'model'], provider: 'novita' }] },
  ],
  hosts: ['api.novita.ai'],
  env: ['NOVITA_API_KEY'],
  keys: [
    {
      // The form is shared with others: known by the variable.
      id: 'novita_api_key',
      title: 'Novita API key',
      ...namedKey({ names: ['NOVITA_API_KEY'], body: 'sk_[A-Za-z0-9_-]{43}' }),
      entropyMin: 3.6,
      examples: [`NOVITA_API_KEY=${'sk_7rVP5dVnBZvAtehNkfjHcCz3gLLFhRQ7qdpt7R6Rndo'}`, `novita_api_key: "${'sk_cQmBG5tdAziwA6dktghPqTgPyMoLKHaSn3WBrd4cS5R'}"`],
      nearMisses: ['NOVITA_API_KEY=', 'os.environ["NOVITA_API_KEY"]', 'NOVITA_API_KEY=<your key>', 'process.env.NOVITA_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'deepseek/deepseek-v3-turbo' },
    { id: 'deepseek/deepseek-r1-turbo' },
    { id: 'meta-llama/llama-3.3-70b-instruct' },
    { id: 'meta-llama/llama-3.1-8b-instruct' },
    { id: 'qwen/qwen3-235b-a22b-fp8' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its client for images',
      path: 'image.py',
      text: `from novita_client import NovitaClient

client = NovitaClient("key")
client.txt2img_v3(model_name="sd_xl_base_1.0.safetensors", prompt="a boat")
`,
      finds: [
        { kind: 'sdk', name: 'novita-client', line: 1 },
        { kind: 'provider', name: 'novita' },
        { kind: 'model', name: 'sd_xl_base_1.0.safetensors', line: 4, provider: 'novita' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'novita-client==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'novita-client', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "novita-sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'novita-sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import novita_clients\nnovita_clients.NovitaClient("key").txt2img(model_name="x1")\n' },
  ],
});
