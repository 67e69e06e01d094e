/**
 * The same society in Node, Chromium and Firefox: the built worker of the page, asked as the page asks it, has the
 * hash of the command line's engine after 1, 52 and 520 weeks. The pinned hashes say what that hash is; this says
 * that no engine of JavaScript disagrees.
 */
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFirefox } from '../../cli/browser.mjs';
import { CONSTITUTIONS, readConstitution } from '../../scenarios/index.ts';
import { found } from '../../sim/found.ts';
import { SPECS } from '../../sim/registry.ts';
import { hashWorld } from '../../sim/state.ts';
import { tick } from '../../sim/tick.ts';
import { inChromium, launchChromium, required, type ServedPage, servePage, workerFile } from './page.fixture.ts';

const WEEKS = [1, 52, 520];
const SEED = 'engine/0';
const CONSTITUTION = CONSTITUTIONS.find(({ id }) => id === 'hollow-creek')?.text ?? '';
const SCENARIO = 'scenario: 1\nname: unshocked\nshocks: []\n';
const firefox = findFirefox();

function inNode(): string[] {
  const { plan } = readConstitution(CONSTITUTION, '', SPECS);
  if (!plan) throw new Error('the bundled constitution has problems');
  const world = found(SPECS, plan, { name: 'unshocked', shocks: [] }, SEED);
  return WEEKS.map((weeks) => {
    while (world.week < weeks) tick(world);
    return hashWorld(world);
  });
}

interface Asked {
  readonly worker: string;
  readonly weeks: readonly number[];
  readonly request: Readonly<Record<string, unknown>>;
}

/** Runs in the page: speaks to the worker in the messages of Comlink. */
async function hashesInPage({ worker, weeks, request }: Asked): Promise<string[]> {
  const thread = new Worker(new URL(worker, document.baseURI), { type: 'module' });
  let calls = 0;
  const call = (method: string, ...values: unknown[]) =>
    // biome-ignore lint/suspicious/noExplicitAny: an answer of any method
    new Promise<any>((resolve, reject) => {
      const id = String(++calls);
      const hear = ({ data }: MessageEvent) => {
        if (data.id !== id) return;
        thread.removeEventListener('message', hear);
        if (data.type === 'HANDLER') reject(new Error(JSON.stringify(data.value)));
        else resolve(data.value);
      };
      thread.addEventListener('message', hear);
      thread.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
      const argumentList = values.map((value) => ({ type: 'RAW', value }));
      thread.postMessage({ id, type: 'APPLY', path: [method], argumentList });
    });
  const founded = await call('found', request);
  if (!founded.ok) throw new Error(JSON.stringify(founded.issues));
  const hashes: string[] = [];
  let head = 0;
  for (const week of weeks) {
    const { state } = await call('advance', 0, week - head, 1e9);
    head = state.head;
    hashes.push(state.hash);
  }
  // And once more as a scrub would find it, from a snapshot.
  hashes.push(await call('hashAt', 0, weeks[1]));
  thread.terminate();
  return hashes;
}

let served: ServedPage;
let expected: string[];
beforeAll(async () => {
  served = await servePage();
  const hashes = inNode();
  expected = [...hashes, hashes[1]];
});
afterAll(() => served?.close());

const asked = (): Asked => ({
  worker: workerFile('society'),
  weeks: WEEKS,
  request: { constitution: CONSTITUTION, scenario: SCENARIO, seed: SEED, weeks: 520 },
});

describe.skipIf(!inChromium)('in Chromium', () => {
  test('the hashes are those of Node', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(served.address);
      expect(await page.evaluate(hashesInPage, asked())).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});

describe.skipIf(!firefox && !required)('in Firefox', () => {
  test('the hashes are those of Node', async () => {
    const browser = await launch({ browser: 'firefox', executablePath: firefox, headless: true });
    try {
      const page = await browser.newPage();
      await page.goto(served.address);
      expect(await page.evaluate(hashesInPage, asked())).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
