import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { isNamespaceUse } from '../tree-sitter/namespace-imports.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { javaDialect } from './java-dialect.ts';
import { javaExamples } from './java-examples.ts';
import { javaShape, lowerJava } from './java-lowering.ts';

let language: Language | undefined;

export default defineReader({
  id: 'java',
  title: 'Java source: imports, calls with their arguments, builder chains, annotations, addresses and environment variables',
  version: 6,
  accepts: ({ extension }) => extension === '.java',
  gate: 'literals',
  ecosystem: 'maven',
  confirms: isNamespaceUse,
  lineComments: ['//', '* '],
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: javaDialect, grammars: [await loadGrammar('java', javaShape)], lower: lowerJava };
  },
  read(artifact) {
    if (!language) throw new Error('The Java reader is asked to read before it is prepared.');
    return readCode(artifact, language);
  },
  examples: javaExamples,
});
