import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStock, REFERENCE_STOCK } from './logistic-stock.ts';

const R = 0.02;

function settled(load: number, from = REFERENCE_STOCK): number {
  let stock = from;
  for (let week = 0; week < 20_000; week++) stock = nextStock(stock, R, load);
  return stock;
}

describe('a renewable stock', () => {
  test('recovers fully where nobody takes anything', () => {
    expect(settled(0, 0.01)).toBeCloseTo(1, 6);
  });

  // Schaefer 1954: with harvest q E X and r X (1 - X) the stock settles at 1 - q E / r.
  test.each([0.32, 0.64, 1.6, 2.4])('settles at 1 - load / (4 x 0.8) under a lasting load of %d', (load) => {
    expect(settled(load)).toBeCloseTo(1 - load / (4 * REFERENCE_STOCK), 6);
  });

  test('yields most for good at half of what it is untouched; more effort then brings less', () => {
    const yieldOf = (load: number): number => load * settled(load);
    const loads = Array.from({ length: 30 }, (_, k) => 0.1 + 0.1 * k);
    const best = loads.reduce((a, b) => (yieldOf(b) > yieldOf(a) ? b : a));
    expect(settled(best)).toBeCloseTo(0.5, 6);
    expect(yieldOf(2.8)).toBeLessThan(yieldOf(1.6) / 2);
  });

  test('never leaves its range, whatever is asked of it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (x, r, load) => {
          const next = nextStock(x, r, load);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});
