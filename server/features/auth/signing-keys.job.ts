import { defineJob } from '../../jobs/job.ts';
import { keyReloadMs } from './access-token.ts';

/** Takes over the signing keys that another server rotated, well before the old ones stop to verify. */
export default defineJob({ id: 'signing-keys', everyMs: keyReloadMs, run: ({ auth }) => auth.reloadKeys() });
