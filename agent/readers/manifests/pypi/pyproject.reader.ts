import { reading } from '../../documents/reading.ts';
import { asList, asTable, parseToml, tableAt, valueAt, type TomlPath, type TomlTable, type TomlValue } from '../../documents/toml.ts';
import { defineReader } from '../../reader.ts';
import type { Scope } from '../dependency-fact.ts';
import { poetryRequirement } from './poetry.ts';
import { normalizePypiName, parseRequirement, requirementOfUrl, type PypiRequirement } from './pypi-names.ts';

interface Found {
  readonly requirement: PypiRequirement;
  readonly scope: Scope;
  readonly path: TomlPath;
}

export default defineReader({
  id: 'pyproject',
  title: 'Dependencies of pyproject.toml: PEP 621, PEP 735, Poetry, PDM, Hatch and uv',
  version: 2,
  gate: 'always',
  // 1 MiB: hand-written files of a few KiB.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'pyproject.toml',

  read: reading((artifact, findings) => {
    const { root, lineOf } = parseToml(artifact.text());
    const local = localNames(root);
    for (const path of [['project', 'name'], ['tool', 'poetry', 'name']]) {
      const name = valueAt(root, ...path);
      if (typeof name === 'string' && name !== '') findings.add({ type: 'project', ecosystem: 'pypi', name: normalizePypiName(name), line: lineOf(path) });
    }
    const found = [...standard(root), ...poetry(root), ...tools(root)]
      .filter(({ requirement }) => !local.has(requirement.name))
      .map(({ requirement, scope, path }) => ({ requirement, scope, line: lineOf(path) }));

    // `build-system.requires` is left out: it builds the package and is no part of it.
    for (const { requirement, scope, line } of found.sort((a, b) => a.line - b.line)) {
      const { name, range, version, isOptional } = requirement;
      findings.add({
        type: 'dependency',
        ecosystem: 'pypi',
        name,
        ...(version !== undefined && { version }),
        ...(range !== undefined && { range }),
        scope: isOptional && scope === 'runtime' ? 'optional' : scope,
        isDirect: true,
        origin: 'manifest',
        line,
      });
    }
  }),

  examples: [
    {
      why: 'PEP 621 and PEP 735, each at its own line',
      path: 'pyproject.toml',
      text: '[project]\nname = "shop"\ndependencies = [\n  "openai>=1.0",\n  # "anthropic",\n  "LangChain.Core==0.3.1; python_version > \'3.9\'",\n]\n\n[project.optional-dependencies]\nrag = ["chromadb"]\n\n[dependency-groups]\ntest = ["pytest", { include-group = "lint" }]\n',
      facts: [
        { type: 'dependency', ecosystem: 'pypi', name: 'openai', range: '>=1.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 4 },
        { type: 'dependency', name: 'langchain-core', version: '0.3.1', line: 6 },
        { type: 'dependency', name: 'chromadb', scope: 'optional', line: 10 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 13 },
      ],
    },
    {
      why: 'Poetry: carets, exact versions, tables and groups',
      path: 'pyproject.toml',
      text: '[tool.poetry.dependencies]\npython = "^3.11"\nopenai = "^1.2"\nllama_index = { version = "0.10.1", optional = true }\nlocal = { path = "../local" }\n\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n\n[tool.poetry.group.docs.dependencies.mkdocs]\nversion = "1.6.0"\n',
      facts: [
        { type: 'dependency', name: 'openai', range: '^1.2', scope: 'runtime', line: 3 },
        { type: 'dependency', name: 'llama-index', version: '0.10.1', scope: 'optional', line: 4 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 8 },
        { type: 'dependency', name: 'mkdocs', version: '1.6.0', scope: 'dev', line: 10 },
      ],
    },
    {
      why: 'PDM, Hatch and uv keep development dependencies of their own',
      path: 'pyproject.toml',
      text: '[tool.uv]\ndev-dependencies = ["ruff"]\n[tool.pdm.dev-dependencies]\ntest = ["pytest"]\n[tool.hatch.envs.default]\ndependencies = ["mypy==1.0"]\n',
      facts: [
        { type: 'dependency', name: 'ruff', scope: 'dev', line: 2 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 4 },
        { type: 'dependency', name: 'mypy', scope: 'dev', version: '1.0', line: 6 },
      ],
    },
    {
      why: 'the interpreter, build tools, workspace members and names in other tables are no dependencies',
      path: 'pyproject.toml',
      text: '[build-system]\nrequires = ["hatchling"]\n[project]\nname = "openai"\nkeywords = ["openai"]\ndependencies = ["core"]\n[tool.uv.sources]\ncore = { workspace = true }\n',
      facts: [{ type: 'project', ecosystem: 'pypi', name: 'openai', line: 4 }],
      none: ['dependency'],
    },
    { why: 'broken TOML is said with its line', path: 'pyproject.toml', text: '[project]\ndependencies = ["openai"\nname = "x"\n', none: 'all', trouble: 'parse_error' },
  ],
});

function* standard(root: TomlTable): Generator<Found> {
  yield* listed(valueAt(root, 'project', 'dependencies'), 'runtime', ['project', 'dependencies']);
  yield* groups(tableAt(root, 'project', 'optional-dependencies'), 'optional', ['project', 'optional-dependencies']);
  yield* groups(tableAt(root, 'dependency-groups'), 'dev', ['dependency-groups']);
}

function* tools(root: TomlTable): Generator<Found> {
  yield* listed(valueAt(root, 'tool', 'uv', 'dev-dependencies'), 'dev', ['tool', 'uv', 'dev-dependencies']);
  yield* groups(tableAt(root, 'tool', 'pdm', 'dev-dependencies'), 'dev', ['tool', 'pdm', 'dev-dependencies']);
  for (const [name, environment] of Object.entries(tableAt(root, 'tool', 'hatch', 'envs') ?? {})) {
    for (const key of ['dependencies', 'extra-dependencies']) {
      yield* listed(valueAt(asTable(environment), key), 'dev', ['tool', 'hatch', 'envs', name, key]);
    }
  }
}

function* poetry(root: TomlTable): Generator<Found> {
  const tables: { table: TomlTable | undefined; scope: Scope; path: string[] }[] = [
    { table: tableAt(root, 'tool', 'poetry', 'dependencies'), scope: 'runtime', path: ['tool', 'poetry', 'dependencies'] },
    { table: tableAt(root, 'tool', 'poetry', 'dev-dependencies'), scope: 'dev', path: ['tool', 'poetry', 'dev-dependencies'] },
    ...Object.keys(tableAt(root, 'tool', 'poetry', 'group') ?? {}).map((group) => {
      const path = ['tool', 'poetry', 'group', group, 'dependencies'];
      return { table: tableAt(root, ...path), scope: group === 'main' ? ('runtime' as const) : ('dev' as const), path };
    }),
  ];
  for (const { table, scope, path } of tables) {
    for (const [key, value] of Object.entries(table ?? {})) {
      const requirement = poetryRequirement(key, value);
      if (requirement) yield { requirement, scope, path: [...path, key] };
    }
  }
}

function* groups(table: TomlTable | undefined, scope: Scope, path: TomlPath): Generator<Found> {
  for (const [name, list] of Object.entries(table ?? {})) yield* listed(list, scope, [...path, name]);
}

/** Requirements of a list; included groups and editable folders are no strings that parse, and fall out. */
function* listed(list: TomlValue | undefined, scope: Scope, path: TomlPath): Generator<Found> {
  for (const [index, item] of asList(list).entries()) {
    if (typeof item !== 'string') continue;
    const editable = /^-e\s+(.+)$/.exec(item)?.[1];
    const requirement = editable === undefined ? parseRequirement(item) : requirementOfUrl(editable);
    if (requirement) yield { requirement, scope, path: [...path, index] };
  }
}

/** Names that uv takes from a folder of this project. */
function localNames(root: TomlTable): Set<string> {
  const names = new Set<string>();
  for (const [name, source] of Object.entries(tableAt(root, 'tool', 'uv', 'sources') ?? {})) {
    const table = asTable(source) ?? asTable(asList(source)[0]);
    if (table && (table['workspace'] === true || table['path'] !== undefined)) names.add(normalizePypiName(name));
  }
  return names;
}
