/**
 * How quickly the page shows a society that moves, and how smoothly it goes on: the built page as `politeia serve` serves
 * it, in headless Chromium, which draws without a graphics card.
 *
 *   to motion      from navigation until the second week has been lived and drawn
 *   longest task   of the main thread while a society plays, as the browser itself counts tasks of 50 ms or more
 *   frames         that the page is given to draw, a second, while a society plays
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../cli/browser.mjs';
import { PAGE_POLICY } from '../../cli/content-policy.ts';
import { serveFolders } from '../../cli/static-server.ts';
import { median } from '../averages.ts';
import { type ClaimResult, claim } from '../claim.ts';

const FOLDER = join(process.cwd(), 'dist', 'web');
const MOST_SECONDS_TO_MOTION = 1.5;
const MOST_KILOBYTES = 150;
/** What the browser calls a long task. */
const LONG_TASK_MS = 50;

interface Options {
  readonly loads: number;
  readonly smooth: number;
  readonly large: number;
  readonly seconds: number;
}

/** Gzipped bytes of the scripts that the page names before anything is asked of it. */
function initialKilobytes(): number {
  const html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(FOLDER, path))).length, 0);
  return Math.round(bytes / 100) / 10;
}

/** Waits until so many weeks have been lived, and no more than `most`. */
const weeksLived = (page: Page, least: number, most = Number.MAX_SAFE_INTEGER) =>
  page.waitForFunction(
    ([from, to]) => {
      const weeks = Number.parseInt(document.querySelector('.timeline-words .note')?.textContent ?? '', 10);
      return weeks >= from && weeks <= to;
    },
    [least, most] as const,
    { timeout: 120_000 },
  );

async function secondsToMotion(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address, { waitUntil: 'commit' });
  await weeksLived(page, 2);
  const seconds = (await page.evaluate(() => performance.now())) / 1000;
  await page.close();
  return seconds;
}

interface Playing {
  readonly framesPerSecond: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
}

/** Plays a society of so many founders and watches the main thread. */
async function play(browser: Browser, address: string, founders: number, seconds: number): Promise<Playing> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await weeksLived(page, 3);
  await page.getByLabel('Founders').fill(String(founders));
  await page.getByLabel('Founders').press('Enter');
  await weeksLived(page, 1, 2);
  await weeksLived(page, 4);
  const seen = await page.evaluate(async (ms) => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    let frames = 0;
    const from = performance.now();
    await new Promise<void>((done) => {
      const next = (now: number): void => {
        frames++;
        if (now - from < ms) requestAnimationFrame(next);
        else done();
      };
      requestAnimationFrame(next);
    });
    const took = performance.now() - from;
    observer.disconnect();
    return { frames: (1000 * frames) / took, tasks };
  }, 1000 * seconds);
  await page.close();
  return {
    framesPerSecond: Math.round(10 * seen.frames) / 10,
    longTasks: seen.tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...seen.tasks)),
  };
}

async function measure({ loads, smooth, large, seconds }: Options): Promise<ClaimResult> {
  const executablePath = findBrowser();
  if (!executablePath || !readdirSync(FOLDER).includes('index.html')) {
    return {
      measured: { browser: false },
      holds: false,
      note: 'There is no Chromium here, or no page has been built.',
    };
  }
  const { server, address } = await serveFolders(
    [{ at: '/', root: FOLDER, index: 'index.html', policy: PAGE_POLICY }],
    0,
  );
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  try {
    const toMotion: number[] = [];
    for (let k = 0; k < loads; k++) toMotion.push(await secondsToMotion(browser, address));
    const kilobytes = initialKilobytes();
    const smoothly = await play(browser, address, smooth, seconds);
    const many = await play(browser, address, large, seconds);
    const seconds50 = Math.round(100 * median(toMotion)) / 100;
    return {
      measured: {
        initialScriptKilobytesGzipped: kilobytes,
        secondsToMotion: seconds50,
        loads,
        playing: { [`${smooth}`]: { ...smoothly }, [`${large}`]: { ...many } },
      },
      holds:
        kilobytes < MOST_KILOBYTES && seconds50 <= MOST_SECONDS_TO_MOTION && smoothly.longestTaskMs <= LONG_TASK_MS,
      note: 'Headless Chromium draws in software on the two cores that also live the societies.',
    };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

export const page = claim<Options>({
  id: 'page',
  title: 'The page: time to a moving society, longest task, frames',
  target: `a society moves within ${MOST_SECONDS_TO_MOTION} s of load (median), initial scripts below ${MOST_KILOBYTES} kB gzipped, no task of the main thread above ${LONG_TASK_MS} ms while 1,000 members play; the frame rate at 10,000 is stated`,
  timed: true,
  needsBuild: true,
  full: { loads: 7, smooth: 1000, large: 10_000, seconds: 15 },
  small: { loads: 1, smooth: 90, large: 110, seconds: 1 },
  measure,
});
