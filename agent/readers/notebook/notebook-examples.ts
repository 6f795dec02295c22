/** Proof of the notebook reader: what it must see in cells, and what it must not. One long list. */
import type { ReaderExample } from '../reader.ts';

type Source = readonly string[] | string;

/** A notebook as Jupyter writes it: one line of the file for each line of code. */
function notebook(cells: readonly (Source | { markdown: Source } | { raw: Record<string, unknown> })[], metadata: Record<string, unknown> = { kernelspec: { name: 'python3', language: 'python' } }): string {
  return `${JSON.stringify(
    {
      cells: cells.map((cell) => {
        if (typeof cell === 'object' && 'raw' in cell) return { cell_type: 'code', ...cell.raw };
        if (typeof cell === 'object' && 'markdown' in cell) return { cell_type: 'markdown', metadata: {}, source: cell.markdown };
        return { cell_type: 'code', execution_count: 1, metadata: {}, outputs: [], source: cell };
      }),
      metadata,
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  )}\n`;
}

const outputs = [{ output_type: 'stream', name: 'stdout', text: ['import openai\n', 'openai.OpenAI()\n'] }];

export const notebookExamples: readonly ReaderExample[] = [
  {
    why: 'a name of an earlier cell is known in a later one, and lines are those of the file',
    path: 'demo.ipynb',
    text: notebook([['from openai import OpenAI\n', '\n', 'MODEL = "gpt-4o"\n', 'client = OpenAI()'], { markdown: ['import anthropic\n'] }, ['client.chat.completions.create(\n', '    model=MODEL,\n', ')']]),
    facts: [
      { type: 'import', module: 'openai', names: ['OpenAI'], line: 9, column: 6 },
      { type: 'call', path: 'openai.OpenAI', assigned: 'client', line: 12 },
      { type: 'call', path: 'openai.OpenAI().chat.completions.create', line: 28, args: [{ name: 'model', value: { kind: 'string', text: 'gpt-4o', line: 11, name: 'MODEL' } }] },
    ],
  },
  {
    why: 'magics and shell lines are no Python, also in blocks, continued ones, and where a result is assigned',
    path: 'demo.ipynb',
    text: notebook([
      ['%load_ext autoreload\n', '!pip install -q openai \\\n', '    langchain\n', 'import openai\n', 'if True:\n', '    !nvidia-smi\n', 'files = !ls\n', '?openai\n', 'openai.first(files)\n'],
      ['%time openai.second(1)\n'],
      ['%%time\n', 'openai.third("""\n', '!not a command\n', '% nor this\n', '""")\n'],
    ]),
    facts: [
      { type: 'import', module: 'openai' },
      { type: 'call', path: 'openai.first' },
      { type: 'call', path: 'openai.second', column: 19 },
      { type: 'call', path: 'openai.third', args: [{ value: { kind: 'string', text: '\n!not a command\n% nor this\n' } }] },
    ],
    none: ['dependency'],
  },
  {
    why: 'the source of a cell may be one string',
    path: 'demo.ipynb',
    text: notebook(['import openai\n\nopenai.a("x\\ty")\nopenai.b()']),
    facts: [
      { type: 'import', module: 'openai', line: 8, column: 22 },
      { type: 'call', path: 'openai.a', line: 8, args: [{ value: { kind: 'string', text: 'x\ty' } }] },
      { type: 'call', path: 'openai.b', line: 8 },
    ],
  },
  {
    why: 'format 3 keeps its cells in worksheets, and their code in `input`',
    path: 'old.ipynb',
    text: JSON.stringify({ metadata: { name: '' }, nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', collapsed: false, input: ['import openai\n', 'openai.run()'], language: 'python', metadata: {}, outputs: [] }] }] }),
    facts: [
      { type: 'import', module: 'openai' },
      { type: 'call', path: 'openai.run' },
    ],
  },
  {
    why: 'a cell that ends inside of brackets takes nothing of the others with it',
    path: 'demo.ipynb',
    text: notebook([['import openai\n'], ['openai.broken(\n'], ['openai.whole()\n']]),
    facts: [
      { type: 'import', module: 'openai' },
      { type: 'call', path: 'openai.whole' },
    ],
  },
  {
    why: 'a module that a cell writes to a file is code, and so is an indented cell',
    path: 'demo.ipynb',
    text: notebook([['%%writefile serve.py\n', 'import openai\n', 'openai.serve()\n'], ['  import anthropic\n', '  anthropic.run()\n']]),
    facts: [
      { type: 'import', module: 'openai' },
      { type: 'call', path: 'openai.serve' },
      { type: 'import', module: 'anthropic' },
      { type: 'call', path: 'anthropic.run' },
    ],
  },
  { why: 'what a cell printed is not read', path: 'demo.ipynb', text: notebook([{ raw: { outputs, source: ['print(1)\n'], metadata: {} } }]), none: 'all' },
  { why: 'prose is not read', path: 'demo.ipynb', text: notebook([{ markdown: ['```python\n', 'import openai\n', 'openai.OpenAI()\n', '```\n'] }]), none: 'all' },
  { why: 'cells of another language are not read', path: 'demo.ipynb', text: notebook([['%%bash\n', 'import openai\n'], ['%%javascript\n', 'import openai\n'], ['%%writefile notes.md\n', 'import openai\n'], ['%sql\n', 'import openai']]), none: 'all' },
  { why: 'a kernel of another language is not read', path: 'demo.ipynb', text: notebook([['import openai\n', 'openai.run()\n']], { kernelspec: { name: 'julia-1.9', language: 'julia', display_name: 'Julia' } }), none: 'all' },
  { why: 'a single cell of another language is not read', path: 'demo.ipynb', text: notebook([{ raw: { metadata: { vscode: { languageId: 'r' } }, source: ['import openai\n'], outputs: [] } }]), none: 'all' },
  { why: 'a comment and a text', path: 'demo.ipynb', text: notebook([['# import openai\n', '"""\n', 'import openai\n', '"""\n', 'x = "openai.run()"\n']]), none: 'all' },
  {
    why: 'JSON that breaks off gives the cells before the break',
    path: 'cut.ipynb',
    text: notebook([['import openai\n'], ['openai.lost()\n']]).slice(0, 260),
    facts: [{ type: 'import', module: 'openai' }],
    trouble: 'parse_error',
  },
];
