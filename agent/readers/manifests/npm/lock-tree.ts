/** The packages of an npm lockfile with the `packages` table (versions 2 and 3), found as Node finds modules. */

export interface LockEntry {
  readonly [key: string]: unknown;
}

/** Looks a dependency up from a place in the tree: `node_modules` of the place itself, then of each folder above it. */
export function createLookup(packages: ReadonlyMap<string, LockEntry>): (place: string, name: string) => { key: string; entry: LockEntry } | undefined {
  return (place, name) => {
    for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
      if (!folder.endsWith('node_modules')) {
        const key = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
        const entry = packages.get(key);
        if (entry) return { key, entry };
      }
      if (folder === '') return undefined;
    }
  };
}

/** The name of the package at a place: stated for aliases, else the last part of the path. */
export function nameAt(key: string, entry: LockEntry): string {
  const stated = entry['name'];
  return typeof stated === 'string' && stated !== '' ? stated : key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The names in a dependency table of an entry. */
export function namesIn(entry: LockEntry | undefined, table: string): readonly string[] {
  return Object.keys(record(entry?.[table]));
}

/** A value as an object with own keys; empty for anything else. */
export function record(value: unknown): LockEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LockEntry) : {};
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
