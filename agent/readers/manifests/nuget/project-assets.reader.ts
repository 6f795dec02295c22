import { membersOf, parseLargeJson, recordOf, textOf } from '../../documents/json-fast.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { base64Hash, dependencyFact, edgeTo } from '../dependency-fact.ts';
import { linePath, objectLines } from '../json-lines.ts';
import { isNugetId, nugetVersion } from './nuget-names.ts';

/** The file of a restore, kept in `obj/`; only where somebody has committed it or a deep scan looks there. */
export default defineReader({
  id: 'project-assets',
  title: 'Resolved NuGet packages of project.assets.json',
  version: 1,
  gate: 'always',
  // 32 MiB: the file lists every file of every package and has some MiB.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'project.assets.json',

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const root = parseLargeJson(text, findings);
    const lines = objectLines(text);
    const frameworks = membersOf(recordOf(root['project'])['frameworks']);
    const asked = new Set(frameworks.flatMap(([, framework]) => membersOf(recordOf(framework)['dependencies']).map(([name]) => name.toLowerCase())));
    const edges = new Map<string, Set<string>>();
    for (const [, target] of membersOf(root['targets'])) {
      for (const [key, entry] of membersOf(target)) edges.set(key, new Set([...(edges.get(key) ?? []), ...membersOf(recordOf(entry)['dependencies']).map(([name]) => name)]));
    }
    const libraries = membersOf(root['libraries']).flatMap(([key, value]) => {
      const [name = '', version] = key.split('/');
      const entry = recordOf(value);
      return isNugetId(name) && entry['type'] === 'package' ? [{ key, name, version: nugetVersion(version), entry }] : [];
    });
    const versions = new Map(libraries.map(({ name, version }) => [name.toLowerCase(), version] as const));
    for (const { key, name, version, entry } of libraries) {
      const requires = [...(edges.get(key) ?? [])].filter(isNugetId).map((need) => edgeTo(need, versions.get(need.toLowerCase())));
      findings.add(dependencyFact({ ecosystem: 'nuget', name, version, isDirect: asked.has(name.toLowerCase()), origin: 'lockfile', requires, hashes: base64Hash('sha512', textOf(entry['sha512'])), line: lines.get(linePath('libraries', key)) ?? 1 }));
    }
  }),

  examples: [
    {
      why: 'packages with their edges',
      path: 'obj/project.assets.json',
      text: '{\n "targets": { "net8.0": { "OpenAI/2.1.0": { "type": "package", "dependencies": { "System.ClientModel": "1.2.1" } } } },\n "libraries": {\n  "OpenAI/2.1.0": { "sha512": "x", "type": "package" },\n  "System.ClientModel/1.2.1": { "type": "package" }\n },\n "project": { "frameworks": { "net8.0": { "dependencies": { "OpenAI": { "version": "[2.1.0, )" } } } } }\n}\n',
      facts: [
        { type: 'dependency', ecosystem: 'nuget', name: 'OpenAI', version: '2.1.0', isDirect: true, origin: 'lockfile', requires: [{ name: 'System.ClientModel', version: '1.2.1' }], line: 4 },
        { type: 'dependency', name: 'System.ClientModel', version: '1.2.1', isDirect: false, line: 5 },
      ],
    },
    { why: 'projects are no packages', path: 'project.assets.json', text: '{"libraries":{"OpenAI/1.0.0":{"type":"project"}}}', none: 'all' },
  ],
});
