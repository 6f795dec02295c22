/** Loads the parser runtime and grammars, and parses text into plain syntax trees. */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { Language, Parser } from 'web-tree-sitter';
import { ReaderTrouble } from '../reader.ts';
import { copyTree, type SyntaxTree, type TreeShape } from './syntax-tree.ts';

export type GrammarName = 'python' | 'javascript' | 'typescript' | 'tsx';

/** A grammar that is ready to parse. */
export interface Grammar {
  /**
   * The whole tree as plain data; nothing to free.
   * @throws {ReaderTrouble} `timed_out` when the text takes more than its share of steps or time.
   */
  parse(text: string): SyntaxTree;
}

/**
 * Parser steps a character, and steps that are always allowed. A step is a hundred parser operations.
 * Plain code takes one step for 150 characters (zod, express; 2026-11), so this is 75 times that.
 */
const parseStepsPerChar = 0.5;
const parseStepsMin = 20_000;

/** For machines on which even the steps take too long; milliseconds. Steps decide everywhere else, so that results do not depend on speed. */
const parseMsMax = 20_000;

const require = createRequire(import.meta.url);

/** Grammars by name; each is loaded once in a process or worker. */
const loading = new Map<GrammarName, Promise<Language>>();
let runtime: Promise<void> | undefined;

/** Loads a grammar on first use. Files are found through their packages, so this also works from a bundle that leaves packages outside. */
export async function loadGrammar(name: GrammarName, shape: TreeShape): Promise<Grammar> {
  runtime ??= Parser.init({ locateFile: () => require.resolve('web-tree-sitter/web-tree-sitter.wasm') });
  await runtime;
  let language = loading.get(name);
  if (!language) {
    language = Language.load(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`));
    loading.set(name, language);
  }
  return grammarOf(await language, shape);
}

function grammarOf(language: Language, shape: TreeShape): Grammar {
  const parser = new Parser().setLanguage(language);
  const copy = copyTree(language, shape);
  return {
    parse(text) {
      const stepsMax = Math.max(parseStepsMin, Math.ceil(text.length * parseStepsPerChar));
      const deadline = performance.now() + parseMsMax;
      let steps = 0;
      const tree = parser.parse(text, null, {
        progressCallback: () => {
          steps += 1;
          return steps > stepsMax || performance.now() > deadline;
        },
      });
      if (!tree) {
        parser.reset();
        throw new ReaderTrouble('timed_out', `Parsing took more than ${stepsMax} steps or ${parseMsMax} ms.`);
      }
      try {
        return copy(tree, text);
      } finally {
        tree.delete();
      }
    },
  };
}
