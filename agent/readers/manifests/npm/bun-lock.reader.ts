import { listOf, membersOf, parseLargeJson, recordOf, textOf } from '../../documents/json-fast.ts';
import { reading } from '../../documents/reading.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, type Requires } from '../dependency-fact.ts';
import { scopesOf, type ScopedRoot } from '../graph-scope.ts';
import { linePath, objectLines } from '../json-lines.ts';
import { exactVersion, hashesOf, isNpmName } from './npm-names.ts';

const rootTables = [['dependencies', 'runtime'], ['optionalDependencies', 'optional'], ['peerDependencies', 'peer'], ['devDependencies', 'dev']] as const;
const needed = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** An entry of `packages`: `["openai@4.0.0", "", { "dependencies": {…} }, "sha512-…"]`; the address is left out for what no registry has. */
export default defineReader({
  id: 'bun-lock',
  title: 'Exact versions, scopes, hashes and edges of bun.lock',
  version: 1,
  gate: 'always',
  // 32 MiB, as for the other lockfiles of npm packages.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'bun.lock',

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const root = parseLargeJson(text, findings, { trailingCommas: true });
    const lines = objectLines(text);
    const packages = new Map(membersOf(root['packages']).map(([key, entry]) => [key, listOf(entry)] as const));
    const roots = membersOf(root['workspaces']).flatMap(([path, workspace]) => rootsOf(path, recordOf(workspace), packages));
    const edges = new Map([...packages].map(([key, entry]) => [key, edgesOf(key, entry, packages)] as const));
    const scopes = scopesOf(roots, (key) => edges.get(key) ?? []);
    const direct = new Set(roots.map(({ key }) => key));

    for (const [key, entry] of packages) {
      const found = identify(entry);
      if (!found) continue;
      findings.add(
        dependencyFact({
          ecosystem: 'npm',
          ...found,
          scope: scopes.get(key),
          isDirect: direct.has(key),
          origin: 'lockfile',
          requires: (edges.get(key) ?? []).flatMap((end) => requirementOf(packages.get(end.key))),
          hashes: hashesOf(textOf(entry.at(-1)) ?? ''),
          line: lines.get(linePath('packages', key)) ?? 1,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'versions, edges to the nested version, scopes from the workspaces, commas before brackets',
      path: 'bun.lock',
      text: `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "shop",
      "dependencies": { "openai": "^4.0.0", "ai4": "npm:ai@4.3.19", },
      "devDependencies": { "vitest": "5.1.1", },
    },
    "packages/core": { "name": "core", "dependencies": { "node-fetch": "3" } },
  },
  "packages": {
    "ai4": ["ai@4.3.19", "", {}, "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk="],
    "core": ["core@workspace:packages/core"],

    "node-fetch": ["node-fetch@3.3.2", "", {}, "sha512-broken"],

    "openai": ["openai@4.104.0", "", { "dependencies": { "node-fetch": "^2.6.7" }, "bin": { "openai": "bin/cli" } }, "sha512-broken"],

    "vitest": ["vitest@5.1.1", "", {}, "sha512-broken"],

    "openai/node-fetch": ["node-fetch@2.7.0", "", {}, "sha512-broken"],
  }
}
`,
      facts: [
        { type: 'dependency', ecosystem: 'npm', name: 'ai', version: '4.3.19', scope: 'runtime', isDirect: true, origin: 'lockfile', hashes: [{ algorithm: 'sha1', hex: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' }], line: 12 },
        { type: 'dependency', name: 'node-fetch', version: '3.3.2', isDirect: true, line: 15 },
        { type: 'dependency', name: 'openai', version: '4.104.0', isDirect: true, requires: [{ name: 'node-fetch', version: '2.7.0' }], line: 17 },
        { type: 'dependency', name: 'vitest', scope: 'dev', line: 19 },
        { type: 'dependency', name: 'node-fetch', version: '2.7.0', scope: 'runtime', isDirect: false, line: 21 },
      ],
    },
    { why: 'workspaces, links and the tables of the project are no packages', path: 'bun.lock', text: '{"workspaces":{"":{"name":"openai","dependencies":{"core":"workspace:*"}}},"overrides":{"openai":"4.0.0"},"packages":{"core":["core@workspace:core"],"x":["x@link:../x",{}]}}', none: 'all' },
    { why: 'a file that breaks off', path: 'bun.lock', text: '{"packages":{"openai":["openai@4.0.0", ""', facts: [{ type: 'dependency', name: 'openai', version: '4.0.0' }], trouble: 'parse_error' },
  ],
});

type Packages = ReadonlyMap<string, readonly unknown[]>;

function identify(entry: readonly unknown[]): { name: string; version?: string; range?: string } | undefined {
  const id = textOf(entry[0]) ?? '';
  const at = id.indexOf('@', 1);
  const [name, reference] = at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
  if (!isNpmName(name) || /^(?:workspace|link|file|root):/.test(reference)) return undefined;
  const version = exactVersion(reference);
  return version === undefined ? { name, range: cleanUrl(reference).url } : { name, version };
}

function requirementOf(entry: readonly unknown[] | undefined): Requires {
  const found = entry && identify(entry);
  return found ? [edgeTo(found.name, found.version)] : [];
}

/** What a workspace asks for; its own versions stand under its name. */
function rootsOf(path: string, workspace: Readonly<Record<string, unknown>>, packages: Packages): ScopedRoot[] {
  const own = path === '' ? '' : (textOf(workspace['name']) ?? '');
  return rootTables.flatMap(([table, scope]) =>
    membersOf(workspace[table]).flatMap(([name]) => {
      const key = lookup(own, name, packages);
      return key === undefined ? [] : [{ key, scope }];
    }),
  );
}

function edgesOf(key: string, entry: readonly unknown[], packages: Packages): { key: string; isOptional: boolean }[] {
  const info = recordOf(entry.find((item) => typeof item === 'object' && item !== null));
  return needed.flatMap((table) =>
    membersOf(info[table]).flatMap(([name]) => {
      const target = lookup(key, name, packages);
      return target === undefined ? [] : [{ key: target, isOptional: table === 'optionalDependencies' }];
    }),
  );
}

/** Below the package itself, then below each package around it: `a/b/c`, `a/c`, `c`. */
function lookup(from: string, name: string, packages: Packages): string | undefined {
  for (let place = from; place !== ''; place = outer(place)) if (packages.has(`${place}/${name}`)) return `${place}/${name}`;
  return packages.has(name) ? name : undefined;
}

function outer(place: string): string {
  const cut = place.lastIndexOf('/');
  if (cut < 0) return '';
  const before = place.slice(0, cut);
  // The last name may have a scope, which is no package by itself.
  const start = before.lastIndexOf('/') + 1;
  return before[start] === '@' ? before.slice(0, Math.max(0, start - 1)) : before;
}
