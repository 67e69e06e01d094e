/**
 * How much of what is made should be shared equally, and does the answer move with how rough the world outside is?
 * Abramitzky 2008 (Quarterly Journal of Economics 123:1111-1154): equal sharing insures against bad luck and is paid for
 * with weaker incentives and the loss of the most productive; the more there is to insure, the more of it is worth having.
 *
 * The whole society lives, under a pool shared equally; what differs is the rate at which output is pooled and the
 * volatility outside. Rate and rule are entrenched, so that nobody can vote them away, and nothing else is: members decide
 * all the rest. There is no safety net, which would insure in another way. Three set-ups:
 *
 *   purse   all income is pooled, outside wages too, and the pool does nothing but share: no upkeep, no outside funding, no
 *           wear, no investment, no reserve; otherwise a rate of nothing is a treasury that cannot keep the roof tight, and
 *           says nothing about sharing
 *   alone   the same, but outside wages remain private
 *   whole   wages private, and the treasury as it is, with everything it has to pay for
 *
 * The best rate is the one with the highest mean welfare; its interval by resampling of seeds (Efron 1979, Annals of
 * Statistics 7:1-26), which are the same for all rates.
 */
import { defaultPlan } from '../../../scenarios/index.ts';
import type { Plan } from '../../../sim/core/plan.ts';
import { integer } from '../../../sim/core/random.ts';
import { SPECS } from '../../../sim/registry.ts';
import { type Life, live } from './lives.ts';

export const SET_UPS = ['purse', 'alone', 'whole'] as const;
export type SetUp = (typeof SET_UPS)[number];

/**
 * What stands for a calm, a usual and a rough world: prices and wages in log points, jobs lost and found a week. In all of
 * them 5.8 % are without a job at any time, so that none is poorer than another: in a rough one it is fewer people for
 * longer, three weeks in the mean in the calm, eight in the usual and twenty in the rough world.
 */
export const WORLDS = {
  calm: { priceVolatility: 0.03, wageVolatility: 0.03, jobLossRate: 0.02, jobFindingRate: 0.325 },
  usual: { priceVolatility: 0.1, wageVolatility: 0.12, jobLossRate: 0.008, jobFindingRate: 0.13 },
  rough: { priceVolatility: 0.25, wageVolatility: 0.3, jobLossRate: 0.003, jobFindingRate: 0.04875 },
} as const;
export type Outside = keyof typeof WORLDS;
export const OUTSIDES = Object.keys(WORLDS) as Outside[];

const EQUALLY = 1;
const RESAMPLES = 2000;
const KEY0 = 0x5a4e;
const KEY1 = 0x1d6b;

/** A plan with this rate of sharing, which nobody can change. */
export function planOf(setUp: SetUp, outside: Outside, rate: number): Plan {
  const plan = defaultPlan('eco', SPECS);
  const alone = { upkeepCredits: 0, fundingCredits: 0, investmentRate: 0, reserveWeeks: 0, reserveShare: 0 };
  const clauses = {
    ...plan.clauses,
    'economy.outside_market': { ...plan.clauses['economy.outside_market'], ...WORLDS[outside] },
    'economy.production': {
      ...plan.clauses['economy.production'],
      ...(setUp === 'whole' ? {} : { wearPerYear: 0 }),
    },
    'economy.treasury': {
      ...plan.clauses['economy.treasury'],
      ...(setUp === 'whole' ? {} : alone),
      sharingRate: rate,
    },
    'economy.allocation': { ...plan.clauses['economy.allocation'], by: EQUALLY, safetyNet: 0 },
  };
  const purse = setUp === 'purse' ? { 'economy.common_purse': { pooledWages: 1 } } : {};
  const entrenched = [
    ...plan.entrenched,
    'economy.treasury.sharing_rate',
    'economy.allocation',
    'economy.common_purse',
  ];
  return { ...plan, name: 'sharing', clauses: { ...clauses, ...purse }, entrenched };
}

/** All lives of one set-up in one world, by rate. */
export interface Curve {
  readonly setUp: SetUp;
  readonly outside: Outside;
  readonly rates: readonly number[];
  /** By rate, then by seed. */
  readonly lives: readonly (readonly Life[])[];
}

/** Lives them one after another; yields the share done, and at the end the curves. @param seeds by set-up */
export function* sharing(
  rates: readonly number[],
  seeds: Readonly<Record<SetUp, readonly string[]>>,
  weeks: number,
): Generator<number, readonly Curve[], void> {
  const curves: Curve[] = [];
  const all = SET_UPS.length * OUTSIDES.length * rates.length;
  let done = 0;
  for (const setUp of SET_UPS) {
    for (const outside of OUTSIDES) {
      const lives: Life[][] = [];
      for (const rate of rates) {
        const plan = planOf(setUp, outside, rate);
        lives.push(seeds[setUp].map((seed) => live(plan, seed, weeks)));
        yield ++done / all;
      }
      curves.push({ setUp, outside, rates, lives });
    }
  }
  return curves;
}

/** Best rates of resampled societies; the k-th of two curves is of the same seeds. */
export interface BestRate {
  readonly best: number;
  readonly resampled: Float64Array;
}

/** The middle 95 % of values, which are sorted in place. */
export function middle(values: Float64Array): { readonly low: number; readonly high: number } {
  values.sort();
  const n = values.length;
  return { low: values[Math.floor(0.025 * n)], high: values[Math.ceil(0.975 * n) - 1] };
}

/** Where the mean is highest: the top of the parabola through the highest of even rates and its neighbours. */
function peak(rates: readonly number[], sums: Float64Array): number {
  let at = 0;
  for (let r = 1; r < sums.length; r++) if (sums[r] > sums[at]) at = r;
  if (at === 0 || at === sums.length - 1) return rates[at];
  const bend = sums[at - 1] - 2 * sums[at] + sums[at + 1];
  const step = rates[at + 1] - rates[at];
  return bend < 0 ? rates[at] + (0.5 * step * (sums[at - 1] - sums[at + 1])) / bend : rates[at];
}

/** @param values by rate, then by seed */
export function bestRate(rates: readonly number[], values: readonly (readonly number[])[]): BestRate {
  const seeds = values[0].length;
  const sums = Float64Array.from(values, (some) => some.reduce((a, b) => a + b, 0));
  const best = peak(rates, sums);
  const resampled = new Float64Array(RESAMPLES);
  for (let k = 0; k < RESAMPLES; k++) {
    sums.fill(0);
    for (let j = 0; j < seeds; j++) {
      const seed = integer(KEY0, KEY1, k, j, seeds);
      for (let r = 0; r < rates.length; r++) sums[r] += values[r][seed];
    }
    resampled[k] = peak(rates, sums);
  }
  return { best, resampled };
}
