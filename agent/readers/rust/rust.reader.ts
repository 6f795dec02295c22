import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { rustDialect } from './rust-dialect.ts';
import { rustExamples } from './rust-examples.ts';
import { isInRustPath } from './rust-imports.ts';
import { lowerRust, rustShape } from './rust-lowering.ts';

let language: Language | undefined;

export default defineReader({
  id: 'rust',
  title: 'Rust source: uses, calls, macros and struct literals with their arguments, attributes, trait implementations, addresses and environment variables',
  version: 6,
  accepts: ({ extension }) => extension === '.rs',
  gate: 'literals',
  ecosystem: 'cargo',
  confirms: isInRustPath,
  lineComments: ['//'],
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: rustDialect, grammars: [await loadGrammar('rust', rustShape)], lower: lowerRust };
  },
  read(artifact) {
    if (!language) throw new Error('The Rust reader is asked to read before it is prepared.');
    return readCode(artifact, language);
  },
  examples: rustExamples,
});
