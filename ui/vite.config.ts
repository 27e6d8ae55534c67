import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Built files name each other relatively, so that the pages work below any prefix of a reverse proxy.
export default defineConfig(({ command }) => ({
  base: command === 'build' ? './' : '/ui/',
  plugins: [svelte()],
  build: {
    target: 'es2023',
    outDir: process.env.UI_OUT ?? 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': process.env.UNDERSTUDY ?? 'http://127.0.0.1:8081' } },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: { include: ['src/**/*.test.ts'], setupFiles: ['scripts/location.ts'] },
}));
