import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'ovhcloud', base: 'https://oai.endpoints.kepler.ai.cloud.ovh.net/v1', model: 'Meta-Llama-3_3-70B-Instruct', env: 'OVH_AI_ENDPOINTS_ACCESS_TOKEN' });

export default defineVendor({
  id: 'ovhcloud',
  name: 'OVHcloud AI Endpoints',
  url: 'https://www.ovhcloud.com/en/public-cloud/ai-endpoints/',
  type: 'vendor',
  packages: [],
  hosts: ['*.endpoints.kepler.ai.cloud.ovh.net'],
  env: ['OVH_AI_ENDPOINTS_ACCESS_TOKEN'],
  examples: [
    ...proofs.examples,
    {
      why: 'a model of LlamaIndex',
      path: 'rag.py',
      text: `from llama_index.llms.ovhcloud import OVHcloud

llm = OVHcloud(model="Mistral-Nemo-Instruct-2407")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-llms-ovhcloud', line: 1 },
        { kind: 'provider', name: 'ovhcloud' },
        { kind: 'model', name: 'Mistral-Nemo-Instruct-2407', line: 3, provider: 'ovhcloud' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the API of the cloud itself', path: 'a.py', text: 'import ovh\novh.Client(endpoint="ovh-eu").get("/me")\n' },
  ],
});
