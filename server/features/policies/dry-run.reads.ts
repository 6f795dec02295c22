import type { Executor } from '../../db/connection.ts';
import { scansOfSource } from '../scans/standing.reads.ts';

/** A scan that has a result. */
export interface PastScan {
  readonly id: string;
  readonly resultId: string;
  readonly target: string;
  /** The key of the source, of several the first one. */
  readonly source: string | null;
  readonly finishedAt: number;
}

/** Scans with results, newest first. @param of.source - key or id of any of their sources. @param of.since - milliseconds since the epoch. */
export async function listPastScans(executor: Executor, of: { orgId: string; since?: number | undefined; source?: string | undefined; limit: number }): Promise<PastScan[]> {
  const { orgId, since, source, limit } = of;
  const rows = await executor
    .selectFrom('scans')
    .leftJoin('sources', (join) => join.onRef('sources.id', '=', 'scans.source_id').on('sources.org_id', '=', orgId))
    .select(['scans.id', 'scans.result_id', 'scans.target', 'scans.finished_at', 'sources.key'])
    .where('scans.org_id', '=', orgId)
    .where('scans.state', 'in', ['completed', 'partial'])
    .where('scans.result_id', 'is not', null)
    .$if(since !== undefined, (query) => query.where('scans.finished_at', '>=', since ?? 0))
    .$if(source !== undefined, (query) => query.where('scans.id', 'in', scansOfSource(executor, { orgId, source: source ?? '' })))
    .orderBy('scans.created_at', 'desc')
    .orderBy('scans.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, resultId: row.result_id ?? '', target: row.target, source: row.key, finishedAt: row.finished_at ?? 0 }));
}
