import { reading } from '../../documents/reading.ts';
import { childrenOf, parseXml } from '../../documents/xml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { isNugetId, nugetVersion } from './nuget-names.ts';

export default defineReader({
  id: 'packages-config',
  title: 'NuGet packages of packages.config',
  version: 1,
  gate: 'always',
  // 1 MiB: some hundred lines.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'packages.config' || (lowerName.startsWith('packages.') && lowerName.endsWith('.config')),

  read: reading((artifact, findings) => {
    const root = parseXml(artifact.text(), findings);
    if (root?.name !== 'packages') return;
    for (const { attributes, line } of childrenOf(root, 'package')) {
      const name = attributes.get('id') ?? '';
      if (!isNugetId(name)) continue;
      // The file lists what is installed, whoever asked for it.
      findings.add(dependencyFact({ ecosystem: 'nuget', name, version: nugetVersion(attributes.get('version')), scope: attributes.get('developmentDependency') === 'true' ? 'dev' : 'runtime', isDirect: true, origin: 'manifest', line }));
    }
  }),

  examples: [
    {
      why: 'exact versions, and what is for development',
      path: 'packages.config',
      text: '<?xml version="1.0" encoding="utf-8"?>\n<packages>\n  <package id="Betalgo.OpenAI" version="8.1.0" targetFramework="net48" />\n  <package id="NUnit" version="3.14.0" developmentDependency="true" />\n</packages>\n',
      facts: [
        { type: 'dependency', ecosystem: 'nuget', name: 'Betalgo.OpenAI', version: '8.1.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 3 },
        { type: 'dependency', name: 'NUnit', scope: 'dev', line: 4 },
      ],
    },
    { why: 'another configuration', path: 'packages.config', text: '<configuration><package id="OpenAI" version="1.0.0" /></configuration>', none: 'all' },
  ],
});
