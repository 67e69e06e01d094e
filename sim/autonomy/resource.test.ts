import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '../core/contract.ts';
import { CALM, mean, village } from '../economy/village.fixture.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';

const COORDINATION = ACTIVITIES.indexOf('resource_coordination');
/** Keeping the books takes hours of coordination as well. */
const BOOKS = 'economy.transparent';

function run(resource: Record<string, number>, weeks: number, blow: Record<string, number> = {}): World {
  const world = village({ ...CALM, 'autonomy.resource': resource, 'shocks.blow': blow }, { without: [BOOKS] });
  runWeeks(world, weeks);
  return world;
}

function homeHours(world: World): number {
  const minutes = world.f64('members.minutes');
  let sum = 0;
  for (let i = 0; i < world.rows.members; i++) sum += minutes[i * ACTIVITIES.length + COORDINATION];
  return sum / 60 / world.rows.members;
}

test('hours rise with the square of what is made at home', () => {
  const quarter = homeHours(run({ outsideDependence: 0.75 }, 1));
  const half = homeHours(run({ outsideDependence: 0.5 }, 1));
  expect(half).toBeGreaterThan(3.9);
  expect(half).toBeLessThan(5.1);
  expect(half / quarter).toBeCloseTo(4, 1);
  expect(homeHours(run({ outsideDependence: 1 }, 1))).toBe(0);
});

describe('shocks reach in through what is bought', () => {
  const rise = (outsideDependence: number): number => {
    const [calm, dear] = [0, 0.5].map((price) =>
      mean(run({ outsideDependence, hoursAtFull: 5 }, 2, { weeks: 2, price }), 'members.bill'),
    );
    return dear - calm;
  };

  test('a price shock costs the dependent more', () => {
    expect(rise(0.9)).toBeGreaterThan(2 * rise(0.2));
  });

  test('damage at home costs the independent more', () => {
    const loss = (outsideDependence: number): number => {
      const [whole, broken] = [0, 0.6].map((damage) =>
        mean(run({ outsideDependence, hoursAtFull: 5 }, 1, { weeks: 1, damage }), 'members.bill'),
      );
      return broken - whole;
    };
    expect(loss(0.2)).toBeGreaterThan(2 * loss(0.9));
  });
});

test('upkeep and hours are its price', () => {
  const [light, heavy] = [0, 50].map((upkeepAtFull) => mean(run({ upkeepAtFull }, 1), 'members.bill'));
  expect(heavy - light).toBeGreaterThan(15);
  expect(homeHours(run({ hoursAtFull: 40 }, 1))).toBeGreaterThan(2 * homeHours(run({ hoursAtFull: 18 }, 1)) - 0.1);
});

test('an amended dependence holds from the next week', () => {
  const world = run({ outsideDependence: 0.6 }, 3);
  world.law.amend(world.law.indexOf('autonomy.resource.outside_dependence'), 0.2);
  runWeeks(world, 1);
  expect(world.f64('society.outsideShare')[0]).toBe(0.2);
  expect(homeHours(world)).toBeGreaterThan(9);
});

test('without the clause everything is bought', () => {
  const world = village(CALM, { without: ['autonomy.resource', BOOKS] });
  runWeeks(world, 2);
  expect(homeHours(world)).toBe(0);
  expect(world.f64('society.boughtShare')[0]).toBe(1);
});
