import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Cause, RunFailure, RunResult } from '../../sim/core/plan.ts';
import { fixtureInputs, fixtureResult } from '../fixture/society.ts';
import { analyseDirectory, openBatch } from '../store.node.ts';
import { verdictSentence, verdictText } from '../verdict.ts';
import { analyseResults } from './analyse.ts';
import { mainChain, mergeCauses } from './causes.ts';
import { describeScenario, duration, list, percent, plain, points, signed, sizeWords } from './words.ts';

const inputs = fixtureInputs();
const outcomes = Array.from({ length: 210 }, (_, run) => fixtureResult(inputs, run));
const analysis = analyseResults(inputs, outcomes);
const scenario = (name: string) => analysis.scenarios.find((s) => s.name === name) ?? expect.fail(name);

describe('causes', () => {
  const cause = (what: string, size: number, ...because: Cause[]): Cause => ({
    what,
    size,
    unit: 'share',
    because,
  });
  test('count runs once, keep the range of their numbers, and stand in order of weight', () => {
    const merged = mergeCauses([
      [cause('rare', 0.8), cause('12 left by week 104', 0.5, cause('no bonds', 0.2), cause('no bonds', 0.4))],
      [cause('30 left by week 104', 0.7, cause('no bonds', 0.6))],
    ]);
    expect(merged.map((c) => [c.what, c.runs, c.of])).toEqual([
      ['12–30 left by week 104', 2, 2],
      ['rare', 1, 2],
    ]);
    expect(merged[0].meanSize).toBeCloseTo(0.6, 12);
    expect(merged[0].because).toMatchObject([{ what: 'no bonds', runs: 2, of: 2, because: [] }]);
    expect(merged[0].because[0].meanSize).toBeCloseTo((0.3 + 0.6) / 2, 12);
    expect(mainChain(merged).map((c) => c.what)).toEqual(['12–30 left by week 104', 'no bonds']);
    const money = (what: string, size: number, ...because: Cause[]): Cause => ({
      what,
      size,
      unit: 'credits a year',
      because,
    });
    const lost = money('in debt', -9, money('what eased it', 20), money('prices rose', -4, money('against that', 5)));
    expect(mainChain(mergeCauses([[lost]])).map((c) => c.what)).toEqual(['in debt', 'prices rose']);
    expect(mergeCauses([])).toEqual([]);
    const [balance] = mergeCauses([[cause('its balance was −300 a year', 1)], [cause('its balance was 20 a year', 1)]]);
    expect(balance.what).toBe('its balance was −300 to 20 a year');
  });
  test('keep their units, and do not mix them', () => {
    const credits = (size: number): Cause => ({ what: 'upkeep rose', size, unit: 'credits a year', because: [] });
    const merged = mergeCauses([[credits(-400), cause('upkeep rose', 0.2)], [credits(-200)]]);
    expect(merged.map(({ unit, runs, meanSize }) => [unit, runs, meanSize])).toEqual([
      ['credits a year', 2, -300],
      ['share', 1, 0.2],
    ]);
    expect(merged.map(({ unit, meanSize }) => sizeWords(meanSize, unit))).toEqual([
      '−300\u00a0credits a year',
      '20\u202f%',
    ]);
    expect([sizeWords(-0.207, 'share'), sizeWords(7, 'people'), sizeWords(2.3456, '')]).toEqual([
      '−21\u202f%',
      '+7\u00a0people',
      '2.3',
    ]);
  });
  test('do not depend on the order of the runs', () => {
    const trees = outcomes.filter((o) => o.end !== 'endured').map((o) => o.causes);
    const close = (tree: ReturnType<typeof mergeCauses>): unknown =>
      tree.map((c) => [c.what, c.runs, c.meanSize.toFixed(9), close([...c.because])]);
    expect(close(mergeCauses([...trees].reverse()))).toEqual(close(mergeCauses(trees)));
  });
});

describe('an analysis', () => {
  test('counts every run once', () => {
    for (const s of analysis.scenarios) {
      expect(s.endured.count + s.ends.reduce((sum, end) => sum + end.share.count, 0)).toBe(30);
      const incidence = s.ends.reduce((sum, end) => sum + (end.incidence.at(-1)?.share ?? 0), 0);
      expect(incidence + (s.survival.at(-1)?.share ?? 0)).toBeCloseTo(1, 12);
      expect(s.survival.at(-1)).toMatchObject({ week: 520 });
      expect(s.survival.at(-1)?.share).toBeCloseTo(s.endured.share, 12);
      expect([s.survival.at(-1)?.low, s.survival.at(-1)?.high]).toEqual([s.endured.low, s.endured.high]);
    }
  });

  test('puts the reference first, then the worst', () => {
    expect(analysis.reference).toBe('unshocked');
    expect(analysis.scenarios[0].name).toBe('unshocked');
    const shares = analysis.scenarios.slice(1).map((s) => s.endured.share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test('finds the effects the fixture was made with, in pairs', () => {
    const effect = (name: string, of: string) => scenario(name).effects.find((e) => e.name === of) ?? expect.fail(of);
    expect(effect('ideologue_influx', 'signals.extremism')).toMatchObject({ clear: true });
    expect(effect('ideologue_influx', 'signals.extremism').difference.low).toBeGreaterThan(0.04);
    expect(effect('funding_cut', 'life').difference.high).toBeLessThan(0);
    expect(effect('energy_outage', 'signals.factions').clear).toBe(false);
    expect(effect('funding_cut', 'life').difference.pairs).toBe(30);
    expect(analysis.scenarios[0].effects).toEqual([]);
  });

  test('a scenario without effect is told apart from none', () => {
    const twin = {
      ...inputs,
      scenarios: [inputs.scenarios[0], { name: 'inert', shocks: [{ shock: 'x', intensity: 0 }] }],
    };
    const same = Array.from({ length: 60 }, (_, run) => {
      const result = fixtureResult(inputs, 7 * Math.floor(run / 2));
      return { ...result, scenario: twin.scenarios[run % 2].name };
    });
    const { scenarios, weaknesses } = analyseResults(twin, same);
    expect(scenarios[1].effects.every((e) => !e.clear && e.difference.mean === 0)).toBe(true);
    expect(scenarios[1].logRank?.p).toBe(1);
    expect(weaknesses.filter((w) => w.scenario === 'inert')).toEqual([]);
  });

  test('thresholds are judged on exact peaks', () => {
    const burnout = analysis.signals.findIndex((s) => s.title.startsWith('Burnout'));
    const peaks = outcomes.filter((o) => o.scenario === 'mass_arrival').map((o) => o.peaks[burnout]);
    const of = scenario('mass_arrival').signals[burnout];
    expect(of.everWarning.count).toBe(peaks.filter((p) => p >= 0.3).length);
    expect(of.everCritical.count).toBe(peaks.filter((p) => p >= 0.5).length);
    expect(of.timeOverWarning).toBeGreaterThan(0);
  });

  test('a fan stops when few are left', () => {
    const { members } = scenario('funding_cut');
    expect(Math.min(...members.runs)).toBeGreaterThanOrEqual(5);
    expect(members.weeks.length).toBeLessThan(140);
    expect(members.weeks.at(-1)).toBeLessThan(520);
  });

  test('leaves out failed runs, and says so', () => {
    const failed: (RunResult | RunFailure)[] = [...outcomes];
    failed[1] = { seed: outcomes[1].seed, scenario: outcomes[1].scenario, failed: 'a ledger did not balance' };
    const { about, scenarios } = analyseResults(inputs, failed);
    const arrival = scenarios.find((s) => s.name === 'mass_arrival');
    expect(about.failed).toBe(1);
    expect(arrival).toMatchObject({ runs: 29, failures: ['stress/0: a ledger did not balance'] });
    expect(arrival?.effects[0].difference.pairs).toBe(29);
    expect(verdictText(analyseResults(inputs, failed))).toContain('a ledger did not balance');
  });
});

describe('from a directory', () => {
  const root = mkdtempSync(join(tmpdir(), 'politeia-analysis-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  test('gives the verdict of memory', async () => {
    const small = fixtureInputs({ seeds: 3, weeks: 150, every: 4 });
    const { store } = openBatch(join(root, 'batch'), small);
    const results = Array.from({ length: 21 }, (_, run) => fixtureResult(small, run));
    for (let run = 0; run < 21; run++) store?.add(run, results[run]);
    store?.finish();
    const fromDisk = await analyseDirectory(join(root, 'batch'));
    expect(verdictText(fromDisk)).toBe(verdictText(analyseResults(small, results)));
    expect(fromDisk.scenarios).toEqual(analyseResults(small, results).scenarios);
  });
});

describe('the verdict', () => {
  const text = verdictText(analysis);
  test('fits a terminal', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\u202f/);
  });
  test('says what was found', () => {
    expect(verdictSentence(analysis).replace(/[\u202f\u00a0]/g, ' ')).toBe(
      'Left to itself, Hollow Creek lasts 10 years in 80 % (63–90 %) of its runs. What harms it most is funding cut: 0 % (0–11 %) of runs last that long.',
    );
    expect(text).toMatch(/Funding cut +0\/30 +0 % +0–11 % +3\.9 years +9 depopulated, 21 insolvent/);
    expect(text).toMatch(/1\. Funding cut shortens life by 5\.5 years/);
    expect(text).toContain('the treasury stayed below zero for 26');
  });
  test('cuts no figure short: what does not fit stands below', () => {
    const long = { title: 'Key contributors leave for good', name: 'long' };
    const raised = analysis.scenarios.flatMap(({ effects }) => effects).find((effect) => effect.name.startsWith('sig'));
    const difference = { ...raised?.difference, mean: 0.01, low: 0.004, high: 0.012 };
    const effects = analysis.signals.map(({ name }) => ({ ...raised, name, difference, clear: true }));
    const scenarios = analysis.scenarios.map((scenario, i) => (i === 1 ? { ...scenario, ...long, effects } : scenario));
    const lines = verdictText({ ...analysis, scenarios: scenarios.slice(0, 2) } as typeof analysis).split('\n');
    const at = lines.findIndex((line) => line.startsWith('Burnout among contributors'));
    expect(lines[at]).toMatch(/ {3}key contributors leave for good$/);
    expect(lines[at + 1]).toMatch(/^ {57}\+0\.01 \(0\.00 to \+0\.01\)$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
  test('says so when seeds are too few, and when a shock comes after the last week', () => {
    const few = fixtureInputs({ seeds: 3, scenarios: 2, weeks: 52 });
    const late = few.scenarios[1].shocks.every((shock) => (shock.week ?? 0) >= 52);
    expect(late).toBe(true);
    const results = Array.from({ length: 6 }, (_, run) => fixtureResult(few, run));
    const calm = analyseResults(few, results);
    expect(calm.scenarios.map(({ struck }) => struck)).toEqual([false, false]);
    expect(verdictSentence(calm)).toContain('1 scenario never struck: the runs are too short.');
    expect(verdictText(calm)).toContain('did not strike');
    const soon = {
      ...few,
      scenarios: [few.scenarios[0], { name: 'flood', shocks: [{ shock: 'disaster', week: 4, intensity: 1 }] }],
    };
    const same = results.map((result) => ({
      ...result,
      scenario: result.scenario === 'unshocked' ? 'unshocked' : 'flood',
    }));
    expect(verdictSentence(analyseResults(soon, same))).toContain('3 seeds are too few to tell');
  });
  test('holds for a batch of one run, of no shock, and of shocks alone', () => {
    const one = fixtureInputs({ seeds: 1, scenarios: 1, weeks: 30 });
    expect(verdictText(analyseResults(one, [fixtureResult(one, 0)]))).toContain('1 scenario × 1 seed × 30 weeks');
    expect(verdictText(analyseResults(one, [fixtureResult(one, 0)]))).not.toMatch(/no shock|raised most/);
    const shocksOnly = { ...inputs, scenarios: inputs.scenarios.slice(1, 3) };
    const some = Array.from({ length: 60 }, (_, run) => fixtureResult(shocksOnly, run));
    expect(verdictText(analyseResults(shocksOnly, some))).toContain('without an unshocked one');
  });
});

test('numbers in words', () => {
  expect([0, 1234567, 12345, 1234, 0.03456, -2.5, 99.95, Number.NaN].map(plain)).toEqual([
    '0',
    '1\u202f234\u202f567',
    '12\u202f345',
    '1234',
    '0.0346',
    '−2.5',
    '100',
    'n/a',
  ]);
  expect([0.004, -0.031, 0.2].map((v) => points(v))).toEqual(['0.00', '−0.03', '+0.20']);
  expect([signed(3), signed(-3), signed(0), percent(0.995)]).toEqual(['+3', '−3', '0', '100\u202f%']);
  expect([duration(520), duration(130), duration(60), list(['a', 'b', 'c'])]).toEqual([
    '10\u00a0years',
    '2.5\u00a0years',
    '60\u00a0weeks',
    'a, b and c',
  ]);
  expect(describeScenario({ name: 'x', shocks: [{ shock: 'x', hazardPerYear: 0.2, intensity: 1.5 }] }, 520)).toBe(
    'strikes by chance, 0.2 times a year on average, at 1.5 times its documented strength',
  );
});
