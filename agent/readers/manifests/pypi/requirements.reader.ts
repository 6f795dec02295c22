import type { DependencyFact } from '#shared/model/fact.ts';
import { reading } from '../../documents/reading.ts';
import { defineReader, type Artifact } from '../../reader.ts';
import type { Scope } from '../dependency-fact.ts';
import { parseRequirement, requirementOfUrl, type PypiRequirement } from './pypi-names.ts';
import { logicalLines, splitOptions, type LogicalLine } from './requirements-lines.ts';
import { viaNotes } from './requirements-via.ts';

interface Found {
  readonly requirement: PypiRequirement;
  readonly hashes: NonNullable<DependencyFact['hashes']>;
  readonly line: number;
}

export default defineReader({
  id: 'requirements',
  title: 'Packages of pip requirements and constraints files',
  version: 1,
  gate: 'always',
  // 4 MiB: a hashed lock of 500 packages is about 400 KiB.
  bytesMax: 4 * 1024 * 1024,
  accepts({ lowerName, extension, folders }) {
    if (extension !== '.txt' && extension !== '.in') return false;
    const stem = lowerName.slice(0, -extension.length);
    return (
      stem.startsWith('requirements') || stem.endsWith('requirements') || stem.startsWith('constraints') || folders.at(-1)?.toLowerCase() === 'requirements'
    );
  },

  read: reading((artifact, findings) => {
    const lines = logicalLines(decode(artifact));
    const found: Found[] = [];
    const broken: number[] = [];
    for (const line of lines) {
      const item = readLine(line);
      if (item === 'broken') broken.push(line.line);
      else if (item) found.push(item);
    }
    // A page of prose may have this name too. Where lines that are none outweigh the requirements, it is one.
    if (broken.length >= Math.max(1, found.length)) return;
    if (broken[0] !== undefined) findings.note('parse_error', `Not a requirement at line ${broken[0]}.`);

    const path = artifact.path.toLowerCase();
    const isConstraint = path.slice(path.lastIndexOf('/') + 1).startsWith('constraints');
    const notes = viaNotes(lines);
    const brings = edgesOf(found, notes);
    for (const { requirement, hashes, line } of found) {
      const { name, range, version, isOptional } = requirement;
      const requires = brings.get(name) ?? [];
      findings.add({
        type: 'dependency',
        ecosystem: 'pypi',
        name,
        ...(version !== undefined && { version }),
        ...(range !== undefined && { range }),
        scope: isOptional ? 'optional' : scopeOf(path),
        // A constraint fixes a version for whoever asks for the package; it asks for nothing itself.
        isDirect: !isConstraint && (notes.size === 0 || (notes.get(line)?.isDirect ?? true)),
        origin: isConstraint || notes.size > 0 ? 'lockfile' : 'manifest',
        ...(requires.length > 0 && { requires }),
        ...(hashes.length > 0 && { hashes }),
        line,
      });
    }
  }),

  examples: [
    {
      why: 'names are normalised, extras and markers understood, `==` is the version',
      path: 'requirements.txt',
      text: '# AI\nLangChain_OpenAI[extra1,extra2] == 0.3.1 ; python_version >= "3.9"\nopenai>=1.0,<2  # client\nnumpy\n',
      facts: [
        { type: 'dependency', ecosystem: 'pypi', name: 'langchain-openai', version: '0.3.1', range: '==0.3.1', scope: 'runtime', isDirect: true, origin: 'manifest', line: 2 },
        { type: 'dependency', name: 'openai', range: '>=1.0,<2', line: 3 },
        { type: 'dependency', name: 'numpy', line: 4 },
      ],
    },
    {
      why: 'hashes on continuation lines, options and other files skipped',
      path: 'requirements/dev.txt',
      text: `-r base.txt\n-c ../constraints.txt\n--index-url https://user:hunter2secret@pypi.example.com/simple\n-e ./local\nopenai==1.2.3 \\\n    --hash=sha256:${'ab'.repeat(32)} \\\n    --hash=sha256:${'CD'.repeat(32)}\n`,
      facts: [
        {
          type: 'dependency',
          name: 'openai',
          version: '1.2.3',
          scope: 'dev',
          hashes: [
            { algorithm: 'sha256', hex: 'ab'.repeat(32) },
            { algorithm: 'sha256', hex: 'cd'.repeat(32) },
          ],
          line: 5,
        },
      ],
    },
    {
      why: 'addresses: by name, by wheel, by egg; without credentials',
      path: 'dev-requirements.txt',
      text: 'openai @ https://user:hunter2secret@files.example.com/openai-1.0.zip\nhttps://files.example.com/w/tiktoken-0.7.0-cp312-none-any.whl\ngit+https://git.example.com/x/y.git@main#egg=Lang_Graph\n',
      facts: [
        { type: 'dependency', name: 'openai', range: '@ https://files.example.com/openai-1.0.zip', line: 1 },
        { type: 'dependency', name: 'tiktoken', version: '0.7.0', line: 2 },
        { type: 'dependency', name: 'lang-graph', line: 3 },
      ],
    },
    {
      why: 'a compiled file says who brought what',
      path: 'requirements.txt',
      text: 'httpx==0.27.0\n    # via openai\nopenai==1.2.3\n    # via\n    #   -r requirements.in\n    #   langchain-openai\nlangchain-openai==0.1.0  # via -r requirements.in\n',
      facts: [
        { type: 'dependency', name: 'httpx', isDirect: false, origin: 'lockfile' },
        { type: 'dependency', name: 'openai', isDirect: true, requires: [{ name: 'httpx', version: '0.27.0' }] },
        { type: 'dependency', name: 'langchain-openai', isDirect: true, requires: [{ name: 'openai', version: '1.2.3' }] },
      ],
    },
    { why: 'constraints ask for nothing', path: 'constraints.txt', text: 'openai==1.2.3\n', facts: [{ type: 'dependency', name: 'openai', isDirect: false, origin: 'lockfile' }] },
    {
      why: 'prose with the name of a requirements file',
      path: 'docs/requirements.txt',
      text: 'Requirements\n\nThe service must answer within 200 ms.\nIt shall use openai for summaries, and nothing else.\n',
      none: 'all',
    },
    { why: 'a comment is no package', path: 'requirements.in', text: '# openai==1.0\n#langchain\n', none: 'all' },
    {
      why: 'one broken line does not hide the others',
      path: 'requirements.txt',
      text: 'openai==1.0\nanthropic>=\nnumpy\n',
      facts: [{ type: 'dependency', name: 'openai' }, { type: 'dependency', name: 'numpy', line: 3 }],
      trouble: 'parse_error',
    },
  ],
});

/** PowerShell's `pip freeze > requirements.txt` writes UTF-16 with a byte order mark. */
function decode(artifact: Artifact): string {
  const [first, second] = artifact.bytes;
  return first === 0xff && second === 0xfe ? new TextDecoder('utf-16le').decode(artifact.bytes) : artifact.text();
}

function readLine({ text, line }: LogicalLine): Found | 'broken' | undefined {
  if (text === '') return undefined;
  const editable = /^(?:-e|--editable)[ =](.+)$/.exec(text)?.[1];
  if (text.startsWith('-') && editable === undefined) return undefined;
  const { requirement: written, hashes } = splitOptions(editable ?? text);
  const isAddress = /^(?:[a-z]+\+)?[a-z]+:\/\//.test(written);
  if (isAddress || editable !== undefined || /^\.{0,2}\/|^\.$/.test(written)) {
    // A folder of this project is no package; an address that names none cannot be told.
    const requirement = isAddress ? requirementOfUrl(written) : undefined;
    return requirement && { requirement, hashes, line };
  }
  const requirement = parseRequirement(written);
  return requirement ? { requirement, hashes, line } : 'broken';
}

/** Turns "needed by" around: what each package brings, with the version in this file. */
function edgesOf(found: readonly Found[], notes: ReturnType<typeof viaNotes>): Map<string, { name: string; version?: string }[]> {
  const edges = new Map<string, { name: string; version?: string }[]>();
  for (const { requirement, line } of found) {
    for (const parent of notes.get(line)?.by ?? []) {
      const list = edges.get(parent) ?? [];
      list.push({ name: requirement.name, ...(requirement.version !== undefined && { version: requirement.version }) });
      edges.set(parent, list);
    }
  }
  return edges;
}

/** `requirements-dev.txt`, `requirements/test.txt`, `docs/requirements.txt`. */
function scopeOf(path: string): Scope {
  const words = path.split('/').slice(-2).join('/').split(/[^a-z]+/);
  return words.some((word) => /^(?:dev|develop|development|test|tests|testing|lint|linting|docs?|ci|typing|build)$/.test(word)) ? 'dev' : 'runtime';
}
