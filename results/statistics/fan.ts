/**
 * Quantiles over runs, week by week: the fan of an observable.
 *
 * A run that has ended contributes nothing after its end, so each week describes the societies that are still there;
 * `runs` says how many they are. Values are kept in single precision, as they are stored.
 * Edge cases: a week in which no run is left has NaN quantiles; NaN values are left out.
 */
import { quantileSorted } from './quantile.ts';

export const FAN_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export interface Fan {
  readonly weeks: readonly number[];
  /** Runs still there in each week. */
  readonly runs: readonly number[];
  /** One row a level of `FAN_LEVELS`, one value a week. */
  readonly quantiles: readonly (readonly number[])[];
}

export function fan(weeks: readonly number[], valuesByWeek: readonly (readonly number[])[]): Fan {
  const runs: number[] = [];
  const quantiles: number[][] = FAN_LEVELS.map(() => []);
  for (const values of valuesByWeek) {
    const sorted = Float32Array.from(values.filter((value) => !Number.isNaN(value))).sort();
    runs.push(sorted.length);
    FAN_LEVELS.forEach((level, i) => {
      quantiles[i].push(quantileSorted(sorted, level));
    });
  }
  return { weeks, runs, quantiles };
}
