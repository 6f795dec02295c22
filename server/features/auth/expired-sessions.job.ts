import { defineJob } from '../../jobs/job.ts';

/** Removes sessions and tickets that expired. */
export default defineJob({ id: 'expired-sessions', everyMs: 60 * 60 * 1000, run: ({ auth }) => auth.removeExpired() });
