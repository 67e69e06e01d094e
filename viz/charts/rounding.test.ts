import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedTogether } from './rounding.ts';

test('what is shown adds up, and is never a unit off', () => {
  expect(roundedTogether([0.4, 0.4, 0.4], 1)).toEqual([1, 0, 0]);
  expect(roundedTogether([12.34, 5.66], 0.1)).toEqual([123, 57]);
  expect(roundedTogether([], 1)).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 20 }), (values) => {
      const units = roundedTogether(values, 1);
      const sum = values.reduce((total, value) => total + value, 0);
      expect(units.reduce((total, value) => total + value, 0)).toBe(Math.round(sum));
      units.forEach((shown, k) => {
        expect(Math.abs(shown - values[k])).toBeLessThanOrEqual(1);
      });
    }),
    { numRuns: 200 },
  );
});
