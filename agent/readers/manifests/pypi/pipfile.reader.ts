import { reading } from '../../documents/reading.ts';
import { asTable, parseToml } from '../../documents/toml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { poetryRequirement } from './poetry.ts';

/** Tables of a Pipfile that hold no packages. Every other one is a category of the project. */
const settings: ReadonlySet<string> = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

export default defineReader({
  id: 'pipfile',
  title: 'Dependencies of Pipfile, with its categories',
  version: 1,
  gate: 'always',
  // 1 MiB: hand-written files of a few KiB.
  bytesMax: 1024 * 1024,
  accepts: ({ name }) => name === 'Pipfile',

  read: reading((artifact, findings) => {
    const { root, lineOf } = parseToml(artifact.text());
    const found = Object.entries(root).flatMap(([category, table]) =>
      settings.has(category) ? [] : Object.entries(asTable(table) ?? {}).map(([key, value]) => ({ category, requirement: isFolder(value) ? undefined : poetryRequirement(key, value), line: lineOf([category, key]) })),
    );
    for (const { category, requirement, line } of found.toSorted((a, b) => a.line - b.line)) {
      if (!requirement) continue;
      const { name, range, version } = requirement;
      // A bare version is no requirement here: Pipenv wants an operator.
      const fixed = range !== undefined && /^={2,3}/.test(range) ? version : undefined;
      findings.add(dependencyFact({ ecosystem: 'pypi', name, range: range === '*' ? undefined : range, version: fixed, scope: category === 'packages' ? 'runtime' : category === 'dev-packages' ? 'dev' : 'optional', isDirect: true, origin: 'manifest', line }));
    }
  }),

  examples: [
    {
      why: 'both usual tables and a category, exact versions, addresses without credentials',
      path: 'Pipfile',
      text: '[[source]]\nurl = "https://pypi.example.com/simple"\nname = "pypi"\n\n[packages]\nopenai = "==1.60.0"\nLangChain_Core = "*"\nfork = {git = "https://user:hunter2secret@git.example.com/fork.git", ref = "main"}\ntiktoken = {version = ">=0.7", extras = ["blob"]}\n\n[dev-packages]\npytest = "~=8.0"\n\n[rag]\nchromadb = "*"\n\n[requires]\npython_version = "3.11"\n',
      facts: [
        { type: 'dependency', ecosystem: 'pypi', name: 'openai', range: '==1.60.0', version: '1.60.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 6 },
        { type: 'dependency', name: 'langchain-core', line: 7 },
        { type: 'dependency', name: 'fork', range: '@ https://git.example.com/fork.git', line: 8 },
        { type: 'dependency', name: 'tiktoken', range: '>=0.7', line: 9 },
        { type: 'dependency', name: 'pytest', range: '~=8.0', scope: 'dev', line: 12 },
        { type: 'dependency', name: 'chromadb', scope: 'optional', line: 15 },
      ],
    },
    { why: 'scripts, comments and folders are no packages', path: 'Pipfile', text: '[packages]\n# openai = "*"\ncore = {path = ".", editable = true}\n[scripts]\nopenai = "python -m app"\n[requires]\nopenai = "3"\n', none: 'all' },
  ],
});

function isFolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('path' in value || ('file' in value && !('git' in value)));
}
