/**
 * Builds the command line and its worker thread for Node, everything bundled, so that a thread starts
 * without resolving packages. `mainFields` makes comlink come as a module rather than as CommonJS.
 */
import { defineConfig } from 'vite';

export default defineConfig({
  resolve: { mainFields: ['module', 'main'] },
  ssr: { noExternal: true, external: [] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { cli: 'cli/main.ts', thread: 'workers/thread.node.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});
