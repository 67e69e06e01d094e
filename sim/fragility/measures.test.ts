import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascending, estebanRay, fewness, gini, nakamoto, omegaSquared, spearman } from './measures.ts';

const of = (...x: number[]): Float64Array => Float64Array.from(x);
const holdings = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 2, maxLength: 60 });

test('ascending is exact for any numbers, near and far, of either sign', () => {
  const any = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 1, max: 1 + 1e-9, noNaN: true }),
    fc.constantFrom(0, 1, -1),
  );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 80 }), (raw) => {
      const x = raw.map((v) => v + 0);
      const expected = x.toSorted((a, b) => a - b);
      expect(Array.from(ascending(Float64Array.from(x), x.length).subarray(0, x.length))).toEqual(expected);
    }),
  );
});

describe('Gini', () => {
  test('known values', () => {
    expect(gini(of(5, 5, 5, 5), 4)).toBe(0);
    expect(gini(of(0, 0, 0, 1), 4)).toBeCloseTo(0.75, 12);
    expect(gini(of(1, 2, 3, 4, 5), 5)).toBeCloseTo(4 / 15, 12);
    expect(gini(of(0, 0, 0), 3)).toBe(0);
    expect(gini(of(7), 1)).toBe(0);
  });

  test('is half the mean absolute difference over the mean, whatever the order or the unit', () => {
    fc.assert(
      fc.property(holdings, (x) => {
        const n = x.length;
        const sum = x.reduce((a, b) => a + b, 0);
        if (sum < 1e-6) return;
        let differences = 0;
        for (const a of x) for (const b of x) differences += Math.abs(a - b);
        expect(gini(Float64Array.from(x), n)).toBeCloseTo(differences / (2 * n * sum), 9);
        expect(
          gini(
            Float64Array.from(x.toReversed(), (v) => 3 * v),
            n,
          ),
        ).toBeCloseTo(differences / (2 * n * sum), 9);
      }),
    );
  });
});

describe('Nakamoto', () => {
  test('known values', () => {
    expect(nakamoto(of(1, 1, 1, 1, 1), 5)).toBe(3);
    expect(nakamoto(of(51, 49), 2)).toBe(1);
    expect(nakamoto(of(50, 50), 2)).toBe(2);
    expect(nakamoto(of(10, 20, 30, 5, 35), 5)).toBe(2);
    expect(nakamoto(of(0, 0), 2)).toBe(0);
    expect(fewness(nakamoto(of(1, 1, 1, 1), 4), 4)).toBe(0);
    expect(fewness(nakamoto(of(0, 0, 0, 0, 9), 5), 5)).toBe(1);
  });

  test('is the fewest that pass half: one fewer does not', () => {
    fc.assert(
      fc.property(holdings, (x) => {
        const sum = x.reduce((a, b) => a + b, 0);
        if (sum < 1e-6) return;
        const k = nakamoto(Float64Array.from(x), x.length);
        const largest = x.toSorted((a, b) => b - a);
        const held = (n: number): number => largest.slice(0, n).reduce((a, b) => a + b, 0);
        expect(held(k)).toBeGreaterThan(sum / 2 - 1e-9);
        expect(held(k - 1)).toBeLessThanOrEqual(sum / 2 + 1e-9);
      }),
    );
  });
});

describe('Spearman', () => {
  test('known values', () => {
    expect(spearman(of(1, 2, 3, 4), of(10, 20, 400, 8000), 4)).toBeCloseTo(1, 12);
    expect(spearman(of(1, 2, 3, 4), of(4, 3, 2, 1), 4)).toBeCloseTo(-1, 12);
    // 1 − 6 Σd² / n(n² − 1), d² = 0 1 1 0 0: 1 − 12/120.
    expect(spearman(of(1, 2, 3, 4, 5), of(1, 3, 2, 4, 5), 5)).toBeCloseTo(0.9, 12);
    expect(spearman(of(1, 1, 1), of(1, 2, 3), 3)).toBe(0);
    // Ties share the mean rank: ranks 1, 2.5, 2.5, 4 against 1..4.
    expect(spearman(of(1, 2, 2, 3), of(1, 2, 3, 4), 4)).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});

describe('Esteban–Ray', () => {
  const position = Float64Array.from({ length: 10 }, (_, k) => k / 9);

  test('two equal poles are the maximum, at 1', () => {
    const poles = new Float64Array(10);
    poles[0] = 0.5;
    poles[9] = 0.5;
    expect(estebanRay(poles, position, 10, 1.3)).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }), (raw) => {
        const sum = raw.reduce((a, b) => a + b, 0);
        if (sum < 1e-6) return;
        const p = estebanRay(
          Float64Array.from(raw, (x) => x / sum),
          position,
          10,
          1.3,
        );
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test('differs from Gini: neighbours that fuse into two poles polarise more and are less unequal', () => {
    const spread = Float64Array.from([0.25, 0, 0, 0.25, 0, 0, 0.25, 0, 0, 0.25]);
    const fused = Float64Array.from([0, 0.5, 0, 0, 0, 0, 0, 0, 0.5, 0]);
    const people = (share: Float64Array): Float64Array =>
      Float64Array.from(
        Array.from(share).flatMap((s, k) => new Array<number>(Math.round(s * 100)).fill(1 + position[k])),
      );
    expect(estebanRay(fused, position, 10, 1.3)).toBeGreaterThan(estebanRay(spread, position, 10, 1.3));
    expect(gini(people(fused), 100)).toBeLessThan(gini(people(spread), 100));
  });
});

describe('ω²', () => {
  const both = (x: number[], group: number[], groups: number): Float64Array => {
    const into = new Float64Array(2);
    omegaSquared(
      // Beside the number another that never varies; people stand in the columns in reverse.
      Float32Array.from(x.toReversed().flatMap((v) => [v, 3])),
      2,
      Int32Array.from(x, (_, k) => x.length - 1 - k),
      Int32Array.from(group),
      x.length,
      groups,
      new Float64Array(2 * groups),
      new Float64Array(groups),
      into,
    );
    return into;
  };
  const omega = (x: number[], group: number[], groups: number): number => both(x, group, groups)[0];

  test('a worked analysis of variance', () => {
    // Groups (1 2 3), (2 3 4), (6 7 8): SSb = 42, SSw = 6, MSw = 1; ω² = (42 − 2)/(48 + 1).
    expect(omega([1, 2, 3, 2, 3, 4, 6, 7, 8], [0, 0, 0, 1, 1, 1, 2, 2, 2], 3)).toBeCloseTo(40 / 49, 12);
  });

  test('group that tells nothing gives 0, group that tells all gives 1', () => {
    expect(omega([1, 2, 3, 1, 2, 3], [0, 0, 0, 1, 1, 1], 2)).toBe(0);
    expect(omega([1, 1, 5, 5], [0, 0, 1, 1], 2)).toBeCloseTo(1, 12);
    expect(omega([1, 1, 1, 1], [0, 0, 1, 1], 2)).toBe(0);
    expect(omega([1, 2, 3], [0, 0, 0], 1)).toBe(0);
    expect(both([1, 2, 3, 2, 3, 4, 6, 7, 8], [0, 0, 0, 1, 1, 1, 2, 2, 2], 3)[1]).toBe(0);
  });

  test('whoever is in no group is left out', () => {
    expect(omega([1, 2, 3, 2, 3, 4, 99, 6, 7, 8], [0, 0, 0, 1, 1, 1, 3, 2, 2, 2], 3)).toBeCloseTo(40 / 49, 12);
  });
});
