import { reading } from '../../documents/reading.ts';
import { asTable, parseToml, tableAt, valueAt, type TomlPath, type TomlTable, type TomlValue } from '../../documents/toml.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { exactCrateVersion, isCrateName } from './cargo-names.ts';

interface Group {
  readonly table: TomlTable;
  readonly path: TomlPath;
  readonly scope: Scope | undefined;
  readonly isDirect: boolean;
}

const tables = [['dependencies', 'runtime'], ['dev-dependencies', 'dev'], ['dev_dependencies', 'dev'], ['build-dependencies', 'dev'], ['build_dependencies', 'dev']] as const;

export default defineReader({
  id: 'cargo-toml',
  title: 'Dependencies of Cargo.toml: per target, renamed, of the workspace',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'cargo.toml',

  read: reading((artifact, findings) => {
    const { root, lineOf } = parseToml(artifact.text());
    const name = valueAt(root, 'package', 'name');
    if (typeof name === 'string' && isCrateName(name)) findings.add({ type: 'project', ecosystem: 'cargo', name, line: lineOf(['package', 'name']) });

    const found = [...groupsOf(root)].flatMap(({ table, path, scope, isDirect }) =>
      Object.entries(table).flatMap(([key, value]) => {
        const requirement = requirementOf(key, value);
        return requirement ? [{ ...requirement, scope: requirement.isOptional && scope === 'runtime' ? ('optional' as const) : scope, isDirect, line: lineOf([...path, key]) }] : [];
      }),
    );
    for (const { name: crate, range, scope, isDirect, line } of found.toSorted((a, b) => a.line - b.line)) {
      findings.add(dependencyFact({ ecosystem: 'cargo', name: crate, range, version: exactCrateVersion(range ?? ''), scope, isDirect, origin: 'manifest', line }));
    }
  }),

  examples: [
    {
      why: 'every group, targets, renamed and optional packages, versions of the workspace',
      path: 'Cargo.toml',
      text: '[package]\nname = "shop"\n\n[dependencies]\nasync-openai = "0.28"\nllm = { package = "rig-core", version = "=0.5.0", optional = true }\ntokio = { workspace = true }\ncandle-core = { git = "https://user:hunter2secret@git.example.com/candle.git", rev = "0123" }\ncore = { path = "../core" }\n\n[dev-dependencies]\nmockito = "1"\n\n[build-dependencies.cc]\nversion = "1.2"\n\n[target.\'cfg(unix)\'.dependencies]\nnix = "0.29"\n\n[workspace.dependencies]\ntokio = { version = "1.40", features = ["full"] }\n',
      facts: [
        { type: 'project', ecosystem: 'cargo', name: 'shop', line: 2 },
        { type: 'dependency', ecosystem: 'cargo', name: 'async-openai', range: '0.28', scope: 'runtime', isDirect: true, origin: 'manifest', line: 5 },
        { type: 'dependency', name: 'rig-core', range: '=0.5.0', version: '0.5.0', scope: 'optional', line: 6 },
        { type: 'dependency', name: 'tokio', scope: 'runtime', line: 7 },
        { type: 'dependency', name: 'candle-core', range: 'https://git.example.com/candle.git', line: 8 },
        { type: 'dependency', name: 'mockito', scope: 'dev', line: 12 },
        { type: 'dependency', name: 'cc', range: '1.2', scope: 'dev', line: 14 },
        { type: 'dependency', name: 'nix', line: 18 },
        { type: 'dependency', name: 'tokio', range: '1.40', isDirect: false, line: 21 },
      ],
    },
    { why: 'features, folders, comments, patches and the package itself are no dependencies', path: 'Cargo.toml', text: '[package]\nname = "openai"\nkeywords = ["openai"]\n[features]\nopenai = ["dep:openai"]\n[dependencies]\n# async-openai = "0.28"\ncore = { path = "core" }\n[patch.crates-io]\nasync-openai = { path = "x" }\n[[bin]]\nname = "async-openai"\n', none: ['dependency'] },
    { why: 'broken TOML is said with its line', path: 'Cargo.toml', text: '[dependencies]\nasync-openai = \n', none: 'all', trouble: 'parse_error' },
  ],
});

function* groupsOf(root: TomlTable): Generator<Group> {
  for (const [name, scope] of tables) {
    const table = tableAt(root, name);
    if (table) yield { table, path: [name], scope, isDirect: true };
    for (const [target, of] of Object.entries(tableAt(root, 'target') ?? {})) {
      const own = tableAt(asTable(of), name);
      if (own) yield { table: own, path: ['target', target, name], scope, isDirect: true };
    }
  }
  // The workspace states versions; its members say which of them they use, and for what.
  const shared = tableAt(root, 'workspace', 'dependencies');
  if (shared) yield { table: shared, path: ['workspace', 'dependencies'], scope: undefined, isDirect: false };
}

/** Undefined for folders of this project. */
function requirementOf(key: string, value: TomlValue): { name: string; range: string | undefined; isOptional: boolean } | undefined {
  if (typeof value === 'string') return isCrateName(key) ? { name: key, range: value, isOptional: false } : undefined;
  const table = asTable(value);
  if (!table || table['path'] !== undefined) return undefined;
  const renamed = table['package'];
  const name = typeof renamed === 'string' ? renamed : key;
  const { git, version } = table;
  const range = typeof version === 'string' ? version : typeof git === 'string' ? cleanUrl(git).url : undefined;
  return isCrateName(name) ? { name, range, isOptional: table['optional'] === true } : undefined;
}
