import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { estimate, judge, LOOKS, verdictOf } from './judge.ts';

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

const UP = { sign: 1, smallest: 0.2 } as const;

test('pairs of which none differs stay open to the most seeds, and then have no difference', () => {
  expect(judge(Array(450).fill(0), UP, LOOKS)).toMatchObject({ low: -Infinity, high: Infinity, verdict: 'open' });
  const none = { effect: 0, low: 0, high: 0, seeds: 480, verdict: 'too small' };
  expect(judge(Array(480).fill(0), UP, LOOKS)).toEqual(none);
});

test('one pair that differs, or all by the same, settle nothing', () => {
  expect(judge([1, ...Array(479).fill(0)], UP, LOOKS).verdict).toBe('open');
  expect(judge(Array(480).fill(1), UP, LOOKS).verdict).toBe('open');
});

test('a difference that is no number is an error, not a verdict', () => {
  expect(() => judge([0, Number.NaN], UP, LOOKS)).toThrow(RangeError);
});

/** How often a 0/1 difference with chance `p`, twice the smallest that matters, is told live or too small. */
function toldOf(p: number, sequences: number): { live: number; tooSmall: number } {
  const random = seedrandom(`sparse ${p}`);
  const told = { live: 0, tooSmall: 0 };
  for (let s = 0; s < sequences; s++) {
    const differences: number[] = [];
    while (differences.length < LOOKS.most) {
      for (let k = 0; k < LOOKS.step; k++) differences.push(+(random() < p));
      const { verdict } = judge(differences, { sign: 1, smallest: p / 2 }, LOOKS);
      if (verdict === 'live') told.live++;
      if (verdict === 'too small') told.tooSmall++;
      if (verdict !== 'open') break;
    }
  }
  return { live: told.live / sequences, tooSmall: told.tooSmall / sequences };
}

test.each([0.02, 0.05, 0.1])('rare differences are hardly ever told too small: p = %d', { timeout: 30_000 }, (p) => {
  expect(toldOf(p, 500).tooSmall).toBeLessThanOrEqual(0.01);
});

test('less rare ones are found', { timeout: 30_000 }, () => {
  expect(toldOf(0.2, 200).live).toBeGreaterThan(0.9);
});

test('more seeds narrow the interval about the same mean', () => {
  const noisy = (seeds: number): number[] => Array.from({ length: seeds }, (_, k) => 1 + (k % 2 === 0 ? 1 : -1));
  const [few, many] = [estimate(noisy(30)), estimate(noisy(480))];
  expect(few.effect).toBeCloseTo(1, 12);
  expect(many.high - many.low).toBeLessThan(0.3 * (few.high - few.low));
});
