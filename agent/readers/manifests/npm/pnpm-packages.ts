/** The packages, edges and roots of a `pnpm-lock.yaml`, whose layout changed with its versions 5, 6 and 9. */
import { blocksOf, pairOf, pairsIn, type Block } from '../../documents/blocks.ts';
import type { ScopedRoot } from '../graph-scope.ts';

export interface PnpmPackage {
  /** As the file names it: `/openai/4.0.0_abc`, `/openai@4.0.0(zod@3.0.0)`, `openai@4.0.0`. */
  readonly key: string;
  readonly name: string;
  /** Behind the name: a version, or an address of a package that no registry has. */
  readonly reference: string;
  readonly integrity: string;
  readonly line: number;
}

export interface PnpmEdge {
  readonly key: string;
  readonly isOptional: boolean;
}

export interface PnpmLock {
  readonly packages: readonly PnpmPackage[];
  readonly edges: ReadonlyMap<string, readonly PnpmEdge[]>;
  /** What the project and its workspaces ask for. */
  readonly roots: readonly ScopedRoot[];
}

const rootTables = [['dependencies', 'runtime'], ['optionalDependencies', 'optional'], ['devDependencies', 'dev']] as const;

/** Everything the file says; undefined when it is no such file. */
export function readPnpmLock(text: string): PnpmLock | undefined {
  const top = blocksOf(text).flatMap((block) => {
    const pair = pairOf(block.text);
    return pair ? [{ ...pair, block }] : [];
  });
  const major = Number.parseInt(top.find(({ key }) => key === 'lockfileVersion')?.value ?? '', 10);
  if (Number.isNaN(major)) return undefined;
  // Version 11 of the program puts two documents into one file.
  const under = (name: string): Block[] => top.filter(({ key }) => key === name).flatMap(({ block }) => block.blocks);

  const packages = under('packages').flatMap((block) => packageOf(block, major) ?? []);
  // From version 9 on a package stands once in `packages`, and in `snapshots` once for each set of its peers.
  const snapshots = major >= 9 ? under('snapshots') : under('packages');
  const named = snapshots.flatMap((block) => (pairOf(block.text) ? [{ key: (pairOf(block.text) as { key: string }).key, block }] : []));
  const known = new Set(named.map(({ key }) => key));
  const edges = new Map(named.map(({ key, block }) => [key, edgesOf(block, known)] as const));
  const importers = [...under('importers'), { text: '.:', line: 1, blocks: top.map(({ block }) => block) }];
  return { packages, edges, roots: importers.flatMap((importer) => rootsOf(importer, known)) };
}

/** The key without the peers it was resolved with. */
export function withoutPeers(key: string): string {
  const at = key.indexOf('(');
  return at < 0 ? key : key.slice(0, at);
}

function packageOf(block: Block, major: number): PnpmPackage | undefined {
  const key = pairOf(block.text)?.key;
  if (key === undefined) return undefined;
  const fields = new Map(block.blocks.flatMap((below) => {
    const pair = pairOf(below.text);
    return pair ? [[pair.key, { value: pair.value, block: below }] as const] : [];
  }));
  const split = splitKey(key, major);
  // Packages of no registry say their name and version beside their address.
  const name = fields.get('name')?.value ?? split?.name;
  if (name === undefined) return undefined;
  const integrity = pairsIn(fields.get('resolution')?.block).find((pair) => pair.key === 'integrity')?.value ?? '';
  return { key, name, reference: fields.get('version')?.value ?? split?.reference ?? '', integrity, line: block.line };
}

/** Longer keys are none; addresses with a commit have about 100 characters. */
const keyCharsMax = 500;

function splitKey(key: string, major: number): { name: string; reference: string } | undefined {
  const path = withoutPeers(key).replace(/^\//, '');
  if (path.length > keyCharsMax) return undefined;
  if (major < 6) {
    const match = /^(?:[\w.-]+\.[a-z]+(?::\d+)?\/)?((?:@[^/]+\/)?[^/]+)\/([^/_]+)(?:_.*)?$/.exec(path);
    return match ? { name: match[1] as string, reference: match[2] as string } : undefined;
  }
  const at = path.indexOf('@', 1);
  return at < 0 ? undefined : { name: path.slice(0, at), reference: path.slice(at + 1) };
}

function edgesOf(block: Block, known: ReadonlySet<string>): PnpmEdge[] {
  return block.blocks.flatMap((table) => {
    const name = pairOf(table.text)?.key;
    if (name !== 'dependencies' && name !== 'optionalDependencies') return [];
    return pairsIn(table).flatMap(({ key, value }) => {
      const target = targetOf(key, value, known);
      return target === undefined ? [] : [{ key: target, isOptional: name === 'optionalDependencies' }];
    });
  });
}

function rootsOf(importer: Block, known: ReadonlySet<string>): ScopedRoot[] {
  return rootTables.flatMap(([name, scope]) =>
    pairsIn(importer.blocks.find(({ text }) => pairOf(text)?.key === name)).flatMap(({ key, value, block }) => {
      // Version 6 and later write `specifier` and `version` below the name.
      const version = value === '' || value.startsWith('{') ? (pairsIn(block).find((pair) => pair.key === 'version')?.value ?? '') : value;
      const target = targetOf(key, version, known);
      return target === undefined ? [] : [{ key: target, scope }];
    }),
  );
}

/** The entry that a name and a version stand for; an alias has the key of the package behind it as its version. */
function targetOf(name: string, version: string, known: ReadonlySet<string>): string | undefined {
  return [`${name}@${version}`, `/${name}@${version}`, `/${name}/${version}`, version, `/${version}`].find((key) => known.has(key));
}
