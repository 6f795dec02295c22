import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { isNamespaceUse } from '../tree-sitter/namespace-imports.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { kotlinDialect } from './kotlin-dialect.ts';
import { kotlinExamples } from './kotlin-examples.ts';
import { kotlinShape, lowerKotlin } from './kotlin-lowering.ts';

let language: Language | undefined;

export default defineReader({
  id: 'kotlin',
  title: 'Kotlin source: imports, calls with their arguments, blocks with a receiver, annotations, addresses and environment variables',
  version: 6,
  accepts: ({ extension, lowerName }) => extension === '.kt' || (extension === '.kts' && !lowerName.endsWith('.gradle.kts')),
  gate: 'literals',
  ecosystem: 'maven',
  confirms: isNamespaceUse,
  lineComments: ['//', '* '],
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: kotlinDialect, grammars: [await loadGrammar('kotlin', kotlinShape)], lower: lowerKotlin };
  },
  read(artifact) {
    if (!language) throw new Error('The Kotlin reader is asked to read before it is prepared.');
    return readCode(artifact, language);
  },
  examples: kotlinExamples,
});
