import { listOf, membersOf, parseLargeJson, recordOf, textOf } from '../../documents/json-fast.ts';
import { reading } from '../../documents/reading.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, prefixedHash } from '../dependency-fact.ts';
import { linePath, objectLines } from '../json-lines.ts';
import { isPypiName, normalizePypiName } from './pypi-names.ts';

export default defineReader({
  id: 'pipfile-lock',
  title: 'Exact versions, categories and hashes of Pipfile.lock',
  version: 1,
  gate: 'always',
  // 32 MiB, as for the other lockfiles of Python.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'pipfile.lock',

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const root = parseLargeJson(text, findings);
    const lines = objectLines(text);
    for (const [category, table] of membersOf(root)) {
      if (category === '_meta') continue;
      for (const [key, value] of membersOf(table)) {
        const entry = recordOf(value);
        const name = normalizePypiName(key);
        if (!isPypiName(name) || entry['path'] !== undefined) continue;
        const address = textOf(entry['git']) ?? textOf(entry['file']);
        findings.add(
          dependencyFact({
            ecosystem: 'pypi',
            name,
            version: /^={2,3}\s*([A-Za-z0-9.!+_-]{1,100})$/.exec(textOf(entry['version']) ?? '')?.[1],
            range: address === undefined ? undefined : `@ ${cleanUrl(address).url}`,
            scope: category === 'default' ? 'runtime' : category === 'develop' ? 'dev' : 'optional',
            // Pipenv notes the index of what the Pipfile asks for, and of nothing else.
            isDirect: textOf(entry['index']) !== undefined,
            origin: 'lockfile',
            hashes: listOf(entry['hashes']).flatMap(prefixedHash),
            line: lines.get(linePath(category, key)) ?? 1,
          }),
        );
      }
    }
  }),

  examples: [
    {
      why: 'both categories, hashes, what the Pipfile asks for',
      path: 'Pipfile.lock',
      text: `{\n  "_meta": { "hash": { "sha256": "x" }, "requires": { "openai": "1" } },\n  "default": {\n    "openai": {\n      "hashes": ["sha256:${'ab'.repeat(32)}"],\n      "index": "pypi",\n      "version": "==1.60.0"\n    },\n    "httpx": { "version": "==0.27.0" }\n  },\n  "develop": { "pytest": { "version": "==8.3.0" } }\n}\n`,
      facts: [
        { type: 'dependency', ecosystem: 'pypi', name: 'openai', version: '1.60.0', scope: 'runtime', isDirect: true, origin: 'lockfile', hashes: [{ algorithm: 'sha256', hex: 'ab'.repeat(32) }], line: 4 },
        { type: 'dependency', name: 'httpx', isDirect: false, line: 9 },
        { type: 'dependency', name: 'pytest', scope: 'dev', line: 11 },
      ],
    },
    { why: 'what the file says of itself, and folders, are no packages', path: 'Pipfile.lock', text: '{"_meta":{"openai":{"version":"==1.0"}},"default":{"core":{"editable":true,"path":"."}}}', none: 'all' },
  ],
});
