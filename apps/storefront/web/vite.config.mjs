import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompressed } from './precompressed.mjs';

/** The page as the storefront's server ships it: into `dist/web`, nothing inline, compressed once at build time. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompressed()],
  resolve: { conditions: ['@boon/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
    // How long plugins take is nobody's business at a start.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
