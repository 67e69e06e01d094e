/**
 * What came of many runs at each of several bounds of confidence, for the rows that draw a curve over them.
 *
 * @param every runs between two words on how far it is, as a share of all
 * @param count what is counted at the end of a run
 * @returns the counts by bound, in the order of the runs
 */
export function* countsByBound(
  bounds: readonly number[],
  runs: number,
  every: number,
  count: (bound: number, run: number) => number,
): Generator<number, Map<number, number[]>, void> {
  const counts = new Map<number, number[]>();
  for (const [k, bound] of bounds.entries()) {
    const found: number[] = [];
    for (let run = 0; run < runs; run++) {
      found.push(count(bound, run));
      if (run % every === every - 1) yield (k + run / runs) / bounds.length;
    }
    counts.set(bound, found);
  }
  return counts;
}
