import { reading, type Findings } from '../../documents/reading.ts';
import { loadYaml, parseYaml } from '../../documents/yaml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { parseRequirement } from '../pypi/pypi-names.ts';
import { condaRequirement } from './conda-names.ts';

export default defineReader({
  id: 'conda-environment',
  title: 'Packages of conda environments (environment.yml), with their pip part',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: an exported environment has some hundred lines.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName, extension }) => (extension === '.yml' || extension === '.yaml') && /^(?:conda|environment|env)(?:[._-][a-z0-9._-]{0,60})?\.ya?ml$/.test(lowerName) && !lowerName.startsWith('conda-lock.'),

  read: reading((artifact, findings) => {
    const document = parseYaml(artifact.text(), findings);
    for (const item of document.items(document.get(document.root, 'dependencies'))) {
      const text = document.text(item);
      if (text !== undefined) addConda(text, document.lineOf(item), findings);
      for (const { key, value } of document.members(item)) {
        if (key === 'pip') for (const pip of document.items(value)) addPip(document.text(pip) ?? '', document.lineOf(pip), findings);
      }
    }
  }),

  examples: [
    {
      why: 'channels, builds, ranges, and the part of pip',
      path: 'environment.yml',
      text: 'name: shop\nchannels:\n  - conda-forge\n  - openai\ndependencies:\n  - python=3.11\n  - conda-forge::openai=1.60.0=pyhd8ed1ab_0\n  - PyTorch>=2.1 # gpu\n  - transformers==4.45.0\n  - "numpy 1.26.*"\n  # - anthropic\n  - pip:\n      - LangChain_OpenAI==0.3.1\n      - -r requirements.txt\n',
      facts: [
        { type: 'dependency', ecosystem: 'conda', name: 'python', range: '=3.11', scope: 'runtime', isDirect: true, origin: 'manifest', line: 6 },
        { type: 'dependency', ecosystem: 'conda', name: 'openai', version: '1.60.0', line: 7 },
        { type: 'dependency', name: 'pytorch', range: '>=2.1', line: 8 },
        { type: 'dependency', name: 'transformers', version: '4.45.0', line: 9 },
        { type: 'dependency', name: 'numpy', range: '1.26.*', line: 10 },
        { type: 'dependency', ecosystem: 'pypi', name: 'langchain-openai', version: '0.3.1', line: 13 },
      ],
    },
    { why: 'an environment of something else', path: 'environment.yaml', text: 'name: openai\nvariables:\n  OPENAI: 1\ndependencies: openai\n', none: 'all' },
    { why: 'charts list maps', path: 'env.yml', text: 'dependencies:\n  - name: openai\n    version: 1.0.0\n', none: 'all' },
  ],
});

function addConda(text: string, line: number, findings: Findings): void {
  const requirement = condaRequirement(text);
  if (requirement) findings.add(dependencyFact({ ecosystem: 'conda', ...requirement, scope: 'runtime', isDirect: true, origin: 'manifest', line }));
}

function addPip(text: string, line: number, findings: Findings): void {
  const requirement = text.startsWith('-') ? undefined : parseRequirement(text);
  if (requirement) findings.add(dependencyFact({ ecosystem: 'pypi', name: requirement.name, range: requirement.range, version: requirement.version, scope: requirement.isOptional ? 'optional' : 'runtime', isDirect: true, origin: 'manifest', line }));
}
