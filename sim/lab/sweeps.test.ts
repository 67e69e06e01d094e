/** Sweeps over a graph: what they leave unchanged, and that luck is addressed by key and row. */
import { describe, expect, test } from 'vitest';
import { integer, uniform } from '../core/random.ts';
import { sweepCustoms, sweepOpinions } from './sweeps.ts';

/** Everybody's neighbours are the next ones round a ring. */
const ring = (n: number, degree: number): Int32Array =>
  Int32Array.from({ length: n * degree }, (_, s) => (Math.floor(s / degree) + 1 + (s % degree)) % n);

describe('customs', () => {
  test.each([1, 4, 5, 10, 16])(
    'of %i features come from a neighbour, and only where something is shared',
    (features) => {
      const n = 41;
      const neighbours = ring(n, 3);
      const customs = Uint8Array.from({ length: n * features }, (_, at) => integer(1, 2, at, 0, 3));
      for (let s = 0; s < 40; s++) {
        const before = customs.slice();
        sweepCustoms(customs, features, neighbours, 3, n, s * 7919, s * 104_729);
        for (let i = 0; i < n; i++) {
          const own = before.subarray(i * features, (i + 1) * features);
          const now = customs.subarray(i * features, (i + 1) * features);
          const changed = [...own.keys()].filter((f) => own[f] !== now[f]);
          expect(changed.length).toBeLessThanOrEqual(1);
          if (changed.length === 0) continue;
          const from = [...neighbours.subarray(3 * i, 3 * i + 3)].filter((j) => {
            const other = (j < i ? customs : before).subarray(j * features, (j + 1) * features);
            return other[changed[0]] === now[changed[0]] && own.some((custom, f) => custom === other[f]);
          });
          expect(from.length).toBeGreaterThan(0);
        }
      }
      // With one feature nobody who differs shares anything.
      const first = Uint8Array.from({ length: n * features }, (_, at) => integer(1, 2, at, 0, 3));
      expect(customs.some((custom, at) => custom !== first[at])).toBe(features > 1);
    },
  );
});

describe('opinions', () => {
  test.each([40, 41])('of %i members: one and all meet their neighbours, with every one of them', (n) => {
    const neighbours = ring(n, 4);
    const met = new Map<number, Set<number>>();
    for (let s = 0; s < 60; s++) {
      const opinions = Float64Array.from({ length: n }, (_, i) => i);
      sweepOpinions(opinions, Infinity, 1, neighbours, 4, n, s * 7919, s * 104_729);
      // With a rate of 1 a member stands where the neighbour stood; the last four meet who has moved.
      for (let i = 0; i < n - 4; i++) met.set(i, (met.get(i) ?? new Set()).add(opinions[i]));
      expect(opinions.every((x, i) => x !== i)).toBe(true);
    }
    for (let i = 0; i < n - 4; i++)
      expect([...(met.get(i) ?? [])].sort((a, b) => a - b)).toEqual([1, 2, 3, 4].map((d) => i + d));
  });

  test('the same keys are the same luck; others are other luck', () => {
    const neighbours = ring(50, 4);
    const swept = (k0: number, k1: number): Float64Array => {
      const opinions = Float64Array.from({ length: 50 }, (_, i) => uniform(5, 6, i, 0));
      sweepOpinions(opinions, 0.4, 0.5, neighbours, 4, 50, k0, k1);
      return opinions;
    };
    expect(swept(1, 2)).toEqual(swept(1, 2));
    expect(swept(1, 2)).not.toEqual(swept(3, 2));
    expect(swept(1, 2)).not.toEqual(swept(1, 4));
  });
});
