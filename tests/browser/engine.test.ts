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
import {
  type Conversation,
  converse,
  inChromium,
  launchChromium,
  required,
  type ServedPage,
  servePage,
  workerFile,
} from './page.fixture.ts';

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

let served: ServedPage;
let expected: string[];
beforeAll(async () => {
  // Below a path, as on a host that the page has to share.
  served = await servePage(undefined, '/some/where/');
  const hashes = inNode();
  expected = [...hashes, hashes[1]];
});
afterAll(() => served?.close());

/** The weeks are lived in three stretches; then the second is found again from a snapshot. */
const asked = (): Conversation => ({
  worker: workerFile('society'),
  calls: [
    ['found', { constitution: CONSTITUTION, scenario: SCENARIO, seed: SEED, weeks: 520 }],
    ...WEEKS.flatMap((week, k) => [
      ['advance', 0, week - (WEEKS[k - 1] ?? 0), 1e9] as const,
      ['hashAt', 0, week] as const,
    ]),
    ['hashAt', 0, WEEKS[1]],
  ],
});

function hashesIn([founded, ...answers]: string[]): string[] {
  expect(JSON.parse(founded)).toMatchObject({ ok: true });
  return answers.map((answer) => JSON.parse(answer)).filter((answer) => typeof answer === 'string');
}

describe.skipIf(!inChromium)('in Chromium', () => {
  test('the hashes are those of Node', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(served.address);
      expect(hashesIn(await page.evaluate(converse, asked()))).toEqual(expected);
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
      expect(hashesIn(await page.evaluate(converse, asked()))).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
