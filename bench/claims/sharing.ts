/**
 * How much to share equally, in a calm, a usual and a rough world outside: whether both sides of equal sharing are there,
 * and whether the best rate moves. Written so that it can come out either way; what it says is on the page of
 * `economy.allocation`.
 */
import type { FigureData } from '../../results/figure/types.ts';
import { normalQuantile } from '../../results/statistics/normal.ts';
import type { Life } from '../../workers/studies/sharing/lives.ts';
import { bestRate, type Curve, middle, sharing } from '../../workers/studies/sharing/sharing.ts';
import { seedsOf } from '../../workers/studies/stress.ts';
import { claim, type Figure, type Figures } from '../claim.ts';

interface Options {
  /** Under a common purse; and in the set-ups beside it, for comparison. */
  readonly seeds: number;
  readonly seedsBeside: number;
  readonly weeks: number;
  /** Steps from a rate of 0 to one of 1. */
  readonly steps: number;
}

const MEASURES = [
  'welfare',
  'lowestDecile',
  'stayed',
  'needsInBadWeeks',
  'leaversWage',
  'leavers',
  'hours',
] as const satisfies readonly (keyof Life)[];
type Measured = (typeof MEASURES)[number];

const round = (x: number): number => Math.round(x * 10_000) / 10_000;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Mean of paired differences with its normal 95 % interval; each of several looked at is given less of the 5 %. */
function difference(a: readonly number[], b: readonly number[], looks = 1): readonly [number, number, number] {
  const d = a.map((x, k) => x - b[k]);
  const centre = mean(d);
  const variance = d.reduce((sum, x) => sum + (x - centre) ** 2, 0) / Math.max(1, d.length - 1);
  const half = normalQuantile(1 - 0.025 / looks) * Math.sqrt(variance / d.length);
  return [round(centre), round(centre - half), round(centre + half)];
}

const of = (lives: readonly Life[], name: Measured): number[] => lives.map((life) => life[name]);

export const sharingClaim = claim<Options>({
  id: 'sharing',
  title: 'Equal sharing as insurance and as brain drain, and the best rate of it',
  target:
    'under a common purse: more needs met in bad weeks of a rough world at some rate than without sharing, leavers who could earn more outside at full sharing than without in a calm one, and a best rate that is higher in a rough world than in a calm one; 95 % intervals',
  timed: false,
  needsBuild: false,
  full: { seeds: 80, seedsBeside: 20, weeks: 260, steps: 10 },
  small: { seeds: 2, seedsBeside: 2, weeks: 26, steps: 2 },
  async measure({ seeds, seedsBeside, weeks, steps }) {
    const rates = Array.from({ length: steps + 1 }, (_, k) => k / steps);
    const beside = seedsOf('sharing', seedsBeside);
    const curves = all(sharing(rates, { purse: seedsOf('sharing', seeds), alone: beside, whole: beside }, weeks));
    const bests = curves.map(({ lives }) =>
      bestRate(
        rates,
        lives.map((some) => of(some, 'welfare')),
      ),
    );
    const atOf = (setUp: string, outside: string): number =>
      curves.findIndex((curve) => curve.setUp === setUp && curve.outside === outside);
    const calm = atOf('purse', 'calm');
    const rough = atOf('purse', 'rough');
    const moved = middle(bests[rough].resampled.map((best, k) => best - bests[calm].resampled[k]));
    const insured = rates.slice(1).map((rate, k) => ({
      rate,
      // The best of all rates is looked for.
      needs: difference(
        of(curves[rough].lives[k + 1], 'needsInBadWeeks'),
        of(curves[rough].lives[0], 'needsInBadWeeks'),
        steps,
      ),
    }));
    const most = insured.reduce((a, b) => (b.needs[0] > a.needs[0] ? b : a));
    const drain = difference(of(curves[calm].lives[steps], 'leaversWage'), of(curves[calm].lives[0], 'leaversWage'));
    const both = { insurance: most.needs[1] > 0, drain: drain[1] > 0, moves: moved.low > 0 };
    const lacking = [
      ...(both.insurance ? [] : ['sharing does not insure']),
      ...(both.drain ? [] : ['the able are not driven out']),
      ...(both.moves ? [] : ['the best rate does not move with the world outside']),
    ];
    return {
      measured: {
        seeds,
        seedsBeside,
        weeks,
        insurance: { rate: most.rate, needsMetInBadWeeks: [...most.needs] },
        drain: { leaversWage: [...drain] },
        bestRateRoughLessCalm: {
          difference: round(bests[rough].best - bests[calm].best),
          interval95: [round(moved.low), round(moved.high)],
        },
        curves: curves.map((curve, k) => told(curve, bests[k].best, bests[k].resampled)),
        figure: figureOf(curves) as unknown as Figure,
      },
      holds: lacking.length === 0,
      note: lacking.length === 0 ? '' : `Does not show: ${lacking.join('; ')}.`,
    };
  },
});

function all<T>(steps: Generator<number, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A curve in figures. */
function told({ setUp, outside, rates, lives }: Curve, best: number, resampled: Float64Array): Figures {
  const { low, high } = middle(resampled.slice());
  const means = Object.fromEntries(
    MEASURES.map((name) => [name, lives.map((some) => round(mean(of(some, name))))] as const),
  );
  const endured = lives.map((some) => round(mean(some.map((life) => +life.endured))));
  return { setUp, outside, rates, ...means, endured, best: round(best), interval95: [round(low), round(high)] };
}

/** Welfare against that without sharing, by rate, under a common purse. */
function figureOf(curves: readonly Curve[]): FigureData {
  const shown = curves.filter(({ setUp }) => setUp === 'purse');
  const lines = shown.map(({ rates, lives, outside }) => ({
    outside,
    points: rates.map((rate, k) => [rate, ...difference(of(lives[k], 'welfare'), of(lives[0], 'welfare'))] as const),
  }));
  const ends = lines.flatMap(({ points }) => points.flatMap(([, , low, high]) => [low, high]));
  return {
    label:
      'Welfare of all founders by the rate at which all income is shared equally, against no sharing, in a calm, a usual and a rough world',
    x: { label: 'sharing rate', from: 0, to: 1, scale: 'linear', ticks: [] },
    y: {
      label: 'mean satisfaction, less that without sharing',
      from: Math.floor(100 * Math.min(0, ...ends)) / 100,
      to: Math.ceil(100 * Math.max(0, ...ends)) / 100,
      scale: 'linear',
      ticks: [],
    },
    curves: lines.map(({ outside, points }) => ({
      name: outside === 'rough' ? 'rough world; 95 % interval' : 'calmer worlds; 95 % interval',
      tone: outside === 'rough' ? 'simulated' : 'other',
      points: points.map(([rate, centre]) => [rate, centre] as const),
      band: points.map(([rate, , low, high]) => [rate, low, high] as const),
      note: outside,
    })),
    dots: [],
  };
}
