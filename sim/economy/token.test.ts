import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXITED, MEMBER, RESIDENT } from '../core/contract.ts';
import { checkLedgers } from '../invariants.ts';
import { runWeeks } from '../lab.ts';
import { tick } from '../tick.ts';
import { flowed, market, one, pool, QUIET, STILL } from './token.fixture.ts';
import { creditsOut, tokensOut } from './token-market.ts';

describe('the opening', () => {
  test('the treasury puts in what was said, tokens and money, and gets it back when the clause goes', () => {
    const world = market(STILL);
    tick(world);
    expect(pool(world)).toBe(20 * 25_000);
    expect(one(world, 'society.poolTokens')).toBe(20 * 50_000);
    expect(one(world, 'society.tokenPrice')).toBe(0.5);
    expect(flowed(world, 'opened')).toBe(20 * 25_000);
    const treasury = one(world, 'society.treasury');
    const bound = world.bound.get('economy.token');
    if (!bound) throw new Error('no token');
    world.prepare(bound);
    bound.spec.leave?.(bound.step);
    expect(pool(world)).toBe(0);
    expect(one(world, 'society.treasury')).toBe(treasury + 20 * 25_000);
    expect(checkLedgers(world)).toEqual([]);
  });

  test('never more than the treasury has, and not before it has something', () => {
    const poor = { 'economy.treasury': { foundingFund: 0, fundingCredits: 0, sharingRate: 0 } };
    const world = market(STILL, { clauses: poor });
    runWeeks(world, 6);
    expect([pool(world), one(world, 'society.tokenPrice'), one(world, 'society.majorityPrice')]).toEqual([0, 0, -1]);
    const scant = market(STILL, { clauses: { 'economy.treasury': { foundingFund: 30, sharingRate: 0 } } });
    const before = one(scant, 'society.treasury');
    tick(scant);
    expect(pool(scant)).toBeGreaterThan(0);
    expect(pool(scant)).toBeLessThan(before);
    expect(one(scant, 'society.treasury')).toBe(0);
  });
});

describe('orders', () => {
  test('are traded in the week they stand, in full, each at the price the one before has left', () => {
    const world = market(STILL);
    tick(world);
    world.array('members.wanted').set([100, 0, 100]);
    const tokens = one(world, 'society.poolTokens');
    const money = pool(world);
    tick(world);
    expect(flowed(world, 'bought')).toBe(200_000);
    const held = [world.array('members.tokens')[0], world.array('members.tokens')[2]].sort((a, b) => b - a);
    expect(held[0]).toBe(tokensOut(100_000, money, tokens, 0.003));
    expect(held[1]).toBe(tokensOut(100_000, money + 100_000, tokens - held[0], 0.003));
    expect(one(world, 'society.tokenTraded')).toBeCloseTo((held[0] + held[1]) / 1000, 6);
    expect(one(world, 'society.tokenPrice')).toBe(pool(world) / one(world, 'society.poolTokens'));
    expect(world.array('members.recentTokens')[2]).toBeGreaterThan(0);
  });

  test('are summed up for those who gave them: tokens and money of the week, bought less sold', () => {
    const world = market(STILL);
    tick(world);
    world.array('members.wanted')[0] = 100;
    tick(world);
    expect(one(world, 'society.orderTokens')).toBe(world.array('members.tokens')[0]);
    expect(one(world, 'society.orderCredits')).toBe(100_000);
    world.array('members.wanted')[0] = -1e6;
    tick(world);
    expect(one(world, 'society.orderTokens')).toBeLessThan(0);
    expect(one(world, 'society.orderCredits')).toBe(-flowed(world, 'sold'));
    world.array('members.wanted')[0] = 0;
    tick(world);
    expect([one(world, 'society.orderTokens'), one(world, 'society.orderCredits')]).toEqual([0, 0]);
  });

  test('stop at purse and holdings', () => {
    const world = market(STILL);
    tick(world);
    world.array('members.wanted').set([1e6, -1e6]);
    tick(world);
    expect(flowed(world, 'bought')).toBeGreaterThan(100_000);
    expect(world.array('members.wealth')[0]).toBe(0);
    expect(flowed(world, 'sold')).toBe(0);
    world.array('members.wanted')[0] = -1e6;
    tick(world);
    expect(world.array('members.tokens')[0]).toBe(0);
    expect(checkLedgers(world)).toEqual([]);
  });

  test('who buys and sells again within four weeks has washed; who waits has not', () => {
    for (const [wait, washed] of [
      [3, true],
      [4, false],
    ] as const) {
      const world = market(STILL);
      tick(world);
      world.array('members.wanted')[0] = 50;
      tick(world);
      expect(one(world, 'society.washTraded')).toBe(0);
      world.array('members.wanted')[0] = 0;
      runWeeks(world, wait - 1);
      world.array('members.wanted')[0] = -1e6;
      const before = one(world, 'society.meanTraded');
      expect(before).toBeGreaterThan(0);
      tick(world);
      expect(one(world, 'society.tokenTraded')).toBeGreaterThan(0);
      expect(one(world, 'society.washTraded')).toBe(washed ? one(world, 'society.tokenTraded') : 0);
      // Half of a gap is closed in thirteen weeks.
      const rate = 1 - 0.5 ** (1 / 13);
      expect(one(world, 'society.meanTraded')).toBeCloseTo(
        before + rate * (one(world, 'society.tokenTraded') - before),
        9,
      );
      expect(one(world, 'society.meanWashTraded')).toBeCloseTo(rate * one(world, 'society.washTraded'), 9);
    }
  });
});

describe('income', () => {
  const term_ = 'economy.token:pay';

  test('buying is none, selling what was bought brings its loss, selling what was granted all of it', () => {
    const world = market(STILL);
    tick(world);
    world.array('members.wanted')[0] = 100;
    tick(world);
    expect(world.array(term_)[0]).toBe(0);
    world.array('members.wanted')[0] = -1e6;
    tick(world);
    // Twice the fee: what comes back is short of what was paid by about 0.6 %.
    expect(world.array(term_)[0]).toBeLessThan(0);
    expect(world.array(term_)[0]).toBeGreaterThan(-0.7);

    const granted = market({ ...STILL, cliffWeeks: 0, vestingWeeks: 0 });
    runWeeks(granted, 4);
    expect(granted.array('members.tokens')[0]).toBe(400_000);
    granted.array('members.wanted')[0] = -1e6;
    tick(granted);
    expect(granted.array(term_)[0]).toBeCloseTo(flowed(granted, 'sold') / 1000, 3);
    expect(granted.array('members.sideIncome')[0]).toBeGreaterThan(0);
  });
});

describe('use', () => {
  test('the treasury pays the discount every four weeks, up to a full stake', () => {
    const world = market({ ...QUIET, issuePerYear: 0, holdersDiscount: 2, fullStake: 800 });
    let paid = 0;
    for (let week = 0; week < 4; week++) {
      tick(world);
      paid += flowed(world, 'discount');
    }
    // 400 locked tokens of 800: half of four weeks' discount.
    expect(paid).toBe(20 * 4000);
  });

  test('a treasury without money pays none, and the token loses its value', () => {
    const broke = { 'economy.treasury': { foundingFund: 25, fundingCredits: 0, upkeepCredits: 100, creditWeeks: 0 } };
    const world = market({ volatility: 0 }, { clauses: broke });
    runWeeks(world, 60);
    const sound = market({ volatility: 0 }, { clauses: { 'economy.treasury': { fundingCredits: 30 } } });
    runWeeks(sound, 60);
    expect(one(world, 'society.discountPaid')).toBeLessThan(0.5);
    expect(one(sound, 'society.discountPaid')).toBe(1);
    expect(one(world, 'society.tokenValue')).toBeLessThan(0.5 * one(sound, 'society.tokenValue'));
  });
});

describe('coming and going', () => {
  test('newcomers start with none; leavers take what is liquid, and the rest falls back', () => {
    const world = market({ ...STILL, cliffWeeks: 0, vestingWeeks: 104 });
    runWeeks(world, 40);
    const liquid = world.array('members.tokens')[5];
    const locked = world.array('members.lockedTokens')[5];
    const reserve = one(world, 'society.tokenReserve');
    expect(Math.min(liquid, locked)).toBeGreaterThan(100_000);
    world.roster.release(5, EXITED);
    tick(world);
    expect(one(world, 'society.outsideTokens')).toBe(liquid);
    expect(one(world, 'society.tokenReserve')).toBe(reserve + locked);
    const row = world.roster.seat(77, MEMBER);
    expect([row, world.array('members.tokens')[row], world.array('members.lockedTokens')[row]]).toEqual([5, 0, 0]);
  });

  test('outsiders sell what leavers took along, and buy with money from outside', () => {
    const world = market({ ...STILL, outsideInterest: 0.1, cliffWeeks: 0, vestingWeeks: 0 });
    runWeeks(world, 4);
    world.roster.release(5, EXITED);
    tick(world);
    // Nothing gives the token a value here.
    expect(flowed(world, 'sold_outside')).toBeGreaterThan(0);
    const wanted = market({ ...STILL, outsideInterest: 0.1, holdersDiscount: 5 });
    tick(wanted);
    expect(flowed(wanted, 'bought_outside')).toBeGreaterThan(0);
    expect(one(wanted, 'society.outsideTokens')).toBeGreaterThan(0);
  });
});

test('tokens and money balance every week, whatever is issued, promised, ordered and whoever goes', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({
        supply: fc.integer({ min: 1, max: 5000 }),
        foundersShare: share,
        reserveShare: share,
        poolShare: share,
        poolCredits: fc.integer({ min: 0, max: 200 }),
        vestingWeeks: fc.integer({ min: 0, max: 60 }),
        cliffWeeks: fc.integer({ min: 0, max: 30 }),
        issuePerYear: share,
        fee: fc.double({ min: 0, max: 0.2, noNaN: true }),
        holdersDiscount: fc.integer({ min: 0, max: 20 }),
        fullStake: fc.integer({ min: 1, max: 1000 }),
        outsideInterest: fc.double({ min: 0, max: 0.5, noNaN: true }),
        volatility: fc.double({ min: 0, max: 1.5, noNaN: true }),
      }),
      fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 0, max: 11 }),
      (token, orders, leaver) => {
        const world = market(token, { members: 12, capacity: 14 });
        for (let week = 0; week < 40; week++) {
          if (week % 5 === 1) world.array('members.wanted').set(orders, week % 4);
          if (week === 20) world.roster.release(leaver, EXITED);
          const k = BigInt(pool(world)) * BigInt(one(world, 'society.poolTokens'));
          tick(world);
          expect(checkLedgers(world)).toEqual([]);
          expect(BigInt(pool(world)) * BigInt(one(world, 'society.poolTokens'))).toBeGreaterThanOrEqual(k);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('only people who live here trade, and a sale empties neither pool', () => {
  const world = market({ ...STILL, cliffWeeks: 0, vestingWeeks: 0 });
  runWeeks(world, 4);
  world.array('members.wanted').fill(-1e6);
  tick(world);
  const status = world.array('members.status');
  for (let i = 0; i < world.rows.members; i++)
    if (status[i] >= RESIDENT) expect(world.array('members.tokens')[i]).toBe(0);
  expect(pool(world)).toBeGreaterThan(0);
  expect(creditsOut(1e12, pool(world), one(world, 'society.poolTokens'), 0)).toBeLessThan(pool(world));
});
