/**
 * Builds what measures together with what is measured, in the way the command line is built, so that what
 * is measured is what is shipped; then measures in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { root } from '../cli/build.mjs';

/** Packages for agent-based models, and the driver of browsers, are loaded as they were published. */
const AS_PUBLISHED = ['flocc', 'agentscript', 'playwright-core'];

/** @returns the exit code of `entry`, built into `dist/NAME` and run with these arguments */
export async function buildAndRun(name, entry, args) {
  const vite = await import('vite');
  const loaded = await vite.loadConfigFromFile({ command: 'build', mode: 'production' }, 'vite.config.ts', root);
  const { build: options, ssr, ...config } = loaded.config;
  const outDir = `dist/${name}`;
  const rolldownOptions = { ...options.rolldownOptions, input: { main: entry } };
  await vite.build({
    ...config,
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { ...ssr, external: AS_PUBLISHED },
    build: { ...options, outDir, rolldownOptions },
  });
  const { status } = spawnSync(process.execPath, [`${outDir}/main.js`, ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 2;
}
