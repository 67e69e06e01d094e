import { describe, expect, test } from 'vitest';
import { CROWD, endow, paysIn, run } from '../lab/campaign.ts';
import { runWeeks, stepOnly } from '../lab.ts';
import type { World } from '../world.ts';
import { crowd, flowed, held } from './crowd.fixture.ts';

const close = (world: World): void => stepOnly(world, CROWD, 'economy');

describe('matching', () => {
  const [NONE, PROPORTIONAL, QUADRATIC, PAIRWISE] = [0, 1, 2, 3];

  /** Whether a pool with money enough adds this much to the gifts of ten who give 10 credits each. */
  function reaches(matching: number, match: number, accounts = 1, values: Record<string, number> = {}): boolean {
    const world = crowd({ matching, ...values });
    run(world, { goal: 100 + match });
    for (let i = 0; i < 10; i++) paysIn(world, i, 10_000);
    world.array('members.accounts').fill(accounts);
    endow(world, 'pool', 100_000_000);
    world.week = 12;
    close(world);
    const spent = flowed(world, 'building');
    if (spent > 0) expect(flowed(world, 'match')).toBe(1000 * match);
    return spent > 0;
  }

  test('by each rule adds what the rule says, to the credit', () => {
    expect([reaches(NONE, 0), reaches(NONE, 1)]).toEqual([true, false]);
    expect([reaches(PROPORTIONAL, 100), reaches(PROPORTIONAL, 101)]).toEqual([true, false]);
    // Ten who give alike: ten times what they gave.
    expect([reaches(QUADRATIC, 899), reaches(QUADRATIC, 901)]).toEqual([true, false]);
    // Ninety ordered pairs of √(10 · 10) · 10 / (10 + 10).
    const bound = { pairwiseBound: 10 };
    expect([reaches(PAIRWISE, 449, 1, bound), reaches(PAIRWISE, 451, 1, bound)]).toEqual([true, false]);
  });

  test('by the quadratic rule, accounts count as people', () => {
    expect([reaches(QUADRATIC, 3899, 4), reaches(QUADRATIC, 3901, 4)]).toEqual([true, false]);
    expect(reaches(PROPORTIONAL, 101, 4)).toBe(false);
  });

  test('ends where the pool ends, and a goal that is missed costs the pool nothing', () => {
    const world = crowd({ matching: QUADRATIC });
    run(world, { goal: 200, weeks: 2 });
    for (let i = 0; i < 10; i++) paysIn(world, i, 10_000);
    endow(world, 'pool', 99_999);
    world.week += 2;
    close(world);
    expect(flowed(world, 'building')).toBe(0);
    expect(held(world, 'pool')).toBeGreaterThanOrEqual(99_999);
  });

  test('a pool too small for two is divided by their claims', () => {
    const world = crowd({ matching: QUADRATIC, matchingShare: 0 });
    run(world, { k: 0, goal: 5000 });
    run(world, { k: 1, goal: 5000 });
    for (let i = 0; i < 10; i++) paysIn(world, i, 10_000, 0);
    for (let i = 0; i < 2; i++) paysIn(world, i, 50_000, 1);
    endow(world, 'pool', 100_000);
    close(world);
    const [many, few] = world.f64('society.campaignMatch');
    expect(many / few).toBeCloseTo(9, 3);
    expect(many + few).toBeLessThanOrEqual(100_000);
    expect(many + few).toBeGreaterThan(99_997);
  });

  test('is paid for out of what is pooled, only while something runs, and the rest goes back', () => {
    const world = crowd({ matching: PROPORTIONAL, matchingShare: 0.1 });
    runWeeks(world, 4);
    expect(flowed(world, 'set_aside')).toBe(0);
    run(world, { goal: 100_000, weeks: 2 });
    runWeeks(world, 1);
    expect(flowed(world, 'set_aside')).toBe(Math.floor(0.1 * world.f64('society.pooled')[0]));
    let back = 0;
    for (let week = 0; week < 4; week++) {
      runWeeks(world, 1);
      back += flowed(world, 'unspent');
    }
    expect(back).toBeGreaterThan(0);
    expect(held(world, 'pool')).toBe(0);
  });

  test('draws exactly what the budget sets aside for it', () => {
    const world = crowd(
      { matching: QUADRATIC },
      { clauses: { 'economy.budget': { programmeShare: 0.5 }, 'economy.treasury': { foundingFund: 2000 } } },
    );
    run(world, { goal: 100_000, weeks: 20 });
    for (let week = 0; week < 8; week++) {
      runWeeks(world, 1);
      expect(flowed(world, 'appropriated')).toBe(world.f64('society.appropriation')[2]);
      expect(flowed(world, 'set_aside')).toBe(0);
    }
    expect(held(world, 'pool')).toBeGreaterThan(0);
  });
});
