/** Integrations learn from their scans. */
import { defineJob } from '../../jobs/job.ts';

export default defineJob({ id: 'integration-status', everyMs: 60_000, followsEvents: true, run: ({ integrations }) => integrations.followScanEnds() });
