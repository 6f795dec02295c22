import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'minimax', base: 'https://api.minimax.io/v1', model: 'MiniMax-M2', env: 'MINIMAX_API_KEY' });

export default defineVendor({
  id: 'minimax',
  name: 'MiniMax',
  url: 'https://www.minimax.io',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: 'vercel-minimax-ai-provider', role: 'sdk', provider: 'minimax' },
  ],
  uses: [
    { ecosystem: 'npm', call: 'vercel-minimax-ai-provider#{minimax,createMinimax()}', gives: [{ kind: 'model', from: '#0', provider: 'minimax' }] },
  ],
  hosts: ['api.minimax.io', 'api.minimax.chat', 'api.minimaxi.com', 'api.minimaxi.chat'],
  env: ['MINIMAX_API_KEY', 'MINIMAX_GROUP_ID', 'MINIMAX_API_HOST'],
  models: [
    { id: 'MiniMax-Text-01' },
    { id: 'MiniMax-VL-01' },
    { id: 'MiniMax-M1' },
    { id: 'MiniMax-M2' },
    { id: 'MiniMax-M2.1' },
    { id: 'MiniMax-M2.5' },
    { id: 'abab6.5s-chat' },
    { id: 'abab6.5g-chat' },
    { id: 'abab5.5-chat' },
    { id: 'speech-02-hd' },
    { id: 'speech-02-turbo' },
    { id: 'MiniMax-Hailuo-02' },
    { id: 'embo-01', kind: 'embedding_model' },
  ],
  modelPattern: /^(?:MiniMax-|abab\d|speech-0\d-(?:hd|turbo)$|embo-01$)/,
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatMinimax', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.minimax', role: 'action', model: 'modelId' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'a model of the community package',
      path: 'chain.py',
      text: `from langchain_community.chat_models import MiniMaxChat

llm = MiniMaxChat(model="abab6.5s-chat")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-community', line: 1 },
        { kind: 'provider', name: 'minimax' },
        { kind: 'model', name: 'abab6.5s-chat', line: 3, provider: 'minimax' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/minimax.ts',
      text: `import { minimax } from 'vercel-minimax-ai-provider';

export const model = minimax('MiniMax-M2');
`,
      finds: [
        { kind: 'sdk', name: 'vercel-minimax-ai-provider', line: 1 },
        { kind: 'provider', name: 'minimax' },
        { kind: 'model', name: 'MiniMax-M2', line: 3, provider: 'minimax' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "vercel-minimax-ai-provider": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: 'vercel-minimax-ai-provider', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the search of a game tree', path: 'a.py', text: 'def minimax(board, depth):\n    return max(minimax(b, depth - 1) for b in board) if depth else 0\n' },
  ],
});
