/**
 * Measures of inequality, concentration, association and polarisation on flat arrays, shared by signals.
 * Each works on the first n numbers; those that need order sort a copy kept between calls.
 */
import { pow } from '../core/math.ts';

let sorted = new Float64Array(0);

/** The first n numbers in ascending order, in scratch that the next call overwrites. */
export function ascending(x: Float64Array, n: number): Float64Array {
  if (sorted.length < n) sorted = new Float64Array(2 * n);
  const view = sorted.subarray(0, n);
  view.set(x.subarray(0, n));
  return view.sort();
}

/**
 * Gini coefficient of n non-negative numbers, G = Σ (2k − n − 1) x_(k) / (n Σ x) over the ascending order
 * (Sen 1973). 0 when all are equal, all are zero, or n < 2; (n − 1)/n when one has all.
 */
export function gini(x: Float64Array, n: number): number {
  return giniOrdered(ascending(x, n), n);
}

/** The same of numbers that stand in ascending order. */
export function giniOrdered(ordered: Float64Array, n: number): number {
  if (n < 2) return 0;
  let weighted = 0;
  let sum = 0;
  for (let k = 0; k < n; k++) {
    weighted += (2 * k + 1 - n) * ordered[k];
    sum += ordered[k];
  }
  return sum > 0 ? weighted / (n * sum) : 0;
}

/**
 * Nakamoto coefficient: the fewest holders who together have more than half (Srinivasan & Lee 2017).
 * 0 when nobody holds anything.
 */
export function nakamoto(x: Float64Array, n: number): number {
  return nakamotoOrdered(ascending(x, n), n);
}

/** The same of numbers that stand in ascending order. */
export function nakamotoOrdered(ordered: Float64Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += ordered[k];
  if (sum <= 0) return 0;
  let held = 0;
  let k = n;
  while (k > 0 && held <= sum / 2) held += ordered[--k];
  return n - k;
}

/** How far below an equal split a number of holders lies: 0 when it takes half of all n, 1 for one. */
export function fewness(fewest: number, n: number): number {
  const equal = Math.floor(n / 2) + 1;
  return fewest === 0 || equal <= 1 ? 0 : (equal - fewest) / (equal - 1);
}

let rankX = new Float64Array(0);
let rankY = new Float64Array(0);

/** First place in the ascending `ordered` whose number is at least `value` (or above it, when `above`). */
function placeOf(ordered: Float64Array, value: number, above: boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] < value || (above && ordered[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranks from 0, equal numbers sharing the mean of theirs. A sort of numbers and searches beat a sort of places. */
function ranks(x: Float64Array, n: number, into: Float64Array): void {
  const ordered = ascending(x, n);
  for (let i = 0; i < n; i++) into[i] = (placeOf(ordered, x[i], false) + placeOf(ordered, x[i], true) - 1) / 2;
}

/** Spearman's rank correlation with tied ranks averaged; 0 when either side does not vary or n < 3. */
export function spearman(x: Float64Array, y: Float64Array, n: number): number {
  if (n < 3) return 0;
  if (rankX.length < n) {
    rankX = new Float64Array(2 * n);
    rankY = new Float64Array(2 * n);
  }
  ranks(x, n, rankX);
  ranks(y, n, rankY);
  const mean = (n - 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const a = rankX[i] - mean;
    const b = rankY[i] - mean;
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/**
 * Polarisation of Esteban & Ray (1994, Econometrica 62:819–851) over groups with shares π at positions y:
 *
 *   P = K Σ_i Σ_j π_i^(1+α) π_j |y_i − y_j|,   α in (0, 1.6]
 *
 * with K = 2^(1+α) so that two equal groups at distance 1, the maximum, give 1.
 * @param share group shares, summing to 1
 */
export function estebanRay(share: Float64Array, position: Float64Array, groups: number, alpha: number): number {
  let p = 0;
  for (let i = 0; i < groups; i++) {
    if (share[i] === 0) continue;
    let alien = 0;
    for (let j = 0; j < groups; j++) alien += share[j] * Math.abs(position[i] - position[j]);
    p += pow(share[i], 1 + alpha) * alien;
  }
  return pow(2, 1 + alpha) * p;
}

/**
 * Share of the variance of x explained by group, less what chance would explain (ω², Hays 1963).
 * At most 1; 0 when groups tell nothing, when there is one group, or when x does not vary.
 */
export function omegaSquared(
  x: Float64Array,
  group: Int32Array,
  n: number,
  groups: number,
  sums: Float64Array,
  counts: Float64Array,
): number {
  if (groups < 2 || n <= groups) return 0;
  sums.fill(0, 0, groups);
  counts.fill(0, 0, groups);
  let mean = 0;
  for (let i = 0; i < n; i++) {
    sums[group[i]] += x[i];
    counts[group[i]]++;
    mean += x[i];
  }
  mean /= n;
  let total = 0;
  for (let i = 0; i < n; i++) total += (x[i] - mean) * (x[i] - mean);
  if (total < 1e-9) return 0;
  let between = 0;
  for (let g = 0; g < groups; g++) {
    if (counts[g] > 0) between += counts[g] * (sums[g] / counts[g] - mean) * (sums[g] / counts[g] - mean);
  }
  const error = (total - between) / (n - groups);
  return Math.max(0, (between - (groups - 1) * error) / (total + error));
}
