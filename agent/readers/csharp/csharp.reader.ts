import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { isNamespaceUse } from '../tree-sitter/namespace-imports.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { csharpDialect } from './csharp-dialect.ts';
import { csharpExamples } from './csharp-examples.ts';
import { csharpShape, lowerCsharp } from './csharp-lowering.ts';

let language: Language | undefined;

export default defineReader({
  id: 'csharp',
  title: 'C# source: usings, calls with their arguments, initialisers, attributes, addresses and environment variables',
  version: 6,
  accepts: ({ extension }) => extension === '.cs' || extension === '.csx',
  gate: 'literals',
  ecosystem: 'nuget',
  confirms: isNamespaceUse,
  lineComments: ['//', '* '],
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: csharpDialect, grammars: [await loadGrammar('c-sharp', csharpShape)], lower: lowerCsharp };
  },
  read(artifact) {
    if (!language) throw new Error('The C# reader is asked to read before it is prepared.');
    return readCode(artifact, language);
  },
  examples: csharpExamples,
});
