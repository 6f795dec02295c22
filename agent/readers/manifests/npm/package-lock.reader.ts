import { parseLargeJson } from '../../documents/json-fast.ts';
import { reading, type Findings } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import type { Scope } from '../dependency-fact.ts';
import { linePath, objectLines } from '../json-lines.ts';
import { createLookup, nameAt, namesIn, record, text, type LockEntry } from './lock-tree.ts';
import { readLegacyLock } from './package-lock-v1.ts';
import { exactVersion, hashesOf, isNpmName } from './npm-names.ts';

/** Tables of an entry whose packages it needs at run time. Development tables count only at the root and in workspaces. */
const needed = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

export default defineReader({
  id: 'package-lock',
  title: 'Exact versions, hashes and edges of package-lock.json and npm-shrinkwrap.json',
  version: 1,
  gate: 'always',
  // 32 MiB: the lockfiles of the largest monorepos are about 5 MiB, which take 0.2 s.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'package-lock.json' || lowerName === 'npm-shrinkwrap.json',

  read: reading((artifact, findings) => {
    const source = artifact.text();
    const root: LockEntry = parseLargeJson(source, findings);
    const lines = objectLines(source);
    if (root['packages'] !== undefined) readPackages(record(root['packages']), lines, findings);
    else readLegacyLock(record(root['dependencies']), lines, findings);
  }),

  examples: [
    {
      why: 'version 3: exact versions, hashes, licences, direct and not, and edges to the nested version',
      path: 'package-lock.json',
      text: `{
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "shop", "dependencies": { "openai": "^4.0.0" }, "devDependencies": { "vitest": "*" } },
    "node_modules/openai": {
      "version": "4.104.0",
      "resolved": "https://npm.example.com/openai/-/openai-4.104.0.tgz",
      "integrity": "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
      "license": "Apache-2.0",
      "dependencies": { "node-fetch": "^2.6.7" }
    },
    "node_modules/node-fetch": { "version": "3.3.2" },
    "node_modules/openai/node_modules/node-fetch": { "version": "2.7.0" },
    "node_modules/vitest": { "version": "5.1.1", "dev": true }
  }
}
`,
      facts: [
        {
          type: 'dependency',
          ecosystem: 'npm',
          name: 'openai',
          version: '4.104.0',
          scope: 'runtime',
          isDirect: true,
          origin: 'lockfile',
          licence: 'Apache-2.0',
          requires: [{ name: 'node-fetch', version: '2.7.0' }],
          hashes: [{ algorithm: 'sha1', hex: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' }],
          line: 5,
        },
        { type: 'dependency', name: 'node-fetch', version: '3.3.2', isDirect: false, line: 12 },
        { type: 'dependency', name: 'node-fetch', version: '2.7.0', isDirect: false, line: 13 },
        { type: 'dependency', name: 'vitest', scope: 'dev', isDirect: true, line: 14 },
      ],
    },
    {
      why: 'version 1: nested dependencies; what nobody requires must be direct',
      path: 'package-lock.json',
      text: `{
  "lockfileVersion": 1,
  "dependencies": {
    "openai": {
      "version": "3.0.0",
      "requires": { "axios": "^0.26.0" },
      "dependencies": {
        "axios": { "version": "0.26.1" }
      }
    },
    "axios": { "version": "1.7.0", "dev": true }
  }
}
`,
      facts: [
        { type: 'dependency', name: 'openai', version: '3.0.0', isDirect: true, requires: [{ name: 'axios', version: '0.26.1' }], line: 4 },
        { type: 'dependency', name: 'axios', version: '0.26.1', isDirect: false, line: 8 },
        { type: 'dependency', name: 'axios', version: '1.7.0', scope: 'dev', isDirect: true, line: 11 },
      ],
    },
    {
      why: 'an alias is the package behind it; a workspace is no package, but what it asks for is direct',
      path: 'npm-shrinkwrap.json',
      text: '{"packages":{"":{"workspaces":["a"]},"a":{"version":"1.0.0","dependencies":{"ai4":"npm:ai@4.0.0"}},"node_modules/a":{"resolved":"a","link":true},"node_modules/ai4":{"name":"ai","version":"4.0.0"}}}',
      facts: [{ type: 'dependency', name: 'ai', version: '4.0.0', isDirect: true, line: 1 }],
    },
    { why: 'links and folders only', path: 'package-lock.json', text: '{"packages":{"":{},"packages/a":{"version":"1.0.0"},"node_modules/a":{"resolved":"packages/a","link":true}}}', none: 'all' },
    { why: 'a list is no lockfile', path: 'package-lock.json', text: '["packages"]', none: 'all', trouble: 'parse_error' },
    {
      why: 'a file that breaks off keeps what came before',
      path: 'package-lock.json',
      text: '{"packages":{"node_modules/openai":{"version":"4.0.0"},\n"node_modules/ai":{"ver',
      facts: [{ type: 'dependency', name: 'openai', version: '4.0.0' }],
      trouble: 'parse_error',
    },
  ],
});

function readPackages(table: LockEntry, lines: ReadonlyMap<string, number>, findings: Findings): void {
  const packages = new Map(Object.entries(table).map(([key, value]) => [key, record(value)] as const));
  const lookup = createLookup(packages);
  /** Entries that the root or a workspace asks for. */
  const direct = new Set<string>();
  for (const [key, entry] of packages) {
    if (isInstalled(key)) continue;
    for (const group of [...needed, 'devDependencies']) {
      for (const name of namesIn(entry, group)) {
        const found = lookup(key, name);
        if (found) direct.add(found.key);
      }
    }
  }

  for (const [key, entry] of packages) {
    const name = nameAt(key, entry);
    if (!isInstalled(key) || entry['link'] === true || !isNpmName(name)) continue;
    const version = exactVersion(text(entry['version']) ?? '');
    const licence = text(entry['license']);
    const hashes = hashesOf(text(entry['integrity']) ?? '');
    const requires = edges(key, entry, lookup);
    findings.add({
      type: 'dependency',
      ecosystem: 'npm',
      name,
      ...(version !== undefined && { version }),
      scope: scopeOf(entry),
      isDirect: direct.has(key),
      origin: 'lockfile',
      ...(requires.length > 0 && { requires }),
      ...(hashes.length > 0 && { hashes }),
      ...(licence !== undefined && { licence }),
      line: lines.get(linePath('packages', key)) ?? 1,
    });
  }
}

/** Workspaces and folders stand in the table under their own path; only installed packages have `node_modules` in it. */
function isInstalled(key: string): boolean {
  return key.startsWith('node_modules/') || key.includes('/node_modules/');
}

function scopeOf(entry: LockEntry): Scope {
  if (entry['dev'] === true) return 'dev';
  // `devOptional`: a development dependency and an optional one at once; a production install may bring it.
  if (entry['optional'] === true || entry['devOptional'] === true) return 'optional';
  return entry['peer'] === true ? 'peer' : 'runtime';
}

function edges(key: string, entry: LockEntry, lookup: ReturnType<typeof createLookup>): { name: string; version?: string }[] {
  const found = new Map<string, { name: string; version?: string }>();
  for (const group of needed) {
    for (const name of namesIn(entry, group)) {
      const target = lookup(key, name);
      // An optional or peer package that is not installed is no edge; a missing normal one is an edge without a version.
      if (!target && group === 'dependencies' && isNpmName(name)) found.set(name, { name });
      if (!target || target.entry['link'] === true) continue;
      const version = exactVersion(text(target.entry['version']) ?? '');
      found.set(target.key, { name: nameAt(target.key, target.entry), ...(version !== undefined && { version }) });
    }
  }
  return [...found.values()];
}
