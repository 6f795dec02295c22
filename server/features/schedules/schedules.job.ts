/** Queues scans whose time has come. */
import { defineJob } from '../../jobs/job.ts';

// Five seconds: late enough to cost nothing, early enough for clocks that count minutes.
export default defineJob({ id: 'schedules', everyMs: 5_000, run: ({ schedules }, signal) => schedules.runDue(signal) });
