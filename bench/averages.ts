/** Averages of repeated measurements. */
import { quantileSorted } from '../results/statistics/quantile.ts';

export function median(values: readonly number[]): number {
  return quantileSorted(Float64Array.from(values).sort(), 0.5);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
