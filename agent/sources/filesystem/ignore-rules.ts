/** .gitignore and .waybillignore as Git reads them: each file rules its own folder and what is below. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

export type IgnoreReason = 'ignored_by_gitignore' | 'ignored_by_waybillignore';

/** The rules that hold in one folder. Immutable; `enter` gives those of a folder below. */
export interface IgnoreRules {
  /** `path` is relative to the scan's root, with `/`; a folder is asked without its trailing slash. */
  reasonFor(path: string, isFolder: boolean): IgnoreReason | undefined;
  /** `folder` is absolute, `path` its relative path (empty for the root), `names` what stands in it. */
  enter(folder: string, path: string, names: ReadonlySet<string>): IgnoreRules;
  /** The same for a folder that is not on disk: `text` is what its file of this reason holds. */
  with(path: string, reason: IgnoreReason, text: string): IgnoreRules;
}

const files: readonly { name: string; reason: IgnoreReason }[] = [
  { name: '.gitignore', reason: 'ignored_by_gitignore' },
  { name: '.waybillignore', reason: 'ignored_by_waybillignore' },
];

/** Larger ignore files are not read; bytes. */
export const ignoreFileBytesMax = 1024 * 1024;

interface Layer {
  /** The folder of the file below the scan's root; empty for the root and for folders above it. */
  readonly base: string;
  /** What leads from a folder above the root down to it, with a slash at its end; empty otherwise. */
  readonly above: string;
  readonly reason: IgnoreReason;
  readonly rules: Ignore;
}

/** No rules at all, for deep scans and as a start. */
export const noRules: IgnoreRules = rulesOf([]);

function rulesOf(layers: readonly Layer[]): IgnoreRules {
  return {
    reasonFor: (path, isFolder) => {
      // The nearest file that has an opinion wins, as in Git; the two kinds of file are asked apart.
      for (const { reason } of files) {
        for (let at = layers.length - 1; at >= 0; at -= 1) {
          const layer = layers[at] as Layer;
          if (layer.reason !== reason) continue;
          const inside = layer.base === '' ? layer.above + path : path.slice(layer.base.length + 1);
          const answer = layer.rules.test(isFolder ? `${inside}/` : inside);
          if (answer.ignored) return reason;
          if (answer.unignored) break;
        }
      }
      return undefined;
    },
    enter: (folder, path, names) => {
      const own = layersOf(folder, { base: path, above: '' }, names);
      return own.length === 0 ? rulesOf(layers) : rulesOf([...layers, ...own]);
    },
    with: (path, reason, text) => rulesOf([...layers, { base: path, above: '', reason, rules: ignore({ allowRelativePaths: false }).add(text) }]),
  };
}

/** The rules that a repository's folders above a scanned one set for it; none outside a repository. */
export function rulesAbove(root: string): IgnoreRules {
  const layers: Layer[] = [];
  let above = '';
  for (let folder = root; !existsSync(join(folder, '.git')); ) {
    const parent = dirname(folder);
    if (parent === folder) return noRules;
    above = `${basename(folder)}/${above}`;
    folder = parent;
    layers.unshift(...layersOf(folder, { base: '', above }));
  }
  return rulesOf(layers);
}

function layersOf(folder: string, place: { base: string; above: string }, names?: ReadonlySet<string>): Layer[] {
  return files
    .filter(({ name }) => names?.has(name) ?? true)
    .flatMap(({ name, reason }) => {
      const text = readSmall(join(folder, name));
      return text === undefined ? [] : [{ ...place, reason, rules: ignore({ allowRelativePaths: false }).add(text) }];
    });
}

function readSmall(file: string): string | undefined {
  try {
    if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size > ignoreFileBytesMax) return undefined;
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
