/**
 * Numbers rounded so that what is shown adds up to the sum that is shown: by largest remainder. Each part is rounded
 * down, and the units missing to the rounded sum go to the parts that lost most, the first of equals first (Balinski and
 * Young 1982, Fair Representation, on Hamilton’s method). No part is further than one unit from what it is.
 */

/** @param values at least 0 @param unit of the last digit shown @returns whole numbers of units */
export function roundedTogether(values: readonly number[], unit: number): number[] {
  const exact = values.map((value) => value / unit);
  const units = exact.map((value) => Math.floor(value));
  let missing = Math.round(exact.reduce((sum, value) => sum + value, 0)) - units.reduce((sum, value) => sum + value, 0);
  const byLoss = exact.map((value, k) => [value - units[k], k]).sort(([a, i], [b, j]) => b - a || i - j);
  for (const [, k] of byLoss) if (missing-- > 0) units[k]++;
  return units;
}
