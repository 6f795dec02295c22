/** Which packages the manifests of an ecosystem declare, and for which folders. */
import type { InventoryIndex } from '../../model/inventory.ts';
import { perInventory } from './per-inventory.ts';

export interface Declarations {
  /** Folders with a manifest, `''` for the top. */
  readonly manifests: ReadonlySet<string>;
  /** Folders that declare a package, by its normal name. */
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
  /** Packages that are only there because another one needs them. */
  readonly brought: ReadonlySet<string>;
  /** A manifest of this ecosystem was met and not read in full. */
  readonly hasUnread: boolean;
}

/** What the manifests of one ecosystem declare. */
export function declarationsOf(inventory: InventoryIndex, ecosystem: string): Declarations {
  return byEcosystem(inventory)(ecosystem);
}

/** A package name as its ecosystem compares it: PEP 503 for pypi, in any case where the registry does not mind, as written for the others. */
export function normalName(ecosystem: string, name: string): string {
  if (ecosystem === 'pypi') return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
  if (ecosystem === 'nuget' || ecosystem === 'composer' || ecosystem === 'github') return name.toLowerCase();
  return ecosystem === 'cargo' ? name.replaceAll('-', '_') : name;
}

/** The folders at or above a file that have a manifest. */
export function projectOf(path: string, manifests: ReadonlySet<string>): string[] {
  const folders = path.split('/').slice(0, -1);
  const above = Array.from({ length: folders.length + 1 }, (_, depth) => folders.slice(0, depth).join('/'));
  return above.filter((folder) => manifests.has(folder));
}

const byEcosystem = perInventory((inventory) => {
  const known = new Map<string, Declarations>();
  return (ecosystem: string) => {
    const declarations = known.get(ecosystem) ?? collect(inventory, ecosystem);
    known.set(ecosystem, declarations);
    return declarations;
  };
});

function collect(inventory: InventoryIndex, ecosystem: string): Declarations {
  const manifests = new Set<string>();
  const declared = new Map<string, Set<string>>();
  const present = new Set<string>();

  for (const dependency of inventory.ofKind('dependency')) {
    const own = dependency.properties['ecosystem'];
    // conda installs what Python imports, too, mostly under the same name.
    if (own !== ecosystem && !(ecosystem === 'pypi' && own === 'conda')) continue;
    const name = normalName(ecosystem, own === 'conda' ? (condaNames.get(dependency.name) ?? dependency.name) : dependency.name);
    present.add(name);
    const isDirect = dependency.properties['direct'] === 'true';
    for (const { path, method } of dependency.occurrences) {
      // A root dependency of a lockfile is declared, though its manifest may not have been scanned.
      if (method !== 'manifest' && !(method === 'lockfile' && isDirect)) continue;
      const folder = folderOf(path);
      manifests.add(folder);
      const homes = declared.get(name);
      if (homes) homes.add(folder);
      else declared.set(name, new Set([folder]));
    }
  }

  const names = manifestNames.get(ecosystem);
  return {
    manifests,
    declared,
    brought: new Set([...present].filter((name) => !declared.has(name))),
    hasUnread: inventory.coverage.entries.some(({ path, effect }) => effect !== 'ignored' && (names?.test(path) ?? false)),
  };
}

/** Packages that conda and PyPI name differently. */
const condaNames: ReadonlyMap<string, string> = new Map(Object.entries({ pytorch: 'torch', 'pytorch-cpu': 'torch', 'pytorch-gpu': 'torch', 'tensorflow-gpu': 'tensorflow', 'py-xgboost': 'xgboost' }));

const manifestNames: ReadonlyMap<string, RegExp> = new Map([
  ['npm', /(?:^|\/)(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lock)$/],
  ['pypi', /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|[^/]*requirements[^/]*\.(?:txt|in)|requirements\/[^/]+\.(?:txt|in)|(?:poetry|pdm|uv|Pipfile)\.lock|pylock\.toml|(?:environment|conda)[^/]*\.ya?ml)$/],
  ['golang', /(?:^|\/)go\.mod$/],
  ['maven', /(?:^|\/)(?:pom\.xml|[^/]*\.gradle(?:\.kts)?|[^/]*\.versions\.toml)$/],
  ['nuget', /(?:^|\/)(?:[^/]*\.(?:cs|fs|vb)proj|[Dd]irectory\.[^/]*\.(?:props|targets)|packages\.config)$/],
  ['cargo', /(?:^|\/)Cargo\.(?:toml|lock)$/],
  ['gem', /(?:^|\/)(?:Gemfile(?:\.lock)?|gems\.(?:rb|locked)|[^/]*\.gemspec)$/],
  ['composer', /(?:^|\/)composer\.(?:json|lock)$/],
]);

/** The folder that a manifest speaks for: `requirements/prod.txt` speaks for the folder above. */
function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return (folders.at(-1) === 'requirements' ? folders.slice(0, -1) : folders).join('/');
}
