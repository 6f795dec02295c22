import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { rubyDialect } from './ruby-dialect.ts';
import { rubyExamples } from './ruby-examples.ts';
import { isUsedConstant } from './ruby-imports.ts';
import { lowerRuby, rubyShape } from './ruby-lowering.ts';

const extensions = new Set(['.rb', '.rake', '.ru', '.thor', '.jbuilder']);

let language: Language | undefined;

export default defineReader({
  id: 'ruby',
  title: 'Ruby source: constants of gems, calls with their arguments, definitions, addresses and environment variables',
  version: 6,
  accepts: ({ extension, name }) => extensions.has(extension) || name === 'Rakefile',
  gate: 'literals',
  ecosystem: 'gem',
  lineComments: ['#'],
  confirms: isUsedConstant,
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: rubyDialect, grammars: [await loadGrammar('ruby', rubyShape)], lower: lowerRuby };
  },
  read(artifact) {
    if (!language) throw new Error('The Ruby reader is asked to read before it is prepared.');
    return readCode(artifact, language);
  },
  examples: rubyExamples,
});
