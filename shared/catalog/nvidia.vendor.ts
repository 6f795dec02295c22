import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'nvidia', base: 'https://integrate.api.nvidia.com/v1', model: 'meta/llama-3.1-70b-instruct', env: 'NVIDIA_API_KEY' });

export default defineVendor({
  id: 'nvidia',
  name: 'NVIDIA NIM and API Catalog',
  url: 'https://build.nvidia.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'nvidia-riva-client', modules: ['riva.client'], role: 'sdk', provider: 'nvidia' },
    { ecosystem: 'pypi', name: 'nemo-microservices', modules: ['nemo_microservices'], role: 'sdk', provider: 'nvidia' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'nemo_microservices.{NeMoMicroservices,AsyncNeMoMicroservices}', 'nvidia'),
  ],
  hosts: ['integrate.api.nvidia.com', 'ai.api.nvidia.com', 'api.nvcf.nvidia.com', 'grpc.nvcf.nvidia.com', 'health.api.nvidia.com', 'climate.api.nvidia.com', 'optimize.api.nvidia.com'],
  modelInUrl: /^ai\.api\.nvidia\.com\/v1\/(?:cv|vlm|genai|retrieval)\/([^/]+\/[^/]+)$/,
  env: ['NVIDIA_API_KEY', 'NGC_API_KEY', 'NVIDIA_NIM_API_KEY', 'NVCF_API_KEY', 'NIM_API_KEY'],
  keys: [
    {
      id: 'nvidia_api_key',
      title: 'NVIDIA API key',
      literals: ['nvapi-'],
      pattern: /(?<![A-Za-z0-9_-])(nvapi-[A-Za-z0-9_-]{60,70})(?![A-Za-z0-9_-])/,
      entropyMin: 3.6,
      examples: [`NVIDIA_API_KEY=${'nva'}pi-ntfgoNfZc68NGu777WhjvSaWMPjGwYwfXGurGsTvebjUYMXrj7snTAi9nYBAz6FG`, `nvidia_api_key: "${'nva'}pi-78coL2UCYt7XXSTb96BXQBkGbA2bGCKpeRfRUuEYXcXZKR4DSJ6-VWt623ezHzoX"`],
      nearMisses: ['NVIDIA_API_KEY=nvapi-...', 'keys start with nvapi-', `nvapi-${'x'.repeat(64)}`],
    },
  ],
  models: [
    { id: 'meta/llama-3.1-8b-instruct' },
    { id: 'meta/llama-3.1-70b-instruct' },
    { id: 'meta/llama-3.1-405b-instruct' },
    { id: 'meta/llama-3.3-70b-instruct' },
    { id: 'nvidia/llama-3.1-nemotron-70b-instruct' },
    { id: 'nvidia/llama-3.3-nemotron-super-49b-v1' },
    { id: 'nvidia/nemotron-4-340b-instruct' },
    { id: 'nvidia/nv-embed-v1', kind: 'embedding_model' },
    { id: 'nvidia/nv-embedqa-e5-v5', kind: 'embedding_model' },
    { id: 'nvidia/llama-3.2-nv-embedqa-1b-v2', kind: 'embedding_model' },
    { id: 'NV-Embed-QA', kind: 'embedding_model' },
  ],
  prefixes: ['nvidia_nim'],
  images: ['nvcr.io/nim/*', 'nvcr.io/nvidia/nemo', 'nvcr.io/nvidia/nemo-microservices/*', 'nvcr.io/nvidia/riva/*', 'nvcr.io/nvidia/tritonserver', 'nvcr.io/nvidia/tensorrt-llm/*'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatNvidia', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsNvidia', role: 'embedding_model', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'a NIM in a compose file',
      path: 'nim/compose.yaml',
      text: 'services:\n  llm:\n    image: nvcr.io/nim/meta/llama-3.1-8b-instruct:1.3\n',
      finds: [{ kind: 'container_image', name: 'nvcr.io/nim/meta/llama-3.1-8b-instruct', line: 3 }],
    },
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: `from langchain_nvidia_ai_endpoints import ChatNVIDIA, NVIDIAEmbeddings

llm = ChatNVIDIA(model="meta/llama-3.3-70b-instruct")
embedder = NVIDIAEmbeddings(model="nvidia/nv-embedqa-e5-v5")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-nvidia-ai-endpoints', line: 1 },
        { kind: 'provider', name: 'nvidia' },
        { kind: 'model', name: 'meta/llama-3.3-70b-instruct', line: 3, provider: 'nvidia' },
        { kind: 'embedding_model', name: 'nvidia/nv-embedqa-e5-v5', line: 4, provider: 'nvidia' },
      ],
    },
    {
      why: 'the platform of NeMo',
      path: 'nemo.py',
      text: `from nemo_microservices import NeMoMicroservices

client = NeMoMicroservices(base_url="http://nemo.internal.example")
client.chat.completions.create(model="meta/llama-3.1-8b-instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'nemo-microservices', line: 1 },
        { kind: 'endpoint', name: 'nemo.internal.example', line: 3 },
        { kind: 'provider', name: 'nvidia' },
        { kind: 'model', name: 'meta/llama-3.1-8b-instruct', line: 4, provider: 'nvidia' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'nvidia-riva-client==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'nvidia-riva-client', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a plain CUDA image', path: 'compose.yml', text: 'services:\n  job:\n    image: nvidia/cuda:12.4.0-base-ubuntu22.04\n' },
    { why: 'reading the state of a graphics card', path: 'a.py', text: 'import pynvml\npynvml.nvmlInit()\n' },
    { why: 'a graphics driver in the environment', path: 'compose.yaml', text: 'services:\n  job:\n    image: busybox\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n' },
  ],
});
