import { membersOf, parseLargeJson, recordOf, textOf } from '../../documents/json-fast.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { base64Hash, dependencyFact, edgeTo } from '../dependency-fact.ts';
import { linePath, objectLines } from '../json-lines.ts';
import { isNugetId, nugetVersion } from './nuget-names.ts';

/** @see https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files#locking-dependencies (read 2026-11-30) */
export default defineReader({
  id: 'packages-lock',
  title: 'Exact versions, hashes and edges of packages.lock.json of NuGet',
  version: 1,
  gate: 'always',
  // 16 MiB: a lockfile for several frameworks has some 100 KiB.
  bytesMax: 16 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName.startsWith('packages.') && lowerName.endsWith('lock.json'),

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const root = parseLargeJson(text, findings);
    const lines = objectLines(text);
    for (const [framework, table] of membersOf(root['dependencies'])) {
      // Edges are written in any case of letters.
      const packages = membersOf(table).map(([name, value]) => ({ name, entry: recordOf(value) }));
      const byName = new Map(packages.map((item) => [item.name.toLowerCase(), item] as const));
      for (const { name, entry } of packages) {
        if (!isNugetId(name) || entry['type'] === 'Project') continue;
        findings.add(
          dependencyFact({
            ecosystem: 'nuget',
            name,
            version: nugetVersion(textOf(entry['resolved'])),
            isDirect: entry['type'] === 'Direct',
            origin: 'lockfile',
            requires: membersOf(entry['dependencies']).flatMap(([need]) => {
              const target = byName.get(need.toLowerCase());
              return target?.entry['type'] === 'Project' || !isNugetId(need) ? [] : [edgeTo(target?.name ?? need, nugetVersion(textOf(target?.entry['resolved'])))];
            }),
            hashes: base64Hash('sha512', entry['contentHash']),
            line: lines.get(linePath('dependencies', framework, name)) ?? 1,
          }),
        );
      }
    }
  }),

  examples: [
    {
      why: 'direct and brought packages, hashes, edges',
      path: 'packages.lock.json',
      text: `{
  "version": 1,
  "dependencies": {
    "net8.0": {
      "OpenAI": {
        "type": "Direct",
        "requested": "[2.1.0, )",
        "resolved": "2.1.0",
        "contentHash": "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
        "dependencies": { "system.clientmodel": "1.1.0" }
      },
      "System.ClientModel": { "type": "Transitive", "resolved": "1.2.1" },
      "core": { "type": "Project" }
    }
  }
}
`,
      facts: [
        {
          type: 'dependency',
          ecosystem: 'nuget',
          name: 'OpenAI',
          version: '2.1.0',
          isDirect: true,
          origin: 'lockfile',
          requires: [{ name: 'System.ClientModel', version: '1.2.1' }],
          hashes: [{ algorithm: 'sha512', hex: 'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e' }],
          line: 5,
        },
        { type: 'dependency', name: 'System.ClientModel', version: '1.2.1', isDirect: false, line: 12 },
      ],
    },
    { why: 'projects are no packages', path: 'packages.lock.json', text: '{"version":1,"dependencies":{"net8.0":{"OpenAI":{"type":"Project"}}}}', none: 'all' },
  ],
});
