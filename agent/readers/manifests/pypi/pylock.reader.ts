import { reading } from '../../documents/reading.ts';
import { asList, asTable, tableAt, type TomlTable } from '../../documents/toml.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, hexHash, type Hashes } from '../dependency-fact.ts';
import { parseTomlLock } from '../toml-packages.ts';
import { isPypiName, normalizePypiName, pypiVersion } from './pypi-names.ts';

/** @see https://packaging.python.org/en/latest/specifications/pylock-toml/ (PEP 751) */
export default defineReader({
  id: 'pylock',
  title: 'Exact versions, hashes and edges of pylock.toml (PEP 751)',
  version: 1,
  gate: 'always',
  // 32 MiB, as for the other lockfiles of Python.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName, extension }) => extension === '.toml' && (lowerName === 'pylock.toml' || lowerName.startsWith('pylock.')),

  read: reading((artifact, findings) => {
    const { packages } = parseTomlLock(artifact.text(), 'packages', findings);
    const found = packages.flatMap(({ table, line }) => {
      const name = normalizePypiName(String(table['name'] ?? ''));
      return isPypiName(name) && tableAt(table, 'directory') === undefined ? [{ table, line, name, version: pypiVersion(table['version']) }] : [];
    });
    const byName = Map.groupBy(found, ({ name }) => name);
    const brought = new Set(found.flatMap(({ table }) => needsOf(table).map((need) => need.name)));
    for (const { table, line, name, version } of found) {
      findings.add(
        dependencyFact({
          ecosystem: 'pypi',
          name,
          version,
          range: addressOf(table),
          isDirect: !brought.has(name),
          origin: 'lockfile',
          requires: needsOf(table).map((need) => {
            const candidates = byName.get(need.name) ?? [];
            return edgeTo(need.name, need.version ?? (candidates.length === 1 ? candidates[0]?.version : undefined));
          }),
          hashes: hashesOf(table),
          line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'versions, hashes of wheels and archives, edges by name',
      path: 'pylock.toml',
      text: `lock-version = "1.0"\ncreated-by = "pip"\n\n[[packages]]\nname = "openai"\nversion = "1.60.0"\ndependencies = [{ name = "httpx" }]\nsdist = { name = "openai.tar.gz", url = "https://files.example.com/o.tar.gz", hashes = { sha256 = "${'ab'.repeat(32)}" } }\n\n[[packages.wheels]]\nname = "openai.whl"\nhashes = { sha256 = "${'cd'.repeat(32)}" }\n\n[[packages]]\nname = "httpx"\nversion = "0.27.0"\n`,
      facts: [
        {
          type: 'dependency',
          ecosystem: 'pypi',
          name: 'openai',
          version: '1.60.0',
          isDirect: true,
          origin: 'lockfile',
          requires: [{ name: 'httpx', version: '0.27.0' }],
          hashes: [
            { algorithm: 'sha256', hex: 'ab'.repeat(32) },
            { algorithm: 'sha256', hex: 'cd'.repeat(32) },
          ],
          line: 5,
        },
        { type: 'dependency', name: 'httpx', isDirect: false, line: 15 },
      ],
    },
    { why: 'one of several in a project', path: 'pylock.dev.toml', text: '[[packages]]\nname = "x"\nvcs = { type = "git", url = "https://git.example.com/x", commit-id = "0123" }\n', facts: [{ type: 'dependency', name: 'x', range: '@ https://git.example.com/x' }] },
    { why: 'folders of the project are no packages', path: 'pylock.toml', text: '[[packages]]\nname = "openai"\ndirectory = { path = "." }\n[tool.x]\nopenai = "1"\n', none: 'all' },
  ],
});

function needsOf(table: TomlTable): { name: string; version: string | undefined }[] {
  return asList(table['dependencies']).flatMap((item) => {
    const name = normalizePypiName(String(asTable(item)?.['name'] ?? ''));
    const version = asTable(item)?.['version'];
    return isPypiName(name) ? [{ name, version: pypiVersion(version) }] : [];
  });
}

function addressOf(table: TomlTable): string | undefined {
  const address = tableAt(table, 'vcs')?.['url'] ?? tableAt(table, 'archive')?.['url'];
  return typeof address === 'string' ? `@ ${cleanUrl(address).url}` : undefined;
}

function hashesOf(table: TomlTable): Hashes {
  const files = [asTable(table['archive']), asTable(table['sdist']), ...asList(table['wheels']).map(asTable)];
  return files.flatMap((file) => Object.entries(tableAt(file, 'hashes') ?? {}).flatMap(([algorithm, hex]) => hexHash(algorithm, hex)));
}
