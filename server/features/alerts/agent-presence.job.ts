import { defineJob } from '../../jobs/job.ts';

export default defineJob({
  id: 'agent-presence',
  everyMs: 15_000,
  run: ({ alerts }, signal) => alerts.watchAgents(signal),
});
