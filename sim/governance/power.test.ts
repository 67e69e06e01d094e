import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from './fixture.ts';
import { enterPlace, enterShares, spreadLost } from './power.ts';

test('power sums to 1 through decisions, single acts and departures', () => {
  const n = 12;
  const act = fc.record({
    present: fc.uniqueArray(fc.integer({ min: 0, max: n - 1 }), { minLength: 1 }),
    decisions: fc.integer({ min: 1, max: 5 }),
    leaver: fc.integer({ min: 0, max: n - 1 }),
  });
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 30 }), (acts) => {
      const power = new Float64Array(n);
      const weight = new Float64Array(n);
      for (const { present, decisions, leaver } of acts) {
        weight.fill(0);
        for (const i of present) weight[i] = decisions / present.length;
        enterShares(power, weight, n, decisions);
        expect(Math.abs(sum(power, n) - 1)).toBeLessThan(1e-9);
        enterPlace(power, present[0], n);
        expect(Math.abs(sum(power, n) - 1)).toBeLessThan(1e-9);
        const lost = power[leaver] < 1 ? power[leaver] : 0;
        power[leaver] -= lost;
        const other = power.slice();
        spreadLost(power, other, lost, 0, n);
        expect(Math.abs(sum(power, n) - 1)).toBeLessThan(1e-9);
      }
    }),
  );
});

test('a first decision sets the ledger; twelve more move it half way', () => {
  const power = new Float64Array(2);
  enterShares(power, Float64Array.from([1, 0]), 2, 1);
  expect([...power]).toEqual([1, 0]);
  enterShares(power, Float64Array.from([0, 12]), 2, 12);
  expect(power[0]).toBeCloseTo(0.5, 12);
});

test('an empty ledger stays empty', () => {
  const power = new Float64Array(3);
  spreadLost(power, power.slice(), 0.5, 0, 3);
  enterShares(power, new Float64Array(3), 3, 0);
  expect([...power]).toEqual([0, 0, 0]);
});
