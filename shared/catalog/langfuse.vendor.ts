import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'langfuse',
  name: 'Langfuse',
  url: 'https://langfuse.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'langfuse', role: 'observability' },
    { ecosystem: 'npm', name: 'langfuse', role: 'observability' },
    { ecosystem: 'npm', name: 'langfuse-langchain', role: 'observability' },
    { ecosystem: 'npm', name: 'langfuse-vercel', role: 'observability' },
    { ecosystem: 'npm', name: '@langfuse/*', role: 'observability' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'langfuse.openai.**.{OpenAI,AsyncOpenAI}().**.{create,parse,stream}', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }, { kind: 'prompt', from: ['messages[role=system].content', 'instructions'] }] },
    { ecosystem: 'pypi', call: 'langfuse.openai.**.{AzureOpenAI,AsyncAzureOpenAI}().**.{create,parse}', gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'model', from: 'model', provider: 'azure-openai' }] },
  ],
  images: ['langfuse/*', 'ghcr.io/langfuse/*'],
  examples: [
    { why: 'traces in Python', path: 'trace.py', text: 'from langfuse import Langfuse, observe\n\nlangfuse = Langfuse()\n\n@observe()\ndef answer(q):\n    return q\n', finds: [{ kind: 'sdk', name: 'langfuse', line: 1 }] },
    { why: 'its client of OpenAI: what it is asked for is a model of OpenAI', path: 'drop_in.py', text: 'from langfuse.openai import OpenAI\n\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "system", "content": "Be brief."}])\n', finds: [{ kind: 'sdk', name: 'langfuse', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' }, { kind: 'prompt', name: 'create.messages.content', line: 4 }] },
    { why: 'traces in TypeScript', path: 'src/trace.ts', text: 'import { Langfuse } from \'langfuse\';\n\nexport const langfuse = new Langfuse({ publicKey: \'x\' });\n', finds: [{ kind: 'sdk', name: 'langfuse', line: 1 }] },
    { why: 'the server; its databases are not AI', path: 'compose.yaml', text: 'services:\n  s0:\n    image: langfuse/langfuse:3\n  s1:\n    image: langfuse/langfuse-worker:3\n', finds: [{ kind: 'container_image', name: 'langfuse/langfuse', line: 3 }, { kind: 'container_image', name: 'langfuse/langfuse-worker', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'langfuse==3.0\nopentelemetry-sdk\n', finds: [{ kind: 'dependency', name: 'langfuse', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@langfuse/tracing": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@langfuse/tracing', line: 3 }] },
  ],
  nearMisses: [
    { why: 'a fuse', path: 'a.py', text: 'from electric import Langfuse\nLangfuse(amps=16)\n' },
    { why: 'telemetry of anything', path: 'b.py', text: 'from opentelemetry import trace\ntrace.get_tracer(__name__)\n' },
    { why: 'a relative module', path: 'c.ts', text: 'import { Langfuse } from \'./langfuse\';\nnew Langfuse();\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  s0:\n    image: acme/langfuse\n' },
  ],
});
