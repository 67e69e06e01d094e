/**
 * Measures of inequality, concentration, association and polarisation on flat arrays, shared by signals.
 * Each works on the first n numbers; those that need order sort a copy in scratch of this file.
 */
import { pow } from '../core/math.ts';

const DIGIT_BITS = 8;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
const counts = new Int32Array(4 * DIGITS);
let sorted = new Float64Array(0);
let order = new Int32Array(0);
let orderSwap = new Int32Array(0);
let single = new Float32Array(0);
let keys = new Uint32Array(0);
let keysSwap = new Uint32Array(0);

/**
 * Puts the first n numbers in ascending order into `sorted`, and their places into `order`. A radix sort of the
 * numbers as singles, four digits of eight bits, whose bits ascend with the number once the sign is seen to;
 * numbers that differ only as doubles are put right by insertion. Longer digits would spare a pass, but their counts
 * would take longer than the numbers of a village.
 */
function arrange(x: Float64Array, n: number): void {
  if (sorted.length < n) {
    sorted = new Float64Array(2 * n);
    order = new Int32Array(2 * n);
    orderSwap = new Int32Array(2 * n);
    single = new Float32Array(2 * n);
    keys = new Uint32Array(single.buffer);
    keysSwap = new Uint32Array(2 * n);
  }
  counts.fill(0);
  for (let k = 0; k < n; k++) {
    single[k] = x[k];
    const bits = keys[k];
    const key = (bits ^ ((bits >> 31) | 0x80000000)) >>> 0;
    keys[k] = key;
    counts[key & DIGIT_MASK]++;
    counts[DIGITS + ((key >>> DIGIT_BITS) & DIGIT_MASK)]++;
    counts[2 * DIGITS + ((key >>> (2 * DIGIT_BITS)) & DIGIT_MASK)]++;
    counts[3 * DIGITS + (key >>> (3 * DIGIT_BITS))]++;
    order[k] = k;
  }
  pass(keys, order, keysSwap, orderSwap, n, 0);
  pass(keysSwap, orderSwap, keys, order, n, 1);
  pass(keys, order, keysSwap, orderSwap, n, 2);
  pass(keysSwap, orderSwap, keys, order, n, 3);
  for (let k = 0; k < n; k++) {
    const place = order[k];
    const value = x[place];
    let at = k;
    for (; at > 0 && sorted[at - 1] > value; at--) {
      sorted[at] = sorted[at - 1];
      order[at] = order[at - 1];
    }
    sorted[at] = value;
    order[at] = place;
  }
}

/** Sorts stably by one digit. */
function pass(
  from: Uint32Array,
  places: Int32Array,
  into: Uint32Array,
  placesInto: Int32Array,
  n: number,
  digit: number,
): void {
  const base = digit * DIGITS;
  const shift = digit * DIGIT_BITS;
  let start = 0;
  for (let d = base; d < base + DIGITS; d++) {
    const c = counts[d];
    counts[d] = start;
    start += c;
  }
  for (let k = 0; k < n; k++) {
    const key = from[k];
    const at = counts[base + ((key >>> shift) & DIGIT_MASK)]++;
    into[at] = key;
    placesInto[at] = places[k];
  }
}

/** The first n numbers in ascending order, in scratch that the next call overwrites. */
export function ascending(x: Float64Array, n: number): Float64Array {
  arrange(x, n);
  return sorted;
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

/** Ranks from 0, equal numbers sharing the mean of theirs. */
function ranks(x: Float64Array, n: number, into: Float64Array): void {
  arrange(x, n);
  for (let first = 0; first < n; ) {
    let last = first;
    while (last + 1 < n && sorted[last + 1] === sorted[first]) last++;
    const rank = (first + last) / 2;
    for (; first <= last; first++) into[order[first]] = rank;
  }
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
 * ω² (Hays 1963) of each of `width` numbers: the share of its variance that group explains, less what chance
 * would explain. Number w of the k-th person is x[row[k] · width + w]; whoever has a group outside 0 .. groups − 1
 * is left out. At most 1; 0 when groups tell nothing, when there is one group, or when the number does not vary.
 *
 * @param sums scratch for groups · width numbers
 * @param counts scratch for as many numbers as there are groups
 * @param into receives `width` shares
 */
export function omegaSquared(
  x: Float32Array,
  width: number,
  row: Int32Array,
  group: Int32Array,
  n: number,
  groups: number,
  sums: Float64Array,
  counts: Float64Array,
  into: Float64Array,
): void {
  sums.fill(0, 0, groups * width);
  counts.fill(0, 0, groups);
  into.fill(0, 0, width);
  let m = 0;
  for (let k = 0; k < n; k++) {
    const g = group[k];
    if (g < 0 || g >= groups) continue;
    m++;
    counts[g]++;
    const at = row[k] * width;
    for (let w = 0; w < width; w++) {
      const v = x[at + w];
      sums[g * width + w] += v;
      into[w] += v * v;
    }
  }
  for (let w = 0; w < width; w++) {
    let sum = 0;
    let grouped = 0;
    for (let g = 0; g < groups; g++) {
      if (counts[g] === 0) continue;
      const s = sums[g * width + w];
      sum += s;
      grouped += (s * s) / counts[g];
    }
    const middle = m > 0 ? (sum * sum) / m : 0;
    const total = into[w] - middle;
    if (groups < 2 || m <= groups || total < 1e-9) {
      into[w] = 0;
      continue;
    }
    const between = grouped - middle;
    const error = (total - between) / (m - groups);
    into[w] = Math.max(0, (between - (groups - 1) * error) / (total + error));
  }
}
