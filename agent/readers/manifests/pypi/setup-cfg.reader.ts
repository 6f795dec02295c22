import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { normalizePypiName, parseRequirement } from './pypi-names.ts';

export default defineReader({
  id: 'setup-cfg',
  title: 'Requirements of setup.cfg',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ name }) => name === 'setup.cfg',

  read: reading((artifact, findings) => {
    let section = '';
    let key = '';
    for (const [index, raw] of artifact.text().split('\n').entries()) {
      const written = raw.replace(/\s[#;].*$/, '').trim();
      if (written === '' || /^[#;]/.test(raw.trim())) continue;
      const header = /^\[([^\]]{1,200})\]$/.exec(written)?.[1];
      const isContinued = /^\s/.test(raw);
      const pair = isContinued ? undefined : /^([\w.-]{1,200})\s*[=:](.*)$/s.exec(written);
      if (header !== undefined && !isContinued) [section, key] = [header.trim(), ''];
      else if (pair) key = pair[1] as string;
      else if (!isContinued) continue;
      const value = (pair ? (pair[2] as string) : header === undefined || isContinued ? written : '').trim();
      if (section === 'metadata' && key === 'name' && pair && value !== '') findings.add({ type: 'project', ecosystem: 'pypi', name: normalizePypiName(value), line: index + 1 });

      const scope = scopeOf(section, key);
      const requirement = scope === undefined ? undefined : parseRequirement(value);
      if (scope === undefined || !requirement) continue;
      findings.add(dependencyFact({ ecosystem: 'pypi', name: requirement.name, range: requirement.range, version: requirement.version, scope: scope === 'runtime' && requirement.isOptional ? 'optional' : scope, isDirect: true, origin: 'manifest', line: index + 1 }));
    }
  }),

  examples: [
    {
      why: 'requirements on the lines below a key, extras, tests',
      path: 'setup.cfg',
      text: '[metadata]\nname = Shop_AI\n\n[options]\npackages = find:\ninstall_requires =\n    openai==1.60.0\n    # anthropic\n    langchain-core>=0.3; python_version > "3.9"\ntests_require = pytest\n\n[options.extras_require]\nrag =\n    chromadb\ndev = mypy\n',
      facts: [
        { type: 'project', ecosystem: 'pypi', name: 'shop-ai', line: 2 },
        { type: 'dependency', ecosystem: 'pypi', name: 'openai', version: '1.60.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 7 },
        { type: 'dependency', name: 'langchain-core', range: '>=0.3', line: 9 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 10 },
        { type: 'dependency', name: 'chromadb', scope: 'optional', line: 14 },
        { type: 'dependency', name: 'mypy', scope: 'dev', line: 15 },
      ],
    },
    { why: 'settings of tools and other lists', path: 'setup.cfg', text: '[mypy-openai.*]\nignore_missing_imports = True\n[options]\npackages =\n    openai\n[options.entry_points]\nconsole_scripts =\n    openai = shop:main\n[flake8]\nper-file-ignores = openai.py\n', none: 'all' },
  ],
});

function scopeOf(section: string, key: string): Scope | undefined {
  if (section === 'options.extras_require') return /^(?:dev|develop|development|tests?|testing|lint|docs?|ci|typing)$/i.test(key) ? 'dev' : 'optional';
  if (section !== 'options') return undefined;
  if (key === 'install_requires') return 'runtime';
  return key === 'tests_require' || key === 'setup_requires' ? 'dev' : undefined;
}
