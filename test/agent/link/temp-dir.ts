import { mkdtemp, rm } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory of the running test's own, removed with it. */
export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(realpathSync(tmpdir()), 'waybill-link-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
