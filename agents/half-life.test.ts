import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weeklyShare } from './half-life.ts';

describe('half-life', () => {
  test('published points: one week closes half, none closes all at once', () => {
    expect(weeklyShare(1)).toBeCloseTo(0.5, 15);
    expect(weeklyShare(0)).toBe(1);
    expect(weeklyShare(2)).toBeCloseTo(1 - Math.SQRT1_2, 15);
  });

  test('after as many weeks as the half-life, half of the gap is closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 520 }), (weeks) => {
        let gap = 1;
        for (let w = 0; w < weeks; w++) gap -= weeklyShare(weeks) * gap;
        expect(gap).toBeCloseTo(0.5, 10);
      }),
      { numRuns: 50 },
    );
  });

  test('the longer the half-life, the smaller the share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (a, d) => {
          expect(weeklyShare(a + d)).toBeLessThan(weeklyShare(a));
          expect(weeklyShare(a)).toBeLessThan(1);
          expect(weeklyShare(a)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    );
  });
});
