import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'nebius', base: 'https://api.studio.nebius.com/v1/', model: 'meta-llama/Meta-Llama-3.1-70B-Instruct', env: 'NEBIUS_API_KEY' });

export default defineVendor({
  id: 'nebius',
  name: 'Nebius AI Studio',
  url: 'https://nebius.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.studio.nebius.ai', 'api.studio.nebius.com', 'api.*.studio.nebius.com', 'api.tokenfactory.nebius.com', 'api.tokenfactory.*.nebius.com'],
  env: ['NEBIUS_API_KEY'],
  models: [
    { id: 'meta-llama/Meta-Llama-3.1-70B-Instruct' },
    { id: 'meta-llama/Meta-Llama-3.1-8B-Instruct-fast' },
    { id: 'deepseek-ai/DeepSeek-R1-fast' },
    { id: 'Qwen/Qwen3-235B-A22B' },
    { id: 'BAAI/bge-en-icl', kind: 'embedding_model' },
    { id: 'BAAI/bge-multilingual-gemma2', kind: 'embedding_model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: `from langchain_nebius import ChatNebius, NebiusEmbeddings

llm = ChatNebius(model="Qwen/Qwen3-235B-A22B")
embedder = NebiusEmbeddings(model="BAAI/bge-en-icl")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-nebius', line: 1 },
        { kind: 'provider', name: 'nebius' },
        { kind: 'model', name: 'Qwen/Qwen3-235B-A22B', line: 3, provider: 'nebius' },
        { kind: 'embedding_model', name: 'BAAI/bge-en-icl', line: 4, provider: 'nebius' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'storage of the same cloud', path: 'a.ts', text: "await fetch('https://storage.eu-north1.nebius.cloud/bucket');\n" },
  ],
});
