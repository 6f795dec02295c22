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
    // Half of the time a test waits: for a socket, a process, a database.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
});
