/** Loads the parser runtime and grammars, and parses text into plain syntax trees. */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import * as bundledRuntime from 'web-tree-sitter';
import { ReaderTrouble } from '../reader.ts';
import { copyTree, type SyntaxTree, type TreeShape } from './syntax-tree.ts';

export type GrammarName = 'c-sharp' | 'go' | 'java' | 'javascript' | 'kotlin' | 'php' | 'python' | 'ruby' | 'rust' | 'tsx' | 'typescript';

/** The grammars that stand in a package of their own. */
const ownPackages: Readonly<Partial<Record<GrammarName, string>>> = { kotlin: '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm' };

/** A grammar that is ready to parse. */
export interface Grammar {
  /**
   * The whole tree as plain data; nothing to free.
   * @throws {ReaderTrouble} `timed_out` when the text takes more than its share of steps, time or memory.
   */
  parse(text: string): SyntaxTree;
  /** False after a text that broke the parser: it must be loaded again. */
  isUsable(): boolean;
}

/**
 * A step is a hundred parser operations. Text that is hard to read takes more of them: code needs one for 34 characters at worst (minified asm.js)
 * and for 130 in general (2,512 files, 2026-11); ten thousand closing brackets need one for 11. Steps beyond one for `charsPerStepMin` add up,
 * and the text is given up when they reach `stepsAheadMax`. Finishing a tree takes steps without characters: 924 for a file of the wrong language.
 * Steps decide, not time: the result must not depend on the machine.
 */
const charsPerStepMin = 25;
const stepsAheadMax = { always: 1_000, forEachChar: 1 / 50 };

/** For machines on which even the steps take too long; milliseconds. */
const parseMsMax = 20_000;

/**
 * The grammar of Kotlin recovers from a mistake in time that grows with the square of what follows (60 KB without a closing bracket take 15 s), in
 * steps that are few and long, so they do not tell. Real code is far from this: 300 KB take 0.7 s (2026-11).
 */
const parseMsMaxOf: Readonly<Partial<Record<GrammarName, number>>> = { kotlin: 3_000 };

/**
 * What the parser may fill; bytes. Where text can be read in many ways at once (`a<b, a<b, …`), the parser keeps them all, and the end of such a
 * text can take any amount in a single step. So there is a bound to stop at, and a bound that breaks the parser; then it is loaded anew.
 * 2,512 real files needed 40 MB. Memory is never given back but used again, so bounding the whole gives every file the same share.
 */
const memoryBytesMax = 160 * 1024 * 1024;
/** 32 MiB to begin with, as the package does; pages of 64 KiB. */
const memoryPages = { initial: 512, maximum: 4_096 };

/** What this file uses of the platform; its types leave it out. */
declare const WebAssembly: { readonly Memory: new (pages: typeof memoryPages) => { readonly buffer: ArrayBuffer } };

const require = createRequire(import.meta.url);

type Runtime = typeof bundledRuntime;

/** A parser runtime with its memory and the grammars loaded into it; one in a process or worker, until it breaks. */
interface Engine {
  readonly runtime: Runtime;
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly languages: Map<GrammarName, Promise<bundledRuntime.Language>>;
  isBroken: boolean;
}

let starting: Promise<Engine> | undefined;

/**
 * Loads a grammar on first use. Files are found through their packages, so this also works from a bundle that leaves packages outside.
 * @param shape - what of its trees is copied.
 */
export async function loadGrammar(name: GrammarName, shape: TreeShape): Promise<Grammar> {
  const previous = await starting;
  if (!starting || previous?.isBroken) starting = start(previous ? anotherRuntime() : bundledRuntime);
  const engine = await starting;
  let language = engine.languages.get(name);
  if (!language) {
    language = engine.runtime.Language.load(require.resolve(ownPackages[name] ?? `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`));
    engine.languages.set(name, language);
  }
  return grammarOf(engine, await language, { shape, msMax: parseMsMaxOf[name] ?? parseMsMax });
}

/**
 * Grammars are large tables walked by little code. Optimising what they are compiled to takes longer than it saves over five thousand files, and
 * half a gigabyte while it lasts (963 against 443 MB, 7.8 against 7.0 s of processor time; 2026-11). V8 looks at both flags whenever it compiles.
 */
function compileOnce(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}

async function start(runtime: Runtime): Promise<Engine> {
  compileOnce();
  const memory = new WebAssembly.Memory(memoryPages);
  await runtime.Parser.init({ wasmMemory: memory, printErr: () => {}, locateFile: () => require.resolve('web-tree-sitter/web-tree-sitter.wasm') });
  return { runtime, memory, languages: new Map(), isBroken: false };
}

/** The runtime keeps its state in its module, so a new one needs the module anew. A `require` of its own, since one remembers all that it loaded. */
function anotherRuntime(): Runtime {
  const require = createRequire(import.meta.url);
  const path = require.resolve('web-tree-sitter');
  delete require.cache[path];
  return require(path) as Runtime;
}

function grammarOf(engine: Engine, language: bundledRuntime.Language, { shape, msMax }: { shape: TreeShape; msMax: number }): Grammar {
  const parser = new engine.runtime.Parser().setLanguage(language);
  const copy = copyTree(language, shape);
  return {
    isUsable: () => !engine.isBroken,
    parse(text) {
      if (engine.isBroken) throw new ReaderTrouble('reader_fault', 'The parser broke on another file and was not prepared again.');
      const tree = parse(text);
      if (!tree) {
        // No position here: it would tell how fast the machine is.
        throw new ReaderTrouble('timed_out', `Parsing was given up: it took far more than one step for ${charsPerStepMin} characters, ${memoryBytesMax} bytes of memory, or ${msMax} ms.`);
      }
      try {
        return copy(tree, text);
      } finally {
        tree.delete();
      }
    },
  };

  function parse(text: string): bundledRuntime.Tree | null {
    const { memory } = engine;
    const deadline = performance.now() + msMax;
    const bytesMax = Math.max(memoryBytesMax, memory.buffer.byteLength);
    const aheadMax = stepsAheadMax.always + text.length * stepsAheadMax.forEachChar;
    let stepsAhead = 0;
    let reached = 0;
    const progressCallback = ({ currentOffset }: bundledRuntime.ParseState) => {
      // The parser counts bytes of UTF-16.
      const at = Math.max(reached, currentOffset / 2);
      stepsAhead = Math.max(0, stepsAhead + 1 - (at - reached) / charsPerStepMin);
      reached = at;
      return stepsAhead > aheadMax || performance.now() > deadline || memory.buffer.byteLength > bytesMax;
    };
    try {
      const tree = parser.parse(text, null, { progressCallback });
      if (!tree) parser.reset();
      return tree;
    } catch {
      // Out of memory in the middle of a step; nothing in this runtime can be relied on any more.
      engine.isBroken = true;
      return null;
    }
  }
}
