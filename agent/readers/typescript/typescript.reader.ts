import { defineReader } from '../reader.ts';
import { loadGrammar, type Grammar } from '../tree-sitter/grammar.ts';
import { codeBytesMax, readCode } from '../tree-sitter/read-code.ts';
import { typescriptDialect } from './typescript-dialect.ts';
import { isInSpecifier } from './typescript-imports.ts';
import { lowerTypescript, typescriptShape } from './typescript-lowering.ts';
import { typescriptExamples } from './typescript-examples.ts';

type Family = 'typescript' | 'tsx' | 'javascript';

const families: ReadonlyMap<string, Family> = new Map([
  ['.ts', 'typescript'],
  ['.mts', 'typescript'],
  ['.cts', 'typescript'],
  ['.tsx', 'tsx'],
  ['.js', 'javascript'],
  ['.jsx', 'javascript'],
  ['.mjs', 'javascript'],
  ['.cjs', 'javascript'],
]);

let grammars: Readonly<Record<Family, readonly Grammar[]>> | undefined;

export default defineReader({
  id: 'typescript',
  title: 'TypeScript and JavaScript source: imports, calls with their arguments, definitions, addresses and environment variables',
  version: 7,
  accepts: ({ extension }) => families.has(extension),
  gate: 'literals',
  ecosystem: 'npm',
  // `*` continues a block comment; nothing that is multiplied stands at the start of a line with an address.
  lineComments: ['//', '* '],
  confirms: isInSpecifier,
  bytesMax: codeBytesMax,
  async prepare() {
    if (grammars?.javascript.every((grammar) => grammar.isUsable())) return;
    const typescript = await loadGrammar('typescript', typescriptShape);
    const tsx = await loadGrammar('tsx', typescriptShape);
    const javascript = await loadGrammar('javascript', typescriptShape);
    // Some .js files hold type annotations (Flow); the TSX grammar reads most of them.
    grammars = { typescript: [typescript], tsx: [tsx], javascript: [javascript, tsx] };
  },
  read(artifact) {
    if (!grammars) throw new Error('The TypeScript reader is asked to read before it is prepared.');
    const family = families.get(artifact.path.slice(artifact.path.lastIndexOf('.')).toLowerCase()) ?? 'typescript';
    return readCode(artifact, { dialect: typescriptDialect, grammars: grammars[family], lower: lowerTypescript });
  },
  examples: typescriptExamples,
});
