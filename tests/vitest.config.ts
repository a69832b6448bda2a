/** Vitest's settings: every test below tests/, the run ended by one plain count. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import LongestFirst from './sequencer.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('build.ts', import.meta.url)),
    setupFiles: fileURLToPath(new URL('property-seed.ts', import.meta.url)),
    testTimeout: 60_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // The files of a worker share its process and what they import: nothing in src/ keeps a state that another finds.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Vitest leaves one processor to itself; but its own process only waits, and so do tests of signals and timeouts.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', fileURLToPath(new URL('reporter.ts', import.meta.url))],
  },
});
