import type { ImportFact } from '#shared/model/fact.ts';
import { defineReader, ReaderTrouble, type Artifact, type ReadResult } from '../reader.ts';
import { loadGrammar, type Grammar } from '../tree-sitter/grammar.ts';
import { placesOf } from '../tree-sitter/places.ts';
import { codeBytesMax, readText } from '../tree-sitter/read-code.ts';
import { typescriptDialect } from '../typescript/typescript-dialect.ts';
import { lowerTypescript, typescriptShape } from '../typescript/typescript-lowering.ts';
import { embeddedScriptExamples } from './embedded-script-examples.ts';
import { isInScript } from './script-imports.ts';
import { scriptBlocksOf } from './script-blocks.ts';

const extensions = new Set(['.vue', '.svelte', '.astro', '.html', '.htm']);

let grammars: Readonly<Record<'typescript' | 'tsx' | 'javascript', Grammar>> | undefined;

export default defineReader({
  id: 'embedded-script',
  title: 'Scripts of Vue, Svelte and Astro components and of HTML pages: imports, calls with their arguments, definitions, addresses and environment variables',
  version: 7,
  accepts: ({ extension }) => extensions.has(extension),
  gate: 'literals',
  ecosystem: 'npm',
  lineComments: ['//', '* '],
  confirms: isInScript,
  // 4 MiB: saved pages hold pictures and styles beside their scripts.
  bytesMax: 4 * 1024 * 1024,
  takesLongLines: true,
  async prepare() {
    if (grammars?.javascript.isUsable()) return;
    grammars = {
      typescript: await loadGrammar('typescript', typescriptShape),
      tsx: await loadGrammar('tsx', typescriptShape),
      javascript: await loadGrammar('javascript', typescriptShape),
    };
  },
  read(artifact) {
    if (!grammars) throw new Error('The reader of embedded scripts is asked to read before it is prepared.');
    try {
      return readBlocks(artifact, grammars);
    } catch (error) {
      if (error instanceof ReaderTrouble) return { facts: [], trouble: { reason: error.reason, detail: error.message } };
      throw error;
    }
  },
  examples: embeddedScriptExamples,
});

function readBlocks(artifact: Artifact, { typescript, tsx, javascript }: NonNullable<typeof grammars>): ReadResult {
  const text = artifact.text();
  const { code, isTyped, isJsx, loaded } = scriptBlocksOf(text, { isAstro: artifact.path.toLowerCase().endsWith('.astro') });
  const places = placesOf(text);
  const tags = loaded.map(({ module, at }): ImportFact => ({ type: 'import', line: places.line(at), column: places.column(at), ecosystem: 'npm', module, names: [] }));
  if (code.length > codeBytesMax) return { facts: tags, trouble: { reason: 'too_large', detail: `The scripts have ${code.length} characters; at most ${codeBytesMax} are read.` } };
  if (code === '') return { facts: tags };
  const order = isTyped ? (isJsx ? [tsx] : [typescript, tsx]) : [javascript, tsx];
  const result = readText(() => code, { dialect: typescriptDialect, grammars: order, lower: lowerTypescript });
  return tags.length === 0 ? result : { ...result, facts: [...tags, ...result.facts].sort((a, b) => a.line - b.line) };
}
