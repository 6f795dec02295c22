import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'writer', base: 'https://api.writer.com/v1', model: 'palmyra-x5', env: 'WRITER_API_KEY' });

export default defineVendor({
  id: 'writer',
  name: 'Writer',
  url: 'https://writer.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'writer-sdk', modules: ['writerai'], role: 'sdk', provider: 'writer' },
    { ecosystem: 'npm', name: 'writer-sdk', role: 'sdk', provider: 'writer' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'writerai.{Writer,AsyncWriter}', gives: [{ kind: 'endpoint', from: 'base_url' }] },
    { ecosystem: 'pypi', call: 'writerai.{Writer,AsyncWriter}().**.{chat.chat,chat.stream,chat.parse,completions.create,completions.stream,vision.analyze,translation.translate}', gives: [{ kind: 'model', from: 'model', provider: 'writer' }, { kind: 'prompt', from: 'messages[role=system].content' }] },
    { ecosystem: 'npm', call: 'writer-sdk#{default,Writer}().**.{chat.chat,completions.create,vision.analyze,translation.translate}', gives: [{ kind: 'model', from: 'model', provider: 'writer' }, { kind: 'prompt', from: 'messages[role=system].content' }] },
  ],
  hosts: ['api.writer.com'],
  env: ['WRITER_API_KEY'],
  models: [
    { id: 'palmyra-x5' },
    { id: 'palmyra-x4' },
    { id: 'palmyra-x-004' },
    { id: 'palmyra-med' },
    { id: 'palmyra-fin' },
    { id: 'palmyra-creative' },
    { id: 'palmyra-vision' },
  ],
  // No id names a version.
  pinnedModel: /(?!)/,
  modelPattern: /^palmyra-/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from writerai import Writer

client = Writer()
client.chat.chat(model="palmyra-x5", messages=[{"role": "user", "content": "Hi"}])
`,
      finds: [
        { kind: 'sdk', name: 'writer-sdk', line: 1 },
        { kind: 'provider', name: 'writer' },
        { kind: 'model', name: 'palmyra-x5', line: 4, provider: 'writer' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/write.ts',
      text: `import Writer from 'writer-sdk';

export const reply = await new Writer().chat.chat({ model: 'palmyra-x4', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'writer-sdk', line: 1 },
        { kind: 'provider', name: 'writer' },
        { kind: 'model', name: 'palmyra-x4', line: 3, provider: 'writer' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'writer-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'writer-sdk', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "writer-sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'writer-sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a writer of files', path: 'a.py', text: 'from csv import writer\nimport writer as w\nw.Writer("palmyra.csv").write("x")\n' },
    { why: 'a class of the project', path: 'b.ts', text: "import { Writer } from './writer';\nnew Writer().chat.chat({ model: 'palmyra-x5' });\n" },
  ],
});
