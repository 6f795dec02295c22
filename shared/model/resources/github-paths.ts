/** Which paths of a repository the checks of GitHub ask about. A source states them without reading the files. */

/** What a path is to the checks. */
export type NotablePath = 'manifest' | 'update_config' | 'workflow' | 'codeowners' | 'security_policy' | 'ai';

/** Whether a source has to state this path (relative, POSIX, as the tree has it) in `notable_paths`. */
export function isNotablePath(path: string): boolean {
  return notableKind(path) !== undefined;
}

/** What a path is to the checks; undefined for all the others. */
export function notableKind(path: string): NotablePath | undefined {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  if (isVendored(lower)) return undefined;
  if (updateConfigPaths.has(lower)) return 'update_config';
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/u.test(lower)) return 'workflow';
  if (codeownersPaths.some((known) => known.toLowerCase() === lower)) return 'codeowners';
  if (/^(?:\.github\/|docs\/)?security\.(?:md|rst|txt|adoc)$/u.test(lower)) return 'security_policy';
  if (isAiPath(lower, name)) return 'ai';
  return manifestNames.has(name) || /\.(?:csproj|fsproj|vbproj|gemspec|tf)$/u.test(name) || /^requirements[\w.-]*\.txt$/u.test(name) ? 'manifest' : undefined;
}

/** Where GitHub looks for CODEOWNERS; the first one that exists counts. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Files that set up a tool of dependency updates, in lower case: Dependabot's, and those that Renovate looks for outside package.json. */
export const updateConfigPaths: ReadonlySet<string> = new Set([
  '.github/dependabot.yml',
  '.github/dependabot.yaml',
  'renovate.json',
  'renovate.json5',
  '.github/renovate.json',
  '.github/renovate.json5',
  '.gitlab/renovate.json',
  '.gitlab/renovate.json5',
  '.renovaterc',
  '.renovaterc.json',
  '.renovaterc.json5',
]);

/** Manifests of the ecosystems that Dependabot knows; a repository without one has nothing to update. */
const manifestNames: ReadonlySet<string> = new Set([
  'package.json',
  'pyproject.toml',
  'pipfile',
  'setup.py',
  'go.mod',
  'cargo.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'gemfile',
  'composer.json',
  'mix.exs',
  'pubspec.yaml',
  'package.swift',
  'packages.config',
  'dockerfile',
  'docker-compose.yml',
  'docker-compose.yaml',
  'compose.yaml',
  'compose.yml',
  'chart.yaml',
]);

/** What tells AI what to do, or what it may do: a change there changes behaviour without a line of code. */
function isAiPath(lower: string, name: string): boolean {
  if (aiNames.has(name)) return true;
  if (/(?:^|\/)\.(?:claude|cursor|codex|gemini|windsurf|roo|clinerules)(?:\/|$)/u.test(lower)) return true;
  if (/(?:^|\/)\.github\/(?:copilot-instructions\.md|(?:instructions|prompts|chatmodes|agents)\/.+)$/u.test(lower)) return true;
  if (/(?:^|\/)\.vscode\/mcp\.json$/u.test(lower)) return true;
  if (/\.prompt(?:\.(?:md|txt|ya?ml|json))?$/u.test(name)) return true;
  if (/(?:^|\/)prompts\/.+\.(?:md|txt|ya?ml|json|jinja2?|j2|mustache|hbs)$/u.test(lower)) return true;
  return /(?:^|\/)n8n\/.+\.json$/u.test(lower) || name.endsWith('.n8n.json');
}

const aiNames: ReadonlySet<string> = new Set(['.mcp.json', 'mcp.json', 'agents.md', 'claude.md', 'gemini.md', '.cursorrules', '.windsurfrules', '.clinerules', '.aider.conf.yml']);

/** Somebody else's files that were copied in. */
function isVendored(lower: string): boolean {
  return /(?:^|\/)(?:node_modules|vendor|third_party|\.venv|venv)\//u.test(lower);
}
