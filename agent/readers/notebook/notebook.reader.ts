import { defineReader, ReaderTrouble, type ReadResult } from '../reader.ts';
import { pythonDialect } from '../python/python-dialect.ts';
import { lowerPython, pythonShape } from '../python/python-lowering.ts';
import { loadGrammar } from '../tree-sitter/grammar.ts';
import { readText, type Language } from '../tree-sitter/read-code.ts';
import { isPython, readNotebook } from './notebook-cells.ts';
import { codeOf, placesIn } from './notebook-code.ts';
import { notebookExamples } from './notebook-examples.ts';
import { isInNotebookImport } from './notebook-imports.ts';

let language: Language | undefined;

export default defineReader({
  id: 'notebook',
  title: 'Python cells of Jupyter notebooks: imports, calls with their arguments, definitions, addresses and environment variables',
  version: 8,
  accepts: ({ extension }) => extension === '.ipynb',
  gate: 'literals',
  ecosystem: 'pypi',
  confirms: isInNotebookImport,
  // 64 MiB: pictures in outputs make notebooks of 20 MB.
  bytesMax: 64 * 1024 * 1024,
  takesLongLines: true,
  async prepare() {
    if (language?.grammars.every((grammar) => grammar.isUsable())) return;
    language = { dialect: pythonDialect, grammars: [await loadGrammar('python', pythonShape)], lower: lowerPython };
  },
  read(artifact) {
    if (!language) throw new Error('The notebook reader is asked to read before it is prepared.');
    try {
      return readCells(artifact.text(), language);
    } catch (error) {
      if (error instanceof ReaderTrouble) return { facts: [], trouble: { reason: error.reason, detail: error.message } };
      throw error;
    }
  },
  examples: notebookExamples,
});

function readCells(file: string, python: Language): ReadResult {
  const notebook = readNotebook(file);
  if (!isPython(notebook.language)) return { facts: [] };
  const { lines } = codeOf(notebook);
  const result = readText(() => lines.map(({ text }) => text).join('\n'), python, () => placesIn(file, lines));
  const trouble = notebook.trouble ?? result.trouble;
  return { facts: result.facts, ...(trouble && { trouble }) };
}
