import { reading } from '../../documents/reading.ts';
import { asList, asTable, tableAt, type TomlTable, type TomlValue } from '../../documents/toml.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, prefixedHash, type Hashes } from '../dependency-fact.ts';
import { scopesOf, type ScopedRoot } from '../graph-scope.ts';
import { parseTomlLock, type TomlPackage } from '../toml-packages.ts';
import { isPypiName, normalizePypiName, pypiVersion } from './pypi-names.ts';

interface LockedPackage extends TomlPackage {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** A folder: the project itself, or a member of its workspace. */
  readonly isProject: boolean;
}

export default defineReader({
  id: 'uv-lock',
  title: 'Exact versions, scopes, hashes and edges of uv.lock',
  version: 1,
  gate: 'always',
  // 32 MiB: a lockfile of 500 packages has about 1 MiB.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'uv.lock',

  read: reading((artifact, findings) => {
    const packages = parseTomlLock(artifact.text(), 'package', findings).packages.flatMap((item) => lockedOf(item) ?? []);
    const byKey = new Map(packages.map((item) => [item.key, item] as const));
    const byName = Map.groupBy(packages, ({ name }) => name);
    const keysOf = (list: unknown): string[] => asNeeds(list).flatMap((need) => keyOf(need, byName) ?? []);
    const extrasOf = ({ table }: LockedPackage): string[] => Object.values(tableAt(table, 'optional-dependencies') ?? {}).flatMap(keysOf);

    const roots = packages.flatMap((item): ScopedRoot[] =>
      item.isProject
        ? [
            ...keysOf(item.table['dependencies']).map((key) => ({ key, scope: 'runtime' as const })),
            ...extrasOf(item).map((key) => ({ key, scope: 'optional' as const })),
            ...Object.values(tableAt(item.table, 'dev-dependencies') ?? {}).flatMap(keysOf).map((key) => ({ key, scope: 'dev' as const })),
          ]
        : [],
    );
    // An extra of a package that somebody asked for is brought like the rest; of others it is not in the file.
    const scopes = scopesOf(roots, (key) => {
      const item = byKey.get(key);
      return item ? [...keysOf(item.table['dependencies']), ...extrasOf(item)].map((to) => ({ key: to, isOptional: false })) : [];
    });
    const direct = new Set(roots.map(({ key }) => key));

    for (const item of packages) {
      if (item.isProject) continue;
      findings.add(
        dependencyFact({
          ecosystem: 'pypi',
          name: item.name,
          version: item.version,
          range: addressOf(item.table),
          scope: scopes.get(item.key),
          isDirect: direct.has(item.key),
          origin: 'lockfile',
          requires: [...new Set([...keysOf(item.table['dependencies']), ...extrasOf(item)])].flatMap((key) => {
            const end = byKey.get(key);
            return end && !end.isProject ? [edgeTo(end.name, end.version === '' ? undefined : end.version)] : [];
          }),
          hashes: hashesOf(item.table),
          line: item.line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'the project says what is asked for and for what; two versions of one package are told apart',
      path: 'uv.lock',
      text: `version = 1
requires-python = ">=3.11"

[[package]]
name = "numpy"
version = "1.26.4"
source = { registry = "https://pypi.example.com/simple" }

[[package]]
name = "numpy"
version = "2.1.0"
source = { registry = "https://pypi.example.com/simple" }

[[package]]
name = "openai"
version = "1.60.0"
source = { registry = "https://pypi.example.com/simple" }
dependencies = [
    { name = "numpy", version = "2.1.0", source = { registry = "https://pypi.example.com/simple" }, marker = "python_full_version >= '3.13'" },
]
sdist = { url = "https://files.example.com/openai-1.60.0.tar.gz", hash = "sha256:${'ab'.repeat(32)}", size = 1 }
wheels = [
    { url = "https://files.example.com/openai-1.60.0-py3-none-any.whl", hash = "sha256:${'cd'.repeat(32)}", size = 1 },
]

[[package]]
name = "pytest"
version = "8.3.0"
source = { git = "https://user:hunter2secret@git.example.com/pytest?rev=8.3.0#0123" }

[[package]]
name = "shop"
version = "0.1.0"
source = { editable = "." }
dependencies = [
    { name = "openai" },
]

[package.dev-dependencies]
dev = [
    { name = "pytest" },
]
`,
      facts: [
        { type: 'dependency', ecosystem: 'pypi', name: 'numpy', version: '1.26.4', isDirect: false, line: 5 },
        { type: 'dependency', name: 'numpy', version: '2.1.0', scope: 'runtime', isDirect: false, line: 10 },
        {
          type: 'dependency',
          name: 'openai',
          version: '1.60.0',
          scope: 'runtime',
          isDirect: true,
          origin: 'lockfile',
          requires: [{ name: 'numpy', version: '2.1.0' }],
          hashes: [
            { algorithm: 'sha256', hex: 'ab'.repeat(32) },
            { algorithm: 'sha256', hex: 'cd'.repeat(32) },
          ],
          line: 15,
        },
        { type: 'dependency', name: 'pytest', scope: 'dev', isDirect: true, range: '@ https://git.example.com/pytest', line: 27 },
      ],
    },
    { why: 'the project and its workspace are no packages', path: 'uv.lock', text: '[[package]]\nname = "openai"\nversion = "0.1.0"\nsource = { virtual = "." }\n\n[[package]]\nname = "core"\nversion = "0.1.0"\nsource = { directory = "core" }\n\n[package.metadata]\nrequires-dist = [{ name = "openai" }]\n', none: 'all' },
    { why: 'what stands before the break is kept', path: 'uv.lock', text: '[[package]]\nname = "openai"\nversion = "1.0"\nsource = { registry = "x" }\n[[package]]\nname = 5 5\n', facts: [{ type: 'dependency', name: 'openai' }], trouble: 'parse_error' },
  ],
});

function lockedOf({ table, line }: TomlPackage): LockedPackage | undefined {
  const name = normalizePypiName(String(table['name'] ?? ''));
  if (!isPypiName(name)) return undefined;
  const version = pypiVersion(table['version']) ?? '';
  const source = tableAt(table, 'source') ?? {};
  const isProject = ['editable', 'virtual', 'directory', 'workspace'].some((kind) => Object.hasOwn(source, kind));
  return { table, line, name, version, isProject, key: `${name}@${version}` };
}

function asNeeds(list: unknown): TomlTable[] {
  return asList(list as TomlValue | undefined).flatMap((item): TomlTable[] => {
    const table = asTable(item);
    return table ? [table] : [];
  });
}

/** A need has a version only when the file holds several of that name. */
function keyOf(need: TomlTable, byName: ReadonlyMap<string, readonly LockedPackage[]>): string | undefined {
  const candidates = byName.get(normalizePypiName(String(need['name'] ?? ''))) ?? [];
  return (candidates.find(({ version }) => version === need['version']) ?? (candidates.length === 1 ? candidates[0] : undefined))?.key;
}

function addressOf(table: TomlTable): string | undefined {
  const source = tableAt(table, 'source');
  const address = source?.['git'] ?? source?.['url'];
  return typeof address === 'string' ? `@ ${cleanUrl(address).url}` : undefined;
}

function hashesOf(table: TomlTable): Hashes {
  return [asTable(table['sdist']), ...asNeeds(table['wheels'])].flatMap((file) => prefixedHash(file?.['hash']));
}
