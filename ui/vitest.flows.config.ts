import { defineConfig } from 'vitest/config';

// The flows in a real browser against the real server, one file after the other.
export default defineConfig({
  test: { include: ['flows/**/*.flow.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false },
});
