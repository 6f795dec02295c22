import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'runpod', base: 'https://api.runpod.ai/v2/abc123def/openai/v1', model: 'meta-llama/Llama-3.1-8B-Instruct', env: 'RUNPOD_API_KEY' });

export default defineVendor({
  id: 'runpod',
  name: 'RunPod',
  url: 'https://www.runpod.io',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'runpod', role: 'serving', provider: 'runpod' },
    { ecosystem: 'npm', name: 'runpod-sdk', role: 'serving', provider: 'runpod' },
    { ecosystem: 'npm', name: '@runpod/ai-sdk-provider', role: 'sdk', provider: 'runpod' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@runpod/ai-sdk-provider#{runpod,createRunpod()}', gives: [{ kind: 'model', from: '#0', provider: 'runpod' }] },
    { ecosystem: 'npm', call: '@runpod/ai-sdk-provider#{runpod,createRunpod()}.{chatModel,languageModel,imageModel}', gives: [{ kind: 'model', from: '#0', provider: 'runpod' }] },
  ],
  hosts: ['api.runpod.ai', 'rest.runpod.io', '*.api.runpod.ai'],
  env: ['RUNPOD_API_KEY', 'RUNPOD_ENDPOINT_ID'],
  keys: [
    {
      id: 'runpod_api_key',
      title: 'RunPod API key',
      literals: ['rpa_'],
      pattern: /(?<![A-Za-z0-9_-])(rpa_[A-Za-z0-9]{40,50})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`RUNPOD_API_KEY=${'rp'}a_L7gSRDog5hiHkc3YCCcb8v4YGbVDpj7cV6b5M4Z2FcTHvT`, `runpod_api_key: "${'rp'}a_qoWXEyaAqsbyUDg2qkVvytj3EC8MccoKwvGjFMVGUWUWPa"`],
      nearMisses: ['RUNPOD_API_KEY=rpa_...', 'keys start with rpa_', `RUNPOD_API_KEY=rpa_${'x'.repeat(46)}`],
    },
  ],
  images: ['runpod/*'],
  examples: [
    ...proofs.examples,
    {
      why: 'a worker',
      path: 'handler.py',
      text: `import runpod

def handler(job):
    return job["input"]

runpod.serverless.start({"handler": handler})
`,
      finds: [
        { kind: 'sdk', name: 'runpod', line: 1 },
        { kind: 'provider', name: 'runpod' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/r.ts',
      text: `import { runpod } from '@runpod/ai-sdk-provider';

export const model = runpod('qwen/qwen3-32b-awq');
`,
      finds: [
        { kind: 'sdk', name: '@runpod/ai-sdk-provider', line: 1 },
        { kind: 'provider', name: 'runpod' },
        { kind: 'model', name: 'qwen/qwen3-32b-awq', line: 3, provider: 'runpod' },
      ],
    },
    {
      why: 'an image of a worker',
      path: 'gpu/compose.yaml',
      text: 'services:\n  worker:\n    image: runpod/worker-v1-vllm:v2.7.0\n',
      finds: [{ kind: 'container_image', name: 'runpod/worker-v1-vllm', line: 3 }],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'runpod==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'runpod', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "runpod-sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'runpod-sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a pod that is run', path: 'a.py', text: 'def run_pod(name):\n    return name\n\nrunpod = run_pod("llm")\n' },
  ],
});
