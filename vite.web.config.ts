/**
 * Builds the page to `dist/web`, for any static host and any path on it; `npm run dev` serves it while it is written.
 * The content security policy is that of the server, and is written into the built page for hosts that set none.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { PAGE_POLICY } from './cli/content-policy.ts';

/** Directives that a page cannot give itself. */
const HEADER_ONLY = /^frame-ancestors /;

function contentPolicy(): Plugin {
  const content = PAGE_POLICY.filter((directive) => !HEADER_ONLY.test(directive)).join('; ');
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('viz', import.meta.url)),
  base: './',
  plugins: [contentPolicy()],
  worker: { format: 'es' },
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'es2022',
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
