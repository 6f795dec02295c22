import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { phpDialect } from './php-dialect.ts';
import { phpExamples } from './php-examples.ts';
import { isUsedName } from './php-imports.ts';
import { lowerPhp, phpShape } from './php-lowering.ts';

const extensions = new Set(['.php', '.phtml', '.inc', '.module', '.install', '.theme']);

let language: Language | undefined;

export default defineReader({
  id: 'php',
  title: 'PHP source: names of packages, calls with their arguments, definitions with attributes, addresses and environment variables',
  version: 1,
  accepts: ({ extension }) => extensions.has(extension),
  gate: 'literals',
  ecosystem: 'composer',
  confirms: isUsedName,
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: phpDialect, grammars: [await loadGrammar('php', phpShape)], lower: lowerPhp };
  },
  read(artifact) {
    if (!language) throw new Error('The PHP reader is asked to read before it is prepared.');
    // Templates and Drupal's own endings hold other things, too.
    return artifact.bytes.includes(0x3c) && artifact.text().includes('<?') ? readCode(artifact, language) : { facts: [] };
  },
  examples: phpExamples,
});
