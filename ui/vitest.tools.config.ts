import { defineConfig } from 'vitest/config';

// What is run on demand in a real browser: screenshots, measurements.
export default defineConfig({
  test: { include: ['tools/**/*.tool.ts'], testTimeout: 1_800_000, hookTimeout: 300_000, fileParallelism: false },
});
