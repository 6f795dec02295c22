import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { base64Hash, dependencyFact } from '../dependency-fact.ts';
import { goVersion, isGoModule } from './go-names.ts';

/**
 * Lines that `go.sum` keeps for `go.mod` files alone are skipped, and of the others only those count whose version a `go.mod` asks for:
 * the file also has hashes of versions that were looked at and not taken.
 */
export default defineReader({
  id: 'go-sum',
  title: 'Hashes of modules in go.sum and go.work.sum',
  version: 1,
  gate: 'always',
  // 16 MiB: the files of the largest projects have 1 MiB.
  bytesMax: 16 * 1024 * 1024,
  accepts: ({ name }) => name === 'go.sum' || name === 'go.work.sum',

  read: reading((artifact, findings) => {
    let broken: number | undefined;
    for (const [index, raw] of artifact.text().split('\n').entries()) {
      const [name = '', written, hash = ''] = raw.trim().split(' ');
      if (name === '' || written?.endsWith('/go.mod') === true) continue;
      const version = goVersion(written);
      if (!isGoModule(name) || version === undefined || !hash.startsWith('h1:')) {
        broken ??= index + 1;
        continue;
      }
      // `h1` is SHA-256 over the hashes of the module's files: https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash
      findings.add(dependencyFact({ ecosystem: 'golang', name, version, isDirect: false, origin: 'checksum', hashes: base64Hash('sha256', hash.slice(3)), line: index + 1 }));
    }
    if (broken !== undefined) findings.note('parse_error', `Not a module, a version and a hash at line ${broken}.`);
  }),

  examples: [
    {
      why: 'a module with its hash',
      path: 'go.sum',
      text: 'github.com/sashabaranov/go-openai v1.36.1 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ngithub.com/sashabaranov/go-openai v1.36.1/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n',
      facts: [{ type: 'dependency', ecosystem: 'golang', name: 'github.com/sashabaranov/go-openai', version: 'v1.36.1', isDirect: false, origin: 'checksum', hashes: [{ algorithm: 'sha256', hex: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }], line: 1 }],
    },
    { why: 'hashes of go.mod files alone', path: 'go.sum', text: 'github.com/sashabaranov/go-openai v1.0.0/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n', none: 'all' },
    { why: 'a line that is none', path: 'go.sum', text: 'github.com/sashabaranov/go-openai\n', none: 'all', trouble: 'parse_error' },
  ],
});
