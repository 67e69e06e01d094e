import { describe, expect, test } from 'vitest';
import { runWeeks, stepOnly } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const output = (world: World): number => world.f64('society.output')[0];

function fresh(parameters: Record<string, number> = {}): World {
  const world = village({ ...CALM, 'economy.production': parameters });
  runWeeks(world, 1);
  return world;
}

describe('output', () => {
  test('has constant returns: the same hours and infrastructure per head give the same output per head', () => {
    const small = village(CALM, { members: 50 });
    const large = village(CALM, { members: 400 });
    runWeeks(small, 1);
    runWeeks(large, 1);
    const perHour = (w: World) => output(w) / w.f64('society.labour')[0];
    expect(perHour(large) / perHour(small)).toBeGreaterThan(0.97);
    expect(perHour(large) / perHour(small)).toBeLessThan(1.03);
  });

  test('falls with damage, which takes the tools with the place, by both shares', () => {
    const whole = fresh();
    const half = village({ ...CALM, 'shocks.blow': { weeks: 1, damage: 0.5 } });
    runWeeks(half, 1);
    // 0.5^0.3
    expect(output(half) / output(whole)).toBeCloseTo(0.812252396, 7);
  });

  test('follows know-how, capital share, price of an hour and coordination', () => {
    const base = output(fresh());
    expect(output(fresh({ creditsPerHour: 5.2 })) / base).toBeCloseTo(2, 9);
    expect(output(fresh({ coordinationGain: 0 }))).toBeLessThan(base);
    expect(output(fresh({ capitalShare: 0.4 }))).not.toBeCloseTo(base, 0);
    expect(output(fresh({ toolsShare: 0.4 }))).not.toBeCloseTo(base, 0);
    // 2^0.13 and 2^0.17
    expect(output(fresh({ referenceCapital: 80 })) / base).toBeCloseTo(1 / 1.0942937, 6);
    expect(output(fresh({ foundingCapital: 1600 })) / base).toBeCloseTo(1.0942937, 6);
    expect(output(fresh({ referenceTools: 60 })) / base).toBeCloseTo(1 / 1.1250585, 6);
    expect(output(fresh({ foundingTools: 1200 })) / base).toBeCloseTo(1.1250585, 6);
    expect(output(fresh({ foundingTools: 0 }))).toBe(0);
  });

  test('has falling returns to hours', () => {
    const twelve = village({ ...CALM, 'people.contribution': { hours: 12 } });
    const six = village({ ...CALM, 'people.contribution': { hours: 6 } });
    runWeeks(twelve, 1);
    runWeeks(six, 1);
    const ratio = output(twelve) / output(six);
    expect(ratio).toBeGreaterThan(1.4);
    expect(ratio).toBeLessThan(2);
  });

  test('is nothing without hours, and nothing is posted', () => {
    const world = village({ ...CALM, 'people.contribution': { hours: 0 } });
    runWeeks(world, 3);
    expect(output(world)).toBe(0);
    expect(world.f64('society.pooled')[0]).toBe(0);
    expect(mean(world, 'members.ownShare')).toBe(0);
  });

  test('is wholly the makers’ own without a treasury', () => {
    const world = village(CALM, { without: ['economy.treasury', 'economy.allocation'] });
    runWeeks(world, 2);
    expect(world.f64('society.pooled')[0]).toBeLessThan(world.rows.members);
    expect(mean(world, 'members.ownShare') * world.rows.members).toBeCloseTo(output(world), 0);
  });

  test('goes up with outside wages as far as the community is open', () => {
    const gain = (outsideDependence: number): number => {
      const [calm, boom] = [0, 0.5].map((wage) => {
        const world = village({
          ...CALM,
          'autonomy.resource': { outsideDependence, hoursAtFull: 1 },
          'shocks.blow': { weeks: 5, wage },
        });
        runWeeks(world, 2);
        return output(world);
      });
      return boom / calm - 1;
    };
    expect(gain(1)).toBeGreaterThan(0.5);
    expect(gain(0.2)).toBeGreaterThan(0.1);
    expect(gain(0.2)).toBeLessThan(0.3 * gain(1));
  });
});

describe('infrastructure', () => {
  test('wears without investment and is built by it', () => {
    const worn = village({ ...CALM, 'economy.treasury': { investmentRate: 0 } });
    const built = village({ ...CALM, 'economy.treasury': { investmentRate: 0.4 } });
    runWeeks(worn, 53);
    runWeeks(built, 53);
    // A year and a week at 5.6 % and 12.4 % a year.
    expect(worn.f64('society.capital')[0] / (800 * 100)).toBeCloseTo(0.9445, 3);
    expect(worn.f64('society.tools')[0] / (600 * 100)).toBeCloseTo(0.8811, 3);
    expect(built.f64('society.capital')[0]).toBeGreaterThan(worn.f64('society.capital')[0] * 1.02);
    expect(built.f64('society.tools')[0]).toBeGreaterThan(worn.f64('society.tools')[0] * 1.05);
    const faster = village({ ...CALM, 'economy.production': { wearPerYear: 0.3 } });
    runWeeks(faster, 53);
    expect(faster.f64('society.capital')[0]).toBeLessThan(worn.f64('society.capital')[0]);
    const brittle = village({ ...CALM, 'economy.production': { toolsWearPerYear: 0.4 } });
    runWeeks(brittle, 53);
    expect(brittle.f64('society.tools')[0]).toBeLessThan(worn.f64('society.tools')[0]);
  });

  test('what others build and bring is used from the next week', () => {
    const [given, without] = [1, 0].map((gift) => {
      const world = village({ ...CALM, 'shocks.blow': { weeks: 1, works: 5000 * gift, gear: 3000 * gift } });
      runWeeks(world, 2);
      return world;
    });
    const more = (path: string) => given.f64(path)[0] - without.f64(path)[0];
    expect(more('society.capital')).toBeCloseTo(5000, 6);
    expect(more('society.tools')).toBeCloseTo(3000, 6);
    expect(more('society.output')).toBe(0);
    for (const world of [given, without]) runWeeks(world, 1);
    expect(more('society.output')).toBeGreaterThan(1);
  });

  test('is repaired by half in half a year', () => {
    const world = village({ ...CALM, 'shocks.blow': { weeks: 1, damage: 0.8 } });
    runWeeks(world, 1);
    expect(world.f64('society.damage')[0]).toBeCloseTo(0.8, 6);
    runWeeks(world, 26);
    expect(world.f64('society.damage')[0]).toBeCloseTo(0.4, 6);
  });
});

test('without power part of the work stands still, as far as power comes from outside', () => {
  const left = (outsideDependence: number, powerDependence = 0.5): number => {
    const [dark, lit] = [0.4, 0].map((outage) => {
      const world = village({
        ...CALM,
        'autonomy.resource': { outsideDependence },
        'economy.production': { powerDependence },
        'shocks.blow': { weeks: 1, outage },
      });
      runWeeks(world, 1);
      return output(world);
    });
    return dark / lit;
  };
  expect(left(1)).toBeCloseTo(0.8, 6);
  expect(left(0.25)).toBeCloseTo(0.95, 6);
  expect(left(1, 0)).toBe(1);
});

test('hours of work with the hands do not coordinate', () => {
  const world = village(CALM);
  runWeeks(world, 1);
  const before = output(world);
  world.f64('society.handsOn')[0] = 1e6;
  stepOnly(world, 'economy.production', 'economy');
  const uncoordinated = output(fresh({ coordinationGain: 0 }));
  expect(output(world)).toBeLessThan(before);
  expect(output(world) / uncoordinated).toBeCloseTo(1, 2);
});

test('the able get more done in an hour, the tired less', () => {
  const world = village();
  runWeeks(world, 1);
  const before = world.array('members.effectiveHours').slice();
  // Rows 1 and 5 are looked at in week 1, row 2 is not.
  world.array('members.skill').fill(1, 4, 8);
  world.f64('members.energy')[5] = 0;
  stepOnly(world, 'economy.production', 'economy');
  const now = world.array('members.effectiveHours');
  expect(now[1]).toBeGreaterThan(before[1]);
  expect(now[5] / before[5]).toBeCloseTo(0.6, 5);
  expect(now[2]).toBe(before[2]);
});

test('know-how multiplies output; without a layer that tells of it or of strength, both are neutral', () => {
  const knowing = village(CALM);
  knowing.f64('society.knowHow')[0] = 1.3;
  const plain = village(CALM);
  const alone = village(CALM, { without: ['people.energy'] });
  for (const world of [knowing, plain, alone]) runWeeks(world, 1);
  expect(output(knowing) / output(plain)).toBeCloseTo(1.3, 9);
  expect(output(alone)).toBe(output(plain));
});
