import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bits, uniform } from '../sim/core/random.ts';
import { confidencePull } from './exchange.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('bounded confidence', () => {
  test('the pair rule of Deffuant et al. (2000): within the bound both move by mu times the difference', () => {
    expect(confidencePull(0.4, 0.6, 0.3, 0.5)).toBeCloseTo(0.1, 15);
    expect(confidencePull(0.6, 0.4, 0.3, 0.5)).toBeCloseTo(-0.1, 15);
    expect(confidencePull(0.4, 0.8, 0.3, 0.5)).toBe(0);
    expect(confidencePull(0.8, 0.4, 0.3, 0.5)).toBeCloseTo(0, 15);
  });

  test('the bound itself is outside, 0 admits nobody, more than 1 everybody', () => {
    expect(confidencePull(0.25, 0.5, 0.25, 0.5)).toBe(0);
    fc.assert(
      fc.property(share, share, share, (own, other, rate) => {
        expect(Math.abs(confidencePull(own, other, 0, rate))).toBe(0);
        expect(confidencePull(own, other, 1.01, rate)).toBe(rate * (other - own));
      }),
    );
  });

  test('nobody overshoots the other, and the two together keep their mean', () => {
    fc.assert(
      fc.property(share, share, share, fc.double({ min: 0, max: 0.5, noNaN: true }), (a, b, bound, mu) => {
        const x = a + confidencePull(a, b, bound, mu);
        const y = b + confidencePull(b, a, bound, mu);
        expect(Math.abs(x - y)).toBeLessThanOrEqual(Math.abs(a - b) + 1e-15);
        expect(x + y).toBeCloseTo(a + b, 12);
      }),
    );
  });

  test.each([
    [0.5, 1],
    [0.2, 2],
  ])('with bound %f, opinions fall into %i large clusters (Deffuant et al. 2000, fig. 1 and 2)', (bound, clusters) => {
    const n = 400;
    const x = Float64Array.from({ length: n }, (_, i) => uniform(1, 2, i, 0));
    for (let t = 0; t < 40 * n; t++) {
      const i = bits(3, 4, t, 0) % n;
      const j = bits(3, 4, t, 1) % n;
      const toJ = confidencePull(x[i], x[j], bound, 0.5);
      x[j] += confidencePull(x[j], x[i], bound, 0.5);
      x[i] += toJ;
    }
    const sorted = [...x].sort((a, b) => a - b);
    const sizes = [1];
    for (let i = 1; i < n; i++) {
      if (sorted[i] - sorted[i - 1] > bound / 2) sizes.push(1);
      else sizes[sizes.length - 1]++;
    }
    expect(sizes.filter((size) => size > 0.05 * n)).toHaveLength(clusters);
  });
});
