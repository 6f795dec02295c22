import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/bundle.ts'],
    pool: 'forks',
    // Loading the server takes longer than most of its files; no test leaves anything behind in a module.
    isolate: false,
    // As many as the smallest machine has cores: some tests set budgets in milliseconds, and starved they would fail.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
});
