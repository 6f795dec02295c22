import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'upstage', base: 'https://api.upstage.ai/v1', model: 'solar-pro2', env: 'UPSTAGE_API_KEY' });

export default defineVendor({
  id: 'upstage',
  name: 'Upstage',
  url: 'https://www.upstage.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.upstage.ai'],
  env: ['UPSTAGE_API_KEY'],
  keys: [
    {
      id: 'upstage_api_key',
      title: 'Upstage API key',
      literals: ['up_'],
      pattern: /(?<![A-Za-z0-9_-])(up_[A-Za-z0-9]{29})(?![A-Za-z0-9])/,
      entropyMin: 3.7,
      examples: [`UPSTAGE_API_KEY=${'u'}p_vHiicCutHppudpU627a8tQBw29y2X`, `upstage_api_key: "${'u'}p_FHC7AUmoR8vwFFUjSQjgbv4t9r74v"`],
      nearMisses: ['UPSTAGE_API_KEY=up_...', 'keys start with up_', `UPSTAGE_API_KEY=up_${'x'.repeat(29)}`],
    },
  ],
  models: [
    { id: 'solar-pro', isPinned: false },
    { id: 'solar-mini', isPinned: false },
    { id: 'solar-pro2', isPinned: false },
    { id: 'solar-pro3', isPinned: false },
    { id: 'solar-1-mini-chat', isPinned: false },
    { id: 'solar-pro2-250710' },
    { id: 'solar-mini-250422' },
    { id: 'solar-docvision' },
    { id: 'solar-embedding-1-large-query', kind: 'embedding_model' },
    { id: 'solar-embedding-1-large-passage', kind: 'embedding_model' },
    { id: 'embedding-query', kind: 'embedding_model' },
    { id: 'embedding-passage', kind: 'embedding_model' },
  ],
  // Six digits at the end are a date.
  pinnedModel: /-2\d{5}$/,
  modelPattern: /^(?:solar-(?:1|mini|pro|docvision|embedding)|embedding-(?:query|passage)$)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: `from langchain_upstage import ChatUpstage, UpstageEmbeddings

llm = ChatUpstage(model="solar-mini")
embedder = UpstageEmbeddings(model="solar-embedding-1-large-query")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-upstage', line: 1 },
        { kind: 'provider', name: 'upstage' },
        { kind: 'model', name: 'solar-mini', line: 3, provider: 'upstage' },
        { kind: 'embedding_model', name: 'solar-embedding-1-large-query', line: 4, provider: 'upstage' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a step of a pipeline', path: 'a.py', text: 'upstage = {"solar-pro": 1}\nprint(upstage)\n' },
  ],
});
