import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'oracle-oci-genai',
  name: 'Oracle Cloud Generative AI',
  url: 'https://www.oracle.com/artificial-intelligence/generative-ai/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: 'oci-generativeaiinference', role: 'sdk', provider: 'oracle-oci-genai' },
    { ecosystem: 'npm', name: 'oci-generativeaiagentruntime', role: 'sdk', provider: 'oracle-oci-genai' },
    { ecosystem: 'pypi', name: 'oci-openai', modules: ['oci_openai'], role: 'sdk', provider: 'oracle-oci-genai' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'oci.{generative_ai_inference,generative_ai,generative_ai_agent,generative_ai_agent_runtime}.**.*Client', gives: [{ kind: 'provider', provider: 'oracle-oci-genai' }, { kind: 'endpoint', from: 'service_endpoint', isOwn: true }] },
    { ecosystem: 'pypi', call: 'oci.generative_ai_inference.models.OnDemandServingMode', gives: [{ kind: 'model', from: 'model_id', provider: 'oracle-oci-genai' }] },
  ],
  hosts: ['inference.generativeai.*.oci.oraclecloud.com', 'generativeai.*.oci.oraclecloud.com', 'agent-runtime.generativeai.*.oci.oraclecloud.com'],
  prefixes: ['oci'],
  examples: [
    {
      why: 'its client and a model',
      path: 'chat.py',
      text: `import oci

client = oci.generative_ai_inference.GenerativeAiInferenceClient(config={}, service_endpoint="https://inference.generativeai.us-chicago-1.oci.oraclecloud.com")
mode = oci.generative_ai_inference.models.OnDemandServingMode(model_id="cohere.command-r-plus-08-2024")
`,
      finds: [
        { kind: 'endpoint', name: 'inference.generativeai.us-chicago-1.oci.oraclecloud.com', line: 3, provider: 'oracle-oci-genai' },
        { kind: 'provider', name: 'oracle-oci-genai', line: 3 },
        { kind: 'model', name: 'cohere.command-r-plus-08-2024', line: 4, provider: 'oracle-oci-genai' },
      ],
    },
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: `from langchain_oci import ChatOCIGenAI

llm = ChatOCIGenAI(model_id="meta.llama-3.3-70b-instruct")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-oci', line: 1 },
        { kind: 'provider', name: 'oracle-oci-genai' },
        { kind: 'model', name: 'meta.llama-3.3-70b-instruct', line: 3, provider: 'oracle-oci-genai' },
      ],
    },
    {
      why: 'its client in JavaScript',
      path: 'src/o.ts',
      text: `import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';

export const client = new GenerativeAiInferenceClient({} as never);
`,
      finds: [
        { kind: 'sdk', name: 'oci-generativeaiinference', line: 1 },
        { kind: 'provider', name: 'oracle-oci-genai' },
      ],
    },
    {
      why: 'an address of a region',
      path: 'src/u.ts',
      text: "export const url = 'https://inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com/20231130/actions/chat';\n",
      finds: [
        { kind: 'endpoint', name: 'inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com/20231130/actions/chat', line: 1, provider: 'oracle-oci-genai' },
        { kind: 'provider', name: 'oracle-oci-genai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'oci-openai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'oci-openai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "oci-generativeaiinference": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: 'oci-generativeaiinference', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'another service of the same SDK', path: 'a.py', text: 'import oci\n\noci.object_storage.ObjectStorageClient({}).list_buckets("n", "c")\n' },
    { why: 'the SDK in a manifest', path: 'requirements.txt', text: 'oci==2.130.0\n' },
    { why: 'an image format', path: 'b.py', text: 'from oci.image import Index\nIndex("generative_ai_inference")\n' },
    { why: 'another host of the cloud', path: 'c.ts', text: "await fetch('https://objectstorage.us-chicago-1.oraclecloud.com/n/x');\n" },
  ],
});
