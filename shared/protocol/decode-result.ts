/**
 * The only place where an agent's bytes become types. Fed in chunks of any size, it gives whole records as soon as they are there,
 * so memory is bounded by the largest record. Everything that the protocol page demands of a signed document is demanded here:
 * order, counts, limits by name, no unknown or repeated field, no lone surrogate, numbers that every reader reads alike.
 * The caller counts bytes and expansion, verifies the digest and decides what to keep; after a throw the decoder is spent.
 */
import type { Component, Relationship, Resource } from '../model/component.ts';
import type { CheckOutcome, CheckResult, Coverage, Source } from '../model/report.ts';
import { ambiguityOf, depthOf, stringFaultOf } from './json-strict.ts';
import type { ResultLimits } from './protocol.ts';
import {
  FieldFault,
  checkCheck,
  checkCheckResult,
  checkComponent,
  checkCoverage,
  checkHeader,
  checkRelationship,
  checkResource,
  checkSource,
  checkTrailer,
} from './record-shapes.ts';
import { decodeLimits, malformed, overLimit } from './result-fault.ts';
import type { ResultCounts, ResultRecord } from './result-records.ts';

/** One record; `body` is the JSON of `v` as it was sent, so that it can be stored without writing it again. */
export type DecodedRecord =
  | Extract<ResultRecord, { t: 'header' }>
  | { readonly t: 'source'; readonly v: Source; readonly body: string }
  | { readonly t: 'resource'; readonly v: Resource; readonly body: string }
  | { readonly t: 'component'; readonly v: Component; readonly body: string }
  | { readonly t: 'relationship'; readonly v: Relationship; readonly body: string }
  | { readonly t: 'check'; readonly v: Omit<CheckOutcome, 'results'>; readonly body: string }
  | { readonly t: 'check_result'; readonly v: CheckResult; readonly body: string }
  | { readonly t: 'coverage'; readonly v: Coverage; readonly body: string }
  | Extract<ResultRecord, { t: 'trailer' }>;

export interface DecodeOptions {
  readonly limits: ResultLimits;
  /** The scan that this result must be about. */
  readonly scanId: string;
  /** Sees the text of whole records before they are parsed and may replace parts inside strings; it keeps the newlines. */
  readonly clean?: (text: string) => string;
}

export interface ResultDecoder {
  /** @throws {AppError} `validation_error` or `payload_too_large`; see `result-fault.ts`. */
  push(chunk: Uint8Array): readonly DecodedRecord[];
  /** Must be called after the last chunk; throws when the result was cut short. The counts equal those of the trailer. */
  end(): ResultCounts;
}

type RecordType = ResultRecord['t'];

/** Records come in this order; equal ranks may mix. */
const ranks: Readonly<Record<RecordType, number>> = {
  header: 0,
  source: 1,
  resource: 2,
  component: 3,
  relationship: 4,
  check: 5,
  check_result: 5,
  coverage: 6,
  trailer: 7,
};

const newline = 10;

/** Starts decoding one result. */
export function createResultDecoder({ limits, scanId, clean }: DecodeOptions): ResultDecoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const counts = { source: 0, resource: 0, component: 0, relationship: 0, check: 0, check_result: 0 };
  const componentIds = new Set<string>();
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let recordNumber = 0;
  let rank = -1;
  let lastId = '';
  let lastCheck = '';

  function push(chunk: Uint8Array): readonly DecodedRecord[] {
    const end = chunk.lastIndexOf(newline) + 1;
    const rest = chunk.subarray(end);
    if (end === 0) {
      keep(rest);
      return [];
    }
    const whole = pending.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...pending, chunk.subarray(0, end)]);
    pending = [];
    pendingBytes = 0;
    keep(rest);
    return readText(whole);
  }

  /** Copies, because a stream may use the chunk's memory again. */
  function keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    pendingBytes += bytes.length;
    if (pendingBytes > decodeLimits.recordBytesMax) throw overLimit('recordBytesMax', decodeLimits.recordBytesMax, `record ${recordNumber + 1}`);
    pending.push(Uint8Array.from(bytes));
  }

  function readText(bytes: Uint8Array): DecodedRecord[] {
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      throw malformed(recordNumber + 1, '', 'it is not UTF-8');
    }
    if (clean) text = clean(text);
    const records: DecodedRecord[] = [];
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start);
      recordNumber += 1;
      records.push(readLine(text.slice(start, end)));
      start = end + 1;
    }
    return records;
  }

  function readLine(line: string): DecodedRecord {
    try {
      return readRecord(line, parseLine(line));
    } catch (error) {
      if (error instanceof FieldFault) throw malformed(recordNumber, error.field, error.message);
      throw error;
    }
  }

  function parseLine(line: string): Record<string, unknown> & { t: RecordType } {
    // A short line cannot nest deep enough to hurt the parser; a long one is measured before it is parsed.
    if (line.length > 65_536 && depthOf(line) > limits.jsonDepthMax) throw tooDeep();
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw malformed(recordNumber, '', 'it is not one JSON document on one line');
    }
    if (typeof value !== 'object' || value === null || !('t' in value) || typeof value.t !== 'string' || !Object.hasOwn(ranks, value.t)) {
      throw malformed(recordNumber, 't', `must be one of ${Object.keys(ranks).join(', ')}`);
    }
    // Everything but a resource's attributes has a fixed shape, which refuses what nests deeper.
    if (value.t === 'resource' && depthOf(line) > limits.jsonDepthMax) throw tooDeep();
    const isPlain = isWrittenPlainly(line, value);
    if (!isPlain && depthOf(line) > limits.jsonDepthMax) throw tooDeep();
    if (!isPlain) refuse(ambiguityOf(line));
    if (line.includes('\\u') || line.includes('__proto__') || line.length * 3 > limits.stringBytesMax) refuse(stringFaultOf(value, limits.stringBytesMax));
    return value as Record<string, unknown> & { t: RecordType };
  }

  function refuse(fault: string | undefined): void {
    if (fault === 'long') throw overLimit('stringBytesMax', limits.stringBytesMax, `record ${recordNumber}`);
    if (fault !== undefined) throw malformed(recordNumber, '', fault);
  }

  const tooDeep = () => overLimit('jsonDepthMax', limits.jsonDepthMax, `record ${recordNumber}`);

  function readRecord(line: string, record: Record<string, unknown> & { t: RecordType }): DecodedRecord {
    enter(record.t);
    if (record.t === 'header') {
      checkHeader(record);
      if (record.scan_id !== scanId) throw malformed(recordNumber, 'scan_id', 'is not the scan that this result was sent for');
      return record;
    }
    if (record.t === 'trailer') {
      checkTrailer(record);
      for (const [type, count] of Object.entries(counts)) {
        if (record.counts[type as keyof ResultCounts] !== count) throw malformed(recordNumber, `counts.${type}`, `${count} came, another number was announced`);
      }
      return record;
    }
    for (const key in record) if (key !== 't' && key !== 'v') throw new FieldFault('', 'holds a field that this version of the protocol does not know');
    const { v } = record;
    const body = bodyOf(line, record.t, v);
    switch (record.t) {
      case 'source':
        checkSource(v);
        counts.source += 1;
        return { t: 'source', v, body };
      case 'resource':
        checkResource(v);
        ascend(v.id);
        counts.resource += 1;
        return { t: 'resource', v, body };
      case 'component':
        if (counts.component >= limits.componentsMax) throw overLimit('componentsMax', limits.componentsMax);
        checkComponent(v);
        ascend(v.id);
        componentIds.add(v.id);
        counts.component += 1;
        return { t: 'component', v, body };
      case 'relationship':
        checkRelationship(v);
        ascend(v.id);
        if (!componentIds.has(v.from) || !componentIds.has(v.to)) throw malformed(recordNumber, 'v', 'joins a component that is not in this result');
        counts.relationship += 1;
        return { t: 'relationship', v, body };
      case 'check':
        checkCheck(v);
        ascend(v.check);
        lastCheck = v.check;
        counts.check += 1;
        return { t: 'check', v, body };
      case 'check_result':
        checkCheckResult(v);
        if (v.check !== lastCheck) throw malformed(recordNumber, 'v.check', 'does not follow its check');
        counts.check_result += 1;
        return { t: 'check_result', v, body };
      case 'coverage':
        checkCoverage(v);
        return { t: 'coverage', v, body };
    }
  }

  /** Holds the order of records, and one header, one coverage and one trailer. */
  function enter(type: RecordType): void {
    const next = ranks[type];
    const isSingle = type === 'header' || type === 'coverage' || type === 'trailer';
    if (rank === -1 && next !== 0) throw malformed(recordNumber, 't', 'the first record must be the header');
    if (next < rank || (next === rank && isSingle)) throw malformed(recordNumber, 't', 'comes out of order');
    if (type === 'trailer' && rank !== ranks.coverage) throw malformed(recordNumber, 't', 'the coverage is missing before the trailer');
    if (next !== rank) lastId = '';
    rank = next;
    if (recordNumber - counts.component > decodeLimits.recordsMax) throw overLimit('recordsMax', decodeLimits.recordsMax);
  }

  /** Ids ascend by code unit inside their kind of record, so none comes twice. */
  function ascend(id: string): void {
    if (id <= lastId) throw malformed(recordNumber, 'v', 'its id repeats or does not ascend');
    lastId = id;
  }

  function end(): ResultCounts {
    if (pendingBytes > 0) throw malformed(recordNumber + 1, '', 'the last line has no end; the result was cut short');
    if (rank !== ranks.trailer) throw malformed(recordNumber, '', 'the trailer is missing; the result was cut short');
    return counts;
  }

  return { push, end };
}

/** The text of `v`, cut out where the line is written the usual way. */
function bodyOf(line: string, type: RecordType, v: unknown): string {
  const prefix = `{"t":"${type}","v":`;
  return line.startsWith(prefix) && line.endsWith('}') ? line.slice(prefix.length, -1) : JSON.stringify(v);
}

/** Whether writing the value gives the same text: then it repeats no key and every number survived. Far cheaper than looking for them. */
function isWrittenPlainly(line: string, value: unknown): boolean {
  try {
    return JSON.stringify(value) === line;
  } catch {
    // Nested beyond the stack.
    return false;
  }
}
