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
 * A step is a hundred parser operations. Ambiguous text (`a<b, a<b, …`) makes the parser follow many readings at once: more steps for a character,
 * and memory without end. Real code needs one step for 34 characters at worst (minified asm.js) and for 130 in general (2,512 files, 2026-11),
 * so steps beyond one for `charsPerStepMin` add up, and the text is given up when they reach `stepsAheadMax`.
 * Finishing a tree takes steps without characters: 435 for 160,000 characters, 924 for a file of the wrong language.
 * Steps decide, not time: the result must not depend on the machine.
 */
const charsPerStepMin = 25;
const stepsAheadMax = { always: 400, forEachChar: 1 / 500, forEachCharAtTheEnd: 1 / 50 };
/** Where the end begins, as a part of the text. */
const endFrom = 0.98;

/** For machines on which even the steps take too long; milliseconds. */
const parseMsMax = 20_000;

/** What one parse may add to the parser's memory, should the steps not stop it before; bytes. Real files add less than 10 MB. */
const growthBytesMax = 256 * 1024 * 1024;

/** 32 MiB to begin with, as the package does, and its upper bound; pages of 64 KiB. */
const memoryPages = { initial: 512, maximum: 32_768 };

/** What this file uses of the runtime's own; the types of the platform leave it out. */
declare const WebAssembly: { readonly Memory: new (pages: typeof memoryPages) => { readonly buffer: ArrayBuffer } };

const require = createRequire(import.meta.url);

/** Grammars by name; each is loaded once in a process or worker. */
const loading = new Map<GrammarName, Promise<Language>>();
let runtime: Promise<void> | undefined;
/** The parser's memory, made here so that its growth can be watched. */
const memory = new WebAssembly.Memory(memoryPages);

/** Loads a grammar on first use. Files are found through their packages, so this also works from a bundle that leaves packages outside. */
export async function loadGrammar(name: GrammarName, shape: TreeShape): Promise<Grammar> {
  runtime ??= Parser.init({ wasmMemory: memory, locateFile: () => require.resolve('web-tree-sitter/web-tree-sitter.wasm') });
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
      const deadline = performance.now() + parseMsMax;
      const bytesMax = memory.buffer.byteLength + growthBytesMax;
      const aheadMax = stepsAheadMax.always + text.length * stepsAheadMax.forEachChar;
      const aheadMaxAtTheEnd = aheadMax + text.length * stepsAheadMax.forEachCharAtTheEnd;
      let stepsAhead = 0;
      let reached = 0;
      const tree = parser.parse(text, null, {
        progressCallback: ({ currentOffset }) => {
          // The parser counts bytes of UTF-16.
          const at = Math.max(reached, currentOffset / 2);
          stepsAhead = Math.max(0, stepsAhead + 1 - (at - reached) / charsPerStepMin);
          reached = at;
          const isTooFar = stepsAhead > (at > text.length * endFrom ? aheadMaxAtTheEnd : aheadMax);
          return isTooFar || performance.now() > deadline || memory.buffer.byteLength > bytesMax;
        },
      });
      if (!tree) {
        parser.reset();
        // No position here: it would tell how fast the machine is.
        throw new ReaderTrouble('timed_out', `Parsing was given up: it took more than one step for ${charsPerStepMin} characters, or ${parseMsMax} ms.`);
      }
      try {
        return copy(tree, text);
      } finally {
        tree.delete();
      }
    },
  };
}
