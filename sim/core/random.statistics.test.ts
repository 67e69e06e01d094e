/**
 * Statistical quality of addressed draws. Everything is keyed, so a test passes always or never; bounds lie where a good
 * generator would fail about once in a thousand tries or less.
 */
import { describe, expect, test } from 'vitest';
import {
  bits,
  integer,
  mechanismKey,
  normal,
  pairBits,
  pairUniform,
  poisson,
  race,
  runKey,
  sequenceBits,
  uniform,
  uniformOpen,
  weekKey0,
  weekKey1,
} from './random.ts';

const K0 = 0x1234abcd;
const K1 = 0x9876fedc;

/** Standardised chi-square of counts against equal shares: roughly standard normal. */
function excess(counts: ArrayLike<number>, shares?: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  let chiSquare = 0;
  for (let i = 0; i < counts.length; i++) {
    const expected = total * (shares ? shares[i] : 1 / counts.length);
    chiSquare += (counts[i] - expected) ** 2 / expected;
  }
  const freedom = counts.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/** Correlation of two columns of draws times sqrt(n): roughly standard normal when independent. */
function correlation(n: number, x: (i: number) => number, y: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (x(i) - 0.5) * (y(i) - 0.5);
  return (sum * 12) / Math.sqrt(n);
}

/** Kolmogorov-Smirnov distance times sqrt(n). */
function kolmogorov(sample: Float64Array, distribution: (x: number) => number): number {
  sample.sort();
  let worst = 0;
  for (let i = 0; i < sample.length; i++) {
    const f = distribution(sample[i]);
    worst = Math.max(worst, (i + 1) / sample.length - f, f - i / sample.length);
  }
  return worst * Math.sqrt(sample.length);
}

/** The 0.001 point of the Kolmogorov distribution. */
const KS_LIMIT = 1.95;

/** Ways to walk through addresses: every coordinate that a mechanism may run along. */
const WALKS: Record<string, (i: number) => number> = {
  identities: (i) => bits(K0, K1, i, 0),
  'identities at another index': (i) => bits(K0, K1, i, 7),
  'identities far apart': (i) => bits(K0, K1, i * 65_536, 0),
  indices: (i) => bits(K0, K1, 42, i),
  weeks: (i) => bits(weekKey0(K0, K1, i), weekKey1(K0, K1, i), 42, 0),
  'first key word': (i) => bits(i, K1, 42, 0),
  'second key word': (i) => bits(K0, i, 42, 0),
  'first of a pair': (i) => pairBits(K0, K1, i, 42, 0),
  'second of a pair': (i) => pairBits(K0, K1, 42, i, 0),
  'neighbours in a row': (i) => pairBits(K0, K1, i, i + 1, 0),
  'members and indices': (i) => bits(K0, K1, i >>> 2, i & 3),
  'a table of pairs': (i) => pairBits(K0, K1, i >>> 8, i & 255, 0),
  'a sequence': (i) => sequenceBits(K0, K1, i),
  'one place of the sequences of weeks': (i) => sequenceBits(weekKey0(K0, K1, i), weekKey1(K0, K1, i), 42),
  'sequences of weeks, a piece of each': (i) =>
    sequenceBits(weekKey0(K0, K1, i >>> 8), weekKey1(K0, K1, i >>> 8), i & 255),
  mechanisms: (i) => {
    const [m0, m1] = mechanismKey(K0, K1, `layer.mechanism_${i}`);
    return bits(m0, m1, 1, 0);
  },
};

describe.each(Object.entries(WALKS))('along %s', (_, draw) => {
  const n = 1 << 16;
  const drawn = Uint32Array.from({ length: n }, (_, i) => draw(i));

  test('high and low bytes are equidistributed', () => {
    for (const shift of [24, 12, 0]) {
      const counts = new Float64Array(256);
      for (const x of drawn) counts[(x >>> shift) & 255]++;
      expect(Math.abs(excess(counts))).toBeLessThan(3.7);
    }
  });
  test('successive pairs fill the square evenly', () => {
    for (const shift of [27, 0]) {
      const counts = new Float64Array(1024);
      for (let i = 1; i < n; i++) counts[(((drawn[i - 1] >>> shift) & 31) << 5) | ((drawn[i] >>> shift) & 31)]++;
      expect(Math.abs(excess(counts))).toBeLessThan(3.7);
    }
  });
  test('no serial correlation at lags 1 to 32', () => {
    const u = Float64Array.from(drawn, (x) => x / 4294967296);
    for (let lag = 1; lag <= 32; lag++) {
      expect(
        Math.abs(
          correlation(
            n - lag,
            (i) => u[i],
            (i) => u[i + lag],
          ),
        ),
      ).toBeLessThan(4.5);
    }
  });
});

describe('cross-correlation', () => {
  const n = 20_000;
  const key = (id: string) => mechanismKey(K0, K1, id);
  const [a0, a1] = key('people.ties');
  const [b0, b1] = key('people.time');
  const [r0, r1] = runKey('study/1');
  const [s0, s1] = runKey('study/2');
  test.each<[string, (i: number) => number, (i: number) => number]>([
    ['indices', (i) => uniform(K0, K1, i, 0), (i) => uniform(K0, K1, i, 1)],
    ['swapped member and index', (i) => uniform(K0, K1, i, 3), (i) => uniform(K0, K1, 3, i)],
    ['mechanisms', (i) => uniform(a0, a1, i, 0), (i) => uniform(b0, b1, i, 0)],
    [
      'successive weeks',
      (i) => uniform(weekKey0(a0, a1, 5), weekKey1(a0, a1, 5), i, 0),
      (i) => uniform(weekKey0(a0, a1, 6), weekKey1(a0, a1, 6), i, 0),
    ],
    [
      'arrival and first week',
      (i) => uniform(a0, a1, i, 0),
      (i) => uniform(weekKey0(a0, a1, 0), weekKey1(a0, a1, 0), i, 0),
    ],
    ['runs', (i) => uniform(r0, r1, i, 0), (i) => uniform(s0, s1, i, 0)],
    ['swapped key words', (i) => uniform(K0, K1, i, 0), (i) => uniform(K1, K0, i, 0)],
    ['keys one bit apart', (i) => uniform(K0, K1, i, 0), (i) => uniform(K0 ^ 1, K1, i, 0)],
    ['both orders of a pair', (i) => pairUniform(K0, K1, i, i + 1, 0), (i) => pairUniform(K0, K1, i + 1, i, 0)],
    ['pair and its first', (i) => pairUniform(K0, K1, i, 9, 0), (i) => uniform(K0, K1, i, 0)],
    ['pair and its second', (i) => pairUniform(K0, K1, 9, i, 0), (i) => uniform(K0, K1, i, 0)],
    ['pair with oneself', (i) => pairUniform(K0, K1, i, i, 0), (i) => uniform(K0, K1, i, 0)],
  ])('%s', (_, x, y) => {
    expect(Math.abs(correlation(n, x, y))).toBeLessThan(4);
  });
  test('draws at one index are not those at another, shifted by a few members', () => {
    let worst = 0;
    for (let index = 1; index <= 6; index++) {
      const u = Float64Array.from({ length: 4200 }, (_, i) => uniform(K0, K1, i, index));
      for (let delta = -100; delta <= 100; delta++) {
        worst = Math.max(
          worst,
          Math.abs(
            correlation(
              4000,
              (i) => uniform(K0, K1, i + 100, 0),
              (i) => u[i + 100 + delta],
            ),
          ),
        );
      }
    }
    // The largest of 1,206 standard normals.
    expect(worst).toBeLessThan(5);
  });
});

test('avalanche: flipping one input bit flips each output bit half of the time', () => {
  const rounds = 1500;
  const flips = new Float64Array(32);
  const inputs: ((x: readonly number[], bit: number) => number)[] = [
    (x, bit) => bits(x[0] ^ bit, x[1], x[2], x[3]) ^ bits(x[0], x[1], x[2], x[3]),
    (x, bit) => bits(x[0], x[1] ^ bit, x[2], x[3]) ^ bits(x[0], x[1], x[2], x[3]),
    (x, bit) => bits(x[0], x[1], x[2] ^ bit, x[3]) ^ bits(x[0], x[1], x[2], x[3]),
    (x, bit) => bits(x[0], x[1], x[2], x[3] ^ bit) ^ bits(x[0], x[1], x[2], x[3]),
    (x, bit) => pairBits(x[0], x[1], x[2] ^ bit, x[3], 5) ^ pairBits(x[0], x[1], x[2], x[3], 5),
    (x, bit) => pairBits(x[0], x[1], x[2], x[3] ^ bit, 5) ^ pairBits(x[0], x[1], x[2], x[3], 5),
    (x, bit) => weekKey0(x[0], x[1], x[2] ^ bit) ^ weekKey0(x[0], x[1], x[2]),
    (x, bit) => weekKey1(x[0], x[1], x[2] ^ bit) ^ weekKey1(x[0], x[1], x[2]),
  ];
  let worst = 0;
  inputs.forEach((flipped, which) => {
    for (let from = 0; from < 32; from++) {
      flips.fill(0);
      for (let round = 0; round < rounds; round++) {
        // Identities and indices as they occur: small numbers.
        const address = [bits(1, which, round, 0), bits(2, which, round, 0), round * 3, round & 7];
        const difference = flipped(address, 1 << from);
        for (let to = 0; to < 32; to++) flips[to] += (difference >>> to) & 1;
      }
      for (let to = 0; to < 32; to++) worst = Math.max(worst, Math.abs(flips[to] - rounds / 2));
    }
  });
  // The largest of 8,192 binomials, in standard deviations.
  expect(worst / Math.sqrt(rounds / 4)).toBeLessThan(5);
});

test('coincidences among pairs and indices are as rare as chance makes them', () => {
  const drawn: number[] = [];
  for (let index = 0; index < 4; index++) {
    for (let a = 0; a < 200; a++) for (let b = 0; b < 200; b++) drawn.push(pairBits(K0, K1, a, b, index));
  }
  // 160,000 words of 32 bits: about 3.0 coincidences.
  const coincidences = drawn.length - new Set(drawn).size;
  expect(coincidences).toBeLessThanOrEqual(10);
});

test('integers take every value equally often', () => {
  for (const n of [2, 3, 7, 100, 1000]) {
    const counts = new Float64Array(n);
    for (let i = 0; i < 50_000; i++) counts[integer(K0, K1, i, 0, n)]++;
    expect(Math.abs(excess(counts))).toBeLessThan(3.7);
  }
});

/** Standard normal distribution function by its power series, good to 1e-13 within ±6. */
function normalDistribution(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

test('uniform and normal draws have their distribution and moments', () => {
  const n = 40_000;
  expect(
    kolmogorov(
      Float64Array.from({ length: n }, (_, i) => uniform(K0, K1, i, 0)),
      (x) => x,
    ),
  ).toBeLessThan(KS_LIMIT);
  const z = Float64Array.from({ length: n }, (_, i) => normal(K0, K1, i, 1));
  const moment = (power: number) => z.reduce((sum, x) => sum + x ** power, 0) / n;
  expect(Math.abs(moment(1))).toBeLessThan(3.5 / Math.sqrt(n));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(3.5 * Math.sqrt(2 / n));
  expect(Math.abs(moment(3))).toBeLessThan(3.5 * Math.sqrt(15 / n));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(3.5 * Math.sqrt(96 / n));
  expect(kolmogorov(z, normalDistribution)).toBeLessThan(KS_LIMIT);
});

test.each([0.02, 0.7, 5, 80, 900])('Poisson counts have mean and variance %d', (mean) => {
  const n = 20_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const k = poisson(K0, K1, i, 2, mean);
    sum += k - mean;
    squares += (k - mean) ** 2;
  }
  expect(Math.abs(sum / n)).toBeLessThan(3.5 * Math.sqrt(mean / n));
  // Fourth central moment of a Poisson variable: mean + 3 mean^2.
  expect(Math.abs(squares / n - mean)).toBeLessThan(3.5 * Math.sqrt((mean + 2 * mean * mean) / n));
});

describe('race', () => {
  const weights = [1, 2, 3, 4];
  const rounds = 40_000;
  const finish = (round: number) =>
    [0, 1, 2, 3].sort(
      (a, b) => race(uniformOpen(K0, round, a, 0), weights[a]) - race(uniformOpen(K0, round, b, 0), weights[b]),
    );
  test('is won in proportion to weight, and the rest run on in proportion', () => {
    const first = new Float64Array(4);
    const second = new Float64Array(4);
    for (let round = 0; round < rounds; round++) {
      const order = finish(round);
      first[order[0]]++;
      second[order[1]]++;
    }
    expect(excess(first, [0.1, 0.2, 0.3, 0.4])).toBeLessThan(6);
    const share = (i: number) =>
      weights.reduce((sum, w, j) => (j === i ? sum : sum + ((w / 10) * weights[i]) / (10 - w)), 0);
    expect(excess(second, [0, 1, 2, 3].map(share))).toBeLessThan(6);
  });
  test('gives exponential times', () => {
    const times = Float64Array.from({ length: rounds }, (_, i) => race(uniformOpen(K0, K1, i, 5), 2.5));
    expect(kolmogorov(times, (t) => 1 - Math.exp(-2.5 * t))).toBeLessThan(KS_LIMIT);
  });
});
