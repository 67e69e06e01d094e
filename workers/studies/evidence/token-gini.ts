/** How unequally tokens are held where organisations decide by them, and what a law of growth makes of that. */
import { normalQuantile } from '../../../results/statistics/normal.ts';
import { exp } from '../../../sim/core/math.ts';
import { normal, runKey } from '../../../sim/core/random.ts';
import { gini } from '../../../sim/fragility/measures.ts';
import { bounded, meanOf, reported, rounded, within } from './judge.ts';
import type { RowSpec } from './types.ts';

const HOLDERS = 100_000;
const FEW = 100;
const TOP = 0.01;
const PUBLISHED = [0.97, 0.99] as const;
const COEFFICIENTS = [0.9, 0.95, 0.97, 0.98, 0.99];

/** The spread of logarithms at which G = erf(σ/2) = 2 Φ(σ/√2) − 1. */
export function spreadOf(coefficient: number): number {
  return Math.SQRT2 * normalQuantile((1 + coefficient) / 2);
}

/** The spread at which the top share `top` holds `held`, from the Lorenz curve 1 − Φ(Φ⁻¹(1 − top) − σ). */
export function spreadWhere(top: number, held: number): number {
  return normalQuantile(1 - top) + normalQuantile(held);
}

/** Gini coefficient and the share of the top hundredth of n holdings drawn from a lognormal law. */
export function holdings(n: number, spread: number, seed: string): { readonly gini: number; readonly top: number } {
  const [k0, k1] = runKey(seed);
  const held = Float64Array.from({ length: n }, (_, i) => exp(spread * normal(k0, k1, i, 0)));
  const coefficient = gini(held, n);
  held.sort();
  let all = 0;
  let most = 0;
  for (let i = 0; i < n; i++) {
    all += held[i];
    if (i >= n - Math.round(TOP * n)) most += held[i];
  }
  return { gini: coefficient, top: most / all };
}

export const tokenGini: RowSpec = {
  id: 'token-gini',
  title: 'Inequality of tokens that vote',
  source:
    'Chainalysis (2022), Dissecting the DAO; Cambridge Centre for Alternative Finance (2024) for the coefficients; the lognormal formula in Kleiber and Kotz (2003), Statistical Size Distributions in Economics and Actuarial Sciences, ch. 4',
  kind: 'input',
  published:
    'In several large organisations that decide by tokens less than one holder in a hundred has 90 % of the votes (Chainalysis, ten of them, June 2022); the ten largest have Gini coefficients of 0.97 to 0.99 (Cambridge Centre for Alternative Finance, 2024). Of a lognormal law G = erf(σ/2).',
  kernel: 'The Gini coefficient of the signal token manipulation (`sim/fragility/measures.ts`).',
  setting:
    'Holdings of 100,000 drawn from a lognormal law in which the first hundredth holds 90 % in the mean, σ = 3.61; for the curve, spreads at which the formula gives 0.90 to 0.99. Then the same law with 100 holders.',
  lacks:
    'The law is set, not grown, and its spread is worked out from the share of the first hundredth, so that share is no test and only reported: in the society tokens come from an issue in equal parts, from contribution and from trade, and its hundred holders are far from this inequality. With 100 holders the same law gives a lower coefficient, because the largest of few is not as far out.',
  runs: { full: 100, small: 3 },
  *measure(runs) {
    const spread = spreadWhere(TOP, 0.9);
    const many = [];
    const few: number[] = [];
    for (let run = 0; run < runs; run++) {
      many.push(holdings(HOLDERS, spread, `evidence/token-gini/${run}`));
      for (let k = 0; k < 20; k++) few.push(holdings(FEW, spread, `evidence/token-gini/few/${run}/${k}`).gini);
      yield (0.5 * (run + 1)) / runs;
    }
    const curve: [number, number, number][] = [];
    for (const [k, coefficient] of COEFFICIENTS.entries()) {
      const found = [];
      for (let run = 0; run < runs; run++)
        found.push(holdings(HOLDERS, spreadOf(coefficient), `evidence/token-gini/${coefficient}/${run}`).gini);
      curve.push([spreadOf(coefficient), coefficient, meanOf(found)]);
      yield 0.5 + (0.5 * (k + 1)) / COEFFICIENTS.length;
    }
    const points = [
      within(
        'Gini coefficient where the first hundredth holds 90 %',
        PUBLISHED,
        many.map((m) => m.gini),
      ),
      ...curve.map(([, formula, mean]) =>
        bounded(
          `Gini coefficient at the spread where the formula gives ${formula}`,
          [formula - 0.005, formula + 0.005],
          mean,
        ),
      ),
      reported(
        'share of the first hundredth of holders, from which the spread is worked out',
        many.map((m) => m.top),
      ),
      reported('the same law with 100 holders', few),
    ];
    const figure = {
      label: 'Gini coefficient of 100,000 lognormal holdings by the spread of their logarithms',
      x: { label: 'standard deviation σ of log holdings', from: 2, to: 4, scale: 'linear', ticks: [] },
      y: { label: 'Gini coefficient', from: 0.85, to: 1, scale: 'linear', ticks: [] },
      curves: [
        {
          name: 'erf(σ/2)',
          tone: 'published',
          points: curve.map(([x, y]) => [rounded(x), y] as const),
          band: [],
          note: '',
        },
        {
          name: 'the product’s measure',
          tone: 'simulated',
          points: curve.map(([x, , y]) => [rounded(x), rounded(y)] as const),
          band: [],
          note: '',
        },
      ],
      dots: [],
    } as const;
    return { points, figure };
  },
};
