/**
 * The study worker in the browser: it starts workers of its own and answers what the same study answers in Node; a
 * cancelled study ends though its runs have not; results that are served beside the page are read over the network.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyseDirectory } from '../../results/store.node.ts';
import { CONSTITUTIONS } from '../../scenarios/index.ts';
import { executorInProcess } from '../../workers/executor.ts';
import type { CompareRequest, StressRequest } from '../../workers/web/interface.ts';
import { Studies } from '../../workers/web/studies.ts';
import { politeia, temporaryFolder } from '../command.ts';
import {
  type Conversation,
  converse,
  inChromium,
  launchChromium,
  servePage,
  watch,
  workerFile,
} from './page.fixture.ts';

const [a, b] = CONSTITUTIONS.map(({ text }) => text);
const UNSHOCKED = 'scenario: 1\nname: unshocked\nshocks: []\n';
const HIT = 'scenario: 1\nname: hit\nshocks: [{ shock: disaster, week: 9 }]\n';
const SMALL = { seedName: 'browser', seeds: 2, weeks: 26, members: 30 };
const STRESS: StressRequest = { constitution: a, scenarios: [HIT], ...SMALL };
const COMPARE: CompareRequest = { a, b, scenario: UNSHOCKED, ...SMALL };

/** As it comes over the wire of a test: lists for arrays, null for what is not a number. */
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_key, part) => (ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part)),
  );

describe.skipIf(!inChromium)('the study worker in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  /** Its answers; nothing may go wrong on the way. */
  const answersTo = async (talkAt: (address: string) => Omit<Conversation, 'worker'>, results?: string) => {
    const served = await servePage(results);
    const page = await browser.newPage();
    const troubles = watch(page, served.address);
    await page.goto(served.address);
    const answers = await page.evaluate(converse, { worker: workerFile('study'), ...talkAt(served.address) });
    await page.close();
    await served.close();
    expect(troubles).toEqual([]);
    return answers.map((answer) => JSON.parse(answer));
  };

  test('stress and compare answer as in Node', async () => {
    const inNode = new Studies(executorInProcess, 1);
    const calls: Conversation['calls'] = [['stress', STRESS], ['compare', COMPARE], ['progress']];
    const [stressed, compared, progress] = await answersTo(() => ({ calls }));
    expect(stressed).toEqual(plain(await inNode.stress(STRESS)));
    expect(compared).toEqual(plain(await inNode.compare(COMPARE)));
    expect(progress).toMatchObject({ done: 4, runs: 4, failed: 0 });
  });

  test('a cancelled study ends though its runs have years to go; a second beside it is refused', async () => {
    const endless = { ...STRESS, seeds: 50, weeks: 5_000, members: 3_000 };
    const calls: Conversation['calls'] = [['stress', endless], ['compare', COMPARE], ['cancel']];
    const [stressed, second] = await answersTo(() => ({ calls, atOnce: true }));
    expect(stressed).toEqual({ ok: false, cancelled: true });
    expect(second).toMatchObject({ ok: false, issues: [{ message: 'another study is running' }] });
  });

  test('results beside the page are read as from the disk; where there are none, that is said', async () => {
    const out = join(temporaryFolder(), 'results');
    const size = ['--seeds', '2', '--weeks', '30', '--members', '30'];
    await politeia(['stress', 'willow-house', ...size, '--out', out, '--quiet']);
    const callsAt = (address: string): Conversation['calls'] =>
      ['results/', 'results/none/'].map((folder) => ['openResults', address + folder] as const);
    const [opened, none] = await answersTo((at) => ({ calls: callsAt(at) }), out);
    expect(opened).toEqual({ ok: true, analysis: plain(await analyseDirectory(out)) });
    expect(none).toMatchObject({ ok: false, reason: expect.stringContaining('manifest.json is not there') });
  });
});
