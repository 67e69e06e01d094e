/**
 * Deliberation among those present, on one question: synchronous bounded confidence,
 *
 *   x_i ← mean of all x_j with |x_j − x_i| ≤ ε_i   (i itself among them)
 *
 * Hegselmann and Krause 2002, "Opinion dynamics and bounded confidence: models, analysis and
 * simulation", Journal of Artificial Societies and Social Simulation 5(3):2. Everybody hears everybody
 * and moves at once; who is too far away is not taken in.
 *
 * Sorting once and summing prefixes makes each mean two binary searches: O(n log n) a round instead of
 * O(n²). Members with the same audience get the same sums, hence bit-equal positions. The result does
 * not depend on the order of the members.
 *
 * Edge cases: ε = 0 leaves everybody in place (bit-equal neighbours agree already); ε ≥ 1 on [0, 1] is the
 * mean of all in one round; n = 0 does nothing.
 */
let sorted = new Float64Array(0);
let prefix = new Float64Array(1);

/** First index in sorted[0..n) whose value is ≥ bound. Which half is as if drawn by lot: counted, not branched on. */
function lowerBound(bound: number, n: number): number {
  const values = sorted;
  let low = 0;
  for (let left = n; left > 0; ) {
    const half = (left + 1) >>> 1;
    low += half * +(values[low + half - 1] < bound);
    left -= half;
  }
  return low;
}

/** First index in sorted[0..n) whose value is > bound. */
function upperBound(bound: number, n: number): number {
  const values = sorted;
  let low = 0;
  for (let left = n; left > 0; ) {
    const half = (left + 1) >>> 1;
    low += half * +(values[low + half - 1] <= bound);
    left -= half;
  }
  return low;
}

/**
 * One round, in place, over x[0..n).
 * @param epsilon confidence bound of each, or one for all
 */
export function hkRound(x: Float64Array, epsilon: Float64Array | number, n: number): void {
  if (sorted.length < n) {
    sorted = new Float64Array(2 * n);
    prefix = new Float64Array(2 * n + 1);
  }
  for (let i = 0; i < n; i++) sorted[i] = x[i];
  sorted.subarray(0, n).sort();
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += sorted[i];
    prefix[i + 1] = sum;
  }
  const common = typeof epsilon === 'number';
  for (let i = 0; i < n; i++) {
    const bound = common ? epsilon : epsilon[i];
    if (!(bound > 0)) continue;
    const from = lowerBound(x[i] - bound, n);
    const to = upperBound(x[i] + bound, n);
    // Nobody else within reach: keep the position to the last bit.
    if (to - from > 1) x[i] = (prefix[to] - prefix[from]) / (to - from);
  }
}
