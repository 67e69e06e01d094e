import { describe, expect, test } from 'vitest';
import { runWeeks, stepOnly } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, village } from './village.fixture.ts';

const ATTENTION = 1;

function lived(weeks: number, clauses: Record<string, Record<string, number>> = {}, members = 60): World {
  const world = village({ ...CALM, ...clauses }, { members });
  runWeeks(world, weeks);
  return world;
}

const left = (world: World): number => world.f64('society.commons')[0];
const bill = (world: World): number => world.f64('society.unitBill')[0];

describe('land', () => {
  test('keeps near where it started under the use that it was laid out for', () => {
    const world = lived(520, { 'autonomy.resource': { outsideDependence: 0.45 } });
    expect(left(world)).toBeGreaterThan(0.75);
    expect(left(world)).toBeLessThan(0.9);
    expect(world.f64('society.homeYield')[0]).toBeGreaterThan(0.97);
    expect(world.f64('society.homeYield')[0]).toBeLessThan(1.06);
    expect(world.f64('society.attentionYield')[0]).toBe(1);
  });

  test('is run down where too much is made of too little, and what is not made is bought', () => {
    const use = { 'autonomy.resource': { outsideDependence: 0.2 } };
    const ample = lived(520, { ...use, 'economy.commons': { bears: 2 } });
    const scarce = lived(520, { ...use, 'economy.commons': { bears: 0.4 } });
    expect(left(scarce)).toBeLessThan(0.5);
    expect(left(ample)).toBeGreaterThan(0.75);
    expect(scarce.f64('society.homeCover')[0]).toBeLessThan(0.85);
    expect(bill(scarce)).toBeGreaterThan(bill(ample) + 5);
  });

  test('recovers when people buy instead', () => {
    const world = lived(416, { 'autonomy.resource': { outsideDependence: 0.2 }, 'economy.commons': { bears: 0.3 } });
    const before = left(world);
    expect(world.array('society.commonsOverused')[0]).toBe(1);
    world.law.amend(world.law.indexOf('autonomy.resource.outside_dependence'), 1);
    runWeeks(world, 520);
    expect(left(world)).toBeGreaterThan(before + 0.3);
    expect(world.array('society.commonsOverused')[0]).toBe(0);
  });

  test('matters as far as home production lives off it', () => {
    const [off, on] = [0, 1].map((share) =>
      lived(260, { 'autonomy.resource': { outsideDependence: 0.2 }, 'economy.commons': { bears: 0.4, share } }),
    );
    expect(off.f64('society.homeYield')[0]).toBe(1);
    expect(on.f64('society.homeYield')[0]).toBeLessThan(0.8);
  });

  test('is untouched without home production', () => {
    const world = village(CALM, { without: ['autonomy.resource'] });
    runWeeks(world, 1040);
    expect(left(world)).toBeCloseTo(1, 2);
  });
});

describe('attention', () => {
  const digital = { 'economy.commons': { kind: ATTENTION, share: 0.3, bears: 3, regrowthPerYear: 12 } };

  test('is shared by all who work together, and an hour yields less when there are more of them', () => {
    const [few, many] = [1, 2.5].map((times) => {
      const world = lived(30, digital);
      // The same people in a place that a part of them founded.
      world.f64('society.commonsFounders')[0] /= times;
      runWeeks(world, 52);
      return world;
    });
    expect(left(many)).toBeLessThan(left(few) - 0.1);
    const perHour = (world: World): number => world.f64('society.output')[0] / world.f64('society.labour')[0];
    expect(perHour(many)).toBeLessThan(0.97 * perHour(few));
    expect(many.f64('society.homeYield')[0]).toBe(1);
  });

  test('comes back within weeks once people are quiet', () => {
    const world = lived(30, {
      'economy.commons': { ...digital['economy.commons'], bears: 1.5 },
      'people.contribution': { hours: 40 },
    });
    expect(left(world)).toBeLessThan(0.5);
    for (let week = 0; week < 26; week++) {
      world.f64('society.hoursGiven')[0] = 0;
      stepOnly(world, 'economy.commons', 'economy');
    }
    expect(left(world)).toBeGreaterThan(0.9);
  });
});
