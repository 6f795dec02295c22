import { reading } from '../../documents/reading.ts';
import { asList, tableAt } from '../../documents/toml.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, hexHash } from '../dependency-fact.ts';
import { parseTomlLock, type TomlPackage } from '../toml-packages.ts';
import { crateVersion, isCrateName } from './cargo-names.ts';

interface LockedCrate extends TomlPackage {
  readonly name: string;
  readonly version: string | undefined;
  /** Empty for the packages of this project. */
  readonly source: string;
  readonly needs: readonly string[];
}

export default defineReader({
  id: 'cargo-lock',
  title: 'Exact versions, checksums and edges of Cargo.lock',
  version: 1,
  gate: 'always',
  // 16 MiB: the lockfiles of the largest workspaces have 500 KiB.
  bytesMax: 16 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'cargo.lock',

  read: reading((artifact, findings) => {
    const { root, packages } = parseTomlLock(artifact.text(), 'package', findings);
    const crates = packages.flatMap((item) => crateOf(item) ?? []);
    const byName = Map.groupBy(crates, ({ name }) => name);
    const endsOf = ({ needs }: LockedCrate): LockedCrate[] => needs.flatMap((need) => targetOf(need, byName) ?? []);
    const direct = new Set(crates.filter(({ source }) => source === '').flatMap(endsOf));
    // Before 2020 all checksums stood in one table.
    const checksums = tableAt(root, 'metadata') ?? {};

    for (const crate of crates) {
      const { name, version, source, table, line } = crate;
      if (source === '') continue;
      findings.add(
        dependencyFact({
          ecosystem: 'cargo',
          name,
          version,
          range: source.startsWith('git+') ? cleanUrl(source.slice('git+'.length)).url : undefined,
          isDirect: direct.has(crate),
          origin: 'lockfile',
          requires: endsOf(crate).flatMap((end) => (end.source === '' ? [] : [edgeTo(end.name, end.version)])),
          hashes: hexHash('sha256', table['checksum'] ?? checksums[`checksum ${name} ${version} (${source})`]),
          line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'packages without a source are the project, and say what is direct; two versions are told apart',
      path: 'Cargo.lock',
      text: `version = 4

[[package]]
name = "async-openai"
version = "0.28.0"
source = "registry+https://index.example.com"
checksum = "${'ab'.repeat(32)}"
dependencies = [
 "base64 0.22.1",
 "serde",
]

[[package]]
name = "base64"
version = "0.13.1"
source = "registry+https://index.example.com"

[[package]]
name = "base64"
version = "0.22.1"
source = "registry+https://index.example.com"

[[package]]
name = "candle-core"
version = "0.8.0"
source = "git+https://user:hunter2secret@git.example.com/candle.git?rev=0123#0123456"

[[package]]
name = "serde"
version = "1.0.210"
source = "registry+https://index.example.com"

[[package]]
name = "shop"
version = "0.1.0"
dependencies = [
 "async-openai",
 "candle-core",
]
`,
      facts: [
        {
          type: 'dependency',
          ecosystem: 'cargo',
          name: 'async-openai',
          version: '0.28.0',
          isDirect: true,
          origin: 'lockfile',
          requires: [
            { name: 'base64', version: '0.22.1' },
            { name: 'serde', version: '1.0.210' },
          ],
          hashes: [{ algorithm: 'sha256', hex: 'ab'.repeat(32) }],
          line: 4,
        },
        { type: 'dependency', name: 'base64', version: '0.13.1', isDirect: false, line: 14 },
        { type: 'dependency', name: 'base64', version: '0.22.1', line: 19 },
        { type: 'dependency', name: 'candle-core', version: '0.8.0', isDirect: true, range: 'https://git.example.com/candle.git', line: 24 },
        { type: 'dependency', name: 'serde', line: 29 },
      ],
    },
    { why: 'the packages of the project itself', path: 'Cargo.lock', text: '[[package]]\nname = "async-openai"\nversion = "0.1.0"\n', none: 'all' },
    { why: 'what stands before the break is kept', path: 'Cargo.lock', text: '[[package]]\nname = "serde"\nversion = "1.0.0"\nsource = "registry+x"\n\n[[package]]\nname = \n', facts: [{ type: 'dependency', name: 'serde' }], trouble: 'parse_error' },
  ],
});

function crateOf(item: TomlPackage): LockedCrate | undefined {
  const { name, source, dependencies } = item.table;
  if (typeof name !== 'string' || !isCrateName(name)) return undefined;
  const needs = asList(dependencies).filter((need): need is string => typeof need === 'string');
  return { ...item, name, version: crateVersion(item.table['version']), source: typeof source === 'string' ? source : '', needs };
}

/** `serde`, `serde 1.0.0`, `serde 1.0.0 (registry+…)`: as much as is needed to tell it from others. */
function targetOf(need: string, byName: ReadonlyMap<string, readonly LockedCrate[]>): LockedCrate | undefined {
  const [name = '', version] = need.split(' ');
  const candidates = byName.get(name) ?? [];
  return version === undefined ? candidates[0] : candidates.find((candidate) => candidate.version === version);
}
