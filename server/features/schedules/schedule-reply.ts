/** Schedules as the API shows them. */
import { z } from 'zod';
import { isoOrNull } from '../../http/instant.ts';
import { scanState } from '../scans/scan-reply.ts';
import { upcomingRuns } from './cron.ts';
import type { StoredSchedule } from './schedules.store.ts';

/** Runs that a reply looks ahead. */
const shownRuns = 3;

export const scheduleReply = z.object({
  id: z.string(),
  name: z.string(),
  cron: z.string(),
  time_zone: z.string(),
  /** Of an integration: the first that it has now. */
  target: z.string(),
  integration_id: z.string().nullable(),
  deep: z.boolean(),
  labels: z.array(z.string()),
  source: z.string().nullable(),
  is_active: z.boolean(),
  next_run_at: z.string().nullable(),
  /** The next three; empty while it is not active. */
  next_runs: z.array(z.string()),
  last_run_at: z.string().nullable(),
  last_scan: z.object({ id: z.string(), state: scanState.nullable() }).nullable(),
  /** Runs that got no scan of their own: the server was down, or the scan before had not ended. */
  missed_count: z.number().int(),
  version: z.number().int(),
  created_by: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ScheduleReply = z.output<typeof scheduleReply>;

export function scheduleReplyOf(row: StoredSchedule): ScheduleReply {
  const { next_run_at: next } = row;
  // From the stored run on, which a server that was down has not taken yet.
  const runs = next === null ? [] : [next, ...upcomingRuns({ cron: row.cron, timeZone: row.time_zone }, next, shownRuns - 1)];
  return {
    id: row.id,
    name: row.name,
    cron: row.cron,
    time_zone: row.time_zone,
    target: row.target,
    integration_id: row.integration_id,
    deep: row.options.deep,
    labels: [...row.options.labels],
    source: row.options.source ?? null,
    is_active: row.is_active === 1,
    next_run_at: isoOrNull(next),
    next_runs: runs.map((at) => new Date(at).toISOString()),
    last_run_at: isoOrNull(row.last_run_at),
    last_scan: row.last_scan_id === null ? null : { id: row.last_scan_id, state: row.last_scan_state },
    missed_count: row.missed_count,
    version: row.version,
    created_by: row.created_by,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}
