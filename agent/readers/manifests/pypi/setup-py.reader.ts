import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { normalizePypiName, parseRequirement } from './pypi-names.ts';
import { setupRequirements, type WrittenRequirement } from './setup-py.ts';

export default defineReader({
  id: 'setup-py',
  title: 'Requirements written out in setup.py',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ name }) => name === 'setup.py',

  read: reading((artifact, findings) => {
    const { requirements, name } = setupRequirements(artifact.text());
    if (name) findings.add({ type: 'project', ecosystem: 'pypi', name: normalizePypiName(name.text), line: name.line });
    // One list may stand for several extras.
    const seen = new Set<string>();
    for (const written of requirements.toSorted((a, b) => a.line - b.line)) {
      const requirement = parseRequirement(written.text);
      const scope = scopeOf(written);
      const key = `${written.line} ${written.text} ${scope}`;
      if (!requirement || seen.has(key)) continue;
      seen.add(key);
      findings.add(
        dependencyFact({ ecosystem: 'pypi', name: requirement.name, range: requirement.range, version: requirement.version, scope: scope === 'runtime' && requirement.isOptional ? 'optional' : scope, isDirect: true, origin: 'manifest', line: written.line }),
      );
    }
  }),

  examples: [
    {
      why: 'lists, names of lists, sums, extras, texts over lines',
      path: 'setup.py',
      text: `"""Install openai first: install_requires=["prose"]"""
from setuptools import setup, find_packages

RAG = [
    "chromadb>=0.5",  # the store
    # "weaviate-client",
]
with open("requirements.txt") as f:
    extra = f.read().splitlines()

extras = {"rag": RAG, "dev": ["pytest", "mypy"]}
extras["all"] = RAG

setup(
    name="Shop_AI",
    packages=find_packages(),
    install_requires=["openai==1.60.0", 'LangChain_Core>=0.3; python_version > "3.9"', f"{name}==1"] + RAG,
    extras_require=extras,
    tests_require="""
        hypothesis
    """,
    entry_points={"console_scripts": ["anthropic=shop:main"]},
)
`,
      facts: [
        { type: 'project', ecosystem: 'pypi', name: 'shop-ai', line: 15 },
        { type: 'dependency', ecosystem: 'pypi', name: 'chromadb', range: '>=0.5', scope: 'runtime', line: 5 },
        { type: 'dependency', name: 'chromadb', scope: 'optional', line: 5 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 11 },
        { type: 'dependency', name: 'mypy', scope: 'dev', line: 11 },
        { type: 'dependency', name: 'openai', version: '1.60.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 17 },
        { type: 'dependency', name: 'langchain-core', range: '>=0.3', line: 17 },
        { type: 'dependency', name: 'hypothesis', scope: 'dev', line: 20 },
      ],
    },
    { why: 'keywords, other lists, comments and calls elsewhere', path: 'setup.py', text: 'from setuptools import setup\n# install_requires=["openai"]\ninstall = ["openai"]\nsetup(keywords=["openai"], description="openai", classifiers=["openai"], install_requires=read("openai.txt"))\n', none: ['dependency'] },
  ],
});

function scopeOf({ argument, extra }: WrittenRequirement): Scope {
  if (argument === 'tests_require' || argument === 'setup_requires') return 'dev';
  if (argument !== 'extras_require') return 'runtime';
  return /^(?:dev|develop|development|tests?|testing|lint|docs?|ci|typing|quality|style)$/i.test(extra.split(':')[0] ?? '') ? 'dev' : 'optional';
}
