import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '../core/contract.ts';
import { type LabSetUp, runWeeks } from '../lab.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';
import { market, one, pool, STILL } from './token.fixture.ts';
import { costOf, priceOfMajority } from './token-market.ts';
import { CALM, mean, village } from './village.fixture.ts';

describe('the price of a majority', () => {
  /** A pool deep enough to sell one: a quarter to the founders, half to the pool. */
  const DEEP = { ...STILL, foundersShare: 0.25, reserveShare: 0.25, poolShare: 0.5, poolCredits: 100 };
  const votes = (world: World): number => {
    let sum = 0;
    for (let i = 0; i < world.rows.members; i++)
      sum += world.array('members.tokens')[i] + world.array('members.lockedTokens')[i];
    return sum;
  };

  test('is what the market asks for one token more than all others hold', () => {
    const world = market(DEEP);
    runWeeks(world, 5);
    const price = priceOfMajority(votes(world), 0, pool(world), one(world, 'society.poolTokens'), 0.003);
    expect(one(world, 'society.majorityPrice')).toBe(price / 1000);
    expect(one(world, 'society.majorityReach')).toBeCloseTo(2 / 3, 9);
    expect(price).toBe(costOf(votes(world) + 1, pool(world), one(world, 'society.poolTokens'), 0.003));
    world.array('society.tokenTurnout')[0] = 0.1;
    runWeeks(world, 4);
    expect(one(world, 'society.majorityPrice')).toBeLessThan(0.1 * (price / 1000));
    expect(one(world, 'society.majorityReach')).toBeCloseTo(2 / (2 + 0.1), 9);
    const shallow = market(STILL);
    tick(shallow);
    expect(one(shallow, 'society.majorityPrice')).toBe(-1);
    expect(one(shallow, 'society.majorityReach')).toBeCloseTo(50 / 450, 9);
  });

  test('in a running society less buys none, in however many weeks, and a little more does', () => {
    for (const enough of [false, true]) {
      const world = market(DEEP);
      tick(world);
      const own = world.array('members.lockedTokens')[0];
      const others = votes(world) - own;
      const price = priceOfMajority(others, own, pool(world), one(world, 'society.poolTokens'), 0.003);
      // The attacker brings the money from outside. Orders are kept as single floats: "a little" is a ten-thousandth.
      let left = Math.floor(enough ? 1.0001 * price : 0.9999 * price);
      world.money.outsideToMember(0, 0, left);
      for (let week = 0; week < 5 && left > 0; week++) {
        const part = enough ? left : Math.ceil(left / (5 - week));
        world.array('members.wanted')[0] = part / 1000;
        tick(world);
        left -= part;
        world.array('members.wanted')[0] = 0;
      }
      const held = world.array('members.tokens')[0] + world.array('members.lockedTokens')[0];
      expect(held > others).toBe(enough);
    }
  });
});

describe('that it matters', () => {
  test('with it people are paid and work less outside; without it nothing of it is there', () => {
    const on = village({ 'economy.token': {} }, { seed: 'on or off' });
    const off = village({}, { seed: 'on or off' });
    runWeeks(on, 104);
    runWeeks(off, 104);
    expect(off.has('members.tokens')).toBe(false);
    expect(off.layout.flows.some((f) => f.name.startsWith('economy.token'))).toBe(false);
    const outside = (world: World): number => {
      let minutes = 0;
      for (let i = 0; i < world.rows.members; i++)
        minutes += world.array('members.minutes')[i * ACTIVITIES.length + ACTIVITIES.indexOf('outside_work')];
      return minutes / 60 / world.rows.members;
    };
    // The treasury pays for pool and discount, and what members get that way they need not earn outside.
    expect(one(on, 'society.treasury')).toBeLessThan(one(off, 'society.treasury'));
    expect(mean(on, 'members.sideIncome')).toBeGreaterThan(0.1);
    expect(mean(off, 'members.sideIncome')).toBe(0);
    expect(outside(on)).toBeLessThan(outside(off));
  });

  test('who could not pay the bill can, by selling', () => {
    const hard = {
      'economy.outside_market': { ...CALM['economy.outside_market'], hourlyWageCredits: 1 },
      'people.membership': { startingSavingsCredits: 50 },
      'economy.allocation': { safetyNet: 0 },
    };
    const met = (clauses: LabSetUp['clauses']): number => {
      const world = village({ ...hard, ...clauses }, { seed: 'hard' });
      let sum = 0;
      for (let week = 0; week < 52; week++) {
        tick(world);
        sum += mean(world, 'members.needsMet');
      }
      return sum / 52;
    };
    const token = { cliffWeeks: 0, vestingWeeks: 0, poolCredits: 100, outsideInterest: 0.2 };
    expect(met({ 'economy.token': token })).toBeGreaterThan(met({}) + 0.005);
  });
});
