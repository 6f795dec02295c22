/** Proof of what is seen of packages that notebooks install. */
import type { ReaderExample } from '../reader.ts';

function notebook(...cells: readonly (readonly string[])[]): string {
  return JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], source })), metadata: { kernelspec: { language: 'python' } }, nbformat: 4 }, null, 1);
}

export const notebookPackagesExamples: readonly ReaderExample[] = [
  {
    why: 'magics, shell lines, pinned and unpinned, with options and extras',
    path: 'demo.ipynb',
    text: notebook(
      ['%pip install --quiet -U openai==1.51.0 "langchain[all]>=0.2,<0.4" # comment\n'],
      ['!pip3 install -q torch --index-url https://download.example.com/whl && pip install tiktoken\n', '!{sys.executable} -m pip install Sentence_Transformers\n', '!uv pip install -q chromadb\n'],
      ['!pip install \\\n', '    faiss-cpu \\\n', '    numpy\n'],
    ),
    facts: [
      { type: 'dependency', ecosystem: 'pypi', name: 'openai', version: '1.51.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 8 },
      { name: 'langchain', range: '>=0.2,<0.4', line: 8 },
      { name: 'torch' },
      { name: 'tiktoken' },
      { name: 'sentence-transformers' },
      { name: 'chromadb' },
      { name: 'faiss-cpu', line: 27 },
      { name: 'numpy', line: 28 },
    ],
  },
  {
    why: 'a cell of the shell, and a block',
    path: 'demo.ipynb',
    text: notebook(['%%bash\n', 'set -e\n', 'pip install vllm\n'], ['if not ready:\n', '    !pip install peft\n']),
    facts: [{ name: 'vllm' }, { name: 'peft' }],
  },
  {
    why: 'files, paths, addresses without a name, and what is only filled in later',
    path: 'demo.ipynb',
    text: notebook(['!pip install -r requirements.txt -e . ./wheels/x.whl git+https://git.example.com/a/b.git {package} $NAME\n', '!pip list\n', '!npm install openai\n', '!echo "pip install openai"\n']),
    none: 'all',
  },
  { why: 'a comment, a text and Python that only mentions it', path: 'demo.ipynb', text: notebook(['# !pip install openai\n', 'print("""\n', '!pip install openai\n', '""")\n', 'hint = "pip install openai"\n']), none: 'all' },
  { why: 'no notebook, only the name of one', path: 'empty.ipynb', text: '', none: 'all' },
];
