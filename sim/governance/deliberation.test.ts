import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runKey, uniform } from '../core/random.ts';
import { hkRound } from './deliberation.ts';

/** The definition, term by term. */
function naiveRound(x: readonly number[], epsilon: readonly number[]): number[] {
  return x.map((xi, i) => {
    const near = x.filter((xj) => xj >= xi - epsilon[i] && xj <= xi + epsilon[i]);
    return near.reduce((a, b) => a + b, 0) / near.length;
  });
}

/** Opinion clusters at rest, from a uniform start. */
function clusters(n: number, epsilon: number, seed: string): number {
  const [k0, k1] = runKey(seed);
  const x = Float64Array.from({ length: n }, (_, i) => uniform(k0, k1, i, 0));
  for (let round = 0; round < 200; round++) {
    const before = x.slice();
    hkRound(x, epsilon, n);
    if (x.every((v, i) => Math.abs(v - before[i]) < 1e-12)) break;
  }
  const sorted = x.slice().sort();
  let count = 1;
  for (let i = 1; i < n; i++) if (sorted[i] - sorted[i - 1] > 1e-6) count++;
  return count;
}

const meanClusters = (n: number, epsilon: number, runs: number): number => {
  let total = 0;
  for (let r = 0; r < runs; r++) total += clusters(n, epsilon, `hk/${r}`);
  return total / runs;
};

describe('a round of bounded confidence', () => {
  test('equals the definition', () => {
    const opinion = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(opinion, opinion), { maxLength: 40 }), (members) => {
        const x = members.map(([v]) => v);
        const epsilon = members.map(([, e]) => e);
        const moved = Float64Array.from(x);
        hkRound(moved, Float64Array.from(epsilon), x.length);
        naiveRound(x, epsilon).forEach((v, i) => {
          expect(moved[i]).toBeCloseTo(v, 12);
        });
      }),
    );
  });

  test('does not depend on the order of members, to the last bit', () => {
    const x = Float64Array.from([0.7, 0.1, 0.45, 0.2, 0.9, 0.44]);
    const reversed = x.slice().reverse();
    hkRound(x, 0.3, 6);
    hkRound(reversed, 0.3, 6);
    expect([...reversed].reverse()).toEqual([...x]);
  });

  test('touches only the first n, and nobody when the bound is 0', () => {
    const x = Float64Array.from([0, 0.5, 1, 0.25]);
    hkRound(x, 1, 3);
    expect([...x]).toEqual([0.5, 0.5, 0.5, 0.25]);
    const still = Float64Array.from([0.1, 0.2]);
    hkRound(still, 0, 2);
    expect([...still]).toEqual([0.1, 0.2]);
    hkRound(still, 0.5, 0);
    expect([...still]).toEqual([0.1, 0.2]);
  });
});

describe('Hegselmann and Krause 2002, 625 members', () => {
  test('one cluster at 0.25, two or three at 0.15, dozens at 0.01', () => {
    expect(meanClusters(625, 0.25, 20)).toBeLessThan(1.3);
    const middling = meanClusters(625, 0.15, 20);
    expect(middling).toBeGreaterThan(1.9);
    expect(middling).toBeLessThan(3.3);
    const narrow = meanClusters(625, 0.01, 5);
    expect(narrow).toBeGreaterThan(33);
    expect(narrow).toBeLessThan(43);
  });

  test('agreement sets in far below a bound of one half', () => {
    expect(meanClusters(200, 0.3, 20)).toBe(1);
  });
});
