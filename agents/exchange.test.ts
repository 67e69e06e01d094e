import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer, uniform } from '../sim/core/random.ts';
import { confidencePull } from './exchange.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Opinions that hold more than one hundredth of the people after everybody has met often. */
function majorClusters(bound: number): number {
  const people = 400;
  const opinion = Float64Array.from({ length: people }, (_, i) => uniform(5, 6, i, 0));
  for (let event = 0; event < people * 200; event++) {
    const i = integer(8, 9, event, 0, people);
    const j = integer(8, 9, event, 1, people);
    const a = opinion[i];
    const b = opinion[j];
    opinion[i] += confidencePull(a, b, bound, 0.5);
    opinion[j] += confidencePull(b, a, bound, 0.5);
  }
  const sorted = opinion.sort();
  const sizes = [1];
  for (let i = 1; i < people; i++) {
    if (sorted[i] - sorted[i - 1] > 0.02) sizes.push(1);
    else sizes[sizes.length - 1]++;
  }
  return sizes.filter((size) => size > people / 100).length;
}

describe('bounded confidence', () => {
  test('moves towards the other, never past, and only within the bound', () => {
    fc.assert(
      fc.property(share, share, share, share, (own, other, bound, rate) => {
        const pull = confidencePull(own, other, bound, rate);
        const gap = other - own;
        if (Math.abs(gap) >= bound) return pull === 0;
        return pull * gap >= 0 && Math.abs(pull) <= Math.abs(gap);
      }),
    );
  });

  // Deffuant et al. 2000: one cluster for a bound of 0.5, about 1 / (2 bound) below.
  test('ends in one cluster for a wide bound and in several for a narrow one', () => {
    expect(majorClusters(0.5)).toBe(1);
    expect(majorClusters(0.2)).toBe(2);
    expect(majorClusters(0.1)).toBeGreaterThanOrEqual(4);
  });
});
