/**
 * A reader turns the bytes of one format into facts. It knows syntax and no vendor.
 * One file or folder for each, `<id>.reader.ts`, default export; the generated registry finds it.
 */
import type { Ecosystem } from '#shared/model/ecosystem.ts';
import type { Fact } from '#shared/model/fact.ts';
import type { CoverageReason } from '#shared/model/report.ts';

/** What a reader gets. One artifact at a time, already within `bytesMax`. */
export interface Artifact {
  /** Relative POSIX path; for API sources a made-up one with the right ending. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8, decoded once and shared by all readers; throws `ReaderTrouble('invalid_utf8')` when they are not. */
  text(): string;
}

/** An artifact that is read piece by piece. */
export interface LargeArtifact {
  readonly path: string;
  readonly sizeBytes: number;
  /** A copy of the bytes from `offset` on, at most `length` of them; fewer at the end. At most 64 MiB at once. */
  range(offset: number, length: number): Uint8Array;
}

/** What a reader gives back. Trouble that stopped it early goes into `trouble`; the facts found before stay. */
export interface ReadResult {
  readonly facts: readonly Fact[];
  readonly trouble?: { readonly reason: CoverageReason; readonly detail: string };
}

export interface Reader {
  /** Equal to the file stem. */
  readonly id: string;
  /** One sentence for `waybill list readers` and the README. */
  readonly title: string;
  /** Raised when the same bytes give other facts. */
  readonly version: number;
  /** Set for what an API said: then only artifacts of this media type are its own, and without it only files. */
  readonly mediaType?: string;
  /** Which artifacts are its own. Called for every path, so cheap: no regular expression over long paths. */
  accepts(path: PathParts): boolean;
  /** Whether bytes of an accepted artifact can hold anything of it: a search or two, for names that many other things have (`.json`, `.yaml`). Absent: they can. */
  mayHold?(bytes: Uint8Array): boolean;
  /**
   * `always`: every accepted artifact is read (manifests, configuration).
   * `literals`: only when the prefilter met a catalog literal in the bytes that `confirms` admits (source code).
   */
  readonly gate: 'always' | 'literals';
  /** The ecosystem whose module names this reader's prefilter looks for. Only with gate `literals`; without one it looks for hosts, variables and model ids alone. */
  readonly ecosystem?: Ecosystem;
  /** What a whole line of comment begins with; what stands on such a line opens no file. Only with gate `literals`. */
  readonly lineComments?: readonly string[];
  /**
   * Decides whether a module-name literal at `bytes[start, end)` can be an import in this syntax. Cheap and generous: a false yes costs a parse,
   * a false no loses components. Only with gate `literals`.
   */
  confirms?(bytes: Uint8Array, at: { start: number; end: number }): boolean;
  /** Larger artifacts are not read as a whole; bytes. */
  readonly bytesMax: number;
  /** A long line means nothing here: a picture stands on one. Without it a file of code with such a line counts as generated and is not parsed. */
  readonly takesLongLines?: true;
  /** Loads what it needs (grammars) in this worker thread. Called before each reading: nothing is done when all is there, and anew what an artifact broke. */
  prepare?(): Promise<void>;
  /** Never throws on bad input: that is `trouble`. Same bytes, same facts, in document order. */
  read(artifact: Artifact): ReadResult;
  /** For files that may be larger than memory: called instead of `read` above `bytesMax`. Says in its trouble what it left out. */
  readLarge?(artifact: LargeArtifact): ReadResult;
  /** Run by the reader harness. At least one example and one near miss. */
  readonly examples: readonly ReaderExample[];
}

/** A path taken apart once for all readers. */
export interface PathParts {
  readonly path: string;
  /** Last segment as written. */
  readonly name: string;
  /** Last segment in lower case. */
  readonly lowerName: string;
  /** Ending with the dot, lower case: `.py`; empty when there is none. */
  readonly extension: string;
  /** Folder segments. */
  readonly folders: readonly string[];
}

/** `facts` must each be contained (deep partial match) in what the reader gives, in this order; `none` types must not occur. */
export interface ReaderExample {
  readonly why: string;
  readonly path: string;
  readonly text: string;
  readonly facts?: readonly DeepPartial<Fact>[];
  /** Exactly these fact types must be absent; `'all'` for no fact at all. */
  readonly none?: readonly Fact['type'][] | 'all';
  /** Expected trouble, when the example is broken on purpose. */
  readonly trouble?: CoverageReason;
}

export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly DeepPartial<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** Thrown inside a reader for trouble that ends the reading; the engine turns it into a coverage entry. */
export class ReaderTrouble extends Error {
  readonly reason: CoverageReason;
  constructor(reason: CoverageReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Types a reader; the registry takes the default export. */
export function defineReader(reader: Reader): Reader {
  return reader;
}
