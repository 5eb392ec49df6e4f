import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const cores = availableParallelism();

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  cacheDir: resolve(root, 'node_modules/.cache/vitest'),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    // Programs that the engine starts come from the build.
    env: { TRACEWELL_OUT: resolve(root, 'out/node'), TZ: 'UTC' },
    allowOnly: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Vitest leaves one core free, which of two would idle half the machine.
    maxWorkers: Math.max(Math.min(2, cores), cores - 1),
  },
});
