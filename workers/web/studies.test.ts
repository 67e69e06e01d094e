/** Studies of the page say what the same runs say elsewhere, one at a time, and end when they are told to. */
import { expect, test } from 'vitest';
import { analyseResults } from '../../results/index.ts';
import { FAN_LEVELS } from '../../results/statistics/fan.ts';
import { quantileSorted } from '../../results/statistics/quantile.ts';
import { BATTERY, CONSTITUTIONS, readConstitution } from '../../scenarios/index.ts';
import type { Plan, RunResult } from '../../sim/core/plan.ts';
import { SPECS } from '../../sim/registry.ts';
import { type Executor, executorInProcess } from '../executor.ts';
import { engineFacts } from '../facts.ts';
import { failure, type JobResult, runJob } from '../job.ts';
import { differencesOf } from '../studies/compare.ts';
import type { CompareRequest, StressRequest } from './interface.ts';
import { Studies } from './studies.ts';

const textOf = (id: string) => CONSTITUTIONS.find((bundled) => bundled.id === id)?.text ?? '';
const planOf = (text: string) => readConstitution(text, '', SPECS).plan as Plan;
const UNSHOCKED = BATTERY.find(({ id }) => id === 'unshocked')?.text ?? '';
const SHOCKED = 'scenario: 1\nname: early\nshocks:\n  - { shock: disaster, week: 4 }\n';
const STRESS: StressRequest = {
  constitution: textOf('hollow-creek'),
  scenarios: [SHOCKED],
  seedName: 'studies',
  seeds: 2,
  weeks: 20,
  members: 24,
};
const COMPARE: CompareRequest = {
  a: textOf('hollow-creek'),
  b: textOf('hollow-creek').replace('threshold: 0.9 #', 'threshold: 0.6 #'),
  scenario: UNSHOCKED,
  seedName: 'studies',
  seeds: 6,
  weeks: 12,
  members: 24,
};

/** An executor that keeps what it ran; `spoil` may put another answer in its place. */
function listening(spoil: (result: JobResult, index: number) => JobResult = (result) => result) {
  const results: JobResult[] = [];
  let closed = 0;
  const executor = (width: number): Executor => ({
    width,
    async *run(requests, signal) {
      for (const request of requests) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (signal?.aborted) return;
        const result = spoil(runJob(request), results.length);
        results.push(result);
        yield result;
      }
    },
    close: async () => {
      closed++;
    },
  });
  return { executor, results, closed: () => closed };
}

test('stress analyses the same runs as the command line, a failed one among them', async () => {
  const { executor, results, closed } = listening((result, index) =>
    index === 3 ? failure({ ...result, scenario: { name: result.scenario } } as never, 'spoilt') : result,
  );
  const studies = new Studies(executor, 4);
  const answer = await studies.stress(STRESS);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { analysis } = answer;
  expect(analysis.about).toMatchObject({ runs: 4, failed: 1, founders: 24 });
  expect(analysis.scenarios.map(({ name, runs }) => [name, runs])).toEqual([
    ['unshocked', 2],
    ['early', 1],
  ]);
  const inputs = {
    name: analysis.about.name,
    constitution: { text: analysis.about.text, plan: planOf(analysis.about.text) },
    scenarios: [
      { name: 'unshocked', shocks: [] },
      { name: 'early', shocks: [{ shock: 'disaster', week: 4, intensity: 1 }] },
    ],
    seeds: ['studies/0', 'studies/1'],
    weeks: 20,
    recordEveryWeeks: 1,
    recordEvents: false,
    runsPerPart: 256,
    facts: engineFacts(),
  };
  expect(analysis).toEqual(analyseResults(inputs, results));
  expect(studies.progress()).toMatchObject({ done: 4, runs: 4, failed: 1 });
  expect(closed()).toBe(1);
});

test('compare pairs the runs of a seed and tells the clauses that differ', async () => {
  const { executor, results } = listening((result, index) =>
    index === 5 ? failure({ ...result, scenario: { name: result.scenario } } as never, 'spoilt') : result,
  );
  const answer = await new Studies(executor, 4).compare(COMPARE);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { comparison } = answer;
  expect(comparison.differs).toEqual([{ path: 'governance.consensus.threshold', a: '0.9', b: '0.6' }]);
  expect(comparison).toMatchObject({ seeds: 5, failures: ['studies/2: spoilt'], endured: { onlyA: 0, onlyB: 0 } });
  expect(comparison.figures[0]).toMatchObject({ observable: 'life', difference: 0, low: 0, high: 0, surety: 'none' });
  const pairs = [0, 2, 6, 8, 10].map((k) => [results[k] as RunResult, results[k + 1] as RunResult]);
  for (const [a, b] of pairs) expect([a.seed, a.hash === b.hash]).toEqual([b.seed, false]);
  const names = engineFacts().observables.map(({ name }) => name);
  const column = names.indexOf('wellbeing.say');
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const figure = comparison.figures.find(({ observable }) => observable === 'wellbeing.say');
  const meansOf = (side: number) => pairs.map((pair) => pair[side].means[column]);
  expect(figure?.a).toBeCloseTo(mean(meansOf(0)), 12);
  expect(figure?.difference).toBeCloseTo(mean(meansOf(1)) - mean(meansOf(0)), 12);
  const lastFrame = (side: number) => pairs.map((pair) => pair[side].lasts[column]);
  const at = 11 * names.length + column;
  expect(comparison.meansB[at]).toBeCloseTo(mean(lastFrame(1)), 12);
  const [x, y] = [lastFrame(0), lastFrame(1)];
  const moment = (p: number[], q: number[]) => mean(p.map((value, k) => (value - mean(p)) * (q[k] - mean(q))));
  expect(comparison.correlation[at]).toBeCloseTo(moment(x, y) / Math.sqrt(moment(x, x) * moment(y, y)), 9);
  // In the first week nothing is decided yet, so a constitution that differs in deciding leaves no mark.
  expect(comparison.correlation[names.indexOf('wellbeing.satisfaction')]).toBeCloseTo(1, 9);
});

test('a clause that is off differs as a whole', () => {
  const a = planOf(textOf('hollow-creek'));
  const { 'culture.rituals.weekly_assembly': _, ...clauses } = a.clauses;
  expect(differencesOf(a, { ...a, clauses, founders: 7 })).toEqual([
    { path: 'members.founders', a: String(a.founders), b: '7' },
    { path: 'culture.rituals.weekly_assembly', a: 'on', b: 'off' },
  ]);
});

test('fans are the quantiles of the runs in every week', async () => {
  const { executor, results } = listening();
  const asked = { constitution: COMPARE.a, scenario: UNSHOCKED, seed: 'fan', weeks: 6, members: 24 };
  const answer = await new Studies(executor, 4).fans(asked, 5);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { fans } = answer;
  expect(fans.weeks).toEqual([0, 1, 2, 3, 4, 5]);
  const names = engineFacts().observables.map(({ name }) => name);
  expect(fans.quantiles).toHaveLength(names.length * 6 * FAN_LEVELS.length);
  const column = names.indexOf('ledger.treasury');
  const values = Float32Array.from(results, (run) => (run as RunResult).frames[4 * names.length + column]).sort();
  FAN_LEVELS.forEach((level, k) => {
    expect(fans.quantiles[(column * 6 + 4) * FAN_LEVELS.length + k]).toBe(Math.fround(quantileSorted(values, level)));
  });
});

test('one study at a time, and a cancelled one ends with nothing', async () => {
  const studies = new Studies(executorInProcess, 2);
  const first = studies.stress({ ...STRESS, seeds: 200 });
  const second = await studies.compare(COMPARE);
  expect(second).toMatchObject({ ok: false, issues: [{ message: 'another study is running' }] });
  studies.cancel();
  expect(await first).toEqual({ ok: false, cancelled: true });
  expect(studies.progress().done).toBeLessThan(400);
  expect(await studies.compare({ ...COMPARE, seeds: 1 })).toMatchObject({ ok: true });
});

test('what cannot be run is refused in words, all at once', async () => {
  const studies = new Studies(executorInProcess, 2);
  const answer = await studies.compare({
    ...COMPARE,
    a: 'constitution: 2\n',
    b: '',
    scenario: 'x',
    seeds: 0,
    weeks: 1.5,
  });
  if (answer.ok || !('issues' in answer)) throw new Error('not refused');
  expect([...new Set(answer.issues.map(({ file, path }) => file || path))].sort()).toEqual([
    ...['constitution A', 'constitution B', 'scenario', 'seeds', 'weeks'],
  ]);
  const twice = await studies.stress({ ...STRESS, scenarios: [SHOCKED, SHOCKED], members: 1e9 });
  if (twice.ok || !('issues' in twice)) throw new Error('not refused');
  expect(twice.issues.map(({ message }) => message).join('\n')).toContain('two scenarios have the same name');
  expect(twice.issues.some(({ path }) => path === 'members.founders')).toBe(true);
});
