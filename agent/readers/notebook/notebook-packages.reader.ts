import { reading } from '../documents/reading.ts';
import { pipDependencies } from '../python/pip-commands.ts';
import { defineReader } from '../reader.ts';
import { placesOf } from '../tree-sitter/places.ts';
import { isPython, readNotebook } from './notebook-cells.ts';
import { codeOf } from './notebook-code.ts';
import { notebookPackagesExamples } from './notebook-packages-examples.ts';

export default defineReader({
  id: 'notebook-packages',
  title: 'Packages that the cells of a Jupyter notebook install with pip',
  version: 1,
  accepts: ({ extension }) => extension === '.ipynb',
  gate: 'always',
  bytesMax: 64 * 1024 * 1024,
  read: reading((artifact, findings) => {
    const file = artifact.text();
    if (!file.includes('pip')) return;
    const notebook = readNotebook(file);
    if (!isPython(notebook.language)) return;
    if (notebook.trouble) findings.note(notebook.trouble.reason, notebook.trouble.detail);
    const places = placesOf(file);
    const pieces = codeOf(notebook).commands.map(({ text, at, isContinued }) => ({ text, line: places.line(at), isContinued }));
    for (const fact of pipDependencies(pieces)) findings.add(fact);
  }),
  examples: notebookPackagesExamples,
});
