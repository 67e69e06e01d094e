import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import { ledgerSum, mean, village } from './village.fixture.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the ledger of the whole layer', () => {
  test('balances to the last thousandth under any law, effort and blow', () => {
    fc.assert(
      fc.property(
        fc.record({
          sharing: share,
          investment: fc.double({ min: 0, max: 0.4, noNaN: true }),
          by: fc.integer({ min: 0, max: 2 }),
          net: share,
          dependence: share,
          hours: fc.integer({ min: 0, max: 40 }),
          idlers: share,
          price: fc.double({ min: -1, max: 2, noNaN: true }),
          damage: share,
          outage: share,
          circular: fc.double({ min: 0, max: 0.8, noNaN: true }),
          left: fc.double({ min: 0, max: 0.9, noNaN: true }),
          members: fc.integer({ min: 1, max: 12 }),
          seed: fc.string({ maxLength: 8 }),
        }),
        (x) => {
          const world = village(
            {
              'economy.treasury': { sharingRate: x.sharing, investmentRate: x.investment },
              'economy.allocation': { by: x.by, safetyNet: x.net },
              'autonomy.resource': { outsideDependence: x.dependence },
              'economy.circular': { share: x.circular },
              'economy.regenerative': { leftShare: x.left },
              'people.contribution': { hours: x.hours, idlers: x.idlers },
              'shocks.blow': { weeks: 3, week: 4, price: x.price, damage: x.damage, outage: x.outage, funding: 1 },
            },
            { members: x.members, seed: x.seed },
          );
          for (let week = 0; week < 10; week++) {
            runWeeks(world, 1);
            expect(ledgerSum(world)).toBe(0);
            const wealth = world.f64('members.wealth');
            for (let i = 0; i < x.members; i++) {
              expect(Number.isInteger(wealth[i])).toBe(true);
              expect(wealth[i]).toBeGreaterThanOrEqual(0);
            }
            expect(Number.isInteger(world.f64('society.treasury')[0])).toBe(true);
          }
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  test('what is shared out and pooled adds up to output', () => {
    const world = village();
    for (let week = 0; week < 20; week++) {
      runWeeks(world, 1);
      const own = world.array('members.ownShare');
      let paid = 0;
      for (let i = 0; i < world.rows.members; i++) paid += Math.round(own[i] * 1000);
      expect(paid + world.f64('society.pooled')[0]).toBe(Math.floor(world.f64('society.output')[0] * 1000));
    }
  });
});

describe('a middling village', () => {
  test('treasury and purses neither explode nor collapse in ten years', () => {
    for (const seed of ['a', 'b', 'c']) {
      const world = village({}, { seed });
      runWeeks(world, 104);
      const purse = mean(world, 'members.wealth');
      const pool = world.f64('society.treasury')[0];
      runWeeks(world, 416);
      expect(mean(world, 'members.wealth') / purse).toBeGreaterThan(0.6);
      expect(mean(world, 'members.wealth') / purse).toBeLessThan(1.6);
      expect(world.f64('society.treasury')[0] / pool).toBeGreaterThan(0.5);
      expect(world.f64('society.treasury')[0] / pool).toBeLessThan(2);
      expect(mean(world, 'members.needsMet')).toBeGreaterThan(0.98);
    }
  });

  test('lives with a slim surplus of about twelve hours given and as many sold', () => {
    const world = village();
    runWeeks(world, 156);
    const bill = mean(world, 'members.bill');
    const income = mean(world, 'members.incomeCredits');
    expect(bill).toBeGreaterThan(55);
    expect(bill).toBeLessThan(75);
    expect(income - bill).toBeGreaterThan(5);
    expect(income - bill).toBeLessThan(30);
  });

  test('runs into debt and stays there when hardly anybody gives hours', () => {
    const giving = village();
    const idle = village({ 'people.contribution': { hours: 1 } });
    runWeeks(giving, 156);
    runWeeks(idle, 156);
    expect(giving.f64('society.treasury')[0]).toBeGreaterThan(0);
    expect(giving.f64('society.arrearsWeeks')[0]).toBe(0);
    expect(idle.f64('society.treasury')[0]).toBeLessThan(0);
    expect(idle.f64('society.arrearsWeeks')[0]).toBeGreaterThan(52);
    expect(idle.f64('society.capital')[0]).toBeLessThan(giving.f64('society.capital')[0]);
    expect(idle.f64('society.neglect')[0]).toBeGreaterThan(0.3);
  });

  test('is the same in every run of a seed and differs between seeds', () => {
    const [one, again, other] = ['x', 'x', 'y'].map((seed) => village({}, { seed }));
    for (const world of [one, again, other]) runWeeks(world, 30);
    expect(again.f64('members.wealth')).toEqual(one.f64('members.wealth'));
    expect(other.f64('members.wealth')).not.toEqual(one.f64('members.wealth'));
  });
});
