import { defineReader } from '../reader.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { codeBytesMax, readCode, type Language } from '../tree-sitter/read-code.ts';
import { inlineScriptDependencies } from './inline-script.ts';
import { pythonDialect } from './python-dialect.ts';
import { pythonExamples } from './python-examples.ts';
import { isInImport } from './python-imports.ts';
import { lowerPython, pythonShape } from './python-lowering.ts';
import { cellScriptDependencies } from './pip-commands.ts';

const extensions = new Set(['.py', '.pyi', '.pyw']);

let language: Language | undefined;

export default defineReader({
  id: 'python',
  title: 'Python source: imports, calls with their arguments, definitions, addresses and environment variables',
  version: 7,
  accepts: ({ extension }) => extensions.has(extension),
  gate: 'literals',
  ecosystem: 'pypi',
  lineComments: ['#'],
  confirms: isInImport,
  bytesMax: codeBytesMax,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: pythonDialect, grammars: [await loadGrammar('python', pythonShape)], lower: lowerPython };
  },
  read(artifact) {
    if (!language) throw new Error('The Python reader is asked to read before it is prepared.');
    const code = readCode(artifact, language);
    const declared = code.trouble?.reason === 'invalid_utf8' ? [] : [...inlineScriptDependencies(artifact.text()), ...cellScriptDependencies(artifact.text())];
    return declared.length === 0 ? code : { ...code, facts: [...declared, ...code.facts].sort((a, b) => a.line - b.line) };
  },
  examples: pythonExamples,
});
