import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // React's production build, which the tests run, has no development runtime for JSX.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Every test sees the same colours, language and terminal, whatever shell started it.
    env: {
      ...{ FORCE_COLOR: '0', NO_COLOR: '', LC_ALL: 'C.UTF-8', NODE_ENV: 'production' },
      // Started by npm or npx, all the same.
      ...{ npm_command: '', npm_lifecycle_event: '' },
    },
    testTimeout: 20_000,
    // A report tells what was compared, not only that it differs.
    chaiConfig: { truncateThreshold: 2000 },
    // Hosts of the lab mostly wait for engines: two test files go side by side on two cores as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
