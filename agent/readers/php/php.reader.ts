import { defineReader } from '../reader.ts';
import { loadGrammar, type Grammar } from '../tree-sitter/grammar.ts';
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
  version: 6,
  accepts: ({ extension }) => extensions.has(extension),
  gate: 'literals',
  ecosystem: 'composer',
  lineComments: ['//', '* '],
  confirms: isUsedName,
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    const grammar = await loadGrammar('php', phpShape);
    language = { dialect: phpDialect, grammars: [grammar, withoutNowdocs(grammar)], lower: lowerPhp };
  },
  read(artifact) {
    if (!language) throw new Error('The PHP reader is asked to read before it is prepared.');
    // Templates and Drupal's own endings hold other things, too.
    return artifact.bytes.includes(0x3c) && artifact.text().includes('<?') ? readCode(artifact, language) : { facts: [] };
  },
  examples: phpExamples,
});

/**
 * The grammar (tree-sitter-php in @vscode/tree-sitter-wasm 0.3.1) does not see the end of a nowdoc that a bracket follows (`TXT]`), though it does
 * of a here-document. So what could not be parsed is tried again with the one written as the other, which is as long.
 * To be removed when `$a = [<<<'X'` with `X];` on the last line parses.
 */
function withoutNowdocs(grammar: Grammar): Grammar {
  return { isUsable: () => grammar.isUsable(), parse: (text) => grammar.parse(text.replace(/<<<'(\w{1,100})'/g, '<<<"$1"')) };
}
