import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXITED, SKILLS } from '../core/contract.ts';
import { society } from '../governance/fixture.ts';
import { checkLedgers } from '../invariants.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { HANDED_IN, HOLDING, MOST_OPEN, READING } from './grant-book.ts';
import { BY_LOT, BY_VOTE } from './grant-reading.ts';
import { grants } from './grants.ts';
import { ledgerSum, village } from './village.fixture.ts';

const RICH = {
  'economy.outside_market': { priceVolatility: 0, wageVolatility: 0 },
  'economy.treasury': { sharingRate: 1 },
};
const scheme = (law: Record<string, number> = {}, options: Parameters<typeof village>[1] = {}): World =>
  village({ ...RICH, 'economy.grants': { poolShare: 0.5, ...law } }, { members: 60, ...options });

const total = (world: World, name: string): number => world.f64(`society.${name}`)[0];
const pool = (world: World): number => total(world, 'funds');
const having = (world: World, part: number): number =>
  world.array('members.grantPart').filter((p: number) => p === part).length;
const posted = (world: World, name: string): number =>
  world.money.flows[world.layout.flows.findIndex((f) => f.name === `economy.grants.${name}`)];

function sum(array: ArrayLike<number>): number {
  let added = 0;
  for (let i = 0; i < array.length; i++) added += array[i];
  return added;
}

/** Weeks until grants are made for the first time, everybody keen to apply. */
function upToSelection(world: World): World {
  world.array('members.ambition').fill(1);
  runWeeks(world, 16);
  return world;
}

describe('a round', () => {
  test('takes hours of those who write and read, before anything is granted', () => {
    const world = scheme();
    world.array('members.ambition').fill(1);
    let wrote = 0;
    let readers = 0;
    for (let week = 0; week < 15; week++) {
      runWeeks(world, 1);
      const effort = sum(world.array('economy.grants!effort'));
      const reading = sum(world.array('economy.grants!reading'));
      wrote += effort;
      readers += reading;
      if (week > 8) expect(effort).toBe(0);
      if (week < 8) expect(reading).toBe(0);
      if (week === 7) expect(having(world, HANDED_IN)).toBeGreaterThan(3);
      if (week === 8) expect(having(world, READING)).toBe(5);
    }
    expect(wrote / 60 / having(world, HANDED_IN)).toBeCloseTo(6, 0);
    expect(readers).toBeGreaterThan(5 * 20);
    expect(total(world, 'grantsFunded')).toBe(0);
    runWeeks(world, 1);
    expect(total(world, 'grantsFunded')).toBeGreaterThan(0);
    expect(having(world, HANDED_IN)).toBe(0);
    expect(having(world, READING)).toBe(0);
    expect(having(world, HOLDING)).toBe(total(world, 'grantsFunded'));
  });

  test('has no applications of people without an hour to write them', () => {
    const world = scheme();
    world.array('members.careMinutes').fill(10_080);
    upToSelection(world);
    expect(world.array('society.grantOdds')[0]).toBe(0.5);
    expect(total(world, 'grantsFunded')).toBe(0);
  });

  test('without applications sends back what is beyond one largest grant', () => {
    const world = scheme();
    world.array('members.ambition').fill(0);
    runWeeks(world, 15);
    const held = pool(world);
    expect(held).toBeGreaterThan(200_000);
    runWeeks(world, 1);
    expect(pool(world)).toBe(200_000);
    expect(posted(world, 'unused')).toBe(held + posted(world, 'endowment') - 200_000);
  });

  test('by vote is read by many, by lot by nobody', () => {
    for (const [selectBy, fewest, most] of [
      [BY_VOTE, 10, 60],
      [BY_LOT, 0, 0],
    ]) {
      const world = scheme({ selectBy });
      world.array('members.ambition').fill(1);
      runWeeks(world, 12);
      expect(having(world, READING)).toBeGreaterThanOrEqual(fewest);
      expect(having(world, READING)).toBeLessThanOrEqual(most);
      runWeeks(world, 4);
      expect(total(world, 'grantsFunded')).toBeGreaterThan(0);
    }
  });

  test('whose readers choose well funds better ideas than the lot does', () => {
    const merit = (law: Record<string, number>): number => {
      let worth = 0;
      let size = 0;
      for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
        const world = upToSelection(scheme(law, { seed }));
        for (let g = 0; g < MOST_OPEN; g++) {
          if (world.array('society.grantHolder')[g] < 0) continue;
          worth += world.array('society.grantWorth')[g];
          size += 2 * world.array('society.grantSize')[g];
        }
      }
      return worth / size;
    };
    const lot = merit({ selectBy: BY_LOT });
    expect(merit({ ratingReliability: 1 })).toBeGreaterThan(lot + 0.1);
    expect(merit({})).toBeGreaterThan(lot);
  });

  test('has no more than eight grants open, and no more than the pool pays', () => {
    const world = scheme({ largestGrant: 20 });
    upToSelection(world);
    expect(total(world, 'grantsFunded')).toBe(MOST_OPEN);
    const poor = scheme({ largestGrant: 5000 });
    upToSelection(poor);
    expect(total(poor, 'grantsFunded')).toBeLessThan(MOST_OPEN);
    expect(pool(poor)).toBeGreaterThanOrEqual(0);
  });
});

describe('a grant', () => {
  const withPeople = (conscientiousness: number, energy: number): World => {
    const world = scheme();
    upToSelection(world);
    world.array('members.conscientiousness').fill(conscientiousness);
    world.array('members.energy').fill(energy);
    return world;
  };

  test('is delivered by the conscientious and strong, and not by others', () => {
    const able = withPeople(1, 1);
    const funded = total(able, 'grantsFunded');
    runWeeks(able, 15);
    expect(total(able, 'grantsDelivered')).toBe(funded);
    expect(total(able, 'grantRecord')).toBeGreaterThan(0.8);
    const unable = withPeople(0, 0.5);
    runWeeks(unable, 21);
    expect(total(unable, 'grantsDelivered')).toBe(0);
    expect(total(unable, 'grantRecord')).toBeLessThan(0.2);
  });

  test('pays half for materials, a quarter at once and the rest on delivery, and so is income', () => {
    const world = scheme();
    world.array('members.ambition').fill(1);
    runWeeks(world, 15);
    expect(posted(world, 'materials')).toBe(0);
    runWeeks(world, 1);
    const amounts = [...world.f64('society.grantSize')].map((x, g) =>
      world.array('society.grantHolder')[g] < 0 ? 0 : x,
    );
    const granted = Math.round(1000 * sum(amounts));
    expect(Math.abs(posted(world, 'materials') - granted / 2)).toBeLessThan(MOST_OPEN);
    expect(Math.abs(posted(world, 'start') - granted / 4)).toBeLessThan(MOST_OPEN);
    const holder = world.array('society.grantHolder')[0];
    expect(world.f64('members.sideIncome')[holder]).toBeGreaterThan(0);
    world.array('members.conscientiousness').fill(1);
    let last = 0;
    for (let week = 0; week < 15; week++) {
      runWeeks(world, 1);
      last += posted(world, 'delivery');
    }
    expect(Math.abs(last - granted / 4)).toBeLessThan(2 * MOST_OPEN);
  });

  test('for craft puts up infrastructure worth twice merit times amount', () => {
    const world = scheme();
    const skill = world.array('members.skill');
    for (let i = 0; i < 60; i++) skill[i * SKILLS.length] = 1;
    upToSelection(world);
    world.array('members.conscientiousness').fill(1);
    const worth = sum(world.array('society.grantWorth'));
    let built = 0;
    for (let week = 0; week < 15; week++) {
      runWeeks(world, 1);
      built += total(world, 'built');
    }
    expect(worth).toBeGreaterThan(100);
    expect(built).toBeCloseTo(worth, 2);
  });

  test('for knowledge adds to know-how, and delivery to a name: in a whole society with a budget', () => {
    const world = society({
      members: 60,
      stepping: '*',
      seed: 'grants',
      clauses: {
        'economy.treasury': { sharingRate: 1 },
        'economy.budget': { programmeShare: 0.6, guilds: 0, matching: 0, cooperatives: 0 },
      },
    });
    const skill = world.array('members.skill');
    for (let i = 0; i < 60; i++) skill[i * SKILLS.length + SKILLS.indexOf('knowledge')] = 1;
    world.array('members.ambition').fill(1);
    const { fruit, standing } = { fruit: 'economy.grants:fruit', standing: 'economy.grants:standing' };
    let best = 0;
    for (let week = 0; week < 52; week++) {
      runWeeks(world, 1);
      expect(checkLedgers(world)).toEqual([]);
      best = Math.max(best, ...world.array(standing));
    }
    expect(total(world, 'grantsDelivered')).toBeGreaterThan(0);
    expect(world.array(fruit)[0]).toBeGreaterThan(0);
    expect(best).toBeGreaterThan(0.09);
  });

  test('of somebody who leaves is failed, and what was not paid out stays in the pool', () => {
    const world = upToSelection(scheme({ poolShare: 0.5 }));
    const record = total(world, 'grantRecord');
    const left = pool(world);
    const holder = world.array('society.grantHolder')[0];
    world.roster.release(holder, EXITED);
    world.law.values[world.law.indexOf('economy.grants.pool_share')] = 0;
    world.law.pending[world.law.indexOf('economy.grants.pool_share')] = 0;
    world.refreshParameters();
    runWeeks(world, 1);
    expect(world.array('society.grantHolder')[0]).toBe(-1);
    expect(total(world, 'grantRecord')).toBeLessThan(record);
    expect(pool(world)).toBe(left);
    expect(ledgerSum(world)).toBe(0);
  });
});

describe('the money', () => {
  test('comes from the budget where there is one, to the thousandth', () => {
    const world = village({ ...RICH, 'economy.budget': { programmeShare: 0.3 }, 'economy.grants': { poolShare: 0.5 } });
    runWeeks(world, 10);
    expect(posted(world, 'endowment')).toBe(total(world, 'appropriation'));
    expect(posted(world, 'endowment')).toBe(Math.floor(0.3 * total(world, 'distributable')));
  });

  test('balances, and nobody is overdrawn, under any law', () => {
    fc.assert(
      fc.property(
        fc.record({
          poolShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
          selectBy: fc.integer({ min: 0, max: 2 }),
          largestGrant: fc.integer({ min: 10, max: 2000 }),
          panelSize: fc.integer({ min: 1, max: 15 }),
          readingMinutes: fc.integer({ min: 5, max: 120 }),
          writingHours: fc.integer({ min: 1, max: 40 }),
          deadlineWeeks: fc.integer({ min: 4, max: 40 }),
          roundWeeks: fc.integer({ min: 16, max: 20 }),
        }),
        fc.boolean(),
        fc.integer({ min: 1, max: 25 }),
        fc.string({ maxLength: 6 }),
        (law, voted, members, seed) => {
          const world = village(
            { ...RICH, 'economy.grants': law, ...(voted ? { 'economy.budget': { programmeShare: 1 } } : {}) },
            { members, seed },
          );
          world.array('members.ambition').fill(1);
          for (let week = 0; week < 44; week++) {
            runWeeks(world, 1);
            expect(ledgerSum(world)).toBe(0);
            expect(pool(world)).toBeGreaterThanOrEqual(0);
            expect(Number.isInteger(pool(world))).toBe(true);
            for (let i = 0; i < members; i++) expect(world.f64('members.wealth')[i]).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 25, seed: 4 },
    );
  });
});

test('nothing is kept, asked or paid where the clause is off', () => {
  const world = village(RICH);
  runWeeks(world, 40);
  expect(world.has('members.grantPart')).toBe(false);
  expect(pool(world)).toBe(0);
});

test('a scheme that is given up returns its money', () => {
  const world = upToSelection(scheme());
  const held = pool(world);
  const treasury = total(world, 'treasury');
  const bound = world.bound.get('economy.grants');
  expect(held).toBeGreaterThan(0);
  if (!bound) throw new Error('economy.grants');
  world.prepare(bound);
  grants.leave?.(bound.step);
  expect(pool(world)).toBe(0);
  expect(total(world, 'treasury')).toBe(treasury + held);
  expect(having(world, HOLDING)).toBe(0);
});
