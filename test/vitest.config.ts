import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Hundreds of servers start threads of their own; what the first has compiled, the others need not compile again. Half of a thread's start.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../.cache/compiled');

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
