import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile, poissonQuantile } from './quantile.ts';
import { uniformOpen } from './random.ts';

/**
 * Standard normal quantiles of exactly these doubles, by Newton's method on the power series of the distribution
 * function in 80-digit decimal arithmetic (Python's decimal), printed to 20 digits.
 */
const NORMAL: readonly [number, string][] = [
  [1.1641532182693481e-10, '-6.3379577545537892525'],
  [1e-9, '-5.9978070150076868614'],
  [1e-6, '-4.7534243088228989573'],
  [0.0001, '-3.7190164854556805523'],
  [0.001, '-3.0902323061678135354'],
  [0.02, '-2.0537489106318230443'],
  [0.074, '-1.4466320671589785099'],
  [0.076, '-1.4325027208258116188'],
  [0.1, '-1.2815515655446004353'],
  [0.25, '-0.67448975019608174320'],
  [0.4999, '-0.00025066283008800749239'],
  [0.5001, '0.00025066283008800749239'],
  [0.7, '0.52440051270804065631'],
  [0.924, '1.4325027208258119100'],
  [0.926, '1.4466320671589788070'],
  [0.975, '1.9599639845400538556'],
  [0.999, '3.0902323061678132778'],
  [0.999999999, '5.9978070196016374264'],
  [0.9999999998835847, '6.3379577545537892525'],
];

/** F(0), F(1), ... of a Poisson variable, summed from the mode outwards and normalised. */
function poissonDistribution(mean: number): Float64Array {
  const mode = Math.floor(mean);
  const size = Math.ceil(mean + 12 * Math.sqrt(mean) + 40);
  const f = new Float64Array(size);
  f[mode] = 1;
  for (let k = mode + 1; k < size; k++) f[k] = (f[k - 1] * mean) / k;
  for (let k = mode - 1; k >= 0; k--) f[k] = (f[k + 1] * (k + 1)) / mean;
  for (let k = 1; k < size; k++) f[k] += f[k - 1];
  const total = f[size - 1];
  for (let k = 0; k < size; k++) f[k] /= total;
  return f;
}

/** The largest u that poissonQuantile maps to k or less. */
function reached(k: number, mean: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 52; i++) {
    const middle = (low + high) / 2;
    if (poissonQuantile(middle, mean) <= k) low = middle;
    else high = middle;
  }
  return low;
}

/** Largest distance between the distribution sampled and the exact one, over every eighth k that matters. */
function distance(mean: number): number {
  const f = poissonDistribution(mean);
  let worst = 0;
  for (let k = 0; k < f.length; k += mean > 100 ? 8 : 1) {
    if (f[k] > 1e-11 && f[k] < 1 - 1e-11) worst = Math.max(worst, Math.abs(reached(k, mean) - f[k]));
  }
  return worst;
}

describe('normalQuantile', () => {
  test.each(NORMAL)('at %d', (p, wanted) => {
    expect(Math.abs(normalQuantile(p) / Number(wanted) - 1)).toBeLessThan(1e-15);
  });
  test('0 at the middle, odd about it, increasing', () => {
    expect(normalQuantile(0.5)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 2 }), (n) => {
        const p = (n + 0.5) / 2 ** 32;
        expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
        expect(normalQuantile((n + 1.5) / 2 ** 32)).toBeGreaterThan(normalQuantile(p));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('poissonQuantile', () => {
  test.each([0.001, 0.3, 1, 7.5, 60, 399.9])('is exact where it searches: mean %d', (mean) => {
    expect(distance(mean)).toBeLessThan(1e-12);
  });
  test.each([400.1, 1000, 20000])('is within 3e-8 of the distribution above: mean %d', (mean) => {
    expect(distance(mean)).toBeLessThan(3e-8);
  });
  test('never falls as the draw or the mean rises, across both methods', () => {
    const u = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((n) => (n + 0.5) / 2 ** 32);
    const mean = fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 3000, noNaN: true }));
    fc.assert(
      fc.property(u, u, mean, mean, (u1, u2, mean1, mean2) => {
        const low = poissonQuantile(Math.min(u1, u2), Math.min(mean1, mean2));
        const high = poissonQuantile(Math.max(u1, u2), Math.max(mean1, mean2));
        expect(high).toBeGreaterThanOrEqual(low);
      }),
      { numRuns: 3000 },
    );
    for (let i = 0; i < 2000; i++) {
      const draw = uniformOpen(5, 6, i, 0);
      expect(poissonQuantile(draw, 400.000001)).toBeGreaterThanOrEqual(poissonQuantile(draw, 400));
    }
  });
  test('edges: no mean gives no events; the last representable draw ends the search', () => {
    for (const mean of [0, -1, -0, NaN, -Infinity]) expect(poissonQuantile(0.999, mean)).toBe(0);
    expect(poissonQuantile(0.999, 5e-324)).toBe(0);
    for (const mean of [1e-9, 1, 30, 399]) {
      expect(poissonQuantile(1 - 2 ** -53, mean)).toBeLessThan(mean + 12 * Math.sqrt(mean) + 15);
    }
    expect(poissonQuantile(2 ** -33, 401)).toBeGreaterThan(270);
  });
});
