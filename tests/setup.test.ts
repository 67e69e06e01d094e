/** The set-up script: what is up to date is left alone, and a browser is found where one may be. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/build.mjs';
import { temporaryFolder } from './command.ts';

/** A little tree with its own copy of the script, and a bundler and an npm that only keep count. */
function littleTree() {
  const tree = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  const counter = (name: string, then: string) =>
    `const fs = require('fs'); fs.appendFileSync('${name}.log', process.argv.slice(2).join(' ') + '\\n'); ${then}`;
  cpSync(join(root, 'cli/build.mjs'), join(tree, 'cli/build.mjs'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'vite.config.ts', 'vite.web.config.ts']) write(file, '{}');
  write('package-lock.json', lock('1.0.0', ELSEWHERE));
  write('sim/a.ts', 'export {};');
  write('node_modules/vite/bin/vite.js', counter('vite', `fs.mkdirSync('dist', { recursive: true });`));
  write('node_modules/.package-lock.json', lock('1.0.0'));
  write('node_modules/one/package.json', '{}');
  write('npm.js', counter('npm', ''));
  const npm = join(tree, 'npm.js');
  const run = (what: 'build' | 'install') => {
    const script = `import { ${what} } from ${JSON.stringify(join(tree, 'cli/build.mjs'))}; process.exitCode = ${what}() ? 0 : 1;`;
    const env = { ...process.env, npm_execpath: npm };
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script], { env }).status).toBe(0);
  };
  const calls = (name: string) => {
    const log = join(tree, `${name}.log`);
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  };
  return { write, run, calls };
}

/** npm notes what it has installed in the same form; what is for other machines is left out there. */
const lock = (version: string, elsewhere = {}) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/one': { version, integrity: `sha512-${version}` }, ...elsewhere },
  });
const ELSEWHERE = { 'node_modules/for-another-machine': { version: '1.0.0', optional: true } };

test('what was built is built again only when its inputs have changed', () => {
  const { write, run, calls } = littleTree();
  run('build');
  run('build');
  // The command line first, which empties the folder, then the page.
  const once = ['vite.config.ts', 'vite.web.config.ts'].map((file) => expect.stringContaining(`--config ${file}`));
  expect(calls('vite')).toEqual(once);
  write('sim/a.test.ts', 'export {};');
  write('viz/a.test.tsx', 'export {};');
  run('build');
  expect(calls('vite')).toHaveLength(2);
  write('sim/a.ts', 'export const changed = 1;');
  run('build');
  write('viz/b.tsx', 'export {};');
  run('build');
  expect(calls('vite')).toHaveLength(6);
});

test('packages are installed from the lock file when they differ from it, and only then', () => {
  const { write, run, calls } = littleTree();
  run('install');
  expect(calls('npm')).toEqual([]);
  write('package-lock.json', lock('1.0.1', ELSEWHERE));
  run('install');
  expect(calls('npm')).toEqual([expect.stringMatching(/^ci --include=dev --ignore-scripts/)]);
});

test('an unknown command is a wrong call', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli/setup.mjs'), 'begin'], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('usage:');
});

/** What the finder says in an environment of its own. */
function found(environment: Record<string, string>, find = 'findBrowser'): string {
  const script = `import { ${find} as find } from ${JSON.stringify(join(root, 'cli/browser.mjs'))}; process.stdout.write(find());`;
  const env = { PATH: '', HOME: '/nonexistent', ...environment };
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env }).stdout;
}

function program(...path: string[]): string {
  const file = join(temporaryFolder(), ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

test.skipIf(process.platform !== 'linux')(
  'a browser: by variable, then on the PATH, then in the cache; otherwise none',
  () => {
    const [named, onPath] = [program('my-browser'), program('chromium')];
    const cached = program('home', '.cache/ms-playwright/chromium-1234/chrome-linux/chrome');
    const home = cached.slice(0, cached.indexOf('/.cache'));
    expect(found({})).toBe('');
    expect(found({ HOME: home })).toBe(cached);
    expect(found({ HOME: home, PATH: join(onPath, '..') })).toBe(onPath);
    expect(found({ HOME: home, PATH: join(onPath, '..'), CHROMIUM: named })).toBe(named);
    expect(found({ CHROMIUM: '/no/such/browser', PATH: join(onPath, '..') })).toBe(onPath);
    const firefox = program('firefox');
    expect(found({}, 'findFirefox')).toBe('');
    expect(found({ PATH: join(firefox, '..') }, 'findFirefox')).toBe(firefox);
    expect(found({ PATH: join(firefox, '..'), FIREFOX: named }, 'findFirefox')).toBe(named);
  },
);
