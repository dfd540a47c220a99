import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Much of the time is spent in child processes and on sockets: no core is left over for the main process.
    maxWorkers: availableParallelism(),
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary'],
      thresholds: { statements: 97, branches: 92, lines: 98 },
    },
  },
});
