/**
 * That an unshocked society is neither immortal nor doomed: survival, exits and exhaustion of the bundled
 * constitutions within the bands that were set before measuring.
 */
import { normalQuantile } from '../../results/statistics/normal.ts';
import { wilson } from '../../results/statistics/wilson.ts';
import { CONSTITUTIONS, readConstitution } from '../../scenarios/index.ts';
import type { Community, Plan, RunRequest, RunResult } from '../../sim/core/plan.ts';
import { observables } from '../../sim/fragility/observer.ts';
import { LAB_UNSHOCKED } from '../../sim/lab.ts';
import { SPECS } from '../../sim/registry.ts';
import { type Executor, executorInProcess } from '../../workers/executor.ts';
import { seedsOf } from '../../workers/studies/stress.ts';
import { executorOnThreads } from '../../workers/threads.node.ts';
import { claim, type Figures } from '../claim.ts';
import { THREAD } from '../program.ts';

type Band = readonly [least: number, most: number];
const SURVIVAL: Band = [0.5, 0.85];
const EXHAUSTED: Band = [0.1, 0.25];
const PLACE: Band = [0.05, 0.2];
const DIGITAL: Band = [0.2, 0.5];
const YEARLY_EXIT: Readonly<Record<Community, Band>> = {
  campus: PLACE,
  eco: PLACE,
  innovation: PLACE,
  lifestyle: PLACE,
  nomadic: DIGITAL,
};
/** On these the global scales were calibrated; the others are reported beside them, and need not be as fragile. */
const CALIBRATED = ['hollow-creek', 'northfield', 'willow-house'];
const WEEKS_PER_YEAR = 52;

const NAMES = observables().map(({ name }) => name);
const LEFT = NAMES.indexOf('people.left');
const PRESENT = NAMES.indexOf('people.present');
const SHARE_EXHAUSTED = NAMES.indexOf('wellbeing.exhausted');

interface Options {
  readonly seeds: number;
  readonly weeks: number;
  /** Threads; 0 runs everything in this one. */
  readonly workers: number;
}

export const baselineBands = claim<Options>({
  id: 'baseline-bands',
  title: 'Unshocked bundled constitutions over 200 seeds and ten years',
  target:
    'each of those on which the scales were calibrated: survival 50–85 %, yearly exit 5–20 % in places (digital 20–50 %), exhausted 10–25 %',
  timed: false,
  needsBuild: false,
  full: { seeds: 200, weeks: 520, workers: 2 },
  small: { seeds: 1, weeks: 26, workers: 0 },
  async measure({ seeds, weeks, workers }) {
    const executor = workers > 0 ? executorOnThreads(THREAD, workers) : executorInProcess();
    try {
      const measured: Record<string, Figures> = {};
      const outside: string[] = [];
      const beside: string[] = [];
      for (const { id, file, text } of CONSTITUTIONS) {
        const { plan } = readConstitution(text, file, SPECS);
        if (!plan) throw new Error(`${file} is not valid`);
        const results = await runs(executor, plan, seeds, weeks);
        const { figures, missed } = judge(results, plan.community);
        measured[id] = figures;
        (CALIBRATED.includes(id) ? outside : beside).push(...missed.map((what) => `${id}: ${what}`));
      }
      const note = [
        outside.length === 0 ? '' : `Outside its band: ${outside.join('; ')}.`,
        beside.length === 0 ? '' : `Not calibrated, and outside the bands: ${beside.join('; ')}.`,
      ]
        .filter((text) => text !== '')
        .join(' ');
      return { measured, holds: outside.length === 0, note };
    } finally {
      await executor.close();
    }
  },
});

async function runs(executor: Executor, plan: Plan, seeds: number, weeks: number): Promise<RunResult[]> {
  const how = { weeks, recordEveryWeeks: 0, recordEvents: false };
  const requests: RunRequest[] = seedsOf('baseline', seeds).map((seed) => ({
    plan,
    scenario: LAB_UNSHOCKED,
    seed,
    ...how,
  }));
  const results: RunResult[] = [];
  for await (const result of executor.run(requests)) {
    if ('failed' in result) throw new Error(`${result.seed} failed: ${result.failed}`);
    results.push(result);
  }
  return results;
}

function judge(results: readonly RunResult[], community: Community): { figures: Figures; missed: string[] } {
  const survival = wilson(results.filter(({ end }) => end === 'endured').length, results.length);
  const exit = meanOf(results.map((r) => (r.means[LEFT] / Math.max(1e-9, r.means[PRESENT])) * WEEKS_PER_YEAR));
  const exhausted = meanOf(results.map((r) => r.means[SHARE_EXHAUSTED]));
  const people = meanOf(results.map((r) => r.means[PRESENT]));
  const ends: Record<string, number> = {};
  for (const { end } of results) ends[end] = (ends[end] ?? 0) + 1;
  const missed: string[] = [];
  const check = (what: string, value: number, [least, most]: Band): void => {
    if (!(value >= least && value <= most)) missed.push(`${what} ${Math.round(1000 * value) / 10} %`);
  };
  check('survival', survival.share, SURVIVAL);
  check('yearly exit', exit.mean, YEARLY_EXIT[community]);
  check('exhausted', exhausted.mean, EXHAUSTED);
  const figures = {
    runs: results.length,
    survival: { share: round(survival.share), wilson95: [round(survival.low), round(survival.high)] },
    yearlyExit: { mean: round(exit.mean), interval95: exit.interval },
    exhausted: { mean: round(exhausted.mean), interval95: exhausted.interval },
    meanPeople: Math.round(10 * people.mean) / 10,
    ends,
  };
  return { figures, missed };
}

/** Mean over runs with its normal interval. */
function meanOf(values: readonly number[]): { readonly mean: number; readonly interval: readonly number[] } {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / Math.max(1, n - 1);
  const half = normalQuantile(0.975) * Math.sqrt(variance / n);
  return { mean, interval: [round(mean - half), round(mean + half)] };
}

function round(x: number): number {
  return Math.round(x * 10_000) / 10_000;
}
