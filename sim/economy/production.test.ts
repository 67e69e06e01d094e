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

  test('falls with damage by the capital share', () => {
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
    expect(output(fresh({ capitalShare: 0.6 }))).not.toBeCloseTo(base, 0);
    expect(output(fresh({ referenceCapital: 120 })) / base).toBeCloseTo(0.812252396, 7);
    expect(output(fresh({ foundingCapital: 2400 })) / base).toBeCloseTo(1 / 0.812252396, 7);
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
    expect(worn.f64('society.capital')[0] / (1200 * 100)).toBeCloseTo(0.903, 2);
    expect(built.f64('society.capital')[0]).toBeGreaterThan(1200 * 100);
    const faster = village({ ...CALM, 'economy.production': { wearPerYear: 0.3 } });
    runWeeks(faster, 53);
    expect(faster.f64('society.capital')[0]).toBeLessThan(worn.f64('society.capital')[0]);
  });

  test('is repaired by half in half a year', () => {
    const world = village({ ...CALM, 'shocks.blow': { weeks: 1, damage: 0.8 } });
    runWeeks(world, 1);
    expect(world.f64('society.damage')[0]).toBeCloseTo(0.8, 6);
    runWeeks(world, 26);
    expect(world.f64('society.damage')[0]).toBeCloseTo(0.4, 6);
  });
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
