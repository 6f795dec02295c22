import { defineVendor } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { javascript } from './llama-index/javascript.ts';
import { python } from './llama-index/python.ts';

const parts = joinParts([python, javascript]);

export default defineVendor({
  id: 'llama-index',
  name: 'LlamaIndex',
  url: 'https://www.llamaindex.ai',
  type: 'framework',
  packages: parts.packages,
  uses: parts.uses,
  hosts: ['api.cloud.llamaindex.ai'],
  env: ['LLAMA_CLOUD_API_KEY'],
  keys: [
    {
      id: 'llama_cloud_api_key',
      title: 'LlamaCloud API key',
      literals: ['llx-'],
      pattern: /(?<![A-Za-z0-9_-])(llx-[A-Za-z0-9]{40,64})(?![A-Za-z0-9])/,
      entropyMin: 3.8,
      examples: [`LLAMA_CLOUD_API_KEY=${'llx'}-qT7vLw2ZkX9bNc4RmYd8HsP3gJfU6eA1oVtB5iKxQyWnEhGz`, `LlamaParse(api_key="${'llx'}-Zb3Xn8Kq5Wm2Lp7Rt4Yv9Hd6Gs1Jf0CuEaOiTzNxBcVkMjPl")`],
      nearMisses: ['LLAMA_CLOUD_API_KEY=llx-...', 'api_key="llx-your-key"', `llx-${'a'.repeat(48)}`],
    },
  ],
  definitions: parts.definitions,
  examples: [
    {
      why: 'requirements, integrations included',
      path: 'requirements.txt',
      text: 'llama-index==0.12.2\nllama-index-readers-web==0.3.0\nllama-index-readers-brand-new\nllama-deploy\nllama-cloud\nllama-agents-server\nllamactl\n',
      finds: [
        { kind: 'dependency', name: 'llama-index', line: 1 },
        { kind: 'dependency', name: 'llama-index-readers-web', line: 2 },
        { kind: 'dependency', name: 'llama-index-readers-brand-new', line: 3 },
        { kind: 'dependency', name: 'llama-deploy', line: 4 },
        { kind: 'dependency', name: 'llama-cloud', line: 5 },
        { kind: 'dependency', name: 'llama-agents-server', line: 6 },
        { kind: 'dependency', name: 'llamactl', line: 7 },
      ],
    },
    ...parts.examples,
  ],
  nearMisses: parts.nearMisses,
});
