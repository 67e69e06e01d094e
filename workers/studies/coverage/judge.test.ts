import { expect, test } from 'vitest';
import { estimate, verdictOf } from './judge.ts';

test.each([
  [0.3, 0.5, 1, 'live'],
  [0.1, 0.5, 1, 'open'],
  [-0.1, 0.1, 1, 'too small'],
  [-0.5, -0.3, 1, 'too small'],
  [-0.5, -0.3, -1, 'live'],
  [-0.5, -0.1, -1, 'open'],
  [-0.1, 0.1, -1, 'too small'],
  [0.3, 0.5, -1, 'too small'],
  [-0.3, 0.3, 1, 'open'],
] as const)('from %d to %d with sign %d against 0.2: %s', (low, high, sign, verdict) => {
  expect(verdictOf({ low, high }, { sign, smallest: 0.2 })).toBe(verdict);
});

test('pairs that never differ have no effect, exactly', () => {
  expect(estimate(Array(30).fill(0))).toEqual({ effect: 0, low: 0, high: 0, seeds: 30 });
});

test('more seeds narrow the interval about the same mean', () => {
  const noisy = (seeds: number): number[] => Array.from({ length: seeds }, (_, k) => 1 + (k % 2 === 0 ? 1 : -1));
  const [few, many] = [estimate(noisy(30)), estimate(noisy(480))];
  expect(few.effect).toBeCloseTo(1, 12);
  expect(many.high - many.low).toBeLessThan(0.3 * (few.high - few.low));
});
