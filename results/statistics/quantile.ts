/**
 * Sample quantile, definition 7: linear between order statistics at position (n − 1) p.
 *
 * Source: Hyndman & Fan, "Sample quantiles in statistical packages", American Statistician 50 (1996) 361-365; default of R and NumPy.
 * Edge cases: an empty sample gives NaN; the values must be sorted and free of NaN. Infinite values are larger (smaller)
 * than all others: a quantile that lies between a finite and an infinite one is infinite.
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  if (position === below || sorted[below] === sorted[above]) return sorted[below];
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
