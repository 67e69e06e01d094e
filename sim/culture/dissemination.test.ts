import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bits, integer } from '../core/random.ts';
import { bitAt, featureToCopy, sharedFeatures } from './dissemination.ts';

const pair = fc.uint8Array({ minLength: 10, maxLength: 10, max: 3 });

describe('dissemination of culture', () => {
  test('nothing passes between those who share nothing, or everything', () => {
    const customs = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]);
    for (let half = 0; half < 0x10000; half += 0x111) {
      expect(featureToCopy(customs, 0, 4, 4, half)).toBe(-1);
      expect(featureToCopy(customs, 0, 8, 4, half)).toBe(-1);
    }
  });

  test('copies a feature in which the two differ, and so brings them nearer by one', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 0xffff }), (customs, half) => {
        const equal = sharedFeatures(customs, 0, 5, 5);
        const first = (half * 5) >>> 16;
        const feature = featureToCopy(customs, 0, 5, 5, half);
        if (feature < 0) return equal === 5 || customs[first] !== customs[5 + first];
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
      const feature = featureToCopy(customs, 0, 5, 5, bits(7, 11, k, 0) >>> 16);
      if (feature < 0) continue;
      copied++;
      counts[feature]++;
    }
    expect(copied / 30_000).toBeCloseTo(0.4, 1);
    expect(counts[0] + counts[1]).toBe(0);
    for (const f of [2, 3, 4]) expect(counts[f] / copied).toBeCloseTo(1 / 3, 1);
  });

  test('comes to every set bit of a word in its turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0xffff }), (word) => {
        const set = Array.from({ length: 16 }, (_, bit) => bit).filter((bit) => (word >>> bit) & 1);
        return set.every((bit, nth) => bitAt(word, Math.floor((0x10000 * (nth + 0.5)) / set.length)) === bit);
      }),
    );
  });

  test('picks evenly among as many as sixteen features', () => {
    const customs = new Uint8Array(32);
    // Feature 11 alone is shared.
    for (let f = 0; f < 16; f++) customs[f] = f === 11 ? 0 : 1;
    const counts = new Array<number>(16).fill(0);
    for (let half = 0; half < 0x10000; half++) {
      const feature = featureToCopy(customs, 0, 16, 16, half);
      if (feature >= 0) counts[feature]++;
    }
    expect(counts[11]).toBe(0);
    for (const [f, count] of counts.entries()) if (f !== 11) expect(Math.abs(count - 4096 / 15)).toBeLessThan(1);
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
      const feature = featureToCopy(customs, site * 5, other * 5, 5, bits(3, 4, event, 2) >>> 16);
      if (feature >= 0) customs[site * 5 + feature] = customs[other * 5 + feature];
    }
    const cultures = new Set(Array.from({ length: 100 }, (_, i) => customs.slice(i * 5, i * 5 + 5).join()));
    expect(cultures.size).toBeGreaterThanOrEqual(low);
    expect(cultures.size).toBeLessThanOrEqual(high);
  });
});
