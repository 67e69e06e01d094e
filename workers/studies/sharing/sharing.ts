/**
 * How much of what is made should be shared equally, and does the answer move with how rough the world outside is?
 * Abramitzky 2008 (Quarterly Journal of Economics 123:1111-1154): equal sharing insures against bad luck and is paid for
 * with weaker incentives and the loss of the most productive; the more there is to insure, the more of it is worth having.
 *
 * The whole society lives, under a pool shared equally; what differs is the rate at which output is pooled and the
 * volatility outside. Rate and rule are entrenched, so that nobody can vote them away, and nothing else is: members decide
 * all the rest. There is no safety net, which would insure in another way. Two set-ups:
 *
 *   sharing alone   the pool does nothing but share: no upkeep, no outside funding, no wear, no investment, no reserve;
 *                   otherwise a rate of nothing is a treasury that cannot keep the roof tight, and says nothing about sharing
 *   whole           the treasury as it is, with everything it has to pay for
 *
 * The best rate is the one with the highest mean welfare; its interval by resampling of seeds (Efron 1979, Annals of
 * Statistics 7:1-26), which are the same for all rates.
 */
import { defaultPlan } from '../../../scenarios/index.ts';
import type { Plan } from '../../../sim/core/plan.ts';
import { integer } from '../../../sim/core/random.ts';
import { SPECS } from '../../../sim/registry.ts';
import { type Life, live } from './lives.ts';

export const SET_UPS = ['alone', 'whole'] as const;
export type SetUp = (typeof SET_UPS)[number];

/** What stands for a calm, a usual and a rough world: prices and wages in log points, jobs lost a week. */
export const WORLDS = {
  calm: { priceVolatility: 0.03, wageVolatility: 0.03, jobLossRate: 0.002 },
  usual: { priceVolatility: 0.1, wageVolatility: 0.12, jobLossRate: 0.008 },
  rough: { priceVolatility: 0.25, wageVolatility: 0.3, jobLossRate: 0.03 },
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
      ...(setUp === 'alone' ? { wearPerYear: 0 } : {}),
    },
    'economy.treasury': {
      ...plan.clauses['economy.treasury'],
      ...(setUp === 'alone' ? alone : {}),
      sharingRate: rate,
    },
    'economy.allocation': { ...plan.clauses['economy.allocation'], by: EQUALLY, safetyNet: 0 },
  };
  const entrenched = [...plan.entrenched, 'economy.treasury.sharing_rate', 'economy.allocation'];
  return { ...plan, name: 'sharing', clauses, entrenched };
}

/** All lives of one set-up in one world, by rate. */
export interface Curve {
  readonly setUp: SetUp;
  readonly outside: Outside;
  readonly rates: readonly number[];
  /** By rate, then by seed. */
  readonly lives: readonly (readonly Life[])[];
}

/** Lives them one after another; yields the share done, and at the end the curves. */
export function* sharing(
  rates: readonly number[],
  seeds: readonly string[],
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
        lives.push(seeds.map((seed) => live(plan, seed, weeks)));
        yield ++done / all;
      }
      curves.push({ setUp, outside, rates, lives });
    }
  }
  return curves;
}

/** The rate with the highest mean, and the middle 95 % of it over resampled seeds. @param values by rate, then by seed */
export function bestRate(
  rates: readonly number[],
  values: readonly (readonly number[])[],
): { readonly best: number; readonly low: number; readonly high: number } {
  const seeds = values[0].length;
  const sums = new Float64Array(rates.length);
  const highest = (): number => {
    let at = 0;
    for (let r = 1; r < sums.length; r++) if (sums[r] > sums[at]) at = r;
    return rates[at];
  };
  for (let r = 0; r < rates.length; r++) sums[r] = values[r].reduce((a, b) => a + b, 0);
  const best = highest();
  const drawn = new Float64Array(RESAMPLES);
  for (let k = 0; k < RESAMPLES; k++) {
    sums.fill(0);
    for (let j = 0; j < seeds; j++) {
      const seed = integer(KEY0, KEY1, k, j, seeds);
      for (let r = 0; r < rates.length; r++) sums[r] += values[r][seed];
    }
    drawn[k] = highest();
  }
  drawn.sort();
  return { best, low: drawn[Math.floor(0.025 * RESAMPLES)], high: drawn[Math.ceil(0.975 * RESAMPLES) - 1] };
}
