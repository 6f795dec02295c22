import { defineJob } from '../../jobs/job.ts';

/** Removes scans that are older than their organization keeps them. */
export default defineJob({ id: 'scan-retention', everyMs: 60 * 60_000, run: ({ scans }, signal) => scans.retain(signal) });
