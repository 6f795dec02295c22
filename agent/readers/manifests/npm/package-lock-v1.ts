/** Lockfiles of npm 5 and 6: a tree of `dependencies` instead of a table of places. */
import type { Findings } from '../../documents/reading.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { linePath } from '../json-lines.ts';
import { namesIn, record, text, type LockEntry } from './lock-tree.ts';
import { exactVersion, hashesOf, isNpmName } from './npm-names.ts';

interface Placed {
  readonly key: string;
  readonly entry: LockEntry;
  /** Keys from the root: `dependencies`, name, `dependencies`, name. */
  readonly path: readonly string[];
  /** Tables in which its own requirements are looked up, nearest first. */
  readonly scopes: readonly ReadonlyMap<string, LockEntry>[];
}

/**
 * Adds the packages of a version 1 tree. It does not state which packages the project itself asks for;
 * one at the top that no other requires can only be direct, the others count as brought by another.
 */
export function readLegacyLock(root: LockEntry, lines: ReadonlyMap<string, number>, findings: Findings): void {
  const placed = [...walk(root, ['dependencies'], [])];
  const required = new Set(placed.flatMap((item) => namesIn(item.entry, 'requires').flatMap((name) => resolve(item, name) ?? [])));

  for (const { key, entry, path, scopes } of placed) {
    const stated = text(entry['version']) ?? '';
    const found = identify(key, stated);
    if (!found) continue;
    const requires = namesIn(entry, 'requires').flatMap((name) => {
      const target = resolve({ scopes }, name);
      const to = target && identify(name, text(target['version']) ?? '');
      return to ? [{ name: to.name, ...(to.version !== undefined && { version: to.version }) }] : [];
    });
    const hashes = hashesOf(text(entry['integrity']) ?? '');
    findings.add({
      type: 'dependency',
      ecosystem: 'npm',
      ...found,
      scope: entry['dev'] === true ? 'dev' : entry['optional'] === true ? 'optional' : 'runtime',
      isDirect: path.length === 2 && !required.has(entry),
      origin: 'lockfile',
      ...(requires.length > 0 && { requires }),
      ...(hashes.length > 0 && { hashes }),
      line: lines.get(linePath(...path)) ?? 1,
    });
  }
}

function* walk(table: LockEntry, path: readonly string[], outer: readonly ReadonlyMap<string, LockEntry>[]): Generator<Placed> {
  const here = new Map(Object.entries(table).map(([key, value]) => [key, record(value)] as const));
  for (const [key, entry] of here) {
    const nested = record(entry['dependencies']);
    const inner = new Map(Object.entries(nested).map(([name, value]) => [name, record(value)] as const));
    yield { key, entry, path: [...path, key], scopes: [inner, here, ...outer] };
    yield* walk(nested, [...path, key, 'dependencies'], [here, ...outer]);
  }
}

function resolve({ scopes }: Pick<Placed, 'scopes'>, name: string): LockEntry | undefined {
  for (const scope of scopes) {
    const found = scope.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Aliases and addresses stand where a version should be; a folder is no package. */
function identify(key: string, stated: string): { name: string; version?: string; range?: string } | undefined {
  const alias = /^npm:((?:@[^/@\s]+\/)?[^@\s]+)@(.+)$/.exec(stated);
  const name = alias?.[1] ?? key;
  const version = exactVersion(alias?.[2] ?? stated);
  if (!isNpmName(name) || /^(?:file|link):/.test(stated)) return undefined;
  if (version !== undefined) return { name, version };
  return stated === '' ? { name } : { name, range: cleanUrl(stated).url };
}
