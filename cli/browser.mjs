/**
 * Finds a Chromium and a Firefox for the tests that need them: an environment variable, the PATH, the usual places,
 * for Chromium the cache of playwright. `obtainBrowser` and `obtainFirefox` also install one: as root on Debian by
 * `apt-get`; elsewhere Chromium comes by playwright's own download into the user's cache, and Firefox has to be there.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const VARIABLES = ['CHROMIUM', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', 'PUPPETEER_EXECUTABLE_PATH'];
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium.exe',
  'chrome.exe',
];
const FIREFOX_NAMES = ['firefox-esr', 'firefox', 'firefox.exe'];
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];
const IN_CACHE = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
];

/** Flags for a headless browser that stays within the machine. */
export const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function* onPath(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) for (const name of names) yield join(folder, name);
}

function* candidates() {
  for (const name of VARIABLES) if (process.env[name]) yield process.env[name];
  yield* onPath(NAMES);
  yield* PLACES;
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    join(homedir(), 'AppData/Local/ms-playwright'),
  ];
  for (const cache of caches) {
    if (!cache || !existsSync(cache)) continue;
    for (const version of readdirSync(cache).sort().reverse()) {
      if (version.startsWith('chromium')) for (const path of IN_CACHE) yield join(cache, version, path);
    }
  }
}

/** Path of a Chromium, or an empty string. */
export function findBrowser() {
  for (const path of candidates()) if (runnable(path)) return path;
  return '';
}

function attempt(command, args, minutes) {
  const stdio = ['ignore', 2, 2];
  return (
    spawnSync(command, args, {
      stdio,
      timeout: minutes * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}

/** Path of a Firefox, or an empty string. */
export function findFirefox() {
  const named = process.env.FIREFOX ? [process.env.FIREFOX] : [];
  for (const path of [...named, ...onPath(FIREFOX_NAMES), ...FIREFOX_PLACES]) if (runnable(path)) return path;
  return '';
}

let indexIsFresh = false;

/** Installs Debian packages; false when this is no Debian, or not root, or when it fails. */
function installPackages(names) {
  if (process.getuid?.() !== 0 || !runnable('/usr/bin/apt-get')) return false;
  if (!indexIsFresh) attempt('apt-get', ['update', '-q'], 5);
  indexIsFresh = true;
  return attempt('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], 15);
}

/** Path of a Firefox, installed if need be; an empty string when there is no way. */
export function obtainFirefox() {
  const found = findFirefox();
  if (found) return found;
  process.stderr.write('installing Firefox for the tests…\n');
  return installPackages(['firefox-esr', 'fonts-dejavu-core']) ? findFirefox() : '';
}

/** Path of a Chromium, installed if need be; an empty string when there is no way. */
export function obtainBrowser(root) {
  const found = findBrowser();
  if (found) return found;
  process.stderr.write('installing a browser for the tests…\n');
  if (installPackages(['chromium', 'fonts-dejavu-core'])) return findBrowser();
  attempt(
    process.execPath,
    [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium-headless-shell'],
    10,
  );
  return findBrowser();
}
