import { describe, expect, test } from 'vitest';
import { RESIDENT } from '../../../sim/core/contract.ts';
import { found } from '../../../sim/found.ts';
import { LAB_UNSHOCKED, runWeeks } from '../../../sim/lab.ts';
import { SPECS } from '../../../sim/registry.ts';
import { live } from './lives.ts';
import { bestRate, middle, planOf } from './sharing.ts';

describe('the best rate', () => {
  const rates = [0, 0.25, 0.5, 0.75, 1];
  const curve = (top: number, noise: (seed: number) => number): number[][] =>
    rates.map((rate) => Array.from({ length: 20 }, (_, seed) => 1 - (rate - top - noise(seed)) ** 2));

  test('is the top of a parabola, between rates too', () => {
    expect(
      bestRate(
        rates,
        curve(0.4, () => 0),
      ).best,
    ).toBeCloseTo(0.4, 9);
    expect(
      bestRate(
        rates,
        curve(-1, () => 0),
      ).best,
    ).toBe(0);
    expect(
      bestRate(
        rates,
        curve(3, () => 0),
      ).best,
    ).toBe(1);
  });

  test('is as uncertain as the seeds disagree, and two curves of the same seeds move together', () => {
    const noise = (seed: number): number => 0.02 * (seed - 9.5);
    const low = bestRate(rates, curve(0.4, noise));
    const high = bestRate(rates, curve(0.5, noise));
    const { low: least, high: most } = middle(low.resampled.slice());
    expect(least).toBeLessThan(0.37);
    expect(most).toBeGreaterThan(0.43);
    for (let k = 0; k < low.resampled.length; k += 100)
      expect(high.resampled[k] - low.resampled[k]).toBeCloseTo(0.1, 6);
  });
});

describe('a life', () => {
  test('rate and rule cannot be voted away', () => {
    const world = found(SPECS, planOf('purse', 'rough', 0.6), LAB_UNSHOCKED, 'sharing-test/law');
    for (const path of [
      'economy.treasury.sharing_rate',
      'economy.allocation.by',
      'economy.common_purse.pooled_wages',
    ]) {
      const at = world.law.indexOf(path);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(world.law.entrenched(at)).toBe(true);
    }
    expect(world.layout.specs.map(({ id }) => id)).toContain('economy.common_purse');
    expect(planOf('alone', 'calm', 0).clauses).not.toHaveProperty('economy.common_purse');
  });

  test('counts leavers with the satisfaction they had, and a society that ended until the horizon', () => {
    const plan = planOf('purse', 'usual', 0.5);
    const seed = 'sharing-test/life';
    const { welfare, lowestDecile, stayed, leavers, endured } = live(plan, seed, 52);
    const world = found(SPECS, plan, LAB_UNSHOCKED, seed);
    const last = new Map<number, number>();
    let total = 0;
    for (let week = 4; week <= 52; week += 4) {
      runWeeks(world, 4);
      for (let i = 0; i < world.rows.members; i++) {
        const identity = world.array('members.identity')[i];
        if (world.array('members.status')[i] < RESIDENT || identity < 0x80000000) continue;
        last.set(identity, world.array('members.satisfaction')[i]);
      }
      for (const satisfaction of last.values()) total += satisfaction;
    }
    expect(welfare).toBeCloseTo(total / 13 / plan.founders, 9);
    expect(lowestDecile).toBeLessThan(welfare);
    expect(stayed).toBeLessThanOrEqual(1);
    expect(leavers).toBeGreaterThan(0);
    expect(endured).toBe(true);
  });
});
