import { at, expectObject, isTrue, parseJson, stringOf } from '../../documents/json.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { npmRequest } from './npm-names.ts';

/** In the order npm reads them: an optional dependency overrides a normal one of the same name. */
const groups = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'dev'],
] as const;

export default defineReader({
  id: 'package-json',
  title: 'Dependencies of package.json',
  version: 2,
  gate: 'always',
  // 1 MiB: manifests are a few KiB; generated ones with thousands of exports stay below 300 KiB.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'package.json',

  read: reading((artifact, findings) => {
    const document = parseJson(artifact.text(), findings, { comments: false });
    const root = expectObject(document, findings);
    const name = at(root, 'name');
    if (name?.type === 'string' && stringOf(name)) findings.add({ type: 'project', ecosystem: 'npm', name: stringOf(name) as string, line: document.lineOf(name) });
    const optional = new Set(document.members(at(root, 'optionalDependencies')).map(({ key }) => key));

    // Written in document order, whatever order the groups have in the file.
    const found = groups.flatMap(([group, scope]) =>
      document
        .members(at(root, group))
        .filter(({ key }) => scope !== 'runtime' || !optional.has(key))
        .map(({ key, value, line }) => {
          const isOptionalPeer = scope === 'peer' && isTrue(at(root, 'peerDependenciesMeta', key, 'optional'));
          return { key, value, line, scope: isOptionalPeer ? ('optional' as const) : scope };
        }),
    );
    for (const { key, value, line, scope } of found.sort((a, b) => a.value.offset - b.value.offset)) {
      const request = npmRequest(key, stringOf(value) ?? '');
      if (request && value.type === 'string') findings.add({ type: 'dependency', ecosystem: 'npm', ...request, scope, isDirect: true, origin: 'manifest', line });
    }
  }),

  examples: [
    {
      why: 'every group, with its scope and line',
      path: 'package.json',
      text: '{\n  "name": "shop",\n  "dependencies": {\n    "openai": "^4.0.0",\n    "@ai-sdk/openai": "1.2.3"\n  },\n  "devDependencies": { "vitest": "*" },\n  "peerDependencies": { "react": ">=18" },\n  "optionalDependencies": { "sharp": "~0.33.0" }\n}\n',
      facts: [
        { type: 'dependency', ecosystem: 'npm', name: 'openai', range: '^4.0.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 4 },
        { type: 'dependency', name: '@ai-sdk/openai', range: '1.2.3', version: '1.2.3', line: 5 },
        { type: 'dependency', name: 'vitest', scope: 'dev', line: 7 },
        { type: 'dependency', name: 'react', scope: 'peer', line: 8 },
        { type: 'dependency', name: 'sharp', scope: 'optional', line: 9 },
      ],
    },
    {
      why: 'an alias is the package behind it; a Git address loses its credentials',
      path: 'web/package.json',
      text: '{"dependencies":{"ai4":"npm:ai@4.3.19","fork":"git+https://user:hunter2secret@git.example.com/x/fork.git#v1.2.0","short":"acme/short#main"}}',
      facts: [
        { type: 'dependency', name: 'ai', range: '4.3.19', version: '4.3.19', line: 1 },
        { type: 'dependency', name: 'fork', range: 'git+https://git.example.com/x/fork.git#v1.2.0' },
        { type: 'dependency', name: 'short', range: 'acme/short#main' },
      ],
    },
    {
      why: 'workspaces, links and folders are this project itself; overrides are no dependencies',
      path: 'package.json',
      text: '{"workspaces":["packages/*"],"dependencies":{"@acme/a":"workspace:*","b":"file:../b","c":"link:./c"},"overrides":{"openai":"4.0.0"},"resolutions":{"ai":"1.0.0"}}',
      none: 'all',
    },
    {
      why: 'a range that is no text, and a name that is none',
      path: 'package.json',
      text: '{"dependencies":{"openai":{"version":"1"},"not a name":"1.0.0","../up":"1.0.0"}}',
      none: 'all',
    },
    {
      why: 'what stands before the break is kept, and the break is said with its place',
      path: 'package.json',
      text: '{"dependencies":{"openai":"^4.0.0",\n  "ai": ',
      facts: [{ type: 'dependency', name: 'openai' }],
      trouble: 'parse_error',
    },
  ],
});
