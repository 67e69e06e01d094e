/** A fold is announced; how often noise alone is mistaken for one is measured. */
import { describe, expect, test } from 'vitest';
import { normal, runKey } from '../core/random.ts';
import { EarlyWarning, kendallTau, SAMPLES } from './early-warning.ts';

/** dx = (r + x − x³) dt + noise, with r falling to just before the fold at −2/(3√3) ≈ −0.385. */
function approachToFold(run: number): number {
  const [k0, k1] = runKey(`fold/${run}`);
  const warning = new EarlyWarning();
  const steps = SAMPLES;
  const perSample = 20;
  let x = 1.2;
  let last = 0;
  for (let k = 0; k < steps; k++) {
    const r = 0.5 - (0.87 * k) / steps;
    for (let j = 0; j < perSample; j++) {
      x += 0.05 * (r + x - x * x * x) + 0.01 * normal(k0, k1, k * perSample + j, 0);
    }
    last = warning.take(x);
  }
  return last;
}

function noiseOnly(run: number, memory: number): number {
  const [k0, k1] = runKey(`noise/${run}`);
  const warning = new EarlyWarning();
  let x = 0;
  let last = 0;
  for (let k = 0; k < SAMPLES; k++) {
    x = memory * x + normal(k0, k1, k, 0);
    last = warning.take(x);
  }
  return last;
}

const shareAbove = (values: readonly number[], mark: number): number =>
  values.filter((v) => v > mark).length / values.length;

describe('early warning', () => {
  test('Kendall’s τ', () => {
    expect(kendallTau(Float64Array.of(1, 2, 3, 4), 4)).toBe(1);
    expect(kendallTau(Float64Array.of(4, 3, 2, 1), 4)).toBe(-1);
    expect(kendallTau(Float64Array.of(1, 3, 2, 4), 4)).toBeCloseTo(4 / 6, 12);
    expect(kendallTau(Float64Array.of(5), 1)).toBe(0);
  });

  test('is silent before half of the samples are there, and for a constant', () => {
    const warning = new EarlyWarning();
    for (let k = 0; k < SAMPLES / 2 - 1; k++) expect(warning.take(k % 3)).toBe(0);
    const still = new EarlyWarning();
    for (let k = 0; k < 3 * SAMPLES; k++) expect(still.take(0.4)).toBe(0);
  });

  test('rises before a fold, and at the same mark noise alone is far less often mistaken for one', () => {
    const runs = Array.from({ length: 300 }, (_, k) => k);
    const folds = runs.map(approachToFold);
    const noise = runs.map((k) => noiseOnly(k, 0.5));
    const rates = {
      foldAboveNone: shareAbove(folds, 0),
      foldAboveHalf: shareAbove(folds, 0.5),
      noiseAboveNone: shareAbove(noise, 0),
      noiseAboveHalf: shareAbove(noise, 0.5),
    };
    console.info('early warning, share of 300 runs', rates);
    expect(rates.foldAboveNone).toBeGreaterThan(0.9);
    expect(rates.foldAboveHalf).toBeGreaterThan(3 * rates.noiseAboveHalf);
    expect(rates.noiseAboveNone).toBeLessThan(0.42);
    expect(rates.noiseAboveHalf).toBeLessThan(0.12);
  });
});
