#!/usr/bin/env node
/**
 * `npm start` and `npm test`. Installs and builds what is missing, then
 *   start [FILE] [options]   stress-tests a constitution and serves the results
 *   test [vitest filters]    formatting and lint, types, unused code, then every test
 * Uses built-in modules only: it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, findFirefox, obtainBrowser, obtainFirefox } from './browser.mjs';
import { build, install, root } from './build.mjs';

const FAILED_SETUP = 2;

/** Runs the built command line, passing on signals, so that an interrupt ends it in order. */
function startCommand(args) {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { stdio: 'inherit' });
  // A terminal sends its interrupt to the whole group; this process only has to outlive the child.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => process.exit(signal ? 3 : (code ?? 3)));
}

function start(args) {
  if (!install() || !build()) process.exit(FAILED_SETUP);
  startCommand(['stress', '--serve', ...args]);
}

/** One check that is a program: 1 passed or 1 failed. */
function check(name, program, args) {
  console.log(`\n── ${name}`);
  const passed =
    spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: ['ignore', 1, 2] })
      .status === 0;
  if (!passed) console.log(`${name}: FAILED`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** All tests; counts come from vitest's own report. A run that reports nothing has failed. */
function tests(filters) {
  console.log('\n── tests');
  const folder = mkdtempSync(join(tmpdir(), 'politeia-test-'));
  const report = join(folder, 'report.json');
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { status } = spawnSync(process.execPath, [...args, ...filters], { cwd: root, stdio: ['ignore', 1, 2] });
  try {
    const counted = JSON.parse(readFileSync(report, 'utf8'));
    // A file that cannot be loaded has no tests to count, but has failed all the same.
    const brokenFiles = counted.testResults.filter(
      (f) => f.status === 'failed' && f.assertionResults.length === 0,
    ).length;
    const failed = counted.numFailedTests + brokenFiles;
    const silent = status !== 0 && failed === 0 ? 1 : 0;
    return {
      passed: counted.numPassedTests,
      failed: failed + silent,
      skipped: counted.numPendingTests + counted.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function test(filters) {
  if (!install()) {
    console.log('the packages could not be installed\n0 passed, 1 failed');
    process.exit(FAILED_SETUP);
  }
  const required = process.env.REQUIRE_BROWSERS === '1';
  const browsers = {
    CHROMIUM: required ? obtainBrowser(root) : findBrowser(),
    FIREFOX: required ? obtainFirefox() : findFirefox(),
  };
  for (const [variable, path] of Object.entries(browsers)) {
    const name = variable.toLowerCase();
    if (path) process.env[variable] = path;
    else console.log(`no ${name}${required ? ': its tests will fail' : ' found: its tests are skipped'}`);
  }
  const parts = [
    check('format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
    check('types', 'typescript/bin/tsc', ['-p', '.', '--noEmit']),
    check('unused code', 'knip/bin/knip.js', []),
    tests(filters),
  ];
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  const skipped = sum('skipped');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

const [command, ...args] = process.argv.slice(2);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Politeia needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(FAILED_SETUP);
}
if (command === 'start') start(args);
else if (command === 'test') test(args);
else {
  console.error('usage: node cli/setup.mjs start [FILE] [options] | test [filters]');
  process.exitCode = FAILED_SETUP;
}
