/** Writes a range of an audit chain as the lines of its file, page by page. */
import { entryLine, headerLine, trailerLine } from '#shared/api/audit-file.ts';
import { exportText, signStatement, type AuditFileKind } from '#shared/api/audit-statements.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Executor } from '../../db/connection.ts';
import { entriesBetween } from './audit.reads.ts';
import type { StoredSegment } from './segments.store.ts';

/** Entries read at once; some hundred bytes each. */
const pageEntries = 1_000;

export interface ChainRange {
  readonly kind: AuditFileKind;
  readonly organization: { readonly id: string; readonly slug: string };
  readonly fromSeq: number;
  /** Hash of the entry before it. */
  readonly prevHash: string;
  /** The last entry, as the file states it. */
  readonly headSeq: number;
  readonly headHash: string;
  readonly segments: readonly StoredSegment[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The lines, each with its newline, a page of them in one text. What the database holds is written as it stands, also
 * when the chain is broken: to find that out is the verifier's work.
 */
export async function* chainLines(executor: Executor, keys: Pick<ServerKeys, 'resultSigning' | 'resultSigningPairs'>, range: ChainRange): AsyncGenerator<string> {
  const { kind, organization, fromSeq, prevHash, headSeq, headHash, segments, at } = range;
  const publicKeys = keys.resultSigningPairs.map(({ publicPem }) => publicPem);
  yield headerLine({ kind, organization, fromSeq, prevHash, publicKeys, segments, at });
  let count = 0;
  for (let first = fromSeq; ; ) {
    const entries = await entriesBetween(executor, { orgId: organization.id, first, last: headSeq, limit: pageEntries });
    const last = entries.at(-1);
    if (last === undefined) break;
    count += entries.length;
    first = last.seq + 1;
    yield entries.map(entryLine).join('');
  }
  const statement = exportText({ kind, orgId: organization.id, fromSeq, prevHash, headSeq, headHash, count, at });
  const { privateKey, publicPem } = keys.resultSigning;
  yield trailerLine({ count, headSeq, headHash, signed: signStatement(statement, privateKey), publicKey: publicPem });
}
