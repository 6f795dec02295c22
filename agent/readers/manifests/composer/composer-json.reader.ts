import { at, expectObject, parseJson, stringOf } from '../../documents/json.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { exactComposerVersion, isComposerName } from './composer-names.ts';

const groups = [['require', 'runtime'], ['require-dev', 'dev']] as const;

export default defineReader({
  id: 'composer-json',
  title: 'Dependencies of composer.json',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'composer.json',

  read: reading((artifact, findings) => {
    const document = parseJson(artifact.text(), findings, { comments: false });
    const root = expectObject(document, findings);
    const name = at(root, 'name');
    if (name !== undefined && isComposerName(stringOf(name) ?? '')) findings.add({ type: 'project', ecosystem: 'composer', name: (stringOf(name) as string).toLowerCase(), line: document.lineOf(name) });
    const found = groups.flatMap(([group, scope]) => document.members(at(root, group)).map((member) => ({ ...member, scope })));
    for (const { key, value, line, scope } of found.toSorted((a, b) => a.value.offset - b.value.offset)) {
      const range = stringOf(value);
      if (!isComposerName(key) || range === undefined) continue;
      findings.add(dependencyFact({ ecosystem: 'composer', name: key.toLowerCase(), range, version: exactComposerVersion(range), scope, isDirect: true, origin: 'manifest', line }));
    }
  }),

  examples: [
    {
      why: 'both groups; the platform is no package',
      path: 'composer.json',
      text: '{\n  "name": "acme/shop",\n  "require": {\n    "php": "^8.2",\n    "ext-json": "*",\n    "OpenAI-PHP/client": "^0.10",\n    "theodo-group/llphant": "0.9.1"\n  },\n  "require-dev": { "phpunit/phpunit": "^11" }\n}\n',
      facts: [
        { type: 'project', ecosystem: 'composer', name: 'acme/shop', line: 2 },
        { type: 'dependency', ecosystem: 'composer', name: 'openai-php/client', range: '^0.10', scope: 'runtime', isDirect: true, origin: 'manifest', line: 6 },
        { type: 'dependency', name: 'theodo-group/llphant', version: '0.9.1', line: 7 },
        { type: 'dependency', name: 'phpunit/phpunit', scope: 'dev', line: 9 },
      ],
    },
    { why: 'suggestions, conflicts, replacements, scripts and the package itself', path: 'composer.json', text: '{"suggest":{"openai-php/client":"for chat"},"conflict":{"openai-php/client":"<1"},"replace":{"openai-php/client":"*"},"scripts":{"openai-php/client":"x"},"require":{"php":">=8"}}', none: 'all' },
    { why: 'what stands before the break is kept', path: 'composer.json', text: '{"require":{"openai-php/client":"^0.10",\n', facts: [{ type: 'dependency', name: 'openai-php/client' }], trouble: 'parse_error' },
  ],
});
