import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'friendli', base: 'https://api.friendli.ai/serverless/v1', model: 'meta-llama-3.1-8b-instruct', env: 'FRIENDLI_TOKEN' });

export default defineVendor({
  id: 'friendli',
  name: 'FriendliAI',
  url: 'https://friendli.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'friendli', role: 'sdk', provider: 'friendli' },
    { ecosystem: 'pypi', name: 'friendli-client', modules: [], role: 'sdk', provider: 'friendli' },
    { ecosystem: 'npm', name: '@friendliai/ai-provider', role: 'sdk', provider: 'friendli' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'friendli.{Friendli,AsyncFriendli,SyncFriendli}', 'friendli'),
    { ecosystem: 'pypi', call: 'friendli.{Friendli,AsyncFriendli,SyncFriendli}().{serverless,dedicated,container}.**.{complete,stream}', gives: [{ kind: 'model', from: 'model', provider: 'friendli' }] },
    { ecosystem: 'npm', call: '@friendliai/ai-provider#{friendli,createFriendli()}', gives: [{ kind: 'model', from: '#0', provider: 'friendli' }] },
  ],
  hosts: ['api.friendli.ai', 'inference.friendli.ai'],
  env: ['FRIENDLI_TOKEN', 'FRIENDLI_API_KEY', 'FRIENDLI_TEAM'],
  keys: [
    {
      id: 'friendli_token',
      title: 'Friendli token',
      literals: ['flp_'],
      pattern: /(?<![A-Za-z0-9_-])(flp_[A-Za-z0-9]{40,60})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`FRIENDLI_TOKEN=${'fl'}p_YUrgLXAEd6ytFS4t9z7QiQTcqvJuhJM2AjKg3fRN22rFo4`, `friendli_token: "${'fl'}p_MBwoMpNGt8z9emzVUXn6tjNV8p6orRrdiCXH35mS9NZmYj"`],
      nearMisses: ['FRIENDLI_TOKEN=flp_...', 'tokens start with flp_', `flp_${'x'.repeat(46)}`],
    },
  ],
  prefixes: ['friendliai'],
  images: ['registry.friendli.ai/trial'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from friendli import SyncFriendli

client = SyncFriendli()
client.serverless.chat.complete(model="meta-llama-3.3-70b-instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'friendli', line: 1 },
        { kind: 'provider', name: 'friendli' },
        { kind: 'model', name: 'meta-llama-3.3-70b-instruct', line: 4, provider: 'friendli' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/f.ts',
      text: `import { friendli } from '@friendliai/ai-provider';

export const model = friendli('meta-llama-3.1-8b-instruct');
`,
      finds: [
        { kind: 'sdk', name: '@friendliai/ai-provider', line: 1 },
        { kind: 'provider', name: 'friendli' },
        { kind: 'model', name: 'meta-llama-3.1-8b-instruct', line: 3, provider: 'friendli' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'friendli==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'friendli', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@friendliai/ai-provider": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@friendliai/ai-provider', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another word', path: 'a.py', text: 'from friendly import greet\ngreet("friendli")\n' },
  ],
});
