/**
 * Mean difference within pairs and Student's interval for it: d̄ ± t(1 − α/2, n − 1) s / √n.
 *
 * Source: Student, "The probable error of a mean", Biometrika 6 (1908) 1-25. Pairs are runs under one seed: the luck they share
 * cancels, which is what makes thirty seeds go far.
 * Edge cases: pairs with a NaN are left out; fewer than two pairs give an unbounded interval; equal pairs an interval of no width.
 */
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentTQuantile } from './student-t.ts';

export interface PairedDifference {
  readonly pairs: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function pairedDifference(
  treated: ArrayLike<number>,
  control: ArrayLike<number>,
  level = 0.999,
): PairedDifference {
  const differences: number[] = [];
  for (let i = 0; i < treated.length; i++) {
    const difference = treated[i] - control[i];
    if (!Number.isNaN(difference)) differences.push(difference);
  }
  const pairs = differences.length;
  const average = pairs === 0 ? Number.NaN : mean(differences);
  if (pairs < 2) {
    return { pairs, mean: average, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  }
  const half = (studentTQuantile((1 + level) / 2, pairs - 1) * sampleStandardDeviation(differences)) / Math.sqrt(pairs);
  return { pairs, mean: average, low: average - half, high: average + half };
}
