import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { goDialect } from './go-dialect.ts';
import { goExamples } from './go-examples.ts';
import { isInGoImport } from './go-imports.ts';
import { goShape, lowerGo } from './go-lowering.ts';

let language: Language | undefined;

export default defineReader({
  id: 'go',
  title: 'Go source: imports, calls and struct literals with their arguments, definitions, addresses and environment variables',
  version: 6,
  accepts: ({ extension }) => extension === '.go',
  gate: 'literals',
  ecosystem: 'golang',
  confirms: isInGoImport,
  lineComments: ['//'],
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: goDialect, grammars: [await loadGrammar('go', goShape)], lower: lowerGo };
  },
  read(artifact) {
    if (!language) throw new Error('The Go reader is asked to read before it is prepared.');
    return readCode(artifact, language);
  },
  examples: goExamples,
});
