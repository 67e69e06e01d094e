import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLedgers } from '../invariants.ts';
import { lab, runWeeks, stepOnly } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const ID = 'economy.subscriptions';

function subscribed(parameters: Record<string, number> = {}, weeks = 104, rest: Record<string, object> = {}): World {
  const world = village({ ...CALM, [ID]: parameters, ...rest });
  runWeeks(world, weeks);
  return world;
}

const supporters = (world: World): number => world.f64('society.supporters')[0];

/** Thousandths posted on a flow in the last week. */
function posted(world: World, name: string): number {
  return world.money.flows[world.layout.flows.findIndex((f) => f.name === `${ID}.${name}`)];
}

describe('supporters', () => {
  test('are won by hours of outreach, and cost hours of service', () => {
    const world = subscribed();
    expect(supporters(world)).toBeGreaterThan(20);
    expect(mean(world, `${ID}?outreach`)).toBeGreaterThan(5);
    expect(mean(world, `${ID}?service`)).toBeGreaterThan(0.5);
    const idle = subscribed({ outreachHours: 0 });
    expect(supporters(idle)).toBe(0);
    expect(mean(idle, 'members.shift')).toBe(0);
    expect(supporters(subscribed({ outreachHours: 1 }))).toBeGreaterThan(1.5 * supporters(world));
  });

  test('are no more than there is an audience for', () => {
    expect(supporters(subscribed({ outreachHours: 5, audience: 60 }))).toBeLessThan(75);
  });

  test('pay into the treasury, and the treasury lets go of more for it', () => {
    const world = subscribed({ outreachHours: 1 });
    const without = subscribed({ outreachHours: 0 });
    expect(posted(world, 'fees')).toBeGreaterThan(posted(world, 'goods'));
    expect(world.f64('society.subscribed')[0]).toBe(posted(world, 'fees') - posted(world, 'goods'));
    expect(world.f64('society.distributable')[0]).toBeGreaterThan(without.f64('society.distributable')[0]);
    const spread = world.f64('society.supporters')[0] > 0 ? posted(world, 'fees') / supporters(world) : 0;
    // Between a friend's and a patron's fee a week, in thousandths.
    expect(spread).toBeGreaterThan(750);
    expect(spread).toBeLessThan(7500);
  });

  test('come in smaller numbers for higher fees', () => {
    const dear = subscribed({ friendFee: 6, boxFee: 32, patronFee: 60 });
    expect(supporters(dear)).toBeLessThan(0.4 * supporters(subscribed()));
  });
});

describe('a promise that is not kept', () => {
  /** As many supporters as hours do not suffice for, or a handful. */
  function promised(count: number, weeks = 12): World {
    const world = village({ ...CALM, [ID]: { outreachHours: 0.1 } }, { members: 20 });
    runWeeks(world, 8);
    world.array('society.supporterKinds').fill(count);
    runWeeks(world, weeks);
    return world;
  }

  test('loses supporters and their fees, and is told', () => {
    const before = 400 * 12;
    const world = promised(400, 1);
    expect(world.f64('society.promiseKept')[0]).toBeLessThan(0.9);
    runWeeks(world, 15);
    expect(supporters(world)).toBeLessThan(0.55 * before);
    expect(world.f64('society.promiseKept')[0]).toBeLessThan(0.5);
    const few = promised(1, 16);
    expect(few.f64('society.promiseKept')[0]).toBeGreaterThan(0.9);
    expect(supporters(few)).toBeGreaterThan(0.7 * 12);
  });

  test('brings members to take up shifts, who put them down when there is nothing left to do', () => {
    const few = promised(1);
    const many = promised(40);
    expect(mean(many, 'members.shift')).toBeGreaterThan(2 * mean(few, 'members.shift'));
    many.array('society.supporterKinds').fill(0);
    many.law.amend(many.law.indexOf(`${ID}.outreach_hours`), 0);
    runWeeks(many, 30);
    expect(mean(many, 'members.shift')).toBeLessThan(0.1);
  });

  test('is heard outside: complaints lower the reputation of the place', () => {
    const told = (disappointed: number): number => {
      const world = lab({ specs: SPECS, stepping: '*', members: 40, seed: 'complaints' });
      runWeeks(world, 4);
      world.f64('society.disappointed')[0] = disappointed;
      world.f64('society.promiseKept')[0] = 0.1;
      stepOnly(world, 'citizenship.candidates', 'citizenship');
      return world.f64('society.placeReputation')[0];
    };
    expect(told(30)).toBeLessThan(told(0) - 0.001);
  });

  test('goods come out of the pool and the fees, never out of what was there before', () => {
    const world = village(
      { ...CALM, [ID]: { boxFee: 0.5 }, 'economy.treasury': { foundingFund: 0, sharingRate: 0.05, fundingCredits: 0 } },
      { members: 20 },
    );
    runWeeks(world, 4);
    world.array('society.supporterKinds').fill(300);
    world.array('members.shift').fill(1);
    for (let week = 0; week < 8; week++) {
      runWeeks(world, 1);
      const room = world.f64('society.pooled')[0] + posted(world, 'fees');
      expect(posted(world, 'goods')).toBeLessThanOrEqual(room);
    }
  });
});

test('money is conserved, and counts are whole, under any law', () => {
  const fee = fc.double({ min: 0.5, max: 500, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({
        friend: fee,
        box: fee,
        patron: fee,
        hours: fc.double({ min: 0, max: 5, noNaN: true }),
        shift: fc.double({ min: 1, max: 20, noNaN: true }),
        elasticity: fc.double({ min: 0, max: 8, noNaN: true }),
        sharing: fc.double({ min: 0, max: 1, noNaN: true }),
        price: fc.double({ min: -1, max: 2, noNaN: true }),
        later: fee,
        members: fc.integer({ min: 1, max: 14 }),
        seed: fc.string({ maxLength: 8 }),
      }),
      (x) => {
        const world = village(
          {
            [ID]: {
              friendFee: x.friend,
              boxFee: x.box,
              patronFee: x.patron,
              outreachHours: x.hours,
              shiftHours: x.shift,
              priceElasticity: x.elasticity,
            },
            'economy.treasury': { sharingRate: x.sharing },
            'shocks.blow': { week: 6, weeks: 3, price: x.price },
          },
          { members: x.members, seed: x.seed },
        );
        for (let week = 0; week < 16; week++) {
          if (week === 5) world.array('society.supporterKinds').fill(20);
          if (week === 9) world.law.amend(world.law.indexOf(`${ID}.box_fee`), x.later);
          runWeeks(world, 1);
          expect(checkLedgers(world)).toEqual([]);
          const kinds = world.array('society.supporterKinds');
          for (const count of kinds) expect(count).toBeGreaterThanOrEqual(0);
          expect(supporters(world)).toBe([...kinds].reduce((a, b) => a + b, 0));
          expect(world.f64('society.promiseKept')[0]).toBeGreaterThanOrEqual(0);
          expect(world.f64('society.promiseKept')[0]).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});
