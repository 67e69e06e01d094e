/** Verdicts on figures whose answer is known. */
import { describe, expect, test } from 'vitest';
import { uniform } from '../../../sim/core/random.ts';
import { beyond, bounded, crosses, crossing, exactly, meansOf, proportion, reported, sample, within } from './judge.ts';

const flat = Float64Array.from({ length: 2000 }, (_, k) => uniform(1, 2, k, 0));

describe('a published mean is a sample', () => {
  test('whose spread is that of means of as many', () => {
    // A uniform has deviation 0.2887; means of 12 have 0.0833 and 99 % of them lie within 2.576 of that.
    const { low, high } = meansOf(flat, 12);
    expect(low).toBeCloseTo(0.5 - 2.576 * 0.0833, 1);
    expect(high).toBeCloseTo(0.5 + 2.576 * 0.0833, 1);
    const wide = meansOf(flat, 3);
    expect(wide.high - wide.low).toBeGreaterThan(1.6 * (high - low));
  });

  test('so it passes when it could have come from ours, and not otherwise', () => {
    expect(sample('', 0.6, flat, 12, 2).pass).toBe(true);
    expect(sample('', 0.6, flat, 1000, 2).pass).toBe(false);
    expect(sample('', 0.8, flat, 12, 2).pass).toBe(false);
  });

  test('its rounding is allowed for', () => {
    const ones = new Float64Array(10).fill(1.04);
    expect(sample('', 1, ones, 10, 1).pass).toBe(true);
    expect(sample('', 1, ones, 10, 2).pass).toBe(false);
  });

  test('wrong ones are refused in 1 of 100 cases, about', () => {
    let refused = 0;
    for (let k = 0; k < 300; k++) {
      let sum = 0;
      for (let j = 0; j < 10; j++) sum += uniform(3, 4, k, j);
      if (!sample('', sum / 10, flat.subarray(0, 400), 10, 6).pass) refused++;
    }
    expect(refused).toBeLessThan(12);
  });
});

test('shares, with both errors', () => {
  expect(proportion('', 0.17, 153, 1000, 1000).pass).toBe(true);
  expect(proportion('', 0.25, 153, 1000, 1000).pass).toBe(false);
  expect(proportion('', 0.98, 400, 400, 100).pass).toBe(true);
  expect(proportion('', 0.5, 400, 400, 100).pass).toBe(false);
});

test('bands, directions, figures without chance, and those that are only reported', () => {
  expect(within('', [0.4, 0.6], flat).pass).toBe(true);
  expect(within('', { above: 0.55 }, flat).pass).toBe(false);
  expect(beyond('', 0.45, flat).pass).toBe(true);
  expect(beyond('', 0.499, flat).pass).toBe(false);
  expect(beyond('', 0, new Float64Array(3)).pass).toBe(false);
  expect(bounded('', [0, 2], 2).pass).toBe(true);
  expect(bounded('', { below: -1 }, 0).pass).toBe(false);
  expect(exactly('', 100, 99, 0).pass).toBe(false);
  expect(reported('', flat)).toMatchObject({ published: 'none', pass: true });
});

test('where a curve crosses a level', () => {
  const curve = [
    [0, 0, 0, 0.1],
    [1, 0.4, 0.3, 0.6],
    [2, 0.8, 0.6, 0.9],
  ] as const;
  const at = crossing(curve, 0.5);
  expect(at.at).toBeCloseTo(1.25, 12);
  expect(at.low).toBeCloseTo(0.8, 12);
  expect(at.high).toBeCloseTo(5 / 3, 12);
  expect(crosses('', 1, at, 1).pass).toBe(true);
  expect(crosses('', 0.7, at, 1).pass).toBe(false);
  expect(crossing(curve, 0.95).at).toBe(2);
  expect(crossing([[3, 1, 1, 1]], 0.5).at).toBe(3);
});
