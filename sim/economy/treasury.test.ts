import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const balance = (world: World): number => world.f64('society.treasury')[0] / 1000;

function lived(
  weeks: number,
  treasury: Record<string, number>,
  rest: Record<string, Record<string, number>> = {},
): World {
  const world = village({ ...CALM, 'economy.treasury': treasury, ...rest });
  runWeeks(world, weeks);
  return world;
}

const NOTHING_IN = { fundingCredits: 0 };
const NO_HOURS = { 'people.contribution': { hours: 0 }, 'economy.allocation': { safetyNet: 0 } };

describe('what comes before sharing out', () => {
  test('upkeep per head at outside prices', () => {
    const one = lived(1, { ...NOTHING_IN, foundingFund: 130 }, NO_HOURS);
    expect(balance(one)).toBe(100 * 130 - 100 * 10);
    const dear = lived(1, { ...NOTHING_IN }, { ...NO_HOURS, 'shocks.blow': { weeks: 1, price: 0.5 } });
    expect(balance(dear)).toBeCloseTo(100 * 130 - 100 * 10 * 1.6487, 0);
  });

  test('interest on an overdraft compounds, at the yearly rate', () => {
    const owing = { ...NOTHING_IN, foundingFund: 0, upkeepCredits: 10, overdraftInterest: 0.26 };
    expect(balance(lived(1, owing, NO_HOURS))).toBe(-1000);
    expect(balance(lived(2, owing, NO_HOURS))).toBe(-2005);
    expect(balance(lived(3, owing, NO_HOURS))).toBeCloseTo(-3015.025, 3);
  });

  test('credit ends: upkeep goes unpaid, buildings become unusable', () => {
    const tight = lived(80, { ...NOTHING_IN, foundingFund: 0, creditWeeks: 4, overdraftInterest: 0 }, NO_HOURS);
    expect(balance(tight)).toBe(-4000);
    expect(tight.f64('society.neglect')[0]).toBeGreaterThan(0.8);
    expect(tight.f64('society.damage')[0]).toBeGreaterThan(0.35);
    const loose = lived(80, { ...NOTHING_IN, foundingFund: 0, creditWeeks: 104, overdraftInterest: 0 }, NO_HOURS);
    expect(balance(loose)).toBe(-80_000);
    expect(loose.f64('society.damage')[0]).toBe(0);
    expect(loose.f64('society.arrearsWeeks')[0]).toBe(80);
  });

  test('investment comes out of the pooled share and becomes infrastructure and tools a week later', () => {
    const world = lived(1, { investmentRate: 0.4, toolsShare: 0.25 });
    const built = world.f64('society.invested')[0];
    const bought = world.f64('society.toolsBought')[0];
    expect(built + bought).toBeCloseTo((0.4 * world.f64('society.pooled')[0]) / 1000, 2);
    expect(bought / (built + bought)).toBeCloseTo(0.25, 9);
    const [capital, tools] = ['society.capital', 'society.tools'].map((path) => world.f64(path)[0]);
    runWeeks(world, 1);
    expect(world.f64('society.capital')[0]).toBeCloseTo(capital * (1 - 0.056 / 52) + built, 6);
    expect(world.f64('society.tools')[0]).toBeCloseTo(tools * (1 - 0.124 / 52) + bought, 6);
  });

  test('nothing is invested and nothing shared out in debt', () => {
    const world = lived(30, { foundingFund: 0, upkeepCredits: 60, investmentRate: 0.4 });
    expect(balance(world)).toBeLessThan(0);
    expect(world.f64('society.invested')[0]).toBe(0);
    expect(world.f64('society.distributable')[0]).toBe(0);
    expect(mean(world, 'members.allotment')).toBe(0);
  });
});

describe('the lever and the reserve', () => {
  test('the sharing rate moves output from makers to the pool', () => {
    const some = lived(20, { sharingRate: 0.3 });
    const most = lived(20, { sharingRate: 0.9 });
    expect(most.f64('society.pooled')[0]).toBeGreaterThan(2.5 * some.f64('society.pooled')[0]);
    expect(mean(most, 'members.ownShare')).toBeLessThan(mean(some, 'members.ownShare'));
    expect(mean(most, 'members.allotment')).toBeGreaterThan(mean(some, 'members.allotment'));
  });

  test('an amended sharing rate is levied from the next week', () => {
    const world = lived(5, { sharingRate: 0.5 });
    const index = world.law.indexOf('economy.treasury.sharing_rate');
    world.law.amend(index, 1);
    runWeeks(world, 1);
    expect(world.f64('society.pooled')[0]).toBe(Math.floor(world.f64('society.output')[0] * 1000));
  });

  test('a reserve below target withholds, above target releases', () => {
    const poor = lived(1, { foundingFund: 20, reserveShare: 1 });
    expect(poor.f64('society.distributable')[0]).toBe(0);
    const rich = lived(1, { foundingFund: 500 });
    const level = lived(1, { foundingFund: 130 });
    expect(rich.f64('society.distributable')[0]).toBeGreaterThan(level.f64('society.distributable')[0]);
    const low = lived(208, { reserveWeeks: 4 });
    const high = lived(208, { reserveWeeks: 40 });
    expect(balance(high)).toBeGreaterThan(3 * balance(low));
  });

  test('a funding cut is felt and fades over a year', () => {
    const cut = village({
      ...CALM,
      'economy.treasury': { fundingCredits: 10, upkeepCredits: 20 },
      'shocks.blow': { weeks: 1, funding: 1 },
    });
    const whole = lived(1, { fundingCredits: 10, upkeepCredits: 20 });
    runWeeks(cut, 1);
    expect(balance(cut)).toBeLessThan(balance(whole) - 500);
    runWeeks(cut, 52);
    expect(cut.f64('society.fundingCut')[0]).toBeCloseTo(0.5, 6);
  });
});
