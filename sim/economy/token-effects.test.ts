import { describe, expect, test } from 'vitest';
import { ACTIVITIES, MEMBER } from '../core/contract.ts';
import { RULES } from '../governance/ballot.ts';
import { OPTION_OF } from '../governance/routing.ts';
import { type LabSetUp, lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';
import { flowed, market, one, pool, STILL } from './token.fixture.ts';
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

  test('in a society in which nobody else trades less buys none, in five weeks, and a little more does, at once', () => {
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

describe('where it is no bound', () => {
  const OWN = {
    foundersShare: 0.25,
    reserveShare: 0.25,
    poolShare: 0.5,
    poolCredits: 100,
    cliffWeeks: 0,
    vestingWeeks: 0,
  };
  const held = (world: World, i: number): number =>
    world.array('members.tokens')[i] + world.array('members.lockedTokens')[i];

  test('where members with vested tokens and outsiders trade, patience can have a majority for seven tenths of it', () => {
    const world = market(OWN, { seed: 'b' });
    runWeeks(world, 5);
    const others = (): number => {
      let sum = 0;
      for (let i = 1; i < world.rows.members; i++) sum += held(world, i);
      return sum;
    };
    const price = priceOfMajority(others(), held(world, 0), pool(world), one(world, 'society.poolTokens'), 0.003);
    const weekly = Math.floor((0.7 * price) / 52);
    const sold = { members: 0, outsiders: 0 };
    for (let week = 0; week < 52; week++) {
      world.money.outsideToMember(0, 0, weekly);
      world.array('members.wanted')[0] = weekly / 1000;
      tick(world);
      sold.members += flowed(world, 'sold');
      sold.outsiders += flowed(world, 'sold_outside');
    }
    expect(held(world, 0)).toBeGreaterThan(others());
    expect(Math.min(sold.members, sold.outsiders)).toBeGreaterThan(0);
  });

  test('by square roots it is the price of V² tokens, for V votes that are expected of the others', () => {
    const world = lab({
      specs: SPECS,
      stepping: '*',
      members: 12,
      seed: 'roots',
      clauses: {
        'governance.dao': { rule: RULES.indexOf('quadratic') },
        'governance.decisions': { lever: OPTION_OF.get('dao') ?? -1 },
        'economy.token': { ...OWN, foundersShare: 0.05, reserveShare: 0.05, poolShare: 0.9, outsideInterest: 0 },
      },
    });
    runWeeks(world, 9);
    let roots = 0;
    for (let i = 0; i < world.rows.members; i++)
      if (world.array('members.status')[i] === MEMBER)
        roots += Math.sqrt((held(world, i) * world.array('members.accounts')[i]) / 1000);
    const needed = (0.2 * roots) ** 2;
    expect(one(world, 'society.tokenTurnout')).toBe(0.2);
    const price = costOf(Math.floor(1000 * needed) + 1, pool(world), one(world, 'society.poolTokens'), 0.003);
    expect(one(world, 'society.majorityPrice')).toBeCloseTo(price / 1000, 1);
    const inPool = Math.sqrt(one(world, 'society.poolTokens') / 1000);
    expect(one(world, 'society.majorityReach')).toBeCloseTo(inPool / (inPool + 0.2 * roots), 9);
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
