/**
 * What stands for each source. The newest scan decides; where it could not read the source to its end, what it does not show is not proved
 * to be gone. So the last scan that did read it to its end stands beside it, or, where none ever did, the one before. Retention keeps exactly these.
 */
import type { Executor } from '../../db/connection.ts';
import { completeScans, scansBefore, standingScans, type StandingQuery, type StandingScan } from './standing.reads.ts';

/** A part of a result that stands for a source. */
export interface StandingPart extends StandingScan {
  /** Whether it is of the source's newest scan. Of an older one only that counts which the newest does not show. */
  readonly isNewest: boolean;
}

export interface Standing {
  /** By source id; of one source the newest first. */
  readonly parts: readonly StandingPart[];
  /** By `part`. */
  readonly byPart: ReadonlyMap<string, StandingPart>;
  readonly sourceCount: number;
  /** Sources whose newest scan did not read them to their end, by source id. */
  readonly partialIds: ReadonlySet<string>;
}

/** One statement, and up to two more when something was not read to its end. */
export async function standingOf(executor: Executor, query: StandingQuery): Promise<Standing> {
  const { orgId } = query;
  const newest = await standingScans(executor, query);
  const partial = newest.filter(({ state }) => state === 'partial');
  const complete = await completeScans(executor, { orgId, newest: partial });
  const hasComplete = new Set(complete.map(({ source_id }) => source_id));
  const before = await scansBefore(executor, { orgId, newest: partial.filter(({ source_id }) => !hasComplete.has(source_id)) });
  const beside = new Map([...complete, ...before].map((scan) => [scan.source_id, scan]));
  const parts = newest.flatMap((scan): StandingPart[] => {
    const older = beside.get(scan.source_id);
    return [{ ...scan, isNewest: true }, ...(older === undefined ? [] : [{ ...older, isNewest: false }])];
  });
  return { parts, byPart: new Map(parts.map((part) => [part.part, part])), sourceCount: newest.length, partialIds: new Set(partial.map(({ source_id }) => source_id)) };
}
