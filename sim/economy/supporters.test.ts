import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekKey0, weekKey1 } from '../core/random.ts';
import { binomialQuantile, feesDue, headCount, KINDS, renew, signUp, stayers, TIERS } from './supporters.ts';

const FEES = { friendFee: 3, boxFee: 16, patronFee: 30, priceElasticity: 2.62 };
const MONTHS = 13;
const ASKED = 1_000_000;

/** A cohort that signed up in one week, so large that shares are probabilities. */
function cohort(fees = FEES, asked = ASKED): Int32Array {
  const kinds = new Int32Array(TIERS * KINDS);
  signUp(1, 2, kinds, fees, asked, 1);
  return kinds;
}

/** Share of a tier left after each year. */
function survival(tier: number, years: number): number[] {
  const kinds = cohort(FEES, 100 * ASKED);
  const count = () => kinds.slice(tier * KINDS, (tier + 1) * KINDS).reduce((a, b) => a + b, 0);
  const first = count();
  return Array.from({ length: years }, (_, year) => {
    for (let m = 0; m < MONTHS; m++) {
      const week = 4 * (year * MONTHS + m);
      renew(weekKey0(3, 4, week), weekKey1(3, 4, week), kinds, tier, 0, 1);
    }
    return count() / first;
  });
}

/** Survivors of the shifted-beta-geometric distribution after so many renewals (Fader and Hardie 2007). */
function shiftedBetaGeometric(alpha: number, beta: number, renewals: number): number[] {
  let left = 1;
  return Array.from({ length: renewals }, (_, t) => {
    left *= (beta + t) / (alpha + beta + t);
    return left;
  });
}

describe('churn', () => {
  test('is the shifted-beta-geometric of each tier over seven years', () => {
    const parameters = [
      [0.704, 1.182],
      [0.686, 2.121],
      [0.668, 3.806],
    ];
    parameters.forEach(([alpha, beta], tier) => {
      const expected = shiftedBetaGeometric(alpha, beta, 7);
      survival(tier, 7).forEach((share, year) => {
        expect(Math.abs(share - expected[year])).toBeLessThan(0.005);
      });
    });
  });

  test('is that of the customers that Fader and Hardie fitted: regular and high-end, first seven years', () => {
    const regular = [0.631, 0.468, 0.382, 0.326, 0.289, 0.262, 0.241];
    const highEnd = [0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491];
    survival(0, 7).forEach((share, year) => {
      expect(Math.abs(share - regular[year])).toBeLessThan(0.01);
    });
    survival(2, 7).forEach((share, year) => {
      expect(Math.abs(share - highEnd[year])).toBeLessThan(0.025);
    });
  });

  test('falls with tenure though nobody changes: the fickle leave first', () => {
    const left = survival(0, 6);
    const retention = left.map((share, year) => share / (year === 0 ? 1 : left[year - 1]));
    for (let year = 1; year < 6; year++) expect(retention[year]).toBeGreaterThan(retention[year - 1] + 0.01);
  });

  test('takes those who were not given what was promised, and tells how many; and those for whom it became dearer', () => {
    const kinds = cohort();
    const before = headCount(kinds);
    let disappointed = 0;
    for (let tier = 0; tier < TIERS; tier++) disappointed += renew(5, 6, kinds, tier, 0.4, 1);
    expect(disappointed / before).toBeGreaterThan(0.36);
    expect(disappointed / before).toBeLessThan(0.4);
    const dearer = cohort();
    const charged = Float64Array.of(3, 16, 30);
    for (let tier = 0; tier < TIERS; tier++) {
      const share = stayers(charged, { ...FEES, friendFee: 6, boxFee: 32, patronFee: 60 }, tier);
      expect(share).toBeCloseTo(2 ** -2.62, 9);
      expect(renew(5, 6, dearer, tier, 0, share)).toBe(0);
    }
    expect([...charged]).toEqual([6, 32, 60]);
    expect(headCount(dearer) / before).toBeLessThan(2 ** -2.62);
    expect(stayers(charged, FEES, 0)).toBe(1);
  });
});

describe('signing up', () => {
  test('falls with the fee by the elasticity, and a fee that lags behind prices is cheap', () => {
    const usual = headCount(cohort());
    const twice = headCount(cohort({ ...FEES, friendFee: 6, boxFee: 32, patronFee: 60 }));
    expect(twice / usual).toBeGreaterThan(0.95 * 2 ** -2.62);
    expect(twice / usual).toBeLessThan(1.05 * 2 ** -2.62);
    const inflation = new Int32Array(TIERS * KINDS);
    signUp(1, 2, inflation, FEES, ASKED, 1.2);
    expect(headCount(inflation) / usual).toBeGreaterThan(1.5);
    expect(headCount(cohort(FEES, 0))).toBe(0);
    expect(feesDue(cohort(), FEES)).toBeGreaterThan(0);
  });
});

describe('binomial counts', () => {
  const probabilities = (n: number, p: number): number[] => {
    const list = [(1 - p) ** n];
    for (let k = 0; k < n; k++) list.push((list[k] * (n - k) * p) / ((k + 1) * (1 - p)));
    return list;
  };

  test('have the distribution they should, on both sides of one half', () => {
    for (const [n, p] of [
      [1, 0.3],
      [7, 0.5],
      [12, 0.9],
      [40, 0.05],
    ]) {
      let below = 0;
      probabilities(n, p).forEach((probability, k) => {
        if (probability > 1e-9) expect(binomialQuantile(below + 0.5 * probability, n, p)).toBe(k);
        below += probability;
      });
    }
  });

  test('are within a count or two of it where they are rounded normals', () => {
    let below = 0;
    probabilities(500, 0.2).forEach((probability, k) => {
      if (probability > 1e-6)
        expect(Math.abs(binomialQuantile(below + 0.5 * probability, 500, 0.2) - k)).toBeLessThan(3);
      below += probability;
    });
  });

  test('stay within what there is, and rise with the draw', () => {
    const open = fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true });
    fc.assert(
      fc.property(
        open,
        open,
        fc.integer({ min: 0, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (u, v, n, p) => {
          const [low, high] = [binomialQuantile(Math.min(u, v), n, p), binomialQuantile(Math.max(u, v), n, p)];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(n);
          expect(low).toBeLessThanOrEqual(high);
          expect(Number.isInteger(low)).toBe(true);
        },
      ),
      { seed: 1 },
    );
    expect(binomialQuantile(0.5, 0, 0.5)).toBe(0);
    expect(binomialQuantile(0.999, 10, 0)).toBe(0);
    expect(binomialQuantile(0.001, 10, 1)).toBe(10);
  });
});
