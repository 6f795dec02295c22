import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'zep',
  name: 'Zep',
  url: 'https://www.getzep.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'zep-python', modules: ['zep_python'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'zep-cloud', modules: ['zep_cloud'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'graphiti-core', modules: ['graphiti_core'], role: 'framework' },
    { ecosystem: 'npm', name: '@getzep/zep-cloud', role: 'sdk' },
    { ecosystem: 'npm', name: '@getzep/zep-js', role: 'sdk' },
    { ecosystem: 'golang', name: 'github.com/getzep/zep-go', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{zep_python,zep_cloud}.**.{ZepClient,Zep,AsyncZep}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'graphiti_core.**.Graphiti', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'graphiti_core.**.LLMConfig', gives: [{ kind: 'model', from: ['model'] }, { kind: 'model', from: ['small_model'] }, { kind: 'endpoint', from: 'base_url' }] },
    { ecosystem: 'pypi', call: 'graphiti_core.**.OpenAIEmbedderConfig', gives: [{ kind: 'embedding_model', from: 'embedding_model' }] },
    { ecosystem: 'npm', call: '@getzep/zep-cloud#ZepClient', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@getzep/zep-js#{ZepClient,ZepClient.init}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
  ],
  images: ['ghcr.io/getzep/*', 'zepai/*'],
  examples: [
    { why: 'the hosted memory', path: 'memory.py', text: 'from zep_cloud.client import Zep\n\nzep = Zep(api_key=key)\n', finds: [{ kind: 'sdk', name: 'zep-cloud', line: 1 }, { kind: 'memory', name: 'zep', line: 3 }] },
    {
      why: 'a graph of knowledge with its models',
      path: 'graph.py',
      text: `from graphiti_core import Graphiti
from graphiti_core.llm_client.config import LLMConfig

llm = LLMConfig(model="gpt-4.1-mini", small_model="gpt-4.1-nano")
graph = Graphiti("bolt://localhost:7687", "neo4j", password)
`,
      finds: [
        { kind: 'sdk', name: 'graphiti-core', line: 1 },
        { kind: 'model', name: 'gpt-4.1-mini', line: 4, provider: 'openai' },
        { kind: 'model', name: 'gpt-4.1-nano', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'memory', name: 'graph', line: 5 },
      ],
    },
    { why: 'TypeScript', path: 'src/zep.ts', text: "import { ZepClient } from '@getzep/zep-cloud';\n\nexport const zep = new ZepClient({ apiKey: process.env.ZEP_API_KEY });\n", finds: [{ kind: 'sdk', name: '@getzep/zep-cloud', line: 1 }, { kind: 'memory', name: 'zep', line: 3 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  zep:\n    image: ghcr.io/getzep/zep:latest\n', finds: [{ kind: 'container_image', name: 'ghcr.io/getzep/zep', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@getzep/zep-cloud": "2.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@getzep/zep-cloud', line: 3 }] },
  ],
  nearMisses: [
    { why: 'an airship', path: 'a.py', text: 'import zep\nzep.Zep(length=245)\n' },
    { why: 'graphite, for measurements', path: 'b.py', text: 'import graphite\ngraphite.Graphiti("x")\n' },
    { why: 'a name in a string', path: 'c.ts', text: "export const name = '@getzep/zep-cloud';\n" },
    { why: 'another image', path: 'compose.yaml', text: 'services:\n  a:\n    image: ghcr.io/acme/zep\n' },
  ],
});
