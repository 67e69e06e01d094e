import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer, uniform } from '../core/random.ts';
import { differingFeature, featureToCopy, sharedFeatures } from './dissemination.ts';

const custom = fc.integer({ min: 0, max: 3 });
const pair = fc.uint8Array({ minLength: 10, maxLength: 10, max: 3 });

describe('dissemination of culture', () => {
  test('nothing passes between those who share nothing, or everything', () => {
    const customs = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]);
    expect(featureToCopy(customs, 0, 4, 4, 0, 0)).toBe(-1);
    expect(featureToCopy(customs, 0, 8, 4, 4, 0)).toBe(-1);
  });

  test('copies a feature in which the two differ, and so brings them nearer by one', () => {
    fc.assert(
      fc.property(pair, fc.double({ min: 0, max: 0.999_999, noNaN: true }), (customs, u) => {
        const equal = sharedFeatures(customs, 0, 5, 5);
        const feature = featureToCopy(customs, 0, 5, 5, equal, u);
        if (feature < 0) return equal === 0 || equal === 5 || u >= equal / 5;
        const differed = customs[feature] !== customs[5 + feature];
        customs[feature] = customs[5 + feature];
        return differed && sharedFeatures(customs, 0, 5, 5) === equal + 1;
      }),
    );
  });

  test('interacts with probability equal to the share in common, and picks evenly', () => {
    const customs = Uint8Array.from([1, 1, 0, 0, 0, 1, 1, 2, 2, 2]);
    const counts = [0, 0, 0, 0, 0];
    let copied = 0;
    for (let k = 0; k < 30_000; k++) {
      const feature = featureToCopy(customs, 0, 5, 5, 2, uniform(7, 11, k, 0));
      if (feature < 0) continue;
      copied++;
      counts[feature]++;
    }
    expect(copied / 30_000).toBeCloseTo(0.4, 1);
    expect(counts[0] + counts[1]).toBe(0);
    for (const f of [2, 3, 4]) expect(counts[f] / copied).toBeCloseTo(1 / 3, 1);
  });

  test('finds the differing feature by number', () => {
    fc.assert(
      fc.property(fc.array(custom, { minLength: 5, maxLength: 5 }), (own) => {
        const customs = Uint8Array.from([...own, 0, 0, 0, 0, 0]);
        const differing = own.flatMap((trait, f) => (trait === 0 ? [] : [f]));
        for (let nth = 0; nth < 6; nth++) {
          expect(differingFeature(customs, 0, 5, 5, nth)).toBe(differing[nth] ?? -1);
        }
      }),
    );
  });

  // Axelrod 1997, table 2: with five traits a feature, a 10 x 10 territory ends as one region (mean 1.0);
  // with fifteen, five features leave some twenty.
  test.each([
    { traits: 5, low: 1, high: 2 },
    { traits: 15, low: 10, high: 35 },
  ])('five features of $traits traits on a 10 x 10 territory', ({ traits, low, high }) => {
    const customs = new Uint8Array(500);
    for (let at = 0; at < 500; at++) customs[at] = integer(1, 2, at, 0, traits);
    const steps = [-1, 1, -10, 10];
    for (let event = 0; event < 400_000; event++) {
      const site = integer(3, 4, event, 0, 100);
      const way = integer(3, 4, event, 1, 4);
      const x = site % 10;
      if ((way === 0 && x === 0) || (way === 1 && x === 9)) continue;
      const other = site + steps[way];
      if (other < 0 || other > 99) continue;
      const equal = sharedFeatures(customs, site * 5, other * 5, 5);
      const feature = featureToCopy(customs, site * 5, other * 5, 5, equal, uniform(3, 4, event, 2));
      if (feature >= 0) customs[site * 5 + feature] = customs[other * 5 + feature];
    }
    const cultures = new Set(Array.from({ length: 100 }, (_, i) => customs.slice(i * 5, i * 5 + 5).join()));
    expect(cultures.size).toBeGreaterThanOrEqual(low);
    expect(cultures.size).toBeLessThanOrEqual(high);
  });
});
