import type { Fact } from '#shared/model/fact.ts';
import { commandLinesOf } from '../ci/shell-commands.ts';
import { defineReader } from '../reader.ts';
import { sbomActionIn, sbomToolOf } from './sbom-commands.ts';

/** Longer lines are no commands that people write; characters. */
const lineCharsMax = 4_000;
/** Tools named of one file; items. */
const toolsMax = 50;

const words = ['syft', 'yclonedx', 'ycloneDX', 'YCLONEDX', 'cdxgen', 'sbom', 'SBOM', 'spdx', 'dependency-submission', 'bom generate'];
const scripts = /^(?:makefile|gnumakefile|justfile|jenkinsfile|taskfile\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.ya?ml|\.drone\.ya?ml|\.travis\.ya?ml|cloudbuild\.ya?ml|buildspec[\w.-]*\.ya?ml|package\.json|pom\.xml|build\.gradle(?:\.kts)?|noxfile\.py|\.goreleaser\.ya?ml)$/;

/** Of pipelines, build files and scripts; comments, and programs that are only installed, make nothing. */
export default defineReader({
  id: 'sbom-maker',
  title: 'Pipelines, build files and scripts that write a bill of materials',
  version: 1,
  gate: 'always',
  // 1 MiB: pipelines and scripts that people write are far smaller.
  bytesMax: 1024 * 1024,
  accepts: ({ path, lowerName, extension }) => scripts.test(lowerName) || extension === '.sh' || extension === '.mk' || ((extension === '.yml' || extension === '.yaml') && /(?:^|\/)(?:\.github\/(?:workflows|actions)|\.circleci|\.gitlab|\.buildkite|\.woodpecker|\.tekton|ci)\//.test(path)),
  mayHold: (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return words.some((word) => buffer.includes(word)) || (buffer.includes('waybill') && buffer.includes('scan'));
  },
  read: (artifact) => {
    const { path } = artifact;
    const found = new Map<string, number>();
    for (const { text, line } of linesOf(artifact.text(), path)) {
      const tool = toolIn(text, path);
      if (tool !== undefined && !found.has(tool) && found.size < toolsMax) found.set(tool, line);
    }
    return { facts: [...found].map(([tool, line]): Fact => ({ type: 'resource', kind: 'source.sbom_maker', providerId: `${path}#${tool}`, name: `${path}: ${tool}`, attributes: { tool, line }, line })) };
  },

  examples: [
    {
      why: 'an action, and commands of a workflow',
      path: '.github/workflows/release.yml',
      text: 'jobs:\n  sbom:\n    steps:\n      - uses: anchore/sbom-action@v0\n      - run: |\n          npx -y @cyclonedx/cdxgen@11 -o bom.json\n          trivy fs --format cyclonedx --output bom.json .\n      - run: waybill scan . -o cyclonedx=bom.json\n',
      facts: [
        { type: 'resource', kind: 'source.sbom_maker', attributes: { tool: 'anchore/sbom-action' }, line: 4 },
        { type: 'resource', attributes: { tool: 'cdxgen' }, line: 6 },
        { type: 'resource', attributes: { tool: 'trivy' }, line: 7 },
        { type: 'resource', attributes: { tool: 'waybill' }, line: 8 },
      ],
    },
    { why: 'a job of GitLab, and a container', path: '.gitlab-ci.yml', text: 'sbom:\n  script:\n    - syft dir:. -o spdx-json > sbom.json\n    - docker run --rm -v "$PWD:/src" ghcr.io/cyclonedx/cdxgen:v11 -r /src -o /src/bom.json\n', facts: [{ type: 'resource', attributes: { tool: 'syft' }, line: 3 }, { type: 'resource', attributes: { tool: 'cdxgen' }, line: 4 }] },
    { why: 'a script of a package', path: 'package.json', text: '{\n  "scripts": {\n    "sbom": "npm sbom --sbom-format cyclonedx > bom.json"\n  }\n}\n', facts: [{ type: 'resource', attributes: { tool: 'npm' }, line: 3 }] },
    { why: 'a plugin of Maven', path: 'pom.xml', text: '<plugins>\n<plugin><groupId>org.cyclonedx</groupId>\n<artifactId>cyclonedx-maven-plugin</artifactId></plugin></plugins>\n', facts: [{ type: 'resource', attributes: { tool: 'cyclonedx-maven-plugin' }, line: 3 }] },
    { why: 'a plugin of Gradle', path: 'build.gradle.kts', text: 'plugins {\n  id("org.cyclonedx.bom") version "2.3.0"\n}\n', facts: [{ type: 'resource', attributes: { tool: 'org.cyclonedx.bom' }, line: 2 }] },
    { why: 'a stage of Jenkins, a target of make', path: 'Jenkinsfile', text: "stage('sbom') {\n  steps { sh 'syft . -o cyclonedx-json=bom.json' }\n}\n", facts: [{ type: 'resource', attributes: { tool: 'syft' }, line: 2 }] },
    { why: 'a tool that is installed, asked for its version, named in a comment or reads a document', path: '.github/workflows/a.yml', text: 'steps:\n  # - uses: anchore/sbom-action@v0\n  - run: brew install syft && syft version\n  - run: pip install cyclonedx-bom # cyclonedx-py environment\n  - run: trivy sbom bom.json\n  - run: echo "syft . -o spdx"\n  - uses: anchore/scan-action@v6\n    name: sbom\n', none: 'all' },
    { why: 'a plugin that is commented out', path: 'pom.xml', text: '<!--\n<artifactId>cyclonedx-maven-plugin</artifactId>\n-->\n', none: 'all' },
    { why: 'a dependency of that name', path: 'package.json', text: '{\n  "devDependencies": {\n    "@cyclonedx/cyclonedx-npm": "^2.0.0"\n  },\n  "keywords": ["sbom", "syft"]\n}\n', none: 'all' },
  ],
});

/** Lines with what is commented out left blank, continued lines joined. */
function* linesOf(text: string, path: string): Generator<{ text: string; line: number }> {
  const isXml = path.endsWith('.xml');
  const plain = isXml ? text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' ')) : text;
  let held = '';
  let start = 0;
  for (const [at, raw] of plain.split('\n').entries()) {
    const written = raw.replace(/\r$/, '');
    if (held === '') start = at + 1;
    const isContinued = written.endsWith('\\') && held.length < lineCharsMax;
    held += isContinued ? `${written.slice(0, -1)} ` : written;
    if (isContinued) continue;
    if (held.length <= lineCharsMax) yield { text: held, line: start };
    held = '';
  }
}

function toolIn(line: string, path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'pom.xml') return /<artifactId>\s*((?:cyclonedx|spdx)-maven-plugin)\s*<\/artifactId>/.exec(line)?.[1];
  if (name.startsWith('build.gradle')) return /^\s*(?:id\b|alias\b|apply\b)[^/]*["'](org\.cyclonedx\.bom|org\.spdx\.sbom)["']/.exec(line)?.[1];
  const action = sbomActionIn(line);
  if (action !== undefined) return action;
  for (const script of scriptsIn(line, name)) {
    for (const command of commandLinesOf(script)) {
      const tool = sbomToolOf(command);
      if (tool !== undefined) return tool;
    }
  }
  return undefined;
}

/** What a line runs: a member of package.json, a step of Jenkins, or the line itself without the key before it. */
function scriptsIn(line: string, name: string): string[] {
  if (name === 'package.json') return [/^\s*"[^"]{1,100}"\s*:\s*"(.*)",?\s*$/.exec(line)?.[1]?.replaceAll('\\"', '"') ?? ''];
  if (name === 'jenkinsfile') return [...line.matchAll(/\b(?:sh|bat|powershell)\b[\s(]{0,4}(?:script\s{0,3}:\s{0,3})?(?:'{3}|"{3}|'|")([^'"]{1,2000})/g)].map(([, script = '']) => script).concat(/^\s*\/\//.test(line) ? [] : [line]);
  if (name === 'noxfile.py') return [...line.matchAll(/session\.run\(([^)]{1,1000})/g)].map(([, list = '']) => list.replaceAll(/["',]+/g, ' '));
  const bare = line.replace(/^[\t @+-]*/, '').replace(/^(?:run|script|command|cmd|sh|bash|entry):\s*[|>]?[+-]?\s*/, '');
  return [bare.replace(/^(["'])(.*)\1,?$/, '$2')];
}
