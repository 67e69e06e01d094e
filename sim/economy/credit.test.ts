import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXITED, RESIDENT } from '../core/contract.ts';
import { checkLedgers } from '../invariants.ts';
import { runWeeks, stepOnly } from '../lab.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';
import { mean, village } from './village.fixture.ts';

const ID = 'economy.credit';
const flowOf = (world: World, name: string): number =>
  world.money.flows[world.layout.flows.findIndex((f) => f.name === `${ID}.${name}`)];
const credit = (world: World): void => stepOnly(world, ID, 'economy');

/** A member whose turn it is in week 4, with a bill of 60,000 and an income of 100 a week. */
function debtor(parameters: Record<string, number>, purse: number, debt = 0): World {
  const world = village({ [ID]: parameters }, { members: 8 });
  runWeeks(world, 4);
  world.f64('members.wealth').fill(1e9);
  world.f64('members.debt').fill(0);
  world.f64('members.wealth')[0] = purse;
  world.f64('members.debt')[0] = debt;
  world.array('members.due')[0] = 60_000;
  world.array('members.incomeCredits')[0] = 100;
  return world;
}
const purse = (world: World): number => world.f64('members.wealth')[0];
const debt = (world: World): number => world.f64('members.debt')[0];
const state = (world: World): number => world.array('members.creditState')[0];

describe('a loan', () => {
  test('fills a purse up to the bill', () => {
    const world = debtor({}, 20_000);
    credit(world);
    expect([purse(world), debt(world)]).toEqual([60_000, 40_000]);
    expect(flowOf(world, 'loan')).toBe(40_000);
    expect(world.f64('society.lent')[0]).toBe(40);
  });

  test('goes no further than the limit, in weeks of income, and fills up a purse below zero', () => {
    const world = debtor({ limitWeeks: 0.5 }, -10_000);
    credit(world);
    expect([purse(world), debt(world)]).toEqual([40_000, 50_000]);
    credit(world);
    expect(debt(world)).toBeLessThanOrEqual(50_000);
  });

  test('is had by nobody without income, and asked for by nobody who can pay', () => {
    const poor = debtor({}, 0);
    poor.array('members.incomeCredits')[0] = 0;
    credit(poor);
    expect(debt(poor)).toBe(0);
    const rich = debtor({}, 60_000);
    credit(rich);
    expect(debt(rich)).toBe(0);
  });
});

describe('service', () => {
  const terms = { yearlyInterest: 0.13, instalmentShare: 0.05, keptWeeks: 2 };

  test('is four weeks’ interest and an instalment', () => {
    const world = debtor(terms, 100_000, 100_000);
    credit(world);
    expect(flowOf(world, 'interest')).toBe(1000);
    expect(flowOf(world, 'repayment')).toBe(5000);
    expect([purse(world), debt(world), state(world)]).toEqual([94_000, 95_000, 0]);
  });

  test('takes more from what is above the weeks of bills that are kept, and no more than the debt', () => {
    const some = debtor(terms, 206_000, 100_000);
    credit(some);
    expect([purse(some), debt(some)]).toEqual([180_000, 75_000]);
    const all = debtor(terms, 1_000_000, 100_000);
    credit(all);
    expect([purse(all), debt(all)]).toEqual([899_000, 0]);
  });

  test('missed twice is a default: no loan, no interest, and the lender writes the rest off after five years', () => {
    const world = debtor({ ...terms, limitWeeks: 104 }, 0, 100_000);
    const told: number[] = [];
    const defaulted = world.layout.events.findIndex((e) => e.name === `${ID}.defaulted`);
    world.eventSink = (event, _week, who, _other, a) => {
      if (event === defaulted && who === 0) told.push(a);
    };
    credit(world);
    // The interest missed is owed, and somebody who is not in default may still borrow for the bill.
    expect([state(world), debt(world), purse(world)]).toEqual([1, 161_000, 60_000]);
    world.f64('members.wealth')[0] = 0;
    credit(world);
    expect([state(world), debt(world), purse(world)]).toEqual([2, 162_610, 0]);
    expect(told).toEqual([162.61]);
    for (let turn = 0; turn < 64; turn++) credit(world);
    expect([debt(world), purse(world)]).toEqual([162_610, 0]);
    credit(world);
    // Written off, and at once there is credit again.
    expect([state(world), debt(world), purse(world)]).toEqual([0, 60_000, 60_000]);
  });

  test('in default what is above the weeks kept is still collected', () => {
    const world = debtor(terms, 200_000, 100_000);
    world.array('members.creditState')[0] = 10;
    credit(world);
    expect([purse(world), debt(world), state(world)]).toEqual([180_000, 80_000, 11]);
  });
});

test('debt counts against savings, so that debtors want to earn more', () => {
  const world = debtor({}, 500_000, 300_000);
  stepOnly(world, 'economy.consumption', 'economy');
  const owing = world.array('members.savingsGap')[0];
  world.f64('members.wealth')[0] = 500_000;
  world.f64('members.debt')[0] = 0;
  stepOnly(world, 'economy.consumption', 'economy');
  expect(owing - world.array('members.savingsGap')[0]).toBeCloseTo(300, 3);
});

test('the lender loses when a debtor leaves', () => {
  const poor = { 'people.membership': { startingSavingsCredits: 50 }, 'economy.allocation': { safetyNet: 0 } };
  const world = village({ ...poor, [ID]: {}, 'economy.outside_market': { hourlyWageCredits: 1 } });
  runWeeks(world, 8);
  const who = world.f64('members.debt').findIndex((x) => x > 0);
  world.roster.release(who, EXITED);
  tick(world);
  expect(world.array('members.identity')[who]).toBe(0);
  expect(world.f64('members.debt')[who]).toBe(0);
  expect(checkLedgers(world)).toEqual([]);
});

describe('in a price shock', () => {
  /** Mean share of needs met, by quarter; dear from week 52 to 77, and wages that hardly cover a bill. */
  function quarters(without: string[]): number[] {
    const world = village(
      {
        [ID]: {},
        'economy.outside_market': {
          priceVolatility: 0,
          wageVolatility: 0,
          hourlyWageCredits: 1.6,
          aspirationCredits: 0,
        },
        'economy.allocation': { safetyNet: 0 },
        'autonomy.resource': { outsideDependence: 1 },
        'shocks.blow': { week: 52, weeks: 26, price: 0.5 },
      },
      { without, members: 200, seed: 'credit' },
    );
    const met: number[] = [];
    for (let quarter = 0; quarter < 14; quarter++) {
      let sum = 0;
      for (let week = 0; week < 13; week++) {
        tick(world);
        sum += mean(world, 'members.needsMet');
      }
      met.push(sum / 13);
    }
    return met;
  }

  test('credit keeps needs met while it lasts, and costs them later, when it has to be served', () => {
    const lent = quarters([]);
    const alone = quarters([ID]);
    const gain = lent.map((x, k) => x - alone[k]);
    expect(gain[4]).toBeGreaterThan(0.02);
    expect(gain[5]).toBeGreaterThan(0.02);
    for (const later of gain.slice(9)) expect(later).toBeLessThan(0);
  });
});

test('without a limit there is no credit, and everything is as without the clause', () => {
  const none = village({ [ID]: { limitWeeks: 0 }, 'people.membership': { startingSavingsCredits: 100 } });
  const off = village({ 'people.membership': { startingSavingsCredits: 100 } }, { without: [ID] });
  runWeeks(none, 60);
  runWeeks(off, 60);
  expect(none.array('members.wealth')).toEqual(off.array('members.wealth'));
  expect(none.array('members.hardship')).toEqual(off.array('members.hardship'));
});

test('ledgers balance, debts are whole and no purse goes below zero, on whatever terms', () => {
  fc.assert(
    fc.property(
      fc.record({
        limitWeeks: fc.integer({ min: 0, max: 104 }),
        yearlyInterest: fc.constantFrom(0, 0.15, 2),
        instalmentShare: fc.constantFrom(0, 0.04, 1),
        keptWeeks: fc.constantFrom(0, 2, 26),
      }),
      fc.integer({ min: 0, max: 1e6 }),
      (terms, seed) => {
        const world = village(
          {
            [ID]: terms,
            'people.membership': { startingSavingsCredits: 50 },
            'shocks.blow': { week: 10, weeks: 20, price: 1 },
          },
          { members: 25, seed: `credit/${seed}` },
        );
        for (let week = 0; week < 60; week++) {
          tick(world);
          expect(checkLedgers(world)).toEqual([]);
          for (let i = 0; i < world.rows.members; i++) {
            if (world.array('members.status')[i] < RESIDENT) continue;
            expect(world.f64('members.wealth')[i]).toBeGreaterThanOrEqual(0);
            expect(world.f64('members.debt')[i]).toBeGreaterThanOrEqual(0);
            expect(Number.isInteger(world.f64('members.debt')[i])).toBe(true);
          }
        }
      },
    ),
    { numRuns: 15 },
  );
});
