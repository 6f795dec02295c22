import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { goDirectives } from './go-mod-lines.ts';
import { isGoModule } from './go-names.ts';
import { replaced, replacementOf } from './go-replace.ts';

/** A workspace asks for nothing; it only lists folders, and puts modules in the place of those that their `go.mod` files ask for. */
export default defineReader({
  id: 'go-work',
  title: 'Modules that a go.work puts in the place of others',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ name }) => name === 'go.work',

  read: reading((artifact, findings) => {
    for (const { verb, words, line } of goDirectives(artifact.text())) {
      const replacement = verb === 'replace' ? replacementOf(words) : undefined;
      if (!replacement || replacement.byVersion === undefined || !isGoModule(replacement.by)) continue;
      findings.add(dependencyFact({ ecosystem: 'golang', ...replaced(replacement.of, replacement), scope: 'runtime', isDirect: true, origin: 'manifest', line }));
    }
  }),

  examples: [
    {
      why: 'a fork in the place of a module',
      path: 'go.work',
      text: 'go 1.24\n\nuse (\n\t./api\n\t./core\n)\n\nreplace github.com/sashabaranov/go-openai => github.com/acme/go-openai v1.40.0\n',
      facts: [{ type: 'dependency', ecosystem: 'golang', name: 'github.com/acme/go-openai', version: 'v1.40.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 8 }],
    },
    { why: 'folders are no modules', path: 'go.work', text: 'go 1.24\nuse ./go-openai\nreplace github.com/sashabaranov/go-openai => ../go-openai\n', none: 'all' },
  ],
});
