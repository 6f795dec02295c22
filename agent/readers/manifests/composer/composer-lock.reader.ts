import { listOf, membersOf, parseLargeJson, recordOf, textOf, type JsonRecord } from '../../documents/json-fast.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, hexHash } from '../dependency-fact.ts';
import { linePath, objectLines } from '../json-lines.ts';
import { isComposerName } from './composer-names.ts';

const groups = [['packages', 'runtime'], ['packages-dev', 'dev']] as const;

export default defineReader({
  id: 'composer-lock',
  title: 'Exact versions, licences, hashes and edges of composer.lock',
  version: 1,
  gate: 'always',
  // 32 MiB: a lockfile of 200 packages has about 1 MiB.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'composer.lock',

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const root = parseLargeJson(text, findings);
    const lines = objectLines(text);
    const written = text.split('\n');
    // An entry begins with a brace, and its name stands on the line below.
    const namedAt = (line: number): number => (written[line - 1]?.trim() === '{' && written[line]?.trim().startsWith('"name"') === true ? line + 1 : line);
    const found = groups.flatMap(([group, scope]) =>
      listOf(root[group]).flatMap((value, index) => {
        const entry = recordOf(value);
        const name = (textOf(entry['name']) ?? '').toLowerCase();
        // Packages of type `path` are folders of this project.
        return isComposerName(name) && recordOf(entry['dist'])['type'] !== 'path' ? [{ entry, name, version: versionOf(entry), scope, line: namedAt(lines.get(linePath(group, index)) ?? 1) }] : [];
      }),
    );
    const versions = new Map(found.map(({ name, version }) => [name, version] as const));
    const brought = new Set(found.flatMap(({ entry }) => needsOf(entry)));
    for (const { entry, name, version, scope, line } of found) {
      findings.add(
        dependencyFact({
          ecosystem: 'composer',
          name,
          version,
          scope,
          // The file does not say what the project asks for: what nobody else needs must be.
          isDirect: !brought.has(name),
          origin: 'lockfile',
          requires: needsOf(entry).map((need) => edgeTo(need, versions.get(need))),
          hashes: hexHash('sha1', recordOf(entry['dist'])['shasum']),
          licence: listOf(entry['license']).filter((licence) => typeof licence === 'string').join(' OR '),
          line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'both lists, edges between packages, licences, hashes',
      path: 'composer.lock',
      text: `{
    "_readme": ["This file locks the dependencies"],
    "packages": [
        {
            "name": "openai-php/client",
            "version": "v0.10.3",
            "dist": { "type": "zip", "url": "https://api.example.com/x", "shasum": "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
            "require": { "php": "^8.1", "psr/http-client": "^1.0", "gone/gone": "*" },
            "license": ["MIT", "Apache-2.0"]
        },
        { "name": "psr/http-client", "version": "1.0.3", "dist": { "shasum": "" } },
        { "name": "acme/core", "version": "dev-main", "dist": { "type": "path", "url": "core" } }
    ],
    "packages-dev": [
        { "name": "phpunit/phpunit", "version": "11.5.0" }
    ]
}
`,
      facts: [
        {
          type: 'dependency',
          ecosystem: 'composer',
          name: 'openai-php/client',
          version: 'v0.10.3',
          scope: 'runtime',
          isDirect: true,
          origin: 'lockfile',
          licence: 'MIT OR Apache-2.0',
          requires: [{ name: 'psr/http-client', version: '1.0.3' }, { name: 'gone/gone' }],
          hashes: [{ algorithm: 'sha1', hex: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' }],
          line: 5,
        },
        { type: 'dependency', name: 'psr/http-client', version: '1.0.3', isDirect: false, line: 11 },
        { type: 'dependency', name: 'phpunit/phpunit', scope: 'dev', line: 15 },
      ],
    },
    { why: 'other tables and folders are no packages', path: 'composer.lock', text: '{"aliases":[{"name":"openai-php/client","version":"1.0"}],"platform":{"php":"8"},"packages":[{"name":"acme/core","version":"1","dist":{"type":"path"}}]}', none: 'all' },
    { why: 'what stands before the break is kept', path: 'composer.lock', text: '{"packages":[{"name":"openai-php/client","version":"1.0.0"},\n{"name"', facts: [{ type: 'dependency', name: 'openai-php/client' }], trouble: 'parse_error' },
  ],
});

/** As its tag is, with a `v` where the tag has one. A branch is no version. */
function versionOf(entry: JsonRecord): string | undefined {
  const stated = textOf(entry['version']);
  return stated === undefined || stated.length > 100 || /^dev-|-dev$/.test(stated) || /\s/.test(stated) ? undefined : stated;
}

function needsOf(entry: JsonRecord): string[] {
  return membersOf(entry['require'])
    .map(([name]) => name.toLowerCase())
    .filter(isComposerName);
}
