import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where the API listens while the page is developed. */
const api = process.env['MAILWRIGHT_API'] ?? 'http://127.0.0.1:8025';

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Workspace packages are read from their sources, so that no build of theirs has to come first.
    conditions: ['source', ...defaultClientConditions],
  },
  build: {
    outDir: 'dist',
    target: 'es2024',
    sourcemap: true,
    // Fonts stay files: inlined, every person would load every script of Inter.
    assetsInlineLimit: 0,
    // The two heavy lazy parts, charts and the code editor, are about this size before gzip.
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: api, changeOrigin: false } },
  },
});
