/**
 * Brings `node_modules` and `dist` up to date, with built-in modules only, so that it works in a
 * fresh clone. Nothing is done twice: packages are compared with the lock file entry by entry, and
 * the build with a hash of everything that goes into it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const BUILT_FROM = ['sim', 'agents', 'scenarios', 'results', 'workers', 'cli', 'docs/claims'];
const BUILT_FROM_FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const STAMP = 'dist/.inputs';

/** Runs a program in the root folder; its standard output goes to `stdout`, its errors through. */
function run(command, args, stdout) {
  const shell = process.platform === 'win32' && command === 'npm';
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', stdout, 'inherit'], shell }).status === 0;
}

/** True when every package of the lock file that this machine needs is there in that version. */
function packagesAreCurrent() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = have[path];
    if (!there) return entry.optional === true || entry.peer === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity && existsSync(join(root, path));
  });
}

/**
 * Installs the locked packages when they are not there. No package needs an install script, so none
 * is run. `npm_execpath` is the npm that started us; without it the one on the PATH is taken. A
 * registry without the builds for other platforms makes `npm ci` refuse the lock file; `npm install`
 * then takes the locked versions all the same.
 */
export function install() {
  if (packagesAreCurrent()) return true;
  process.stderr.write('installing the locked packages…\n');
  const npm = process.env.npm_execpath;
  const common = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const attempt = (args) => (npm?.endsWith('.js') ? run(process.execPath, [npm, ...args], 2) : run('npm', args, 2));
  return attempt(['ci', ...common]) || attempt(['install', '--no-save', ...common]);
}

function* filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (path === 'results/runs') continue;
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (!entry.name.endsWith('.test.ts')) yield path;
  }
}

/** Hash of everything that the build reads. */
function inputsHash() {
  const hash = createHash('sha256');
  hash.update(process.version);
  for (const path of [
    ...BUILT_FROM_FILES,
    ...BUILT_FROM.filter((f) => existsSync(join(root, f))).flatMap((f) => [...filesUnder(f)]),
  ]) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** Builds `dist/` when its inputs have changed. */
export function build() {
  const now = inputsHash();
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true;
  process.stderr.write('building…\n');
  if (!run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], 2)) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}
