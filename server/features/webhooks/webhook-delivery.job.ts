import { defineJob } from '../../jobs/job.ts';

/** Sends deliveries that are due. */
export default defineJob({
  id: 'webhook-delivery',
  everyMs: 1_000,
  followsEvents: true,
  run: ({ webhooks }, signal) => webhooks.deliver(signal),
});
