import { reading } from '../../documents/reading.ts';
import { loadYaml, parseYaml } from '../../documents/yaml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { npmRequest } from './npm-names.ts';

/** @see https://pnpm.io/catalogs (read 2026-11-30) */
export default defineReader({
  id: 'pnpm-workspace',
  title: 'Catalogs of pnpm-workspace.yaml: versions that packages of a workspace share',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'pnpm-workspace.yaml',

  read: reading((artifact, findings) => {
    const document = parseYaml(artifact.text(), findings);
    const catalogs = [document.get(document.root, 'catalog'), ...document.members(document.get(document.root, 'catalogs')).map(({ value }) => value)];
    for (const { key, value, line } of catalogs.flatMap((catalog) => document.members(catalog))) {
      const request = npmRequest(key, document.text(value) ?? '');
      // The packages that use the catalog say what for.
      if (request) findings.add(dependencyFact({ ecosystem: 'npm', ...request, isDirect: true, origin: 'manifest', line }));
    }
  }),

  examples: [
    {
      why: 'the catalog without a name and those with one',
      path: 'pnpm-workspace.yaml',
      text: "packages:\n  - packages/*\ncatalog:\n  openai: ^4.0.0\ncatalogs:\n  next:\n    '@ai-sdk/openai': 2.0.0\n",
      facts: [
        { type: 'dependency', ecosystem: 'npm', name: 'openai', range: '^4.0.0', isDirect: true, origin: 'manifest', line: 4 },
        { type: 'dependency', name: '@ai-sdk/openai', version: '2.0.0', line: 7 },
      ],
    },
    { why: 'folders, overrides and settings are no packages', path: 'pnpm-workspace.yaml', text: 'packages:\n  - openai\noverrides:\n  openai: 4.0.0\nonlyBuiltDependencies:\n  - openai\n', none: 'all' },
  ],
});
