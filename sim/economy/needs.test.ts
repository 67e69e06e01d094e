import { describe, expect, test } from 'vitest';
import { COMMUNITY_PRESETS } from '../communities.ts';
import { runWeeks } from '../lab.ts';
import { CALM, mean, village } from './village.fixture.ts';

test('everything is bought at outside prices where nothing is made at home', () => {
  const world = village({ ...CALM, 'economy.needs': { circumstanceSpread: 0 } }, { without: ['autonomy.resource'] });
  runWeeks(world, 1);
  expect(world.f64('society.unitBill')[0]).toBe(100);
  expect(world.array('members.bill')[5]).toBe(100);
  expect(world.f64('society.boughtShare')[0]).toBe(1);
});

test('what is made at home is off the bill; what should have been and was not costs more', () => {
  const world = village({
    ...CALM,
    'autonomy.resource': { outsideDependence: 0.6, upkeepAtFull: 10 },
    'shocks.blow': { weeks: 1, damage: 1 },
  });
  runWeeks(world, 1);
  // 60 bought + 40 at short notice with a surcharge of 40 % + 4 of upkeep.
  expect(world.f64('society.unitBill')[0]).toBeCloseTo(60 + 40 * 1.4 + 4, 6);
  expect(world.f64('society.boughtShare')[0]).toBe(1);
  const intact = village({ ...CALM, 'autonomy.resource': { upkeepAtFull: 10, hoursAtFull: 1 } });
  runWeeks(intact, 1);
  expect(intact.f64('society.unitBill')[0]).toBeLessThan(67);
  expect(intact.f64('society.unitBill')[0]).toBeGreaterThan(63.9);
});

test('circumstances scatter about one', () => {
  const world = village({ 'economy.needs': { circumstanceSpread: 0.4 } }, { members: 1000 });
  expect(mean(world, 'members.needsScale')).toBeGreaterThan(0.96);
  expect(mean(world, 'members.needsScale')).toBeLessThan(1.04);
  const scale = Array.from(world.array('members.needsScale')).sort((a, b) => a - b);
  expect(scale[900] / scale[100]).toBeGreaterThan(2);
});

test.each(['foodCredits', 'energyCredits', 'housingCredits', 'toolsCredits'])('%s is on the bill', (name) => {
  const [none, some] = [0, 50].map((value) => {
    const world = village({ ...CALM, 'economy.needs': { [name]: value } });
    runWeeks(world, 1);
    return world.f64('society.unitBill')[0];
  });
  expect(some - none).toBeGreaterThan(25);
});

test('the surcharge is paid for hours that were not given', () => {
  const [cheap, dear] = [0, 2].map((shortNoticeSurcharge) => {
    const world = village({
      ...CALM,
      'economy.needs': { shortNoticeSurcharge },
      'shocks.blow': { weeks: 1, damage: 0.5 },
    });
    runWeeks(world, 1);
    return world.f64('society.unitBill')[0];
  });
  expect(dear).toBeGreaterThan(cheap + 30);
});

describe('in an outage', () => {
  const dark = (resource: Record<string, number> | null, outage = 0.4) => {
    const clauses = { ...CALM, ...(resource ? { 'autonomy.resource': resource } : {}) };
    const world = village(
      { ...clauses, 'shocks.blow': { weeks: 1, outage } },
      { without: resource ? [] : ['autonomy.resource'] },
    );
    runWeeks(world, 1);
    return world;
  };

  test('half of the missing energy is bought dearly and half is done without, by rich and poor', () => {
    // 12 credits of energy, of which 4.8 do not come: 2.4 at three times the price instead of 4.8.
    const world = dark(null);
    expect(world.f64('society.unitBill')[0]).toBeCloseTo(100 - 4.8 + 3 * 2.4, 5);
    expect(mean(world, 'members.needsMet')).toBeCloseTo(1 - 0.024, 6);
    expect(mean(world, 'members.hardship')).toBeGreaterThan(0);
    runWeeks(world, 1);
    expect(mean(world, 'members.needsMet')).toBe(1);
  });

  test('those who make much at home miss less', () => {
    const without = (outsideDependence: number) => dark({ outsideDependence }).f64('society.doneWithout')[0];
    expect(without(0.25)).toBeCloseTo(without(1) / 4, 7);
    expect(without(1)).toBeCloseTo(0.024, 7);
  });
});

test('what types of community need is in sum what their bills were calibrated on', () => {
  const sums = Object.values(COMMUNITY_PRESETS).map((preset) =>
    ['food', 'energy', 'housing', 'tools'].reduce((sum, k) => sum + Number(preset[`economy.needs.${k}_credits`]), 0),
  );
  expect(sums).toEqual([92, 100, 100, 100, 100]);
});
