import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { confidenceSequence, sequenceMargin } from './confidence-sequence.ts';

const ALPHA = 0.01;
const NARROWEST = 120;

/** ρ² as the sequence takes it. */
function rho2(size: number, alpha: number): number {
  const a = -alpha * alpha - 2 * Math.log(alpha);
  return (a + Math.log(1 + a)) / size;
}

describe('margin', () => {
  test.each([1, 30, 480, 1e5])('is where the normal mixture martingale reaches 1/α: t = %d', (t) => {
    const sum = t * sequenceMargin(t, ALPHA, NARROWEST);
    const v = t * rho2(NARROWEST, ALPHA) + 1;
    const martingale = Math.exp((rho2(NARROWEST, ALPHA) * sum * sum) / (2 * v)) / Math.sqrt(v);
    expect(martingale).toBeCloseTo(1 / ALPHA, 6);
  });

  test('is nearly narrowest at the size for which it is tuned', () => {
    for (const size of [30, 120, 1000]) {
      const tuned = sequenceMargin(size, ALPHA, size);
      for (const other of [size / 10, size / 2, size * 2, size * 10]) {
        expect(sequenceMargin(size, ALPHA, other)).toBeGreaterThan(tuned);
      }
    }
  });

  test('is wider than the interval for one fixed size, and shrinks', () => {
    let before = Number.POSITIVE_INFINITY;
    for (const t of [30, 60, 120, 240, 480]) {
      const margin = sequenceMargin(t, ALPHA, NARROWEST);
      expect(margin).toBeGreaterThan(2.5758 / Math.sqrt(t));
      expect(margin).toBeLessThan(before);
      before = margin;
    }
  });
});

test('edge cases', () => {
  expect(confidenceSequence([], ALPHA, NARROWEST)).toEqual({ mean: Number.NaN, low: -Infinity, high: Infinity });
  expect(confidenceSequence([3], ALPHA, NARROWEST)).toEqual({ mean: 3, low: -Infinity, high: Infinity });
});

test.each([30, 480])('%d equal values say nothing of how rare another is', (size) => {
  const interval = { mean: 0.5, low: -Infinity, high: Infinity };
  expect(confidenceSequence(Array(size).fill(0.5), ALPHA, NARROWEST)).toEqual(interval);
});

test('an interval has bounds once twenty values depart from the commonest, whichever that is', () => {
  for (const [common, rare] of [
    [0, 1],
    [1, 0],
  ]) {
    const values = (others: number): number[] => Array.from({ length: 90 }, (_, k) => (k < others ? rare : common));
    expect(confidenceSequence(values(19), ALPHA, NARROWEST).low).toBe(-Infinity);
    expect(confidenceSequence(values(20), ALPHA, NARROWEST).low).toBeGreaterThan(-1);
  }
});

test.each([Number.NaN, Infinity])('%d is refused', (bad) => {
  expect(() => confidenceSequence([0, bad, 1], ALPHA, NARROWEST)).toThrow(/value 1 .*is (NaN|Infinity)/);
});

/** Share of sequences that exclude their mean at any of the looks after 30, 60 … 480 values. */
function everOutside(draw: (random: () => number) => number, truth: number, sequences: number): number {
  const random = seedrandom('optional stopping');
  let outside = 0;
  for (let s = 0; s < sequences; s++) {
    const values: number[] = [];
    while (values.length < 480) {
      for (let k = 0; k < 30; k++) values.push(draw(random));
      const { low, high } = confidenceSequence(values, ALPHA, NARROWEST);
      if (truth < low || truth > high) {
        outside++;
        break;
      }
    }
  }
  return outside / sequences;
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

describe('how often a mean is missed, however one stops', () => {
  test.each([
    ['normal', normal, 0, 0.012],
    ['a difference of counts', (random: () => number) => +(random() < 0.1) - +(random() < 0.1), 0, 0.012],
    ['skewed', (random: () => number) => -Math.log(1 - random()), 1, 0.025],
    ['of two values', (random: () => number) => +(random() < 0.2), 0.2, 0.012],
    ['of two values, one rare', (random: () => number) => +(random() < 0.1), 0.1, 0.01],
    ['of two values, the other rare', (random: () => number) => +(random() >= 0.1), 0.9, 0.01],
    ['few and skewed', (random: () => number) => (random() < 0.1 ? -Math.log(1 - random()) : 0), 0.1, 0.03],
  ] as const)('%s', { timeout: 30_000 }, (_name, draw, truth, most) => {
    const missed = everOutside(draw, truth, 3000);
    expect(missed).toBeLessThanOrEqual(most);
    expect(missed).toBeGreaterThan(0);
  });
});
