import { defineJob } from '../../jobs/job.ts';

/**
 * Once a second, not after each event: an alert may be a second late, and a busy API is not held up by a write for each of its own.
 * Results are taken in by a thread, whose events would not wake it anyway.
 */
export default defineJob({
  id: 'alert-evaluation',
  everyMs: 1_000,
  run: ({ alerts }, signal) => alerts.evaluate(signal),
});
