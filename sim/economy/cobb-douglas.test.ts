import fc from 'fast-check';
import { expect, test } from 'vitest';
import { output } from './cobb-douglas.ts';

const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const elasticity = fc.double({ min: 0, max: 0.45, noNaN: true });

test('an hour equipped as at the reference point yields one', () => {
  expect(output(40, 40, 40, 0.13, 0.17)).toBeCloseTo(40, 12);
});

test('twice of everything makes twice as much, and more of one thing with falling returns', () => {
  fc.assert(
    fc.property(amount, amount, amount, elasticity, elasticity, (labour, structures, tools, s, t) => {
      const once = output(labour, structures, tools, s, t);
      expect(output(2 * labour, 2 * structures, 2 * tools, s, t) / once).toBeCloseTo(2, 9);
      expect(output(2 * labour, structures, tools, s, t) / once).toBeCloseTo(2 ** (1 - s - t), 9);
      expect(output(labour, 2 * structures, tools, s, t) / once).toBeCloseTo(2 ** s, 9);
      expect(output(labour, structures, 2 * tools, s, t) / once).toBeCloseTo(2 ** t, 9);
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('nothing is made where one of the three is missing', () => {
  expect(output(0, 1, 1, 0.13, 0.17)).toBe(0);
  expect(output(1, 0, 1, 0.13, 0.17)).toBe(0);
  expect(output(1, 1, 0, 0.13, 0.17)).toBe(0);
});
