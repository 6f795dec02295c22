/** Integrations learn from their scans, and from tests that come to nothing. */
import { defineJob } from '../../jobs/job.ts';

export default defineJob({ id: 'integration-status', everyMs: 60_000, followsEvents: true, restMs: 250, run: async ({ integrations }) => [...(await integrations.followScanEnds()), ...(await integrations.expireTests())] });
