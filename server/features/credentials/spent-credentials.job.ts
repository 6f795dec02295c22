/** Removes the keys that came with scans which have ended. */
import { defineJob } from '../../jobs/job.ts';

export default defineJob({ id: 'spent-credentials', everyMs: 60_000, followsEvents: true, restMs: 250, run: ({ integrations }, signal) => integrations.removeSpentCredentials(signal) });
