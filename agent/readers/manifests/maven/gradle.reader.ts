import { reading } from '../../documents/reading.ts';
import type { Token } from '../../documents/tokens.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { gradleExamples } from './gradle-examples.ts';
import { readGradleScript, type GradleScript, type GradleStatement } from './gradle-statements.ts';
import { mavenName, mavenVersion } from './maven-names.ts';

interface Coordinates {
  readonly name: string;
  readonly range: string | undefined;
  readonly line: number;
}

/** Read, never run: names of a version catalog (`libs.openai`) are resolved nowhere, and what they stand for is read from the catalog itself. */
export default defineReader({
  id: 'gradle',
  title: 'Dependencies of Gradle build scripts, in Groovy and Kotlin',
  version: 1,
  gate: 'always',
  // 1 MiB: scripts are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName.endsWith('.gradle') || lowerName.endsWith('.gradle.kts'),

  read: reading((artifact, findings) => {
    const script = readGradleScript(artifact.text());
    for (const statement of script.statements) {
      const inside = statement.blocks.at(-1)?.split('.').at(-1) ?? '';
      const [first] = statement.tokens;
      const isList = inside === 'imports' && first?.text === 'mavenBom';
      const isManaged = inside === 'constraints' || (inside === 'dependencies' && statement.blocks.includes('dependencyManagement'));
      if (!isList && !isManaged && inside !== 'dependencies') continue;
      for (const { name, range, line } of coordinatesOf(statement, script)) {
        findings.add(dependencyFact({ ecosystem: 'maven', name, range, version: mavenVersion(range), scope: scopeOf(statement), isDirect: !isManaged, origin: 'manifest', line }));
      }
    }
  }),

  examples: gradleExamples,
});

/** Calls whose texts are no packages, but folders or what is left out. */
const notPackages: ReadonlySet<string> = new Set(['project', 'files', 'fileTree', 'exclude', 'because', 'kotlin', 'apply', 'id']);

function coordinatesOf({ tokens }: GradleStatement, { texts }: GradleScript): Coordinates[] {
  if (tokens.some(({ kind, text }) => kind === 'name' && notPackages.has(text))) return [];
  const parts = new Map(['group', 'name', 'version'].map((key) => [key, partOf(tokens, key, texts)] as const));
  const named = mavenName(parts.get('group')?.text, parts.get('name')?.text);
  if (named !== undefined) return [{ name: named, range: parts.get('version')?.text, line: parts.get('name')?.line ?? 1 }];
  return tokens.flatMap(({ kind, text, line }) => {
    if (kind !== 'string' || !text.includes(':')) return [];
    const [group, artifact, version] = filled(text, texts).replace(/@[a-z]+$/, '').split(':');
    const name = mavenName(group, artifact);
    return name === undefined ? [] : [{ name, range: version === '' ? undefined : version, line }];
  });
}

/** `group: 'g'` and `group = "g"`; a name behind it stands for its text. */
function partOf(tokens: readonly Token[], key: string, texts: ReadonlyMap<string, string>): { text: string; line: number } | undefined {
  const at = tokens.findIndex(({ kind, text }, index) => kind === 'name' && text === key && (tokens[index + 1]?.text === ':' || tokens[index + 1]?.text === '='));
  const value = at < 0 ? undefined : tokens[at + 2];
  if (value?.kind === 'string') return { text: filled(value.text, texts), line: value.line };
  const text = value?.kind === 'name' ? texts.get(value.text) : undefined;
  return text === undefined || value === undefined ? undefined : { text, line: value.line };
}

/** `$version`, `${versions.openai}` and `${property("openai")}`, as far as the script itself says what they are. */
function filled(text: string, texts: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$\{([^{}]{1,200})\}|\$(\w{1,200})/g, (whole, braced?: string, bare?: string) => {
    const name = /["']([\w.]+)["']/.exec(braced ?? '')?.[1] ?? (braced ?? bare ?? '').split('.').at(-1);
    return texts.get(name ?? '') ?? whole;
  });
}

/** By the name of the configuration: `testImplementation`, `kapt`, `compileOnly`. */
function scopeOf({ tokens, blocks }: GradleStatement): Scope {
  const configuration = tokens[0]?.text === 'add' ? (tokens[2]?.text ?? '') : (tokens[0]?.text ?? '');
  if (blocks.includes('buildscript') || blocks.some((name) => /test/i.test(name))) return 'dev';
  if (/test|annotationProcessor|^kapt|^ksp|^classpath$|developmentOnly|lint|benchmark|^debug[A-Z]/i.test(configuration)) return 'dev';
  return /^(?:compileOnly|provided|compileOnlyApi)/.test(configuration) ? 'peer' : 'runtime';
}
