import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'lab/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    reporters: ['default', './tools/plain-reporter.js'],
    testTimeout: 30_000,
    setupFiles: ['./test/support/fuzz-seed.ts'],
  },
});
