import { blocksOf, pairOf, pairsIn, type Block } from '../../documents/blocks.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, hexHash } from '../dependency-fact.ts';
import { isPypiName, normalizePypiName } from '../pypi/pypi-names.ts';
import { isCondaName } from './conda-names.ts';

interface LockedPackage {
  readonly ecosystem: 'conda' | 'pypi';
  readonly name: string;
  readonly version: string;
  readonly fields: ReadonlyMap<string, { readonly value: string; readonly block: Block }>;
  readonly line: number;
}

/** @see https://conda.github.io/conda-lock/output/ (read 2026-11-30) */
export default defineReader({
  id: 'conda-lock',
  title: 'Exact versions, categories, hashes and edges of conda-lock.yml',
  version: 1,
  gate: 'always',
  // 32 MiB: a lockfile for four platforms has some MiB.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'conda-lock.yml' || lowerName === 'conda-lock.yaml' || lowerName.endsWith('.conda-lock.yml'),

  read: reading((artifact, findings) => {
    const top = blocksOf(artifact.text());
    const list = top.find(({ text }) => pairOf(text)?.key === 'package');
    if (!list && top.length > 0) findings.note('parse_error', `No \`package:\` from line ${top[0]?.line ?? 1} on.`);
    const packages = (list?.blocks ?? []).flatMap((block) => packageOf(block) ?? []);
    const versions = new Map(packages.map(({ ecosystem, name, version }) => [`${ecosystem} ${name}`, version] as const));
    const needsOf = ({ ecosystem, fields }: LockedPackage): string[] => pairsIn(fields.get('dependencies')?.block).flatMap(({ key }) => (versions.has(`${ecosystem} ${spelled(ecosystem, key)}`) ? [spelled(ecosystem, key)] : []));
    const brought = new Set(packages.flatMap((item) => needsOf(item).map((need) => `${item.ecosystem} ${need}`)));

    // One package stands there once for each platform.
    const seen = new Set<string>();
    for (const item of packages) {
      const { ecosystem, name, version, fields, line } = item;
      const key = `${ecosystem} ${name}`;
      if (seen.has(`${key} ${version}`)) continue;
      seen.add(`${key} ${version}`);
      const category = fields.get('category')?.value;
      findings.add(
        dependencyFact({
          ecosystem,
          name,
          version,
          scope: category === undefined || category === 'main' ? (fields.get('optional')?.value === 'true' ? 'optional' : 'runtime') : /^dev|^test/.test(category) ? 'dev' : 'optional',
          isDirect: !brought.has(key),
          origin: 'lockfile',
          requires: needsOf(item).map((need) => edgeTo(need, versions.get(`${ecosystem} ${need}`))),
          hashes: pairsIn(fields.get('hash')?.block).flatMap(({ key: algorithm, value }) => hexHash(algorithm, value)),
          line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'both managers, categories, edges, hashes; one entry for each platform is one package',
      path: 'conda-lock.yml',
      text: `version: 1
metadata:
  platforms:
  - linux-64
package:
- name: openai
  version: 1.60.0
  manager: conda
  platform: linux-64
  dependencies:
    httpx: '>=0.23'
    __unix: ''
  url: https://conda.example.com/openai.conda
  hash:
    md5: ${'0a'.repeat(16)}
    sha256: ${'ab'.repeat(32)}
  category: main
  optional: false
- name: openai
  version: 1.60.0
  manager: conda
  platform: osx-arm64
  dependencies: {}
- name: httpx
  version: 0.27.0
  manager: conda
  dependencies: {}
  category: main
- name: LangChain_Core
  version: 0.3.1
  manager: pip
  category: dev
`,
      facts: [
        {
          type: 'dependency',
          ecosystem: 'conda',
          name: 'openai',
          version: '1.60.0',
          scope: 'runtime',
          isDirect: true,
          origin: 'lockfile',
          requires: [{ name: 'httpx', version: '0.27.0' }],
          hashes: [
            { algorithm: 'md5', hex: '0a'.repeat(16) },
            { algorithm: 'sha256', hex: 'ab'.repeat(32) },
          ],
          line: 6,
        },
        { type: 'dependency', name: 'httpx', isDirect: false, line: 24 },
        { type: 'dependency', ecosystem: 'pypi', name: 'langchain-core', version: '0.3.1', scope: 'dev', line: 29 },
      ],
    },
    { why: 'what the file says of itself', path: 'conda-lock.yml', text: 'metadata:\n  channels:\n  - url: openai\npackage: []\n', none: 'all' },
  ],
});

/** An item begins with its first field: `- name: openai`. */
function packageOf(block: Block): LockedPackage | undefined {
  const first = pairOf(block.text.replace(/^- /, ''));
  const fields = new Map([...(first ? [[first.key, { value: first.value, block }] as const] : []), ...pairsIn(block).map((pair) => [pair.key, { value: pair.value, block: pair.block }] as const)]);
  const ecosystem = fields.get('manager')?.value === 'pip' ? 'pypi' : 'conda';
  const name = spelled(ecosystem, fields.get('name')?.value ?? '');
  const version = fields.get('version')?.value ?? '';
  if (!(ecosystem === 'pypi' ? isPypiName(name) : isCondaName(name)) || !/^[\w.!+-]{1,100}$/.test(version)) return undefined;
  return { ecosystem, name, version, fields, line: fields.get('name')?.block.line ?? block.line };
}

function spelled(ecosystem: 'conda' | 'pypi', name: string): string {
  return ecosystem === 'pypi' ? normalizePypiName(name) : name.toLowerCase();
}
