/** Warning before a tipping point, and how often it is given for nothing. */
import { normal, runKey } from '../../../sim/core/random.ts';
import { EarlyWarning, SAMPLES } from '../../../sim/fragility/early-warning.ts';
import { beyond, reported, rounded } from './judge.ts';
import type { RowSpec } from './types.ts';

/** Logistic growth under harvesting that saturates: x(1 − x/K) − c x²/(x² + h²), which folds at c ≈ 2.604. */
const CAPACITY = 10;
const HALF_SATURATION = 1;
const CALM_HARVEST = 1;
const LAST_HARVEST = 2.6;
/** Standard deviation of the noise, as a share of the stock and per square root of a time unit. */
const NOISE = 0.05;
const STEPS_A_UNIT = 10;
const UNITS_A_SAMPLE = 16;
const MARKS = Array.from({ length: 20 }, (_, k) => k / 20);

/** Early warning at the end of a run in which harvest goes from calm to `last`. */
export function warningBefore(last: number, seed: string): number {
  const [k0, k1] = runKey(seed);
  const warning = new EarlyWarning();
  const step = 1 / STEPS_A_UNIT;
  const jump = NOISE * Math.sqrt(step);
  let x = 8;
  let level = 0;
  const perSample = UNITS_A_SAMPLE * STEPS_A_UNIT;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const harvest = CALM_HARVEST + ((last - CALM_HARVEST) * sample) / (SAMPLES - 1);
    for (let k = 0; k < perSample; k++) {
      const square = x * x;
      const growth = x * (1 - x / CAPACITY) - (harvest * square) / (square + HALF_SATURATION * HALF_SATURATION);
      x = Math.max(0, x + step * growth + jump * x * normal(k0, k1, sample, k));
    }
    level = warning.take(x);
  }
  return level;
}

const above = (values: ArrayLike<number>, mark: number): number => {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > mark) count++;
  return count / values.length;
};

export const earlyWarning: RowSpec = {
  id: 'early-warning',
  title: 'Early warning',
  source: 'Dakos, V. et al. (2012), PLoS ONE 7:e41010; Scheffer, M. et al. (2009), Nature 461:53–59',
  kind: 'input',
  published:
    'Before a system tips over a fold, variance and lag-1 autocorrelation of its fluctuations rise: Kendall’s τ with time is above 0, on a series detrended and looked at through a window of half its length.',
  kernel: '`EarlyWarning` of `sim/fragility/early-warning.ts`, which stands beside every signal of the society.',
  setting:
    'A harvested resource, driven evenly from calm to just before its fold in 64 samples, against the same resource left calm.',
  lacks:
    'The length of the series was chosen while building, on other folds, which is why this row is an input. A trend of both is asked for, and even so some calm series are above 0 and many folds are not: a single warning proves little.',
  runs: { full: 1000, small: 30 },
  *measure(runs) {
    const folds = new Float64Array(runs);
    const calm = new Float64Array(runs);
    for (let run = 0; run < runs; run++) {
      folds[run] = warningBefore(LAST_HARVEST, `evidence/fold/${run}`);
      calm[run] = warningBefore(CALM_HARVEST, `evidence/calm/${run}`);
      if (run % 20 === 19) yield run / runs;
    }
    const is =
      (mark: number) =>
      (level: number): number =>
        +(level > mark);
    const points = [
      beyond('mean warning before a fold (lesser τ)', 0, folds),
      beyond('share of runs with both τ above 0 before a fold', 0.5, folds.map(is(0))),
      beyond(
        'warning before a fold less that of a calm run',
        0,
        folds.map((level, run) => level - calm[run]),
      ),
      reported('false alarms: share of calm runs above 0', calm.map(is(0))),
      reported('false alarms: share of calm runs above ½', calm.map(is(0.5))),
      reported('share of runs above ½ before a fold', folds.map(is(0.5))),
    ];
    const curve = (values: Float64Array) => MARKS.map((mark) => [mark, rounded(above(values, mark))] as const);
    const figure = {
      label: 'Share of runs whose early warning lies above a mark, before a fold and in calm',
      x: {
        label: 'mark for the early warning (lesser of the two Kendall’s τ)',
        from: 0,
        to: 1,
        scale: 'linear',
        ticks: [],
      },
      y: { label: 'share of runs above the mark', from: 0, to: 1, scale: 'linear', ticks: [] },
      curves: [
        { name: 'calm: false alarms', tone: 'other', points: curve(calm), band: [], note: '' },
        { name: 'before a fold', tone: 'simulated', points: curve(folds), band: [], note: '' },
      ],
      dots: [],
    } as const;
    return { points, figure };
  },
};
