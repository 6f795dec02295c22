import { defineJob } from '../../jobs/job.ts';

/** Milliseconds between two looks. A key that has expired counts no more even while its row stands. */
const everyMs = 10 * 60_000;

export default defineJob({ id: 'idempotency', everyMs, run: ({ idempotency }) => idempotency.removeExpired() });
