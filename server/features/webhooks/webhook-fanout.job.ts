import { defineJob } from '../../jobs/job.ts';

/** Turns new events into deliveries. Every second, too: other servers write events unheard here. */
export default defineJob({
  id: 'webhook-fanout',
  everyMs: 1_000,
  followsEvents: true,
  run: ({ webhooks }, signal) => webhooks.fanOut(signal),
});
