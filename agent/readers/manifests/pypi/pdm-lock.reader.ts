import { reading } from '../../documents/reading.ts';
import { asList, asTable, type TomlTable } from '../../documents/toml.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, prefixedHash, type Scope } from '../dependency-fact.ts';
import { parseTomlLock } from '../toml-packages.ts';
import { isPypiName, normalizePypiName, parseRequirement, pypiVersion } from './pypi-names.ts';

export default defineReader({
  id: 'pdm-lock',
  title: 'Exact versions, groups, hashes and edges of pdm.lock',
  version: 1,
  gate: 'always',
  // 32 MiB, as for the other lockfiles of Python.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'pdm.lock',

  read: reading((artifact, findings) => {
    const { packages } = parseTomlLock(artifact.text(), 'package', findings);
    const found = packages.flatMap(({ table, line }) => {
      const name = normalizePypiName(String(table['name'] ?? ''));
      const isFolder = table['path'] !== undefined || table['editable'] === true;
      return isPypiName(name) && !isFolder ? [{ table, line, name, needs: needsOf(table).filter((need) => need !== name) }] : [];
    });
    const versions = new Map(found.map(({ name, table }) => [name, pypiVersion(table['version'])] as const));
    const brought = new Set(found.flatMap(({ needs }) => needs));

    for (const { table, line, name, needs } of found) {
      const address = table['git'] ?? table['url'];
      findings.add(
        dependencyFact({
          ecosystem: 'pypi',
          name,
          version: versions.get(name),
          range: typeof address === 'string' ? `@ ${cleanUrl(address).url}` : undefined,
          scope: scopeOf(table),
          isDirect: !brought.has(name),
          origin: 'lockfile',
          requires: needs.map((need) => edgeTo(need, versions.get(need))),
          hashes: asList(table['files']).flatMap((file) => prefixedHash(asTable(file)?.['hash'])),
          line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'groups, requirements as texts, hashes',
      path: 'pdm.lock',
      text: `[metadata]\ngroups = ["default", "test"]\n\n[[package]]\nname = "openai"\nversion = "1.60.0"\ngroups = ["default"]\ndependencies = [\n    "httpx<1,>=0.23.0",\n    "typing-extensions; python_version < \\"3.11\\"",\n]\nfiles = [\n    {file = "openai.whl", hash = "sha256:${'ab'.repeat(32)}"},\n]\n\n[[package]]\nname = "httpx"\nversion = "0.27.0"\ngroups = ["default", "test"]\n\n[[package]]\nname = "pytest"\nversion = "8.3.0"\ngroups = ["test"]\n`,
      facts: [
        { type: 'dependency', ecosystem: 'pypi', name: 'openai', version: '1.60.0', scope: 'runtime', isDirect: true, requires: [{ name: 'httpx', version: '0.27.0' }, { name: 'typing-extensions' }], hashes: [{ algorithm: 'sha256', hex: 'ab'.repeat(32) }], line: 5 },
        { type: 'dependency', name: 'httpx', isDirect: false, line: 17 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 22 },
      ],
    },
    { why: 'folders of the project are no packages', path: 'pdm.lock', text: '[[package]]\nname = "openai"\nversion = "1.0"\npath = "./openai"\neditable = true\n', none: 'all' },
  ],
});

function needsOf(table: TomlTable): string[] {
  const names = asList(table['dependencies']).flatMap((text) => (typeof text === 'string' ? (parseRequirement(text)?.name ?? []) : []));
  return [...new Set(names)];
}

/** `default` is the project itself; whether another group is an extra or for development, the file does not say: only pyproject.toml does. */
function scopeOf(table: TomlTable): Scope | undefined {
  const groups = asList(table['groups']);
  if (groups.length === 0) return undefined;
  return groups.includes('default') ? 'runtime' : groups.every((group) => typeof group === 'string' && /^(?:dev|tests?|lint|docs?|typing|ci)/.test(group)) ? 'dev' : undefined;
}
