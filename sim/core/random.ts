/**
 * Addressed randomness: every draw is a pure function of where it is used, never of how many came before.
 *
 *   run key        two 32-bit words from the seed text alone, through seedrandom (ARC4)
 *   mechanism key  run key mixed with a hash of the mechanism's id
 *   week key       mechanism key mixed with the week
 *   draw           week key mixed with identity (both of an ordered pair) and index
 *
 * So a clause switched on, a member added or a recorder attached leaves every other draw as it was, and two runs that
 * share a seed share their luck wherever they share an address.
 *
 * The mixer is a stateless counter hash: two xor-shift-multiply finalisers of the MurmurHash3 type (Appleby 2011) with
 * the constants of lowest known bias (github.com/skeeto/hash-prospector, issue 19), the first over the identity, the
 * second over its result and the index. For fixed key and index `bits` is a bijection of the identity, so two members
 * never tie. Identities, weeks and indices are taken modulo 2^32.
 *
 * Uniforms carry 32 bits: events rarer than 2^-32 do not occur, and a normal stays within ±6.4.
 */
import seedrandom from 'seedrandom';
import { log } from './math.ts';
import { normalQuantile, poissonQuantile } from './quantile.ts';

/** 2^-32: turns 32 bits into a uniform on [0, 1). */
export const TWO_M32 = 2.3283064365386963e-10;
/** The golden ratio's fraction times 2^32, odd: spreads small indices over the word. */
const GOLDEN = 0x9e3779b9 | 0;
/** Index that `keyedOrder` draws at, so that an order shares nothing with the draws a mechanism makes itself. */
const ORDER_INDEX = -1;

/** 32 random bits at an address, as an unsigned integer. */
export function bits(k0: number, k1: number, identity: number, index: number): number {
  // Identities are small and consecutive: they are mixed in full before the index comes in, or the draws at one index
  // could be those at another, shifted by a few members.
  let h = identity ^ k0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0xd35a2d97);
  h = (h ^ (h >>> 15)) + (k1 ^ Math.imul(index, GOLDEN));
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0xd35a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/**
 * 32 random bits at one of the addresses that a loop runs through, at half the price of `bits`: a single finaliser, with
 * one key word before it and one half way, so that the sequences of two keys are not one another's in another order.
 * For a fixed key a bijection of the index. Keys have to be hashes themselves, as those of weeks are: the words of two
 * keys that differ in their last bits would be partly the same.
 */
export function sequenceBits(k0: number, k1: number, index: number): number {
  let h = index ^ k0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul((h ^ (h >>> 15)) + k1, 0xd35a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** 32 random bits at the address of an ordered pair: (a, b) and (b, a) are different addresses. */
export function pairBits(k0: number, k1: number, identityA: number, identityB: number, index: number): number {
  let h = identityA ^ k0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h ^= h >>> 15;
  // The first identity changes both key words, so that two pairs which meet at one index part at the next.
  const g = k1 + h;
  h = Math.imul(h, 0x846ca68b);
  return bits(h ^ (h >>> 16), g, identityB, index);
}

/** Uniform on [0, 1): a multiple of 2^-32. */
export function uniform(k0: number, k1: number, identity: number, index: number): number {
  return bits(k0, k1, identity, index) * TWO_M32;
}

/** Uniform on (0, 1): an odd multiple of 2^-33. */
export function uniformOpen(k0: number, k1: number, identity: number, index: number): number {
  return (bits(k0, k1, identity, index) + 0.5) * TWO_M32;
}

/** Uniform on [0, 1) at the address of an ordered pair. */
export function pairUniform(k0: number, k1: number, identityA: number, identityB: number, index: number): number {
  return pairBits(k0, k1, identityA, identityB, index) * TWO_M32;
}

/**
 * Uniform integer in 0..n-1 for 1 <= n <= 2^32, by multiply and shift (Lemire 2019, without rejection). The probability
 * of each value is within 2^-32 of 1/n. Monotone in the bits.
 */
export function integer(k0: number, k1: number, identity: number, index: number, n: number): number {
  return Math.floor(bits(k0, k1, identity, index) * TWO_M32 * n);
}

/** Standard normal by inverse distribution function: one draw, monotone in it. */
export function normal(k0: number, k1: number, identity: number, index: number): number {
  return normalQuantile(uniformOpen(k0, k1, identity, index));
}

/** Poisson count by inversion: monotone in the draw and in the mean, so paired runs stay coupled. */
export function poisson(k0: number, k1: number, identity: number, index: number, mean: number): number {
  return poissonQuantile(uniformOpen(k0, k1, identity, index), mean);
}

/**
 * Arrival time in an exponential race: of several candidates the lowest wins with probability weight / sum of weights,
 * and the m lowest are a weighted sample without replacement (Efraimidis and Spirakis 2006). Infinity when the weight
 * is not positive. Feed it uniforms of (0, 1).
 */
export function race(u: number, weight: number): number {
  return weight > 0 ? -log(u) / weight : Infinity;
}

/** Before which nobody arrives in such a race, as −log u > 1 − u: who is left out by it need not be worked out. */
export function raceNotBefore(u: number, weight: number): number {
  return weight > 0 ? (1 - u) / weight : Infinity;
}

/** The two key words of a run: a function of the seed text alone. */
export function runKey(seed: string): [number, number] {
  if (typeof seed !== 'string') throw new TypeError('a run needs a seed text');
  // seedrandom keeps eight bits of a character and repeats short keys: spell out both bytes and the length.
  let text = `${seed.length}:`;
  for (let i = 0; i < seed.length; i++) {
    const unit = seed.charCodeAt(i);
    text += String.fromCharCode(unit & 255, unit >>> 8);
  }
  const generator = seedrandom(text, { entropy: false });
  return [generator.int32() >>> 0, generator.int32() >>> 0];
}

/** A mechanism's key within a run, by its id; never by its position. */
export function mechanismKey(run0: number, run1: number, id: string): [number, number] {
  let a = id.length;
  let b = ~id.length;
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    a = bits(a, GOLDEN, unit, i);
    b = bits(b, a, unit, i);
  }
  return [bits(run0, run1, a, b), bits(run1, run0, b, a)];
}

/** First word of a mechanism's key in a week. */
export function weekKey0(k0: number, k1: number, week: number): number {
  return bits(k0, k1, week, 0x3c6ef372);
}

/** Second word of a mechanism's key in a week. */
export function weekKey1(k0: number, k1: number, week: number): number {
  return bits(k1, k0, week, 0x78dde6e4);
}

let hashes = new Uint32Array(0);
let hashesSwap = new Uint32Array(0);
let rowsSwap = new Int32Array(0);
const counts = new Uint32Array(1024);

/**
 * Puts the rows order[0..n) in a random order fixed by key and identities. Rows sort by the hash of their identity;
 * distinct identities have distinct hashes, so the result does not depend on the order they came in.
 */
export function keyedOrder(order: Int32Array, n: number, identities: Uint32Array, k0: number, k1: number): void {
  if (hashes.length < n) {
    hashes = new Uint32Array(n * 2);
    hashesSwap = new Uint32Array(n * 2);
    rowsSwap = new Int32Array(n * 2);
  }
  for (let i = 0; i < n; i++) hashes[i] = bits(k0, k1, identities[order[i]], ORDER_INDEX);
  if (n <= 48) insertionSort(order, n);
  else radixSort(order, n);
}

function insertionSort(order: Int32Array, n: number): void {
  for (let i = 1; i < n; i++) {
    const hash = hashes[i];
    const row = order[i];
    let j = i;
    for (; j > 0 && hashes[j - 1] > hash; j--) {
      hashes[j] = hashes[j - 1];
      order[j] = order[j - 1];
    }
    hashes[j] = hash;
    order[j] = row;
  }
}

/** Least significant digit first, four passes of eight bits; an even number, so the result ends in `order`. */
function radixSort(order: Int32Array, n: number): void {
  counts.fill(0);
  for (let i = 0; i < n; i++) {
    const hash = hashes[i];
    counts[hash & 255]++;
    counts[256 + ((hash >>> 8) & 255)]++;
    counts[512 + ((hash >>> 16) & 255)]++;
    counts[768 + (hash >>> 24)]++;
  }
  for (let pass = 0; pass < 4; pass++) {
    let start = 0;
    for (let digit = pass * 256; digit < pass * 256 + 256; digit++) {
      const count = counts[digit];
      counts[digit] = start;
      start += count;
    }
  }
  radixPass(hashes, order, hashesSwap, rowsSwap, n, 0);
  radixPass(hashesSwap, rowsSwap, hashes, order, n, 1);
  radixPass(hashes, order, hashesSwap, rowsSwap, n, 2);
  radixPass(hashesSwap, rowsSwap, hashes, order, n, 3);
}

function radixPass(
  keys: Uint32Array,
  rows: Int32Array,
  keysOut: Uint32Array,
  rowsOut: Int32Array,
  n: number,
  pass: number,
): void {
  const shift = pass * 8;
  const base = pass * 256;
  for (let i = 0; i < n; i++) {
    const key = keys[i];
    const place = counts[base + ((key >>> shift) & 255)]++;
    keysOut[place] = key;
    rowsOut[place] = rows[i];
  }
}
