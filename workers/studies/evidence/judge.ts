/**
 * How a figure is judged. A published mean of a few runs is a sample: it passes when the product's own distribution
 * could have yielded it (p ≥ 0.01, two-sided), not when it is equal.
 *
 *   sample      a published mean of m runs lies, give or take its rounding, within the middle 99 % of means of m of ours,
 *               by resampling; ours are n runs only, so that means of mn / (m + n) are taken, whose spread has both errors
 *   proportion  a published share of m runs, likewise, in Wilson's interval for mn / (m + n) runs
 *   within      our mean lies in a published band
 *   beyond      the whole 99 % interval of our mean lies beyond a bound: a direction
 *   exactly     a figure without chance, within a tolerance
 *   reported    nothing was published
 *
 * Source of the resampling: Efron, B. (1979), Bootstrap methods, Annals of Statistics 7:1–26.
 * Draws of the resampling are addressed, so that a verdict is the same everywhere.
 */
import { normalQuantile } from '../../../results/statistics/normal.ts';
import { quantileSorted } from '../../../results/statistics/quantile.ts';
import { wilson } from '../../../results/statistics/wilson.ts';
import { integer } from '../../../sim/core/random.ts';
import type { Point, Published } from './types.ts';

export const LEVEL = 0.99;
const Z = normalQuantile((1 + LEVEL) / 2);
/** A band, or a bound. */
type Range = Exclude<Published, number | string>;
const RESAMPLES = 4000;
const KEY0 = 0x0e71;
const KEY1 = 0xde4c;

/** Four decimals, which is more than any of these figures bears. */
export function rounded(x: number): number {
  return Math.round(x * 10_000) / 10_000;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Mean with its normal interval. */
export function interval(values: ArrayLike<number>): {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
} {
  const mean = meanOf(values);
  let square = 0;
  for (let i = 0; i < values.length; i++) square += (values[i] - mean) * (values[i] - mean);
  const half = values.length > 1 ? Z * Math.sqrt(square / (values.length - 1) / values.length) : 0;
  return { mean, low: mean - half, high: mean + half };
}

function point(name: string, published: Published, simulated: number, low: number, high: number, pass: boolean): Point {
  return { name, published, simulated: rounded(simulated), low: rounded(low), high: rounded(high), pass };
}

/** The middle 99 % of means of `of` values drawn from where ours are drawn from. */
export function meansOf(values: ArrayLike<number>, of: number): { readonly low: number; readonly high: number } {
  const means = new Float64Array(RESAMPLES);
  const drawn = Math.max(1, Math.round((of * values.length) / (of + values.length)));
  for (let r = 0; r < RESAMPLES; r++) {
    let sum = 0;
    for (let k = 0; k < drawn; k++) sum += values[integer(KEY0, KEY1, r, k, values.length)];
    means[r] = sum / drawn;
  }
  means.sort();
  return { low: quantileSorted(means, (1 - LEVEL) / 2), high: quantileSorted(means, (1 + LEVEL) / 2) };
}

/**
 * Says of a point that its target is an independent re-run of the published rule and no figure that was printed.
 * @param runs of which the target is taken to be, an assumption; none when their number plays no part
 */
export function rerun(judged: Point, runs?: number): Point {
  const assumed = runs === undefined ? '' : `, ${runs} runs assumed`;
  return { ...judged, origin: `re-run of the published rule${assumed}` };
}

/** @param digits decimals with which the mean was published */
export function sample(name: string, published: number, values: ArrayLike<number>, of: number, digits: number): Point {
  const { low, high } = meansOf(values, of);
  const rounding = 0.5 * 10 ** -digits;
  const pass = published >= low - rounding && published <= high + rounding;
  return point(name, published, meanOf(values), low, high, pass);
}

export function proportion(name: string, published: number, count: number, runs: number, of: number): Point {
  const both = (runs * of) / (runs + of);
  const share = count / runs;
  const { low, high } = wilson(share * both, both, LEVEL);
  return point(name, published, share, low, high, published >= low && published <= high);
}

/** Whether a figure lies where the published ones do. */
function lies(x: number, where: Range): boolean {
  if ('above' in where) return x > where.above;
  if ('below' in where) return x < where.below;
  return x >= where[0] && x <= where[1];
}

export function within(name: string, where: Range, values: ArrayLike<number>): Point {
  const { mean, low, high } = interval(values);
  return point(name, where, mean, low, high, lies(mean, where));
}

export function beyond(name: string, bound: number, values: ArrayLike<number>): Point {
  const { mean, low, high } = interval(values);
  return point(name, { above: bound }, mean, low, high, low > bound);
}

export function exactly(name: string, published: number, simulated: number, tolerance: number): Point {
  return point(name, published, simulated, simulated, simulated, Math.abs(simulated - published) <= tolerance);
}

/** A figure without chance that has to lie in a band, or beyond a bound. */
export function bounded(name: string, where: Range, simulated: number): Point {
  return point(name, where, simulated, simulated, simulated, lies(simulated, where));
}

export function reported(name: string, values: ArrayLike<number>): Point {
  const { mean, low, high } = interval(values);
  return point(name, 'none', mean, low, high, true);
}

/** A share of runs with its interval, for a curve. */
export function shareOf(count: number, runs: number): readonly [share: number, low: number, high: number] {
  const { share, low, high } = wilson(count, runs, LEVEL);
  return [rounded(share), rounded(low), rounded(high)];
}

/**
 * Where a curve that rises through `level` crosses it, by straight lines between its points, with the crossings of the
 * ends of its intervals. One that is above from the start crosses at the first x, one that stays below at the last.
 * @param curve x, y, lower and upper end
 */
export function crossing(
  curve: readonly (readonly [x: number, y: number, low: number, high: number])[],
  level: number,
): { readonly at: number; readonly low: number; readonly high: number } {
  const cross = (value: 1 | 2 | 3): number => {
    if (curve[0][value] >= level) return curve[0][0];
    for (let k = 1; k < curve.length; k++) {
      const before = curve[k - 1];
      const after = curve[k];
      if (before[value] < level && after[value] >= level) {
        const part = (level - before[value]) / (after[value] - before[value]);
        return before[0] + part * (after[0] - before[0]);
      }
    }
    return curve[curve.length - 1][0];
  };
  return { at: cross(1), low: cross(3), high: cross(2) };
}

/** A published place on an axis against where our curve crosses, give or take the rounding of the published one. */
export function crosses(name: string, published: number, at: ReturnType<typeof crossing>, digits: number): Point {
  const rounding = 0.5 * 10 ** -digits;
  const pass = published >= at.low - rounding && published <= at.high + rounding;
  return point(name, published, at.at, at.low, at.high, pass);
}
