import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'deepinfra', base: 'https://api.deepinfra.com/v1/openai', model: 'meta-llama/Meta-Llama-3.1-8B-Instruct', env: 'DEEPINFRA_API_KEY' });

export default defineVendor({
  id: 'deepinfra',
  name: 'DeepInfra',
  url: 'https://deepinfra.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: 'deepinfra', role: 'sdk', provider: 'deepinfra' },
    { ecosystem: 'pypi', name: 'deepinfra', role: 'sdk', provider: 'deepinfra' },
  ],
  uses: [
    { ecosystem: 'npm', call: 'deepinfra#{TextGeneration,TextToImage,AutomaticSpeechRecognition,ImageClassification,ObjectDetection,FillMask,TextClassification,TokenClassification,ZeroShotImageClassification,QuestionAnswering,Sdxl}', gives: [{ kind: 'model', from: '#0', provider: 'deepinfra' }] },
    { ecosystem: 'npm', call: 'deepinfra#Embeddings', gives: [{ kind: 'embedding_model', from: '#0', provider: 'deepinfra' }] },
  ],
  hosts: ['api.deepinfra.com'],
  modelInUrl: /^[^/]+\/v1\/inference\/([^/]+\/[^/]+)$/,
  env: ['DEEPINFRA_API_KEY', 'DEEPINFRA_API_TOKEN', 'DEEPINFRA_TOKEN'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'deepinfra_api_key',
      title: 'DeepInfra API token',
      ...namedKey({ names: ['DEEPINFRA_API_KEY', 'DEEPINFRA_API_TOKEN', 'DEEPINFRA_TOKEN'], body: '[A-Za-z0-9]{32}' }),
      entropyMin: 3.6,
      examples: [`DEEPINFRA_API_KEY=${'DXpF4NmpEB8voKX93EJchWZHMC4SMC4T'}`, `deepinfra_api_key: "${'6Z5NTjLFarAuBtbJjqLkPbVZgLamjYQ9'}"`],
      nearMisses: ['DEEPINFRA_API_KEY=', 'os.environ["DEEPINFRA_API_KEY"]', 'DEEPINFRA_API_KEY=<your key>', 'process.env.DEEPINFRA_API_KEY ?? fallback'],
    },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'src/infra.ts',
      text: `import { TextGeneration } from 'deepinfra';

export const client = new TextGeneration('mistralai/Mixtral-8x22B-Instruct-v0.1', process.env.DEEPINFRA_API_KEY);
`,
      finds: [
        { kind: 'sdk', name: 'deepinfra', line: 1 },
        { kind: 'provider', name: 'deepinfra' },
        { kind: 'model', name: 'mistralai/Mixtral-8x22B-Instruct-v0.1', line: 3, provider: 'deepinfra' },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'src/http.ts',
      text: "await fetch('https://api.deepinfra.com/v1/inference/BAAI/bge-m3', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'api.deepinfra.com/v1/inference/BAAI/bge-m3', line: 1, provider: 'deepinfra' },
        { kind: 'provider', name: 'deepinfra' },
        { kind: 'embedding_model', name: 'BAAI/bge-m3', line: 1, provider: 'deepinfra' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'deepinfra==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'deepinfra', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "deepinfra": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'deepinfra', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a relative module', path: 'a.ts', text: "import { TextGeneration } from './deepinfra';\nnew TextGeneration('owner/model', 'k');\n" },
  ],
});
