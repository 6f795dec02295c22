import { reading } from '../../documents/reading.ts';
import { asTable, parseToml, tableAt, type TomlTable, type TomlValue } from '../../documents/toml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { mavenName, mavenVersion } from './maven-names.ts';

/** @see https://docs.gradle.org/current/userguide/version_catalogs.html (read 2026-11-30) */
export default defineReader({
  id: 'version-catalog',
  title: 'Libraries of Gradle version catalogs (libs.versions.toml)',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName.endsWith('.versions.toml'),

  read: reading((artifact, findings) => {
    const { root, lineOf } = parseToml(artifact.text());
    const versions = tableAt(root, 'versions') ?? {};
    for (const [alias, value] of Object.entries(tableAt(root, 'libraries') ?? {})) {
      const found = typeof value === 'string' ? ofText(value) : ofTable(asTable(value), versions);
      // The build scripts say which libraries are used, and for what; one of the catalog that none uses is rare.
      if (found) findings.add(dependencyFact({ ecosystem: 'maven', name: found.name, range: found.range, version: mavenVersion(found.range), isDirect: true, origin: 'manifest', line: lineOf(['libraries', alias]) }));
    }
  }),

  examples: [
    {
      why: 'every notation, and versions by reference',
      path: 'gradle/libs.versions.toml',
      text: '[versions]\nlangchain4j = "1.0.1"\nguava = { strictly = "[32,34)", prefer = "33.0.0-jre" }\n\n[libraries]\nlangchain4j-openai = { module = "dev.langchain4j:langchain4j-open-ai", version.ref = "langchain4j" }\nopenai = "com.openai:openai-java:1.0.0"\nguava = { group = "com.google.guava", name = "guava", version.ref = "guava" }\nspring-ai = { module = "org.springframework.ai:spring-ai-openai" }\n\n[bundles]\nai = ["openai"]\n',
      facts: [
        { type: 'dependency', ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-open-ai', version: '1.0.1', isDirect: true, origin: 'manifest', line: 6 },
        { type: 'dependency', name: 'com.openai:openai-java', version: '1.0.0', line: 7 },
        { type: 'dependency', name: 'com.google.guava:guava', range: '[32,34)', line: 8 },
        { type: 'dependency', name: 'org.springframework.ai:spring-ai-openai', line: 9 },
      ],
    },
    { why: 'versions, bundles, plugins and comments are no libraries', path: 'gradle/libs.versions.toml', text: '[versions]\nopenai = "1.0"\n[libraries]\n# openai = "com.openai:openai-java:1.0.0"\n[bundles]\nopenai = ["openai"]\n[plugins]\nopenai = { id = "com.openai", version = "1" }\n', none: 'all' },
  ],
});

function ofText(text: string): { name: string; range: string | undefined } | undefined {
  const [group, artifact, range] = text.split(':');
  const name = mavenName(group, artifact);
  return name === undefined ? undefined : { name, range };
}

function ofTable(table: TomlTable | undefined, versions: TomlTable): { name: string; range: string | undefined } | undefined {
  const [group, artifact] = typeof table?.['module'] === 'string' ? table['module'].split(':') : [textOf(table?.['group']), textOf(table?.['name'])];
  const name = mavenName(group, artifact);
  const stated = table?.['version'];
  const reference = textOf(asTable(stated)?.['ref']);
  return name === undefined ? undefined : { name, range: rangeOf(reference === undefined ? stated : Object.hasOwn(versions, reference) ? versions[reference] : undefined) };
}

function rangeOf(value: TomlValue | undefined): string | undefined {
  const rich = asTable(value);
  return textOf(value) ?? textOf(rich?.['strictly']) ?? textOf(rich?.['require']) ?? textOf(rich?.['prefer']);
}

function textOf(value: TomlValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
