/**
 * What browser tests of the built page share: the page served as `politeia serve` does it, Chromium with the project's
 * flags, and a watch over everything that must not happen.
 *
 *   describe.skipIf(!inChromium)('…', () => {
 *     const used = usePage();
 *     test('…', async () => {
 *       const tab = await used.browser.newPage();
 *       const troubles = watch(tab, used.served.address);
 *       await tab.goto(used.served.address);
 *       expect(troubles).toEqual([]);
 *     });
 *   });
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { BROWSER_FLAGS, findBrowser } from '../../cli/browser.mjs';
import { root } from '../../cli/build.mjs';
import { PAGE_POLICY, RESULTS_POLICY } from '../../cli/content-policy.ts';
import { type Mount, serveFolders } from '../../cli/static-server.ts';

export const PAGE_FOLDER = join(root, 'dist', 'web');
/** Where a browser is a must, its tests fail rather than being skipped. */
export const required = process.env.REQUIRE_BROWSERS === '1';
const executablePath = findBrowser();
/** Tests in Chromium run. */
export const inChromium = executablePath !== '' || required;

export interface ServedPage {
  /** Ends in a slash. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * @param results directory of a batch to serve under `results/`
 * @param at path of the page, with both its slashes
 */
export async function servePage(results?: string, at = '/'): Promise<ServedPage> {
  const mounts: Mount[] = [{ at, root: PAGE_FOLDER, index: 'index.html', policy: PAGE_POLICY }];
  if (results) mounts.push({ at: `${at}results/`, root: results, index: 'report.html', policy: RESULTS_POLICY });
  const { server, address } = await serveFolders(mounts, 0);
  return {
    address: new URL(at, address).href,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
}

export interface UsedPage {
  served: ServedPage;
  browser: Browser;
}

/** The page served and Chromium launched before the tests of a suite, both closed after them. */
export function usePage(): UsedPage {
  const used: Partial<UsedPage> = {};
  beforeAll(async () => {
    used.served = await servePage();
    used.browser = await launchChromium();
  });
  afterAll(async () => {
    await used.browser?.close();
    await used.served?.close();
  });
  return used as UsedPage;
}

/** Collects errors and warnings of the console, breaches of the content policy among them, uncaught errors, dialogs, requests that fail and requests to other hosts. */
export function watch(page: Page, address: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) troubles.push(`request: ${url}`);
  });
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()} (${request.failure()?.errorText})`));
  return troubles;
}

/** A worker below the page, and what it is asked: name of the method and its values. */
export interface Conversation {
  readonly worker: string;
  readonly calls: readonly (readonly [method: string, ...values: unknown[]])[];
  /** Every question is asked without waiting for the answer before. */
  readonly atOnce?: boolean;
}

/** Runs in the page, for `page.evaluate`: speaks to a worker in the messages of Comlink. Answers come as JSON, typed arrays as lists. */
export async function converse({ worker, calls, atOnce }: Conversation): Promise<string[]> {
  const thread = new Worker(new URL(worker, document.baseURI), { type: 'module' });
  const ask = (id: string, method: string, values: unknown[]) =>
    new Promise<string>((resolve, reject) => {
      thread.addEventListener('error', (event) => reject(new Error(event.message || 'the worker could not be loaded')));
      thread.addEventListener('message', ({ data }) => {
        if (data.id !== id) return;
        if (data.type !== 'RAW') reject(new Error(`${method}: ${JSON.stringify(data.value)}`));
        const lists = (_key: string, part: unknown) =>
          ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part;
        resolve(JSON.stringify(data.value ?? null, lists));
      });
      const argumentList = values.map((value) => ({ type: 'RAW', value }));
      thread.postMessage({ id, type: 'APPLY', path: [method], argumentList });
    });
  const answers: Promise<string>[] = [];
  for (const [k, [method, ...values]] of calls.entries()) {
    const answer = ask(String(k), method, values);
    answers.push(answer);
    if (!atOnce) await answer;
  }
  const all = await Promise.all(answers);
  thread.terminate();
  return all;
}

/** Path below the page of a built worker: `society`, `study` or `job`. */
export function workerFile(name: 'society' | 'study' | 'job'): string {
  const file = readdirSync(join(PAGE_FOLDER, 'assets')).find((each) => each.startsWith(`${name}.worker-`));
  if (!file) throw new Error(`the build has no ${name} worker`);
  return `assets/${file}`;
}
