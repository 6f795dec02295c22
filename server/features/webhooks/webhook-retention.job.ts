import { defineJob } from '../../jobs/job.ts';

/** Removes deliveries that were finished long ago. */
export default defineJob({
  id: 'webhook-retention',
  everyMs: 60 * 60_000,
  run: ({ webhooks }, signal) => webhooks.retain(signal),
});
