/** The way from an artifact to facts that all code readers share. */
import { ReaderTrouble, type Artifact, type ReadResult } from '../reader.ts';
import { factsOf } from './code-facts.ts';
import type { CodeModel } from './code-model.ts';
import type { Dialect } from './dialect.ts';
import type { Grammar } from './grammar.ts';
import { placesOf, type Places } from './places.ts';
import type { SyntaxTree } from './syntax-tree.ts';

/** Larger source files are generated or bundled and are not parsed; bytes. A tree of one megabyte of code takes about 100 MB of memory. */
export const codeBytesMax = 1024 * 1024;

/** A longer line is data or generated; UTF-16 code units. It is blanked, and the code around it is read when it still parses. */
const lineCharsMax = 100_000;

export interface Language {
  readonly dialect: Dialect;
  /** Grammars to try in this order; the first that parses without an error, else the first. */
  readonly grammars: readonly Grammar[];
  lower(tree: SyntaxTree): CodeModel;
}

/** Reads source code. Trouble is a value; text that is not UTF-8, too. */
export function readCode(artifact: Artifact, language: Language): ReadResult {
  return readText(() => artifact.text(), language);
}

/**
 * Reads code that was taken out of a document.
 * @param placesIn - lines and columns in the document of offsets in the code; default: the code is the document.
 */
export function readText(take: () => string, language: Language, placesIn: (text: string) => Places = placesOf): ReadResult {
  try {
    const { text, longLines } = withoutLongLines(take());
    const tree = parse(text, language.grammars);
    const tooLong = longLines > 0 ? ({ reason: 'line_too_long', detail: `${longLines} of the lines had more than ${lineCharsMax} characters and were left out.` } as const) : undefined;
    // Without its long line a text can change its meaning: what was inside a string is now code.
    if (tooLong && tree.hasError) return { facts: [], trouble: tooLong };
    const places = placesIn(text);
    const result = factsOf(language.lower(tree), { places, dialect: language.dialect });
    const broken = tree.hasError && result.facts.length === 0 ? ({ reason: 'parse_error', detail: brokenAt(tree, places) } as const) : undefined;
    const trouble = tooLong ?? result.trouble ?? broken;
    return trouble ? { facts: result.facts, trouble } : { facts: result.facts };
  } catch (error) {
    if (error instanceof ReaderTrouble) return { facts: [], trouble: { reason: error.reason, detail: error.message } };
    throw error;
  }
}

function parse(text: string, grammars: readonly Grammar[]): SyntaxTree {
  let first: SyntaxTree | undefined;
  for (const grammar of grammars) {
    const tree = grammar.parse(text);
    if (!tree.hasError) return tree;
    first ??= tree;
  }
  if (!first) throw new Error('A language has at least one grammar, and it is prepared before reading.');
  return first;
}

function brokenAt({ errorAt }: SyntaxTree, places: Places): string {
  return errorAt === undefined ? 'The code is incomplete.' : `The code is not valid; the first error is on line ${places.line(errorAt)}.`;
}

function withoutLongLines(text: string): { text: string; longLines: number } {
  if (text.length <= lineCharsMax) return { text, longLines: 0 };
  const kept: string[] = [];
  let longLines = 0;
  let from = 0;
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > lineCharsMax) {
      kept.push(text.slice(from, start));
      from = end;
      longLines += 1;
    }
    start = end + 1;
  }
  return longLines === 0 ? { text, longLines } : { text: kept.join('') + text.slice(from), longLines };
}
