import { reading } from '../../documents/reading.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, type Requires, type Scope } from '../dependency-fact.ts';
import { scopesOf } from '../graph-scope.ts';
import { exactVersion, hashesOf, isNpmName } from './npm-names.ts';
import { pnpmLockExamples } from './pnpm-lock-examples.ts';
import { readPnpmLock, withoutPeers, type PnpmEdge, type PnpmPackage } from './pnpm-packages.ts';

export default defineReader({
  id: 'pnpm-lock',
  title: 'Exact versions, scopes, hashes and edges of pnpm-lock.yaml',
  version: 1,
  gate: 'always',
  // 32 MiB: the lockfiles of the largest public monorepos are about 2 MiB.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'pnpm-lock.yaml',

  read: reading((artifact, findings) => {
    const lock = readPnpmLock(artifact.text());
    if (!lock) {
      findings.note('parse_error', 'No `lockfileVersion:` from line 1 on.');
      return;
    }
    const { packages, edges, roots } = lock;
    const scopes = byPackage(scopesOf(roots, (key) => edges.get(key) ?? []));
    const direct = new Set(roots.map(({ key }) => withoutPeers(key)));
    const ends = mergedEdges(edges);
    const byKey = new Map(packages.map((item) => [withoutPeers(item.key), item] as const));

    for (const item of packages) {
      const found = identify(item);
      if (!found) continue;
      const key = withoutPeers(item.key);
      findings.add(
        dependencyFact({
          ecosystem: 'npm',
          ...found,
          scope: scopes.get(key),
          isDirect: direct.has(key),
          origin: 'lockfile',
          requires: [...(ends.get(key) ?? [])].flatMap((end) => requirementOf(byKey.get(end))),
          hashes: hashesOf(item.integrity),
          line: item.line,
        }),
      );
    }
  }),

  examples: pnpmLockExamples,
});

function identify({ name, reference }: PnpmPackage): { name: string; version?: string; range?: string } | undefined {
  if (!isNpmName(name) || /^(?:file|link|workspace):/.test(reference)) return undefined;
  const version = exactVersion(reference);
  return version === undefined ? { name, range: cleanUrl(reference).url } : { name, version };
}

function requirementOf(item: PnpmPackage | undefined): Requires {
  const found = item && identify(item);
  return found ? [edgeTo(found.name, found.version)] : [];
}

/** The first scope of a package is that of its weightiest use: `scopesOf` gives them in this order. */
function byPackage(scopes: ReadonlyMap<string, Scope>): Map<string, Scope> {
  const merged = new Map<string, Scope>();
  for (const [key, scope] of scopes) if (!merged.has(withoutPeers(key))) merged.set(withoutPeers(key), scope);
  return merged;
}

/** A package that was resolved with several sets of peers is one package with the edges of all. */
function mergedEdges(edges: ReadonlyMap<string, readonly PnpmEdge[]>): Map<string, Set<string>> {
  const merged = new Map<string, Set<string>>();
  for (const [key, ends] of edges) {
    const known = merged.get(withoutPeers(key)) ?? new Set<string>();
    for (const end of ends) known.add(withoutPeers(end.key));
    merged.set(withoutPeers(key), known);
  }
  return merged;
}
