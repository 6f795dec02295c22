/** A tree of many files for the scan's bench: installed packages over and over, and among them source files that use AI. */
import { linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { byCodeUnit } from '#shared/model/order.ts';

/** One file in this many is an example of the catalog, so that 5 % of the tree uses AI. */
const aiEvery = 20;

/**
 * Fills `into` with `files` files: hard links to those below `packages` in a fixed order, again and again, and the catalog's examples in between.
 * The same packages give the same tree; a smaller one is the beginning of a larger one.
 */
export function makeTree({ packages, into, files }: { packages: string; into: string; files: number }): void {
  const installed = filesBelow(packages);
  const examples = loadCatalog().entries.flatMap((entry) => entry.examples);
  const folders = new Set<string>();
  const place = (path: string): string => {
    const file = join(into, path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    return file;
  };
  let linked = 0;
  for (let made = 0; made < files; made += 1) {
    if (made % aiEvery === 0) {
      const number = made / aiEvery;
      const example = examples[number % examples.length] as (typeof examples)[number];
      writeFileSync(place(`apps/${Math.floor(number / 100)}/${number}/${example.path}`), example.text);
    } else {
      const path = installed[linked % installed.length] as string;
      linkSync(join(packages, path), place(`packages/${Math.floor(linked / installed.length)}/${path}`));
      linked += 1;
    }
  }
}

function filesBelow(folder: string, path = ''): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((dirent) => {
      const below = path === '' ? dirent.name : `${path}/${dirent.name}`;
      // What tools keep beside the packages differs from day to day.
      if (dirent.isDirectory()) return dirent.name.startsWith('.') ? [] : filesBelow(folder, below);
      return dirent.isFile() ? [below] : [];
    });
}
