import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { race, uniformOpen } from '../core/random.ts';
import { beginSample, endSample, offer, outOfReach, sampled } from './volunteers.ts';

describe('volunteers', () => {
  test('are the lowest of the race, in order', () => {
    const people = fc.array(fc.record({ u: fc.integer({ min: 1, max: 2 ** 32 - 1 }), weight: fc.nat({ max: 8 }) }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(people, fc.nat({ max: 90 }), (crowd, places) => {
        beginSample(places, 2);
        crowd.forEach(({ u, weight }, row) => {
          if (!outOfReach(u / 2 ** 32)) offer(u / 2 ** 32, weight / 4, row);
        });
        const chosen = Array.from({ length: endSample() }, (_, i) => sampled(i));
        const arrivals = crowd.map(({ u, weight }) => race(u / 2 ** 32, weight / 4));
        const expected = arrivals.filter((a) => a < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
        expect(chosen.map((row) => arrivals[row])).toEqual(expected.slice(0, places));
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });

  test('are drawn in proportion to weight', () => {
    let heavy = 0;
    for (let k = 0; k < 8000; k++) {
      beginSample(1, 3);
      for (let row = 0; row < 4; row++) offer(uniformOpen(1, 2, row, k), row === 0 ? 3 : 1, row);
      endSample();
      if (sampled(0) === 0) heavy++;
    }
    expect(heavy / 8000).toBeCloseTo(0.5, 1);
  });
});
