/** Commands, actions and plugins that write a bill of materials. Names from the projects' own documentation, as known in 2026-11. */

/** Programs that do nothing else, by the subcommands that do not write one. */
const writers = new Set([
  'syft',
  'cdxgen',
  'cyclonedx-npm',
  'cyclonedx-node-npm',
  'cyclonedx-node-yarn',
  'cyclonedx-bom',
  'cyclonedx-py',
  'cyclonedx-gomod',
  'cyclonedx-php-composer',
  'cyclonedx-ruby',
  'cyclonedx-conan',
  'cargo-cyclonedx',
  'cargo-sbom',
  'dotnet-cyclonedx',
  'spdx-sbom-generator',
  'sbom4python',
  'sbom4rust',
]);

/** Words that ask a program about itself. */
const about = new Set(['version', '--version', '-v', '-V', 'help', '--help', '-h', 'login', 'completion', 'attest']);

/** Programs with a subcommand that writes one. */
const subcommands: Readonly<Record<string, RegExp>> = {
  'sbom-tool': /^generate$/i,
  bom: /^generate$/,
  cargo: /^(?:cyclonedx|sbom)$/,
  composer: /^cyclonedx:make-(?:sbom|bom)$/i,
  dotnet: /^cyclonedx$/i,
  npm: /^sbom$/,
  pnpm: /^sbom$/,
  yarn: /^cyclonedx$/,
  snyk: /^sbom$/,
  gh: /^sbom$/,
  mvn: /^(?:org\.cyclonedx:)?cyclonedx(?:-maven-plugin)?(?::[\w.-]+)?:make\w*bom$/i,
  mvnw: /^(?:org\.cyclonedx:)?cyclonedx(?:-maven-plugin)?(?::[\w.-]+)?:make\w*bom$/i,
  gradle: /^:?(?:[\w-]+:)*cyclonedx(?:Direct)?Bom$/,
  gradlew: /^:?(?:[\w-]+:)*cyclonedx(?:Direct)?Bom$/,
  mix: /^sbom\.cyclonedx$/,
};

/** Programs that write one when they are told a format. */
const byFormat = new Set(['trivy', 'waybill', 'pip-audit', 'uv', 'scalibr', 'osv-scanner', 'grype', 'ort']);

/** Programs that start another one, with the words between. */
const runners: Readonly<Record<string, RegExp>> = { npx: /^$/, bunx: /^$/, pnpx: /^$/, uvx: /^$/, pnpm: /^(?:dlx|exec)$/, yarn: /^(?:dlx|run)$/, npm: /^(?:exec|x|run)$/, pipx: /^run$/, uv: /^(?:tool|run)$/, go: /^run$/, python: /^-m$/, python3: /^-m$/ };

/** Images whose program is one of the above. */
const images: Readonly<Record<string, string>> = { 'anchore/syft': 'syft', 'cyclonedx/cdxgen': 'cdxgen', 'aquasec/trivy': 'trivy', 'aquasecurity/trivy': 'trivy', 'cyclonedx/cyclonedx-gomod': 'cyclonedx-gomod' };

/** Actions that write one, or hand the dependencies to GitHub, which gives them out as one. */
const actions =
  /^(?:anchore\/sbom-action|cyclonedx\/gh-[\w-]+-generate-sbom|microsoft\/sbom-action|advanced-security\/(?:generate-sbom-action|sbom-generator-action|[\w-]*dependency-submission[\w-]*)|actions\/[\w-]*dependency-submission[\w-]*|gradle\/actions\/dependency-submission|scalacenter\/sbt-dependency-submission|psastras\/sbom-rs\/[\w/-]+|philips-labs\/spdx-action)$/;

/** The tool that a simple command writes a bill of materials with; undefined when it writes none. */
export function sbomToolOf(words: readonly string[]): string | undefined {
  const [first = '', ...rest] = words;
  const program = nameOf(first);
  const runner = Object.hasOwn(runners, program) ? runners[program] : undefined;
  if (program === 'docker' || program === 'podman') return ofContainer(rest);
  if (writers.has(program)) return rest.length > 0 && !about.has(rest[0] ?? '') ? program : undefined;
  const asked = rest.filter((word) => !word.startsWith('-'));
  if (Object.hasOwn(subcommands, program) && asked.some((word, at) => (at === 0 || program === 'mvn' || program === 'mvnw' || program.startsWith('gradle')) && subcommands[program]?.test(word))) return program;
  if (byFormat.has(program) && (program !== 'waybill' || rest.includes('scan')) && namesFormat(rest)) return program;
  if (runner === undefined) return undefined;
  const start = rest.findIndex((word) => !word.startsWith('-') && !runner.test(word));
  return start < 0 || (start === 0 && runner.source !== '^$') ? undefined : sbomToolOf(rest.slice(start).filter((word) => word !== '--'));
}

/** `cdxgen` for `/usr/bin/cdxgen`, `@cyclonedx/cdxgen@11`, `github.com/…/cmd/cdxgen@latest`. */
function nameOf(word: string): string {
  const path = word.replace(/(?<=.)@[\w.^~-]*$/, '');
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function ofContainer(rest: readonly string[]): string | undefined {
  const at = rest.findIndex((word) => !word.startsWith('-'));
  const [command, next] = [rest[at], rest[at + 1]];
  if (command === 'sbom' || (command === 'scout' && next === 'sbom')) return 'docker sbom';
  if (command === 'build' || command === 'buildx') return rest.some((word) => /^--sbom(?:=(?!false$).+)?$/.test(word)) ? 'docker build --sbom' : undefined;
  if (command !== 'run') return undefined;
  for (const [place, word] of rest.entries()) {
    const image = word.toLowerCase().replace(/^(?:docker\.io|ghcr\.io|public\.ecr\.aws)\//, '').replace(/[:@].*$/, '');
    const program = Object.hasOwn(images, image) ? images[image] : undefined;
    if (program !== undefined) return sbomToolOf([program, ...rest.slice(place + 1)]);
  }
  return undefined;
}

/** `--format cyclonedx`, `-o spdx-json=bom.json`, `-f=cyclonedx1.5`. */
function namesFormat(rest: readonly string[]): boolean {
  return rest.some((word, at) => {
    const value = /^(?:-o|-f|--output|--format|--output-format)(?:=(.*))?$/.exec(word);
    return value !== null && /^(?:cyclonedx|spdx|cdx)/i.test(value[1] ?? rest[at + 1] ?? '');
  });
}

/** The action that a `uses:` line names, when it writes a bill of materials. */
export function sbomActionIn(line: string): string | undefined {
  const action = /^\s*(?:-\s+)?uses:\s+['"]?([\w.-]+\/[\w./-]+)@/.exec(line)?.[1]?.toLowerCase();
  return action !== undefined && actions.test(action) ? action : undefined;
}
