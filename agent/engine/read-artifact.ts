/** Reads one artifact: prefilter, readers, credentials, recognition. Runs in a worker thread. */
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Catalog } from '#shared/catalog/catalog.ts';
import type { Draft } from '#shared/catalog/recognise/draft.ts';
import { recognise } from '#shared/catalog/recognise/recognise.ts';
import type { Fact } from '#shared/model/fact.ts';
import type { CoverageEntry, CoverageReason } from '#shared/model/report.ts';
import { artifactOf } from '../readers/artifact.ts';
import { pathParts } from '../readers/path-parts.ts';
import { ReaderTrouble, type LargeArtifact, type ReadResult, type Reader } from '../readers/reader.ts';
import type { ListedArtifact } from '../sources/source.ts';
import { keptReading, type KeptReading } from './fact-cache/entry.ts';
import { scanLimits } from './limits.ts';
import { largeBytes, loadBytes, loadFile, withLargeFile } from './load-file.ts';
import type { Prefilter } from './prefilter.ts';
import { redact, wellFormed } from './redact.ts';
import { findSecrets, secretsIn } from './secrets.ts';

/** What reading one artifact gave. `draft` is absent when nothing was recognised. */
export interface ArtifactResult {
  readonly path: string;
  readonly bytes: number;
  /** Ids of the readers that parsed it. */
  readonly parsedBy: readonly string[];
  readonly draft?: Draft;
  readonly entries: readonly CoverageEntry[];
  /** Place in the order of the Git history, when it stands there. */
  readonly ordinal?: number;
  /** The version that was read, when the scan keeps readings and this one may be kept. Without a reading it is one of those that were known, and nothing was read. */
  readonly version?: { readonly digest: string; readonly kept?: KeptReading };
}

export interface ArtifactReader {
  /** @param known - digests of the versions whose readings are kept already; absent: none are kept at all. */
  read(artifact: ListedArtifact, known?: readonly string[]): Promise<ArtifactResult>;
}

export interface ArtifactReaderOptions {
  readonly readers: readonly Reader[];
  readonly catalog: Catalog;
  readonly prefilter: Prefilter;
  readonly source: string;
  readonly isOneOfSeveral?: boolean;
  readonly fingerprintKey?: string;
  /** Only the prefilter runs; for measuring it. */
  readonly prefilterOnly?: boolean;
}

/** Trouble that another machine or another moment may not have. */
const passing: ReadonlySet<CoverageReason> = new Set(['timed_out', 'reader_fault']);

/** NUL in the first bytes means binary, as Git has it. */
const binaryProbeBytes = 8000;

export function createArtifactReader(options: ArtifactReaderOptions): ArtifactReader {
  const buffer = { bytes: Buffer.allocUnsafe(256 * 1024) };

  return {
    async read(listed, known) {
      const parts = pathParts(listed.path);
      const accepting = options.readers.filter((reader) => reader.mediaType === listed.mediaType && reader.accepts(parts));
      const bytesMax = Math.max(scanLimits.fileBytesMax, ...accepting.map((reader) => reader.bytesMax));
      const loaded = listed.locator.kind === 'bytes' ? loadBytes(listed.locator.bytes, bytesMax) : loadFile(`${listed.locator.root}/${listed.path}`, bytesMax, buffer);
      // A name can hold a credential, too, and it stands in everything that is said of the artifact.
      const inPath = secretsIn(options.prefilter, listed.path);
      if ('reason' in loaded) return redact(readLarge(listed, accepting, loaded, options) ?? failed(listed.path, loaded), inPath);
      const digest = known && inPath.length === 0 ? hash('sha256', loaded.bytes, 'base64url') : undefined;
      if (digest !== undefined && known?.includes(digest)) return { path: listed.path, bytes: loaded.bytes.length, parsedBy: [], entries: [], version: { digest } };

      const seen = filter(listed.path, loaded.bytes, accepting, options);
      const counted = { path: listed.path, bytes: loaded.bytes.length, ...(listed.commit && { ordinal: listed.commit.ordinal }) };
      if (options.prefilterOnly) return { ...counted, parsedBy: [], entries: seen.entries };
      const read = await readFacts(listed.path, loaded.bytes, seen.readers);
      const { values } = seen.secrets;
      const facts = redact(wellFormed([...seen.secrets.facts, ...read.facts]), values);
      const draft = draftOf(listed, facts, options);
      const result = redact({ ...counted, parsedBy: read.parsedBy, entries: [...seen.entries, ...read.entries], ...(draft && { draft }) }, [...inPath, ...values]);
      const isKept = digest !== undefined && !result.entries.some(({ reason }) => passing.has(reason)) && !values.some((value) => listed.path.includes(value));
      return isKept ? { ...result, version: { digest, kept: keptReading({ parsedBy: result.parsedBy, entries: result.entries, facts }) } } : result;
    },
  };
}

/** What the pass over the bytes says: the readers that should read them, the credentials in them, and what will not be read. */
function filter(path: string, bytes: Buffer, accepting: readonly Reader[], options: ArtifactReaderOptions) {
  const entries: CoverageEntry[] = [];
  const concerned = accepting.filter((reader) => reader.mayHold?.(bytes) ?? true);
  const fitting = concerned.filter((reader) => bytes.length <= reader.bytesMax);
  for (const reader of concerned) {
    if (bytes.length > reader.bytesMax) entries.push(entry(path, 'too_large', 'skipped', `${bytes.length} bytes; the ${reader.id} reader takes at most ${reader.bytesMax}.`));
  }
  const isBinary = bytes.subarray(0, binaryProbeBytes).includes(0);
  const codeReader = fitting.find((reader) => reader.gate === 'literals');
  const obstacle = codeReader?.ecosystem && codeObstacle(bytes, { isBinary, takesLongLines: codeReader.takesLongLines === true });
  if (obstacle) entries.push(entry(path, obstacle.reason, 'partial', obstacle.detail));
  const passed = isBinary ? undefined : options.prefilter.run(bytes, codeReader);
  if (passed?.isCut) entries.push(entry(path, 'too_many_facts', 'partial', 'Too many possible credentials; the rest was not looked at.'));
  const opensCode = !obstacle && passed?.opens === true;

  return {
    readers: fitting.filter((reader) => reader.gate === 'always' || opensCode),
    secrets: passed ? findSecrets(bytes, passed.keyHits, { path, ...(options.fingerprintKey !== undefined && { fingerprintKey: options.fingerprintKey }) }) : { facts: [], values: [] },
    entries,
  };
}

/** What the readers say, in their order. */
async function readFacts(path: string, bytes: Buffer, readers: readonly Reader[]) {
  const facts: Fact[] = [];
  const entries: CoverageEntry[] = [];
  for (const reader of readers) {
    await reader.prepare?.();
    const outcome = guarded(reader, () => reader.read(artifactOf(path, bytes)));
    // One `push(...)` with a big lockfile's facts would overflow the stack.
    for (const fact of outcome.facts) facts.push(fact);
    if (outcome.trouble) entries.push(troubleEntry(path, outcome));
  }
  if (facts.length > scanLimits.factsMax) {
    entries.push(entry(path, 'too_many_facts', 'partial', `${facts.length} facts; the first ${scanLimits.factsMax} were kept.`));
    facts.length = scanLimits.factsMax;
  }
  return { facts, entries, parsedBy: readers.map(({ id }) => id) };
}

/** What the facts mean; undefined when they mean nothing. */
export function draftOf({ path, commit }: Pick<ListedArtifact, 'path' | 'commit'>, facts: readonly Fact[], { catalog, source, isOneOfSeveral = false }: Pick<ArtifactReaderOptions, 'catalog' | 'source' | 'isOneOfSeveral'>): Draft | undefined {
  if (facts.length === 0) return undefined;
  const draft = recognise(facts, { catalog, source, path, isOneOfSeveral, ...(commit && { commit: commit.id }) });
  return draft.components.length + draft.resources.length + draft.projects.length === 0 ? undefined : draft;
}

/** A file over every limit may still have a reader that needs only parts of it. */
function readLarge(listed: ListedArtifact, accepting: readonly Reader[], loaded: { reason: CoverageReason }, options: ArtifactReaderOptions): ArtifactResult | undefined {
  const reader = loaded.reason === 'too_large' ? accepting.find((candidate) => candidate.readLarge) : undefined;
  if (!reader || options.prefilterOnly) return undefined;
  const read = (artifact: LargeArtifact) => guarded(reader, () => reader.readLarge?.(artifact) ?? { facts: [] });
  const { locator, path } = listed;
  const outcome = locator.kind === 'file' ? withLargeFile(`${locator.root}/${path}`, path, read) : read(largeBytes(path, locator.bytes));
  if ('reason' in outcome) return failed(listed.path, outcome);
  const draft = draftOf(listed, wellFormed(outcome.facts), options);
  return { path: listed.path, bytes: 0, parsedBy: [reader.id], entries: outcome.trouble ? [troubleEntry(listed.path, outcome)] : [], ...(draft && { draft }) };
}

function troubleEntry(path: string, { facts, trouble }: ReadResult): CoverageEntry {
  return entry(path, trouble?.reason ?? 'reader_fault', facts.length > 0 ? 'partial' : 'skipped', trouble?.detail ?? '');
}

function guarded(reader: Reader, read: () => ReadResult): ReadResult {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReaderTrouble) return { facts: [], trouble: { reason: error.reason, detail: error.message } };
    // The message may quote content, so only the kind of error is told.
    const name = error instanceof Error ? error.name : 'unknown';
    return { facts: [], trouble: { reason: 'reader_fault', detail: `The ${reader.id} reader failed (${name}). This is a defect of the reader; please report it.` } };
  }
}

/** Why source code cannot be parsed. */
function codeObstacle(bytes: Buffer, { isBinary, takesLongLines }: { isBinary: boolean; takesLongLines: boolean }): { reason: CoverageReason; detail: string } | undefined {
  if (isBinary || !isUtf8(bytes)) return { reason: 'invalid_utf8', detail: 'Not text in UTF-8, so it was not parsed as source code.' };
  if (!takesLongLines && hasLongLine(bytes)) return { reason: 'line_too_long', detail: `A line is longer than ${scanLimits.lineBytesMax} bytes, as in generated code; searched for credentials, not parsed.` };
  return undefined;
}

/** Probes once in each `lineBytesMax` bytes, so a line of twice that length is always seen, at the cost of a few searches. */
function hasLongLine(bytes: Buffer): boolean {
  for (let probe = 0; probe < bytes.length; probe += scanLimits.lineBytesMax) {
    const start = bytes.lastIndexOf(10, probe);
    const end = bytes.indexOf(10, probe);
    if ((end < 0 ? bytes.length : end) - start > scanLimits.lineBytesMax) return true;
  }
  return false;
}

function failed(path: string, { reason, detail }: { reason: CoverageReason; detail: string }): ArtifactResult {
  return { path, bytes: 0, parsedBy: [], entries: [entry(path, reason, 'skipped', detail)] };
}

function entry(path: string, reason: CoverageReason, effect: CoverageEntry['effect'], detail: string): CoverageEntry {
  return { path, reason, effect, detail };
}
