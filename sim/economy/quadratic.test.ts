import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affordable, given, pairwiseMatch, quadraticMatch } from './quadratic.ts';

const EVERYBODY_ONE = new Uint8Array(0);
/** Gifts to one campaign, in thousandths. */
const gifts = (...credits: number[]): Int32Array => Int32Array.from(credits, (x) => 1000 * x);
const quadratic = (of: Int32Array, accounts = EVERYBODY_ONE): number => quadraticMatch(of, 1, 0, accounts, of.length);
const pairwise = (of: Int32Array, bound: number, accounts = EVERYBODY_ONE): number =>
  pairwiseMatch(of, 1, 0, accounts, of.length, bound);

describe('the quadratic match (Buterin, Hitzig and Weyl 2019)', () => {
  test('what n give to alike ends with n times what they gave', () => {
    for (const n of [1, 2, 10, 100]) {
      const of = gifts(...Array(n).fill(7));
      expect(given(of, 1, 0, n) + quadratic(of)).toBeCloseTo(n * n * 7000, 4);
    }
  });

  test('is the square of the sum of roots less the sum: 1, 4 and 9 make 36', () => {
    expect(quadratic(gifts(1, 4, 9))).toBeCloseTo(1000 * (36 - 14), 6);
  });

  test('a gift on its own is matched by nothing, and no gift by nothing', () => {
    expect(quadratic(gifts(50, 0, 0))).toBe(0);
    expect(quadratic(gifts(0, 0))).toBe(0);
    expect(pairwise(gifts(50, 0, 0), 1e6)).toBe(0);
  });

  test('one giver through k accounts ends with k times the gift', () => {
    for (const k of [2, 5, 50]) {
      const of = gifts(100);
      expect(given(of, 1, 0, 1) + quadratic(of, Uint8Array.of(k))).toBeCloseTo(k * 100_000, 5);
    }
  });
});

describe('the match by pairs (Buterin 2019)', () => {
  test('is the formula, worked out by hand for two who also meet elsewhere', () => {
    // 4 and 9 credits here, 16 and 1 there: together √(4·9) + √(16·1) = 10; with M = 10 each ordered pair counts 6 · 10/20.
    const of = Int32Array.of(4000, 16_000, 9000, 1000);
    expect(pairwiseMatch(of, 2, 0, EVERYBODY_ONE, 2, 10_000)).toBeCloseTo(2 * 6000 * 0.5, 6);
    expect(pairwiseMatch(of, 2, 1, EVERYBODY_ONE, 2, 10_000)).toBeCloseTo(2 * 4000 * 0.5, 6);
  });

  test('no pair brings more than M, however much it gives', () => {
    expect(pairwise(gifts(1e6, 1e6), 10_000)).toBeLessThan(2 * 10_000);
    expect(pairwise(gifts(1e6, 1e6), 10_000)).toBeGreaterThan(2 * 9990);
    expect(pairwise(gifts(1e6), 10_000, Uint8Array.of(5))).toBeLessThan(5 * 4 * 10_000);
  });

  const someGifts = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 6, maxLength: 36 });

  test('without bound it is the quadratic match, and never more', () => {
    fc.assert(
      fc.property(someGifts, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }), (some, k) => {
        const of = Int32Array.from(some.slice(0, 3 * Math.floor(some.length / 3)));
        const n = of.length / 3;
        const accounts = Uint8Array.from(k.slice(0, n));
        for (let campaign = 0; campaign < 3; campaign++) {
          const whole = quadraticMatch(of, 3, campaign, accounts, n);
          expect(pairwiseMatch(of, 3, campaign, accounts, n, 1e18)).toBeCloseTo(whole, 2);
          expect(pairwiseMatch(of, 3, campaign, accounts, n, 1000)).toBeLessThanOrEqual(whole + 1e-6);
        }
      }),
    );
  });

  test('a giver with k accounts is k givers of a k-th each, to both rules', () => {
    fc.assert(
      fc.property(someGifts, fc.integer({ min: 2, max: 8 }), fc.integer({ min: 10, max: 1e6 }), (some, k, bound) => {
        const others = some.map((x) => x * k);
        const split = Int32Array.from([...Array(k).fill(others[0] / k), ...others.slice(1)]);
        const whole = Int32Array.from(others);
        const accounts = Uint8Array.from(others, (_, i) => (i === 0 ? k : 1));
        expect(quadratic(whole, accounts)).toBeCloseTo(quadratic(split), 3);
        expect(pairwise(whole, bound, accounts)).toBeCloseTo(pairwise(split, bound), 3);
      }),
    );
  });

  test('does not depend on the order of givers', () => {
    fc.assert(
      fc.property(someGifts, (some) => {
        const back = Int32Array.from(some).reverse();
        expect(pairwise(Int32Array.from(some), 5000)).toBeCloseTo(pairwise(back, 5000), 3);
      }),
    );
  });
});

test('a pool that does not reach pays all the same share of their claims', () => {
  expect(affordable(400, 100)).toBe(0.25);
  expect(affordable(100, 100)).toBe(1);
  expect(affordable(0, 0)).toBe(1);
});
