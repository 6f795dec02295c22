/**
 * Proves an audit chain offline: given the lines of its file one after the other, it names the first place where the
 * chain does not hold. It needs nothing from the server, and keeps nothing of the lines it has seen.
 */
import type { KeyObject } from 'node:crypto';
import { auditHeaderSchema, auditTrailerSchema, entryLine, type AuditHeader, type AuditLine, type AuditTrailer } from './audit-file.ts';
import { auditHash } from './audit-hash.ts';
import { isSigned, readExportText, readPublicKey, readSegmentText, type AuditFileKind, type ExportStatement } from './audit-statements.ts';

/**
 * `edited`: its content is not what its hash says, or it does not follow from the entry before. `missing`: a gap in the
 * numbers. `reordered`: a number that comes later than it should. `inserted`: a number that was there already.
 * `foreign`: of another organization. `truncated`: the end is missing. `signature`, `segment`, `anchor`: a signed
 * statement does not hold or says something else. `format`: not the file of a chain.
 */
export type AuditProblemKind = 'edited' | 'missing' | 'reordered' | 'inserted' | 'foreign' | 'truncated' | 'signature' | 'segment' | 'anchor' | 'format';

export interface AuditProblem {
  readonly kind: AuditProblemKind;
  /** Of the entry; absent where no entry is meant. */
  readonly seq?: number;
  /** Of the entry; absent when it is the one that is not there. */
  readonly id?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly message: string;
}

/** What a verifier found. */
export interface AuditVerdict {
  /** The first; undefined when the chain holds. */
  readonly problem: AuditProblem | undefined;
  readonly kind: AuditFileKind;
  readonly organization: { readonly id: string; readonly slug: string };
  readonly fromSeq: number;
  /** The last entry that was read and held. */
  readonly headSeq: number;
  readonly headHash: string;
  readonly entryCount: number;
  readonly segmentCount: number;
  /** Whether entries before `fromSeq` are neither in the file nor stated by segments. */
  readonly isPartial: boolean;
  /** Whether the keys came from somewhere else than the file itself. */
  readonly isKeyPinned: boolean;
  /** Of the signature over the whole; undefined when there is none. */
  readonly keyId: string | undefined;
  readonly anchorCount: number;
  /** Anchors about entries that are not in this file, but in that of a segment, say. */
  readonly uncheckedAnchorCount: number;
}

export interface AuditVerifier {
  /** The next line, without its newline. */
  push(line: string): void;
  /** No more lines. */
  end(): AuditVerdict;
}

export interface AuditVerifierOptions {
  /** PEM; the only keys that count. When absent those of the anchors, and without anchors those of the file. */
  readonly publicKeys?: readonly string[];
  /** Trailers that were kept apart. */
  readonly anchors?: readonly AuditTrailer[];
}

/** The last line of a chain's file, as an anchor; undefined when the text is none. */
export function readAnchor(line: string): AuditTrailer | undefined {
  const parsed = auditTrailerSchema.safeParse(parseJson(line));
  return parsed.success ? parsed.data : undefined;
}

export function createAuditVerifier(options: AuditVerifierOptions = {}): AuditVerifier {
  const given = options.anchors ?? [];
  const pinned = options.publicKeys ?? (given.length === 0 ? undefined : given.map((anchor) => anchor.public_key));
  let keys: readonly KeyObject[] = [];
  let header: AuditHeader | undefined;
  let trailer: AuditTrailer | undefined;
  let anchors: readonly ExportStatement[] = [];
  let problem: AuditProblem | undefined;
  /** A gap: missing, unless the number that was expected comes later. */
  let gap: { readonly seq: number; readonly line: number; readonly found: number; readonly foundId: string } | undefined;
  let nextSeq = 1;
  let head = '';
  let count = 0;
  let lineNumber = 0;
  let isPartial = false;
  let unchecked = 0;

  const fail = (found: AuditProblem) => {
    problem ??= found;
  };

  return {
    push(line) {
      lineNumber += 1;
      if (problem !== undefined) return;
      if (header === undefined) begin(line);
      else if (trailer !== undefined) fail({ kind: 'inserted', line: lineNumber, message: 'There is something after the trailer.' });
      else if (line.startsWith('{"type":"trailer"')) readTrailer(line);
      else takeEntry(line);
    },

    end() {
      if (problem === undefined) finish();
      return {
        problem,
        kind: header?.kind ?? 'export',
        organization: header?.organization ?? { id: '', slug: '' },
        fromSeq: header?.from_seq ?? 1,
        headSeq: nextSeq - 1,
        headHash: head,
        entryCount: count,
        segmentCount: header?.segments.length ?? 0,
        isPartial,
        isKeyPinned: pinned !== undefined,
        keyId: trailer?.key_id,
        anchorCount: given.length,
        uncheckedAnchorCount: unchecked,
      };
    },
  };

  function begin(line: string): void {
    const parsed = auditHeaderSchema.safeParse(parseJson(line));
    if (!parsed.success) return fail({ kind: 'format', line: 1, message: 'This is not the file of an audit chain: its first line is not the header.' });
    header = parsed.data;
    const known = (pinned ?? header.public_keys).map(readPublicKey);
    keys = known.filter((key) => key !== undefined);
    if (keys.length < known.length || keys.length === 0) return fail({ kind: 'signature', message: 'A public key is not an Ed25519 key in PEM.' });
    const start = checkSegments(header);
    if (start === undefined) return;
    if (header.kind === 'export' && header.from_seq <= start.lastSeq) return fail({ kind: 'segment', line: 1, message: `The file begins at entry ${header.from_seq}, which a segment is said to hold.` });
    isPartial = header.kind === 'segment' ? header.from_seq > 1 : header.from_seq > start.lastSeq + 1;
    if (!isPartial && header.prev_hash !== start.lastHash) return fail({ kind: 'segment', line: 1, message: `Entry ${header.from_seq} is not said to follow from what comes before it.` });
    nextSeq = header.from_seq;
    head = header.prev_hash;
    readAnchors(header);
  }

  /** Where the segments end; undefined when they do not hold. */
  function checkSegments({ segments, organization }: AuditHeader): { lastSeq: number; lastHash: string } | undefined {
    let end = { lastSeq: 0, lastHash: '' };
    for (const segment of segments) {
      const statement = readSegmentText(segment.statement);
      const which = `Segment ${segment.id}`;
      if (statement === undefined || statement.orgId !== organization.id) return void fail({ kind: 'segment', line: 1, message: `${which} is not of this organization.` });
      if (!isSigned(segment, keys)) return void fail({ kind: 'signature', line: 1, seq: statement.firstSeq, message: `${which} (entries ${statement.firstSeq} to ${statement.lastSeq}) is not signed by ${signer()}.` });
      if (statement.firstSeq !== end.lastSeq + 1) return void fail({ kind: 'missing', line: 1, seq: end.lastSeq + 1, message: `Entry ${end.lastSeq + 1} is missing: the next segment begins at entry ${statement.firstSeq}.` });
      if (statement.prevHash !== end.lastHash || statement.lastSeq < statement.firstSeq) return void fail({ kind: 'segment', line: 1, seq: statement.firstSeq, message: `${which} does not follow from the one before it.` });
      end = { lastSeq: statement.lastSeq, lastHash: statement.lastHash };
    }
    return end;
  }

  function readAnchors({ organization, segments }: AuditHeader): void {
    const read: ExportStatement[] = [];
    for (const anchor of given) {
      const statement = readExportText(anchor.statement);
      if (statement === undefined) return fail({ kind: 'anchor', message: 'The anchor states nothing about a chain.' });
      if (statement.orgId !== organization.id) return fail({ kind: 'anchor', message: `The anchor is of another organization (${statement.orgId}).` });
      if (!isSigned(anchor, keys)) return fail({ kind: 'anchor', seq: statement.headSeq, message: `The anchor is not signed by ${signer()}.` });
      read.push(statement);
      // The hash at the end of a segment is known, those inside it are in its file.
      const ended = segments.map(({ statement: text }) => readSegmentText(text)).find((segment) => segment?.lastSeq === statement.headSeq);
      const stated = statement.headSeq === nextSeq - 1 ? head : ended?.lastHash;
      if (stated !== undefined && stated !== statement.headHash) return fail(leadsElsewhere(statement));
      if (stated === undefined && statement.headSeq < nextSeq) unchecked += 1;
    }
    anchors = read;
  }

  function takeEntry(line: string): void {
    const entry = parseJson(line) as AuditLine | undefined;
    if (entry === undefined || typeof entry !== 'object' || entry === null || !Number.isSafeInteger(entry.seq)) {
      return fail({ kind: 'edited', line: lineNumber, ...(gap === undefined ? { seq: nextSeq } : {}), message: `Line ${lineNumber} is not an entry.` });
    }
    if (gap !== undefined) {
      if (entry.seq === gap.seq) fail({ kind: 'reordered', seq: gap.seq, id: entry.id, line: lineNumber, message: `Entry ${gap.seq} comes after entry ${gap.found}.` });
      return;
    }
    const { seq, id } = entry;
    const at = { seq, id, line: lineNumber };
    if (entry.org_id !== header?.organization.id) return fail({ kind: 'foreign', ...at, message: `Entry ${seq} belongs to another organization (${String(entry.org_id)}).` });
    if (seq < nextSeq) return fail({ kind: 'inserted', ...at, message: `Entry ${seq} comes a second time, after entry ${nextSeq - 1}.` });
    const hash = auditHash(entry, entry.prev_hash);
    if (entry.hash !== hash || entryLine(entry) !== `${line}\n`) return fail({ kind: 'edited', ...at, message: `Entry ${seq} is not what its hash says: it was edited.` });
    if (seq > nextSeq) {
      gap = { seq: nextSeq, line: lineNumber, found: seq, foundId: id };
      return;
    }
    if (entry.prev_hash !== head) return fail({ kind: 'edited', ...at, message: `Entry ${seq} does not follow from the entry before it: one of the two was replaced.` });
    for (const anchor of anchors) if (anchor.headSeq === seq && anchor.headHash !== hash) return fail(leadsElsewhere(anchor, at));
    head = hash;
    nextSeq = seq + 1;
    count += 1;
  }

  function readTrailer(line: string): void {
    trailer = readAnchor(line);
    if (trailer === undefined) fail({ kind: 'truncated', seq: nextSeq, line: lineNumber, message: 'The trailer cannot be read.' });
  }

  function finish(): void {
    if (header === undefined) return fail({ kind: 'format', message: 'This is not the file of an audit chain: it is empty.' });
    if (gap !== undefined) {
      const { seq, line, found } = gap;
      const range = found - seq === 1 ? `Entry ${seq} is` : `Entries ${seq} to ${found - 1} are`;
      return fail({ kind: 'missing', seq, line, message: `${range} missing: entry ${found} comes in their place.` });
    }
    if (trailer === undefined) return fail({ kind: 'truncated', seq: nextSeq, message: `The file ends after entry ${nextSeq - 1}, without its trailer.` });
    const statement = readExportText(trailer.statement);
    if (statement === undefined || !isSigned(trailer, keys)) return fail({ kind: 'signature', message: `The statement about the whole chain is not signed by ${signer()}.` });
    if (statement.orgId !== header.organization.id || statement.kind !== header.kind || statement.fromSeq !== header.from_seq || statement.prevHash !== header.prev_hash) {
      return fail({ kind: 'signature', message: 'The signed statement is about another file.' });
    }
    if (statement.headSeq >= nextSeq) return fail({ kind: 'truncated', seq: nextSeq, message: `The end is missing: ${statement.headSeq} entries are stated and signed, and the file ends after entry ${nextSeq - 1}.` });
    if (statement.headSeq !== nextSeq - 1) return fail({ kind: 'inserted', seq: statement.headSeq + 1, message: `Entry ${statement.headSeq + 1} and what follows are not in the signed statement.` });
    if (statement.headHash !== head || trailer.head_hash !== head || trailer.head_seq !== statement.headSeq) return fail({ kind: 'edited', seq: statement.headSeq, message: 'The last entry is not the one that was signed: entries were written anew.' });
    if (statement.count !== count || trailer.count !== count) return fail({ kind: 'signature', message: `The signed statement counts ${statement.count} entries, the file has ${count}.` });
    for (const anchor of anchors) {
      if (anchor.headSeq < nextSeq) continue;
      if (header.kind === 'segment') {
        unchecked += 1;
        continue;
      }
      const since = new Date(anchor.at).toISOString();
      return fail({ kind: 'truncated', seq: nextSeq, message: `The end is missing: the anchor of ${since} reaches entry ${anchor.headSeq}, the file ends after entry ${nextSeq - 1}.` });
    }
  }

  function signer(): string {
    return options.publicKeys !== undefined ? 'the public key that was given' : given.length > 0 ? 'the key of the anchor' : 'a key that the file names';
  }
}

function leadsElsewhere(statement: ExportStatement, at: { id?: string; line?: number } = {}): AuditProblem {
  return { kind: 'anchor', seq: statement.headSeq, ...at, message: `Entry ${statement.headSeq} is not the one that the anchor of ${new Date(statement.at).toISOString()} holds: the chain was written anew.` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
