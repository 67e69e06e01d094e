#!/usr/bin/env node
/**
 * `npm run claims`: builds what is measured and what measures it, both in the way the command line is
 * built, so that what is measured is what is shipped; then measures in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { build, install, root } from '../cli/build.mjs';

async function buildClaims() {
  const vite = await import('vite');
  const loaded = await vite.loadConfigFromFile({ command: 'build', mode: 'production' }, 'vite.config.ts', root);
  const { build: options, ...config } = loaded.config;
  const rolldownOptions = { ...options.rolldownOptions, input: { main: 'bench/main.ts' } };
  const output = { ...options, outDir: 'dist/bench', rolldownOptions };
  await vite.build({ ...config, root, configFile: false, logLevel: 'warn', build: output });
}

if (!install() || !build()) process.exit(2);
await buildClaims();
const { status } = spawnSync(process.execPath, ['dist/bench/main.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 2;
