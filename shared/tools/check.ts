/** `npm run check`: types, lint, tidy and unit tests; what to run before a commit. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const steps: readonly (readonly [string, readonly string[]])[] = [
  ['tsc', ['-b']],
  ['oxlint', []],
  ['vitest', ['run', '--no-isolate', '--config', 'test/vitest.config.ts', 'test/tidy', 'test/shared', 'test/agent/readers', 'test/agent/engine']],
];

for (const [program, args] of steps) {
  const startedAt = performance.now();
  const done = spawnSync(join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' });
  console.error(`${program}: ${done.status === 0 ? 'ok' : 'failed'} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  if (done.status !== 0) process.exit(1);
}
